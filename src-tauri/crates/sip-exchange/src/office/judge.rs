//! What an object store says, in our words.

use object_store::Error;

use super::error::OfficeError;

/// Judges by the store's own code first (`<Code>` in its answer), then by the status of the answer. Stores differ in
/// the status for one and the same thing, hardly in the code.
pub(crate) fn judge(error: &Error) -> OfficeError {
    // The client gives code and status of other failures only as text.
    let text = error.to_string();
    if let Some(judged) = code(&text).and_then(by_code).or_else(|| status(&text).and_then(by_status)) {
        return judged;
    }
    match error {
        Error::NotFound { .. } => OfficeError::NotFound,
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => OfficeError::Denied,
        Error::InvalidPath { .. } => OfficeError::Damaged,
        // The region is another than was given.
        _ if text.contains("Received redirect") => OfficeError::BadAddress,
        _ => OfficeError::Unreachable,
    }
}

fn code(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("<Code>")?;
    rest.split_once("</Code>").map(|(code, _)| code.trim())
}

fn by_code(code: &str) -> Option<OfficeError> {
    Some(match code {
        "NoSuchBucket" => OfficeError::Gone,
        "NoSuchKey" => OfficeError::NotFound,
        "InvalidBucketName" | "AuthorizationHeaderMalformed" | "PermanentRedirect" => OfficeError::BadAddress,
        "AccessDenied"
        | "AllAccessDisabled"
        | "ExpiredToken"
        | "InvalidAccessKeyId"
        | "InvalidToken"
        | "RequestTimeTooSkewed"
        | "SignatureDoesNotMatch"
        | "TokenRefreshRequired" => OfficeError::Denied,
        "EntityTooLarge" => OfficeError::TooBig,
        "QuotaExceeded" | "StorageFull" | "XMinioStorageFull" | "XMinioAdminBucketQuotaExceeded" => OfficeError::Full,
        _ => return None,
    })
}

fn status(text: &str) -> Option<u16> {
    let (_, rest) = text.split_once("status code: ")?;
    rest.get(..3)?.parse().ok()
}

fn by_status(status: u16) -> Option<OfficeError> {
    Some(match status {
        401 | 403 => OfficeError::Denied,
        413 => OfficeError::TooBig,
        507 => OfficeError::Full,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> OfficeError {
        judge(&Error::Generic { store: "S3", source: text.into() })
    }

    #[test]
    fn a_code_goes_before_a_status() {
        let answer = |status: &str, code: &str| {
            said(&format!("Server returned non-2xx status code: {status}: <Error><Code>{code}</Code></Error>"))
        };
        assert_eq!(answer("403 Forbidden", "QuotaExceeded"), OfficeError::Full);
        assert_eq!(answer("403 Forbidden", "Unheard"), OfficeError::Denied);
        assert_eq!(answer("400 Bad Request", "ExpiredToken"), OfficeError::Denied);
        assert_eq!(answer("404 Not Found", "NoSuchBucket"), OfficeError::Gone);
        assert_eq!(answer("507 Insufficient Storage", ""), OfficeError::Full);
        assert_eq!(answer("500 Internal Server Error", "InternalError"), OfficeError::Unreachable);
    }

    #[test]
    fn what_is_not_understood_is_no_answer() {
        assert_eq!(said("error sending request"), OfficeError::Unreachable);
        assert_eq!(said("Received redirect without LOCATION"), OfficeError::BadAddress);
    }
}
