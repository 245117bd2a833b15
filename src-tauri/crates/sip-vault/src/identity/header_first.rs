//! A sealed file whose header is read in one piece.

use std::io::{BufRead, Read, Result};

/// The longest header read, in bytes: room for two thousand recipients and what `age` adds, and
/// little enough that a made-up one costs no more than some tenths of a second.
const MOST_HEADER: usize = 256 * 1024;

/// Reads a sealed file. `age` asks for its header line by line, and begins anew with each line, so
/// that a thousand recipients would cost seconds; this gives the whole header for the first line.
pub(super) struct HeaderFirst<'a> {
    rest: &'a [u8],
    header: usize,
}

impl<'a> HeaderFirst<'a> {
    /// Nothing, when the bytes have no header of a reasonable length.
    pub(super) fn new(sealed: &'a [u8]) -> Option<Self> {
        let start = &sealed[..sealed.len().min(MOST_HEADER)];
        // The header's last line is the only one that begins with hyphens alone.
        let last = start.windows(4).position(|four| four == b"\n---")? + 1;
        let header = last + start[last..].iter().position(|byte| *byte == b'\n')? + 1;
        Some(Self { rest: sealed, header })
    }
}

impl Read for HeaderFirst<'_> {
    fn read(&mut self, to: &mut [u8]) -> Result<usize> {
        self.rest.read(to)
    }
}

impl BufRead for HeaderFirst<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(self.rest)
    }

    fn consume(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn read_until(&mut self, _: u8, to: &mut Vec<u8>) -> Result<usize> {
        let header = std::mem::take(&mut self.header).min(self.rest.len());
        let (header, rest) = self.rest.split_at(header);
        to.extend_from_slice(header);
        self.rest = rest;
        // When that was no whole header, what follows makes none of it: no line is the end.
        Ok(header.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_comes_first_and_at_once() {
        let mut file = HeaderFirst::new(b"age\n-> X\n\n--- mac\npay\nload").unwrap();
        let (mut header, mut payload) = (Vec::new(), Vec::new());
        assert_eq!(file.read_until(b'\n', &mut header).unwrap(), 18);
        assert_eq!(header, b"age\n-> X\n\n--- mac\n");
        assert_eq!(file.read_until(b'\n', &mut header).unwrap(), 0);
        file.read_to_end(&mut payload).unwrap();
        assert_eq!(payload, b"pay\nload");
    }

    #[test]
    fn what_has_no_header_is_not_searched_for_ever() {
        assert!(HeaderFirst::new(b"").is_none());
        assert!(HeaderFirst::new(b"age\n--- mac").is_none());
        assert!(HeaderFirst::new(&[&[b'a'; MOST_HEADER], b"\n--- mac\n".as_slice()].concat()).is_none());
    }
}
