//! Bytes to sign: the same for the same content, whatever the order and white space of its JSON.

/// Fields one after the other. A length or a count is 8 bytes, a number 4, both big-endian; a text
/// or key is its length and its bytes (UTF-8); a yes or no is one byte. Nothing is left out, so
/// that no two contents share their bytes.
#[derive(Default)]
pub(super) struct Canonical(Vec<u8>);

impl Canonical {
    pub(super) fn number(&mut self, number: u32) -> &mut Self {
        self.0.extend_from_slice(&number.to_be_bytes());
        self
    }

    pub(super) fn count(&mut self, count: usize) -> &mut Self {
        self.0.extend_from_slice(&(count as u64).to_be_bytes());
        self
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.count(bytes.len());
        self.0.extend_from_slice(bytes);
        self
    }

    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.bytes(text.as_bytes())
    }

    pub(super) fn yes(&mut self, yes: bool) -> &mut Self {
        self.0.push(u8::from(yes));
        self
    }

    /// Whether there is a text, and then the text.
    pub(super) fn maybe(&mut self, text: Option<&str>) -> &mut Self {
        self.yes(text.is_some());
        if let Some(text) = text {
            self.text(text);
        }
        self
    }

    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0)
    }
}
