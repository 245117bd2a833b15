//! Errors of the use cases: a code, a field, and the key of two Swedish sentences.

use std::path::PathBuf;

use sip_doc::DocError;
use sip_model::field::{EditError, FileError, Misfit, MisfitKind};
use sip_print::PrintError;
use sip_store::StoreError;
use sip_text::Text;
use sip_vault::{KeyfileError, OpenError, PinError};
use sip_wire::{Code, WireError};

/// Why a use case did not do what was asked. Nothing was written then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppError {
    /// Which kind.
    pub code: Code,
    /// Which trouble: the key of its sentences, `error-<what>` and `error-<what>-do`.
    pub what: &'static str,
    /// The field to blame.
    pub field: Option<String>,
    /// Words that the sentences need. Never a person's.
    pub words: Vec<(&'static str, String)>,
}

/// Every trouble there is; a test sees that each has its sentences.
pub const TROUBLES: &[&str] = &[
    "already-established",
    "already-there",
    "approval-not-for-us",
    "backup-damaged",
    "belongs-to-an-act",
    "card-damaged",
    "card-forged",
    "card-newer",
    "card-own",
    "case-closed",
    "case-locked",
    "code-missing",
    "code-wrong",
    "confirm-needs-form",
    "confirm-needs-parties",
    "confirm-needs-period",
    "confirm-needs-yes",
    "confirm-period-passed",
    "consent-expired",
    "consent-sheet-is-hers",
    "consent-withdrawn",
    "correct-what",
    "damaged",
    "decided-already",
    "decided-needs-decider",
    "device-has-shared",
    "device-is-office",
    "device-is-this",
    "device-not-approved",
    "device-revoked",
    "device-revoked-there",
    "device-secret-missing",
    "disk-fault",
    "disk-full",
    "fault",
    "field-choice",
    "field-count",
    "field-date",
    "field-flag",
    "field-group",
    "field-id",
    "field-list",
    "field-long",
    "field-points-at-nothing",
    "field-same-id",
    "field-text",
    "field-unknown",
    "file-newer",
    "file-not-a-case",
    "file-not-found",
    "file-not-json",
    "file-not-pdf",
    "file-not-written",
    "folder-empty",
    "folder-in-use",
    "folder-incomplete",
    "folder-newer",
    "folder-not-empty",
    "folder-unusable",
    "follow-up-incomplete",
    "handed-on",
    "handed-over-already",
    "handover-to-which",
    "handover-to-whom",
    "item-by-item",
    "keys-changed",
    "keys-old",
    "last-user",
    "locked",
    "log-broken",
    "log-broken-row",
    "log-cut",
    "may-not-seal",
    "name-missing",
    "name-wrong",
    "next-missing",
    "no-meeting-time",
    "no-plan-inside",
    "no-such-case",
    "no-such-decision",
    "no-such-device",
    "no-such-ending",
    "no-such-extract",
    "no-such-follow-up",
    "no-such-method",
    "no-such-place",
    "no-such-recipient",
    "no-such-sheet",
    "no-such-user",
    "no-such-version",
    "no-unit-key",
    "not-a-code",
    "not-all-in-consent",
    "not-an-item",
    "not-closed",
    "not-complete",
    "not-contested",
    "not-documents",
    "not-for-the-person",
    "not-handed-on",
    "not-locked",
    "not-root-holder",
    "not-sealed",
    "not-shared",
    "not-their-own-word",
    "not-withdrawn",
    "note-missing",
    "nothing-changed",
    "nothing-established",
    "nothing-to-read",
    "nothing-to-withdraw",
    "number-century",
    "number-check-digit",
    "number-date",
    "number-format",
    "offer-declined",
    "office-address",
    "office-damaged",
    "office-denied",
    "office-full",
    "office-gone",
    "office-is-data",
    "office-newer",
    "office-unknown",
    "office-unreachable",
    "original-exists",
    "other-plan",
    "passphrase-needed",
    "pin-differs",
    "pin-missing",
    "pin-short",
    "pin-wait",
    "pin-wrong",
    "pin-wrong-wait",
    "printer-says-no",
    "protected-since",
    "purge-needs-decision",
    "purge-needs-transfer",
    "reason-missing",
    "recipient-not-in-consent",
    "reopen-needs-yes",
    "request-damaged",
    "seal-broken",
    "settle-whole",
    "share-ended",
    "still-thinking",
    "stroke-straight",
    "stroke-too-short",
    "strokes-missing",
    "strokes-not-here",
    "strokes-off-pad",
    "strokes-too-many",
    "struck-already",
    "summons-needs-consent",
    "summons-needs-need",
    "summons-needs-recipients",
    "takeover-same-unit",
    "unable-undocumented",
    "unit-differs",
    "unit-linked-already",
    "unit-not-trusted",
    "unit-wrong",
    "usage",
    "user-exists",
    "value-not-json",
    "which-user",
    "withdrawal-stands",
    "withdrawn-already",
];

impl AppError {
    /// An error without field or words.
    #[must_use]
    pub fn new(code: Code, what: &'static str) -> Self {
        Self { code, what, field: None, words: Vec::new() }
    }

    /// What was given is wrong.
    #[must_use]
    pub fn bad(what: &'static str) -> Self {
        Self::new(Code::BadInput, what)
    }

    /// Right, but not possible now.
    #[must_use]
    pub fn not_now(what: &'static str) -> Self {
        Self::new(Code::NotNow, what)
    }

    /// Whether the disk is to blame: what only notes something must not stop anybody from reading a plan.
    #[must_use]
    pub fn is_of_the_disk(&self) -> bool {
        matches!(self.what, "disk-full" | "disk-fault")
    }

    /// With the field to blame.
    #[must_use]
    pub fn at(mut self, field: impl ToString) -> Self {
        self.field = Some(field.to_string());
        self
    }

