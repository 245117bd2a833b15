//! What the interface shows. Views are read-only pictures; every change goes by a command.

use serde::{Deserialize, Serialize};
use sip_model::Case;
use sip_model::check::Finding;
use sip_model::unit::UnitAuthority;

use crate::kind::Kind;
use crate::share::{Proposed, Where};

macro_rules! views {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($body)* }
    )*};
}

pub(crate) use views;

/// State of the data folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum Folder {
    /// Nothing there yet.
    Empty,
    /// There, and locked.
    Locked,
    /// Open.
    Open,
}

/// Which state a case is in (ruling 13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// Arbetsmaterial.
    Draft,
    /// Låst för underskrift.
    Locked,
    /// Upprättad, with nothing changed since.
    Established,
    /// Avslutad.
    Closed,
}

views! {
    /// The session.
    pub struct Session {
        /// State of the folder.
        pub folder: Folder,
        /// The operating system keeps keys: a PIN is enough. Else a passphrase.
        pub keyring: bool,
        /// Names to choose from when unlocking.
        pub users: Vec<String>,
        /// Who is in.
        pub user: Option<String>,
        /// The unit of this computer.
        pub unit: Option<SessionUnit>,
        /// Today, `2026-10-21`.
        pub today: String,
        /// Version of the program.
        pub program: String,
    }

    /// The unit of this computer.
    pub struct SessionUnit {
        /// Name.
        pub name: String,
        /// Huvudman.
        pub authority: UnitAuthority,
        /// HSA-id.
        pub hsa_id: Option<String>,
    }

    /// A new data folder.
    pub struct Initialised {
        /// Shown once, to be kept on paper.
        pub recovery_code: String,
    }

    /// A row of Mina planer.
    pub struct CaseRow {
        /// Plan id.
        pub id: String,
        /// The person's name, or nothing when the identity is protected.
        pub name: Option<String>,
        /// Age in years.
        pub age: Option<u32>,
        /// Where the person lives (kommun), nothing when protected.
        pub place: Option<String>,
        /// Protected identity: shown as "Skyddad person" with the plan id.
        pub protected: bool,
        /// Step of the process, 1 to 5.
        pub step: u32,
        /// What comes next.
        pub next: Option<NextEvent>,
        /// State.
        pub state: State,
        /// Latest established version.
        pub version: Option<u32>,
        /// Changes that lie only on this computer.
        pub only_here: u32,
        /// Why it ended, a word of `EndingKind`, when it has.
        pub ending: Option<String>,
        /// Another unit has it now.
        pub handed_over: bool,
        /// Where what is written lies.
        pub lies: Where,
        /// Somebody wrote the same thing in another way, or running texts met: how many cards.
        pub conflicts: u32,
    }

    /// The next date of a case.
    pub struct NextEvent {
        /// `2026-10-21` or `2026-10-21T13:00`.
        pub at: String,
        /// summons, meeting, followUp, consentEnds, feedback.
        pub what: String,
    }

    /// A case, opened.
    pub struct CaseView {
        /// Plan id.
        pub id: String,
        /// All of it. Struck items are there, marked.
        pub case: Case,
        /// What the check found, with Swedish sentences.
        pub findings: Vec<FindingView>,
        /// Fields that were written in two ways.
        pub contested: Vec<ContestedField>,
        /// Where what is written lies.
        pub lies: Where,
        /// What was changed since the established version, by whom and when.
        pub proposed: Vec<Proposed>,
        /// Every established version: more than one of the same number when two computers
        /// established apart.
        pub versions: Vec<LockedView>,
        /// This computer's unit documents the case: only it writes the consent and locks.
        pub documents: bool,
        /// State.
        pub state: State,
        /// Present while locked, and when established.
        pub locked: Option<LockedView>,
        /// What is being typed and is not yet part of the plan.
        pub drafts: Vec<Draft>,
        /// The consent holds today.
        pub consent_holds: bool,
        /// Changes that lie only on this computer.
        pub only_here: u32,
        /// When the last change reached the disk, `2026-10-21T13:24`.
        pub saved_at: Option<String>,
        /// Rules of the region profile that the screens follow.
        pub profile: ProfileView,
        /// How it stands with the consent today: missing, reflecting, declined, unableOpen, unable,
        /// given, expired, withdrawn.
        pub consent_state: String,
        /// Days left of a consent that holds; 0 on its last day.
        pub consent_days_left: Option<u32>,
        /// What was added since the person last said yes: paths of parties and topics that nobody
        /// may read by yet.
        pub consent_unasked: Vec<String>,
        /// Deadlines of the kallelse and the meeting.
        pub deadlines: Vec<Deadline>,
        /// What is to be done in this case, by date.
        pub todo: Vec<Todo>,
        /// The ending that holds: an item of `/endings`.
        pub ending: Option<String>,
        /// The unit that has the case now, when it was handed on.
        pub handed_to: Option<String>,
        /// What can be done now, and why the rest cannot.
        pub acts: Vec<ActView>,
        /// What each participant may read, and so which sheet is theirs.
        pub readers: Vec<Reader>,
    }

    /// A deadline (ruling 18): the strict day, and the next working day beside it.
    pub struct Deadline {
        /// summons or meeting.
        pub what: String,
        /// Last day, `2026-10-11`.
        pub on: String,
        /// The same or the next working day.
        pub working: String,
        /// The day has passed, or what should have been done by then came later.
        pub passed: bool,
        /// Where the deadline comes from, in Swedish.
        pub source: String,
    }

    /// Something to do, or to wait for.
    pub struct Todo {
        /// Plan id.
        pub case: String,
        /// The person's name, or nothing when the identity is protected.
        pub name: Option<String>,
        /// The day, `2026-10-30`, or the minute, `2026-10-21T13:00`; nothing when it has no date.
        pub at: Option<String>,
        /// reflectionEnds, summons, answer, meeting, feedback, insatsDue, deviation, followUp,
        /// coordinatorEnds, consentEnds, inform.
        pub what: String,
        /// What it is about: the insats, the deviation.
        pub about: Option<String>,
        /// Who is to do it, or to answer.
        pub who: Option<String>,
        /// The field that it comes from.
        pub path: String,
        /// The day has passed.
        pub overdue: bool,
    }

    /// An act, and whether it can be done now.
    pub struct ActView {
        /// edit, confirm, withdraw, renew, summon, lock, unlock, establish, handOut, followUp,
        /// close, reopen, handOver, takeBack, takeOver, correct, inform, narrow.
        pub act: String,
        /// It can.
        pub allowed: bool,
        /// Why not, in Swedish.
        pub why: Option<String>,
        /// What would allow it, in Swedish.
        pub what_now: Option<String>,
    }

    /// What a participant may read of the plan (ruling 4).
    pub struct Reader {
        /// Participant id.
        pub participant: String,
        /// all, part or none.
        pub reads: String,
        /// How many goals and insatser are left out.
        pub left_out: u32,
    }

    /// A finding with its sentences.
    pub struct FindingView {
        /// The finding.
        #[serde(flatten)]
        pub finding: Finding,
        /// What is missing or wrong, in Swedish.
        pub message: String,
        /// What to do now, in Swedish.
        pub advice: String,
    }

    /// A field that two people changed apart.
    pub struct ContestedField {
        /// Path.
        pub path: String,
        /// Every value.
        pub values: Vec<ContestedValue>,
    }

    /// One of the values.
    pub struct ContestedValue {
        /// The value.
        #[ts(type = "unknown")]
        pub value: serde_json::Value,
        /// Who wrote it.
        pub by: Option<String>,
        /// Of which unit.
        pub unit: Option<String>,
        /// When, by that computer's clock.
        pub at: Option<String>,
    }

    /// A locked or established version.
    pub struct LockedView {
        /// Number.
        pub version: u32,
        /// 64 hex digits.
        pub hash: String,
        /// Four check words.
        pub words: Vec<String>,
        /// When it was locked.
        pub locked_at: String,
        /// When it was established.
        pub established_at: Option<String>,
    }

    /// Typed and kept, not yet in the plan.
    pub struct Draft {
        /// Path.
        pub path: String,
        /// The text.
        pub text: String,
    }

    /// What the region profile says to the screens.
    pub struct ProfileView {
        /// Name in the case file.
        pub name: String,
        /// Name on screen.
        pub title: String,
        /// What the chair being the secretary means: a reason is asked for, or a warning.
        pub chair_rule: String,
        /// Kinds of units that get a kallelse.
        pub summons_kinds: Vec<String>,
        /// Local words: `coordinator`, `overallResponsible` …, each with its label.
        pub terms: std::collections::BTreeMap<String, String>,
    }

    /// A region profile to choose.
    pub struct ProfileChoice {
        /// Name in the case file.
        pub name: String,
        /// Name on screen.
        pub title: String,
    }

    /// A change that is on disk.
    pub struct Changed {
        /// What went stale.
        pub kinds: Vec<Kind>,
        /// The id of an item that was added.
        pub id: Option<String>,
        /// When it was on disk, `2026-10-21T13:24`.
        pub saved_at: String,
    }

    /// A PDF.
    pub struct Pdf {
        /// Base64.
        pub base64: String,
        /// A file name without anybody's name.
        pub file_name: String,
    }

    /// A file that was written.
    pub struct Saved {
        /// Where.
        pub path: String,
        /// What went stale.
        pub kinds: Vec<Kind>,
    }

    /// A printer.
    pub struct Printer {
        /// Its name.
        pub name: String,
        /// The system's own choice.
        pub is_default: bool,
    }

    /// A row of the ledger: who got which sheet (PDL 3 kap. 11 §).
    pub struct LedgerRow {
        /// Identifier.
        pub id: String,
        /// original, kopia, utdrag, kallelse, samtycke or information.
        pub exemplar: String,
        /// Number of the copy.
        pub number: Option<u32>,
        /// Version; 0 for a sheet that belongs to none.
        pub version: u32,
        /// Participant or unit id.
        pub recipient: String,
        /// Name of the recipient.
        pub name: String,
        /// papper or fil.
        pub channel: String,
        /// When.
        pub at: String,
        /// By whom.
        pub by: String,
    }

    /// What was found in a number.
    pub struct NumberVerdict {
        /// Stored form, when it is right.
        pub value: Option<String>,
        /// The birth date that the number tells, when it tells one.
        pub birth_date: Option<String>,
        /// Why it was refused, in Swedish.
        pub refused: Option<String>,
    }

    /// A line of the doctor's report.
    pub struct DoctorCheck {
        /// cipher, keyring, fonts, printer, disk, integrity …
        pub name: String,
        /// ok, warn or fail.
        pub verdict: String,
        /// In Swedish.
        pub message: String,
    }
}
