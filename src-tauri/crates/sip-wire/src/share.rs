//! What the interface shows and asks of exchange: what is handed over and what is not, conflict
//! cards, units that are trusted.

use serde::{Deserialize, Serialize};
use sip_model::unit::UnitAuthority;

use crate::kind::Kind;
use crate::view::views;

/// Where what is written in a case lies. Said only of what is known (complaint 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum Where {
    /// On this computer only; it was never handed over.
    OnlyHere,
    /// Some changes are on this computer only; what was before them was handed over.
    Changes,
    /// All of it was handed over; somebody has not confirmed yet, or is not asked any more.
    Handed,
    /// Every device that has it told the same heads.
    Same,
    /// It was never handed over, and there is nobody to hand it to: no other computer, no unit that is
    /// trusted and writes along.
    Alone,
    /// The person took the yes back, and that was told to those who had it: nothing more goes anywhere.
    Withdrawn,
    /// The person took the yes back, and that is not told yet.
    WithdrawnUntold,
}

/// How far one receiver has come with one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum Reached {
    /// The unit's card is not here: its key must be trusted first.
    NoCard,
    /// The consent gives it nothing, or the person must be asked first.
    Nothing,
    /// Not handed over.
    Owed,
    /// Handed over, not confirmed.
    Handed,
    /// Mottagen: the other side has read it in.
    Received,
    /// Läst: somebody there has opened it.
    Read,
    /// Kvitterad: somebody there has said so.
    Acknowledged,
    /// The other side has exactly the same, on every device that has the case.
    Same,
}

/// What kind of place packets are left in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum PlaceKind {
    /// A USB stick that is plugged in.
    Stick,
    /// A shared folder.
    Folder,
    /// An object store.
    Store,
}