    /// With the field to blame, unless it is known more closely.
    #[must_use]
    pub fn or_at(self, field: impl ToString) -> Self {
        if self.field.is_some() { self } else { self.at(field) }
    }

    /// With a word for its sentences.
    #[must_use]
    pub fn with(mut self, name: &'static str, word: impl ToString) -> Self {
        self.words.push((name, word.to_string()));
        self
    }

    /// A file that could not be written. Only its place is told.
    #[must_use]
    pub fn not_written(path: &std::path::Path) -> Self {
        Self::not_now("file-not-written").with("path", PathBuf::from(path).display())
    }

    /// As it crosses to the interface, in Swedish.
    #[must_use]
    pub fn told(&self, text: &Text) -> WireError {
        let field = self.field.clone().unwrap_or_default();
        let mut words: Vec<(&str, &str)> = self.words.iter().map(|(name, word)| (*name, word.as_str())).collect();
        words.push(("field", &field));
        WireError {
            code: self.code,
            what: self.what.to_owned(),
            field: self.field.clone(),
            message: text.say_with(&format!("error-{}", self.what), &words),
            advice: text.say_with(&format!("error-{}-do", self.what), &words),
        }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        // Only the name of the fault is logged: paths and values may tell of people.
        match error {
            StoreError::InUse => Self::not_now("folder-in-use"),
            StoreError::Unusable => Self::not_now("folder-unusable"),
            StoreError::NotEmpty => Self::not_now("folder-not-empty"),
            StoreError::Empty => Self::not_now("folder-empty"),
            StoreError::Newer => Self::not_now("folder-newer"),
            StoreError::Damaged | StoreError::Unexpected => Self::new(Code::Damaged, "damaged"),
            StoreError::DiskFull => Self::not_now("disk-full"),
            StoreError::Io(error) if error.kind() == std::io::ErrorKind::StorageFull => Self::not_now("disk-full"),
            StoreError::DiskFault | StoreError::Io(_) => Self::not_now("disk-fault"),
            StoreError::NoCipher | StoreError::Sql(_) => Self::new(Code::Fault, "fault"),
        }
    }
}

impl From<DocError> for AppError {
    fn from(_: DocError) -> Self {
        Self::new(Code::Damaged, "damaged")
    }
}

impl From<PrintError> for AppError {
    fn from(_: PrintError) -> Self {
        Self::new(Code::Fault, "fault")
    }
}

impl From<KeyfileError> for AppError {
    fn from(error: KeyfileError) -> Self {
        match error {
            KeyfileError::Pin(PinError::TooShort) => Self::bad("pin-short"),
            KeyfileError::Pin(PinError::FiveWords) => Self::bad("passphrase-needed"),
            KeyfileError::Newer => Self::not_now("folder-newer"),
            KeyfileError::Damaged => Self::new(Code::Damaged, "damaged"),
            KeyfileError::Derive => Self::new(Code::Fault, "fault"),
            KeyfileError::Name => Self::bad("name-wrong"),
            KeyfileError::UserExists => Self::not_now("user-exists"),
            KeyfileError::NoSuchUser => Self::bad("no-such-user"),
            KeyfileError::LastUser => Self::not_now("last-user"),
            KeyfileError::NoDeviceSecret => Self::new(Code::Locked, "device-secret-missing"),
            KeyfileError::OldSlot => Self::not_now("keys-old"),
        }
    }
}

impl From<OpenError> for AppError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::NoSuchUser => Self::new(Code::Locked, "no-such-user"),
            OpenError::WrongPin => Self::new(Code::Locked, "pin-wrong"),
            OpenError::NoDeviceSecret => Self::new(Code::Locked, "device-secret-missing"),
        }
    }
}

impl From<Misfit> for AppError {
    fn from(misfit: Misfit) -> Self {
        let what = match misfit.kind {
            MisfitKind::Unknown => "field-unknown",
            MisfitKind::NotText => "field-text",
            MisfitKind::NotFlag => "field-flag",
            MisfitKind::NotCount => "field-count",
            MisfitKind::NotList => "field-list",
            MisfitKind::NotGroup => "field-group",
            MisfitKind::NoSuchDate => "field-date",
            MisfitKind::NotAChoice => "field-choice",
            MisfitKind::TooLong => "field-long",
            MisfitKind::NoId => "field-id",
            MisfitKind::SameId => "field-same-id",
            MisfitKind::PointsAtNothing => "field-points-at-nothing",
            MisfitKind::Number(refused) => refused.key(),
        };
        Self::bad(what).at(misfit.path)
    }
}

impl From<EditError> for AppError {
    fn from(error: EditError) -> Self {
        match error {
            EditError::NoSuchPlace => Self::bad("no-such-place"),
            EditError::BelongsToAnAct => Self::not_now("belongs-to-an-act"),
            EditError::ItemByItem => Self::bad("item-by-item"),
            EditError::NotAnItem => Self::bad("not-an-item"),
            EditError::StruckAlready => Self::not_now("struck-already"),
            EditError::DecidedNeedsDecider => Self::bad("decided-needs-decider"),
            EditError::NotForThePerson => Self::bad("not-for-the-person"),
            EditError::NotTheirOwnWord => Self::bad("not-their-own-word"),
            EditError::Misfit(misfit) => misfit.into(),
        }
    }
}

impl From<FileError> for AppError {
    fn from(error: FileError) -> Self {
        match error {
            FileError::NotJson { line, column } => Self::bad("file-not-json").with("line", line).with("column", column),
            FileError::NotACase => Self::bad("file-not-a-case"),
            FileError::Newer => Self::bad("file-newer").at("/schemaVersion"),
            FileError::Misfit(misfit) => misfit.into(),
        }
    }
}
