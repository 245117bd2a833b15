//! Why the store did not do what was asked. Nothing is half done then.

/// A fault of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder is used by another process.
    #[error("folder is in use")]
    InUse,
    /// The folder is no folder, or this user may not write in it.
    #[error("folder cannot be used")]
    Unusable,
    /// There is a database, or a key file, already.
    #[error("folder is not empty")]
    NotEmpty,
    /// There is no database.
    #[error("folder is empty")]
    Empty,
    /// Made by a newer program.
    #[error("folder is of a newer program")]
    Newer,
    /// The file is no database of ours, or it is damaged. It is left as it is.
    #[error("database is damaged")]
    Damaged,
    /// The disk is full.
    #[error("disk is full")]
    DiskFull,
    /// The disk did not do what it was asked: full where it cannot say so, or broken.
    #[error("disk does not answer")]
    DiskFault,
    /// The cipher is missing from this build.
    #[error("no cipher")]
    NoCipher,
    /// A value in the database is not what the program wrote.
    #[error("unexpected value in the database")]
    Unexpected,
    /// The file system said no.
    #[error("file system")]
    Io(#[from] std::io::Error),
    /// SQLite said no.
    #[error("database")]
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Damaged,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Self::DiskFault,
            _ => Self::Sql(error),
        }
    }
}