views! {
    /// A place where packets can be left and fetched.
    pub struct Place {
        /// What kind.
        pub kind: PlaceKind,
        /// Its address: a folder or `s3://…`.
        pub address: String,
        /// Its name for people.
        pub name: String,
        /// It can be reached now, as far as a look tells. Nothing for a store: it is not asked
        /// until it is used.
        pub there: Option<bool>,
        /// When this computer last left and fetched there, `2026-10-21T14:31`.
        pub last_at: Option<String>,
    }

    /// Remembers or forgets a place that is not a stick.
    pub struct PlaceSet {
        /// Folder or store.
        pub kind: PlaceKind,
        /// Its address; nothing to forget it.
        pub address: Option<String>,
    }

    /// One step of "Lämna och hämta": at most about a quarter of a second of work. The interface
    /// calls again until it is finished; not calling again is to cancel, and nothing starts over.
    pub struct ExchangeStep {
        /// The place.
        pub address: String,
        /// The first step of a round.
        pub begin: bool,
    }

    /// How far a round has come.
    pub struct ExchangeProgress {
        /// Nothing is left to do.
        pub finished: bool,
        /// fetching, leaving or readingBack.
        pub doing: String,
        /// Steps done.
        pub done: u32,
        /// Steps in all, as far as is known now.
        pub of: u32,
        /// What was done so far in this round.
        pub report: ExchangeReport,
        /// What went stale.
        pub kinds: Vec<Kind>,
    }

    /// What a round did.
    pub struct ExchangeReport {
        /// Per unit.
        pub units: Vec<UnitReport>,
        /// What was set aside, each with its reason. Everything else went on.
        pub set_aside: Vec<SetAside>,
        /// When everything was written, `2026-10-21T14:31`.
        pub written_at: Option<String>,
        /// When what was written had been read back and compared.
        pub read_back_at: Option<String>,
        /// Changes written.
        pub changes: u32,
    }

    /// What a round did with one unit.
    pub struct UnitReport {
        /// Its name, as its card has it.
        pub unit: String,
        /// Envelopes left for it.
        pub sent: u32,
        /// Envelopes taken in from it.
        pub received: u32,
        /// Envelopes set aside.
        pub set_aside: u32,
        /// Cases with something that it has not got.
        pub owed: u32,
    }

    /// Something that was not taken in.
    pub struct SetAside {
        /// Identifier.
        pub id: String,
        /// truncated, forged, unknownDevice, revoked, readdressed, notAllowed, newer, tooBig, gap …
        pub reason: String,
        /// In Swedish: what it was.
        pub message: String,
        /// In Swedish: what to do.
        pub advice: String,
        /// The unit's name, where it is known.
        pub from: Option<String>,
        /// When.
        pub at: String,
    }

    /// Everything that waits to be handed over.
    pub struct Handing {
        /// Changes that lie only on this computer, in all cases.
        pub only_here: u32,
        /// When something was last handed over.
        pub last_at: Option<String>,
        /// The places.
        pub places: Vec<Place>,
        /// What was set aside and not yet looked at.
        pub set_aside: Vec<SetAside>,
        /// Extracts that other units sent here.
        pub extracts: Vec<ReceivedExtract>,
    }

    /// A sealed extract that another unit sent.
    pub struct ReceivedExtract {
        /// Identifier.
        pub id: String,
        /// Plan id.
        pub case: String,
        /// The person's name, or nothing when protected.
        pub name: Option<String>,
        /// From which unit.
        pub from: String,
        /// Version of the plan.
        pub version: u32,
        /// The version's four words.
        pub words: Vec<String>,
        /// When it came.
        pub at: String,
        /// When its unit told that nothing more comes; nothing while that may be.
        pub ended: Option<String>,
    }

    /// Who gets what of one case, and how far it has come (screen 09).
    pub struct HandingCase {
        /// Plan id.
        pub case: String,
        /// A row for every unit of the case but this one, and one for this unit's other computers.
        pub rows: Vec<HandingRow>,
        /// How many things stay here: what the person does not want to bring up, and the unit's own.
        pub stays: u32,
        /// Four words of what this computer has now (equality; not the version's words).
        pub words: Vec<String>,
        /// Where the data is.
        pub lies: Where,
        /// Changes that lie only on this computer.
        pub changes: u32,
        /// Last day of the consent.
        pub consent_until: Option<String>,
        /// Somebody here has said that it has come (kvitterat).
        pub acknowledged: bool,
    }

    /// One receiver of a case.
    pub struct HandingRow {
        /// Unit id within the case.
        pub unit: String,
        /// Its name.
        pub name: String,
        /// Huvudman.
        pub authority: UnitAuthority,
        /// This unit's own other computers.
        pub own: bool,
        /// all, part or none: what the consent lets it have.
        pub reads: String,
        /// Those of its people who take part.
        pub people: Vec<String>,
        /// How far it has come.
        pub reached: Reached,
        /// When that was.
        pub at: Option<String>,
        /// Four words of what the other side told that it has.
        pub words: Vec<String>,
    }

    /// Something that was written in two ways (screen 07).
    pub struct ConflictCard {
        /// The field.
        pub path: String,
        /// short: choose one. prose: read it through. strike: struck here, changed there. late: an
        /// edit that came for something that has moved.
        pub kind: String,
        /// What it is about: the insats, the goal, the person.
        pub about: String,
        /// Where that stands: the goal, the step.
        pub within: Option<String>,
        /// The name of the field, as the interface labels it (a text key after `field-`).
        pub field: String,
        /// The unit that answers for it.
        pub owner: Option<String>,
        /// Its huvudman.
        pub owner_authority: Option<UnitAuthority>,
        /// Somebody of that unit who takes part.
        pub ask: Option<String>,
        /// Every value. Of a running text, what each of those who met there wrote.
        pub values: Vec<ConflictValue>,
        /// What became of a running text that is to be read.
        pub text: Option<String>,
        /// Facts of the same thing that nobody disputes: field and words.
        pub beside: Vec<Fact>,
        /// The field takes words of one's own: "Skriv något annat" makes sense.
        pub free: bool,
        /// "Behåll båda" makes sense, and this is what it would say.
        #[ts(type = "unknown")]
        pub both: serde_json::Value,
        /// The screen where it stands: a step, 1 to 5.
        pub step: u32,
    }

    /// One of the values.
    pub struct ConflictValue {
        /// The value.
        #[ts(type = "unknown")]
        pub value: serde_json::Value,
        /// In words, for screens. Nothing in a running text: what this one wrote is not told here.
        pub words: String,
        /// Who wrote it.
        pub by: Option<String>,
        /// Of which unit.
        pub unit: Option<String>,
        /// When, by that computer's clock, `2026-10-14T10:20`.
        pub at: Option<String>,
        /// Written on this computer.
        pub here: bool,
    }

    /// One row of what has been done with a case.
    pub struct HistoryRow {
        /// When, `2026-10-14T10:20`: by the clock of the computer where it was done.
        pub at: String,
        /// Who; of another unit's or computer's also the unit.
        pub user: String,
        /// import, set, add, strike, lift, settle, read, lock, print, received …
        pub what: String,
        /// The field, or nothing.
        pub path: String,
        /// The reason, or nothing.
        pub words: String,
        /// Done on this computer.
        pub here: bool,
        /// What it is about, and the field, in Swedish.
        pub about: Option<String>,
        /// What was written or chosen, in words.
        pub said: Option<String>,
        /// What stood there before, in words.
        pub before: Option<String>,
        /// Where it was settled: each value that was not chosen.
        pub not_chosen: Vec<ConflictValue>,
    }

    /// A field and its words.
    pub struct Fact {
        /// Text key after `field-`.
        pub field: String,
        /// The words.
        pub words: String,
    }

    /// Settles a contested field with one of the values, or another.
    pub struct ConflictSettle {
        /// Plan id.
        pub case: String,
        /// The field.
        pub path: String,
        /// The value that shall hold; for running text that was read: nothing.
        #[ts(type = "unknown")]
        pub value: serde_json::Value,
    }

    /// A change since the established version: a proposal for the next.
    pub struct Proposed {
        /// The field.
        pub path: String,
        /// What it is about, and the field, in Swedish.
        pub about: String,
        /// What was established, in words; nothing when it was not there.
        pub before: Option<String>,
        /// What stands there now; nothing when it was taken out.
        pub after: Option<String>,
        /// Who wrote last.
        pub by: Option<String>,
        /// Of which unit.
        pub unit: Option<String>,
        /// When.
        pub at: Option<String>,
        /// Everybody who wrote it since, the last one too: oldest first.
        pub wrote: Vec<Wrote>,
    }

    /// Somebody who wrote something.
    pub struct Wrote {
        /// Who.
        pub by: Option<String>,
        /// Of which unit.
        pub unit: Option<String>,
        /// When, by that computer's clock.
        pub at: Option<String>,
    }

    /// A unit and its keys.
    pub struct UnitView {
        /// Identifier of its root, 32 hex digits.
        pub id: String,
        /// Name.
        pub name: String,
        /// Huvudman.
        pub authority: UnitAuthority,
        /// HSA-id.
        pub hsa_id: Option<String>,
        /// Six words of its key, to be compared by voice.
        pub words: Vec<String>,
        /// Trusted by a person here; else only known.
        pub trusted: bool,
        /// Number of its key epoch.
        pub epoch: u32,
        /// This computer's own unit.
        pub own: bool,
        /// Its card as a QR code (SVG); only for this unit's own.
        pub qr: Option<String>,
    }

    /// A card as text, from a file.
    pub struct CardText {
        /// The file's text.
        pub text: String,
    }
}
