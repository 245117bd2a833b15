//! What a post office can answer instead of doing what it was asked.

use std::io::{Error, ErrorKind};

/// Why a post office did not do it. It tells nothing of content, names or paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum OfficeError {
    /// No room is left in the place.
    #[error("the place is full")]
    Full,
    /// The place is not there: the stick is pulled out, the share is away, the bucket is no more.
    #[error("the place is not there")]
    Gone,
    /// The place does not let us: no rights, read-only, wrong credentials.
    #[error("the place does not let us")]
    Denied,
    /// The place is there, what was asked for is not.
    #[error("not found in the place")]
    NotFound,
    /// No answer over the network, or none that could be understood.
    #[error("the place does not answer")]
    Unreachable,
    /// More bytes than were asked for, or than the place takes.
    #[error("too many bytes")]
    TooBig,
    /// What lies there is not what its name says, or something else lies in its way. A synchronised folder can
    /// still be bringing it: asking again later is worth it.
    #[error("damaged in the place")]
    Damaged,
    /// No address of a place, or no name of a mailbox, a sender or a packet.
    #[error("no such address can be")]
    BadAddress,
    /// The place was made by a newer version of the program.
    #[error("the place is newer than this program")]
    Newer,
}

/// Unix: "I/O error" (a stick that was pulled out answers every read and write with it), "no such device" and "no such
/// device or address". They have no kind of their own.
const PULLED_OUT: [i32; 3] = [5, 19, 6];

impl From<&Error> for OfficeError {
    fn from(error: &Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::FileTooLarge => Self::TooBig,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::Denied,
            ErrorKind::TimedOut | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable => Self::Unreachable,
            ErrorKind::InvalidFilename => Self::BadAddress,
            ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::AlreadyExists => Self::Damaged,
            ErrorKind::NotConnected | ErrorKind::StaleNetworkFileHandle | ErrorKind::NetworkDown => Self::Gone,
            _ if cfg!(unix) && error.raw_os_error().is_some_and(|code| PULLED_OUT.contains(&code)) => Self::Gone,
            // Nothing that is known of: it did not work, trying again later is right.
            _ => Self::Unreachable,
        }
    }
}

impl From<Error> for OfficeError {
    fn from(error: Error) -> Self {
        Self::from(&error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_told_in_our_words() {
        let said = [
            (ErrorKind::StorageFull, OfficeError::Full),
            (ErrorKind::QuotaExceeded, OfficeError::Full),
            (ErrorKind::ReadOnlyFilesystem, OfficeError::Denied),
            (ErrorKind::StaleNetworkFileHandle, OfficeError::Gone),
            (ErrorKind::NotFound, OfficeError::NotFound),
            (ErrorKind::Other, OfficeError::Unreachable),
        ];
        for (kind, told) in said {
            assert_eq!(OfficeError::from(Error::from(kind)), told, "{kind:?}");
        }
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_stick_that_was_pulled_out_is_gone() {
        for code in PULLED_OUT {
            assert_eq!(OfficeError::from(Error::from_raw_os_error(code)), OfficeError::Gone);
        }
        assert_eq!(OfficeError::from(Error::from_raw_os_error(28)), OfficeError::Full);
        assert_eq!(OfficeError::from(Error::from_raw_os_error(30)), OfficeError::Denied);
    }
}
