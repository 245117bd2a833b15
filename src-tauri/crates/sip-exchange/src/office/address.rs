//! The address of a post office, as a person or a settings file writes it.

use std::path::PathBuf;

use super::error::OfficeError;

/// Where a post office is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Address {
    /// A folder.
    Folder(PathBuf),
    /// A bucket of an object store and a prefix in it, without slashes around it; empty for the whole bucket.
    Store { bucket: String, prefix: String },
}

impl Address {
    /// Reads `s3://bucket/prefix`, `file:///folder` or a path.
    pub(crate) fn read(text: &str) -> Result<Self, OfficeError> {
        let address = match text.split_once("://") {
            _ if text.contains('\0') => None,
            Some(("s3", rest)) => store(rest),
            Some(("file", rest)) => file(rest).map(Self::Folder),
            Some(_) => None,
            // A path that is not absolute means what it means now, also when the process goes elsewhere.
            None => std::path::absolute(text).ok().map(Self::Folder),
        };
        address.ok_or(OfficeError::BadAddress)
    }
}

fn store(rest: &str) -> Option<Address> {
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
    if !(3..=63).contains(&bucket.len()) || !bucket.bytes().all(plain) || bucket.starts_with('.') {
        return None;
    }
    let prefix = prefix.strip_suffix('/').unwrap_or(prefix);
    if !prefix.is_empty() && !prefix.split('/').all(is_segment) {
        return None;
    }
    Some(Address::Store { bucket: bucket.to_owned(), prefix: prefix.to_owned() })
}

/// One part of a prefix: nothing that a URL would write otherwise, so that key and address are the same text.
fn is_segment(part: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_.=".contains(&b);
    !part.is_empty() && part != "." && part != ".." && part.bytes().all(plain)
}

fn file(rest: &str) -> Option<PathBuf> {
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    if !path.starts_with('/') || path.contains(['?', '#']) {
        return None;
    }
    let path = percent_decoded(path)?;
    // On Windows the URL of C:\post is file:///C:/post.
    let path = if cfg!(windows) { path.trim_start_matches('/') } else { &path };
    (!path.contains('\0')).then(|| PathBuf::from(path))
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' { hex(bytes.next()?)? * 16 + hex(bytes.next()?)? } else { byte });
    }
    String::from_utf8(decoded).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_folder_is_a_path_or_its_url() {
        let folder = |path: &str| Ok(Address::Folder(PathBuf::from(path)));
        assert_eq!(Address::read("/media/anna/STICKA"), folder("/media/anna/STICKA"));
        assert_eq!(Address::read("file:///srv/post"), folder("/srv/post"));
        assert_eq!(Address::read("file://localhost/srv/post"), folder("/srv/post"));
        assert_eq!(Address::read("file:///srv/v%C3%A5rd%20och%20omsorg"), folder("/srv/vård och omsorg"));
        let Ok(Address::Folder(path)) = Address::read("post") else { panic!("a relative path is a path") };
        assert!(path.is_absolute() && path.ends_with("post"));
    }

    #[test]
    fn a_store_is_a_bucket_and_a_prefix() {
        let store =
            |bucket: &str, prefix: &str| Ok(Address::Store { bucket: bucket.to_owned(), prefix: prefix.to_owned() });
        assert_eq!(Address::read("s3://sip-post"), store("sip-post", ""));
        assert_eq!(Address::read("s3://sip-post/"), store("sip-post", ""));
        assert_eq!(Address::read("s3://sip.post/Region/2026_1/"), store("sip.post", "Region/2026_1"));
    }

    #[test]
    fn anything_else_is_no_address() {
        for text in [
            "",
            "s3://",
            "s3://ab",
            "s3://Bucket/x",
            "s3://user:secret@bucket/x",
            "s3://bucket//x",
            "s3://bucket/../x",
            "s3://bucket/a b",
            "s3://bucket/x?region=y",
            "https://bucket.example/x",
            "file://server/share",
            "file://",
            "file:///a%2",
            "file:///a%00b",
            "file:///a#b",
            "/a\0b",
        ] {
            assert_eq!(Address::read(text), Err(OfficeError::BadAddress), "{text}");
        }
    }
}
