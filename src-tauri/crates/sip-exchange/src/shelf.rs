//! What a round of exchange needs from storage. The data folder implements it in `sip-app`; the
//! simulation implements it in memory, so that both play the same rounds.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sip_doc::{Author, Contested, DocId};
use sip_model::Date;
use sip_vault::identity::{DevicePublic, UnitCard, UnitKeys};

use crate::cursor::Cursor;
use crate::envelope::{Extract, Notice, Version, Withdrawal};
use crate::mailbox::Mailbox;
use crate::me::{Me, Trust};
use crate::offer::Put;
use crate::office::PacketName;
use crate::reason::Reason;
use crate::share::Replica;

/// Something that was not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The mailbox it lies in.
    pub mailbox: Mailbox,
    /// In whose directory.
    pub sender: String,
    /// Its name there.
    pub packet: String,
    /// Plan id, where it is known.
    pub case: Option<String>,
    /// Why.
    pub reason: Reason,
    /// The name of the unit, where it is known.
    pub unit: Option<String>,
}

/// A case after a packet.
#[derive(Debug)]
pub struct CaseTaken {
    /// Plan id.
    pub case: String,
    /// It came with this packet.
    pub is_new: bool,
    /// As it is now.
    pub replica: Replica,
    /// Documents that changed.
    pub docs: Vec<DocId>,
    /// Who wrote what came in.
    pub authors: Vec<(Author, i64)>,
    /// Versions that came in.
    pub versions: Vec<Version>,
    /// A withdrawal that another unit wrote down: to be written into the consent.
    pub withdrawal: Option<Withdrawal>,
}

/// Everything that one packet led to: kept as a whole or not at all, with how far was fetched.
#[derive(Debug, Default)]
pub struct PacketTaken {
    /// Its name: what was set aside of it before and is not again has passed.
    pub packet: String,
    /// Cases.
    pub cases: Vec<CaseTaken>,
    /// Extracts, with the name of the unit that sent them.
    pub extracts: Vec<(Extract, String)>,
    /// Notices about cases of which at most extracts came here, with the name of the unit that tells.
    pub notices: Vec<(Notice, String)>,
    /// A newer card of a trusted unit, or of this one.
    pub cards: Vec<UnitCard>,
    /// This unit's keys.
    pub keys: Option<UnitKeys>,
    /// What was set aside.
    pub asides: Vec<Aside>,
    /// How many envelopes were taken in.
    pub taken: u32,
    /// The name of the unit that left it.
    pub unit: Option<String>,
    /// Mailboxes of which somebody says that packets of this device cannot be read there, with the latest of them.
    pub unread: BTreeMap<Mailbox, u64>,
    /// This device learned from it that it was put back from an older copy of its folder, or lives twice.
    pub returned: Option<Reason>,
    /// The latest time that its sender told in it, where that is this unit or one that is trusted.
    pub told: Option<String>,
}

/// A case to be looked at, with what is asked of it.
#[derive(Debug)]
pub struct Look {
    /// As it is, sealed.
    pub replica: Replica,
    /// Documents that were folded for it and are to be stored anew as a whole.
    pub folded: Vec<DocId>,
    /// As its documents tell it.
    pub value: Value,
    /// What waits for a person in it.
    pub contested: Vec<Contested>,
    /// The revision it is looked at in.
    pub rev: i64,
}

/// A case that was looked at.
#[derive(Debug)]
pub struct Looked {
    /// Plan id.
    pub case: String,
    /// The look.
    pub look: Look,
    /// How many devices share it.
    pub receivers: u32,
    /// How many of them have not told that they hold all of it.
    pub owed: u32,
    /// The names of their units.
    pub owes: Vec<String>,
    /// Nobody shares it any more, and those who did were told so.
    pub ended: bool,
    /// Which units were given which documents, once all that leaves lies there.
    pub(crate) given: Option<BTreeMap<String, BTreeSet<String>>>,
}

/// What was laid down for one mailbox in one packet.
#[derive(Debug, Default)]
pub struct Laid {
    /// Per case: what lies there now.
    pub cases: Vec<(String, Put)>,
}

/// Storage, as a round sees it.
pub trait Shelf {
    /// What goes wrong with it.
    type Error;

    /// This device.
    fn me(&self) -> Me;
    /// Whom it trusts.
    fn trust(&self) -> Trust;
    /// Today, by the latest time ever seen.
    fn today(&self) -> Date;
    /// Now.
    fn now(&self) -> String;

    /// How far was fetched.
    ///
    /// # Errors
    /// The storage's own.
    fn cursor(&mut self, office: &str, mailbox: Mailbox, sender: &str) -> Result<Cursor, Self::Error>;
    /// A case, everything of this device's own in it folded and sealed; nothing when it is not here.
    ///
    /// # Errors
    /// The storage's own.
    fn replica(&mut self, case: &str) -> Result<Option<Replica>, Self::Error>;
    /// Whether a version's root is what its content says; where no salt came, nothing can be said.
    fn is_genuine(&self, version: &Version) -> bool;
    /// Keeps what a packet led to, and how far was fetched.
    ///
    /// # Errors
    /// The storage's own; nothing is kept then.
    fn keep(
        &mut self,
        office: &str,
        at: (Mailbox, &str),
        cursor: &Cursor,
        taken: PacketTaken,
    ) -> Result<(), Self::Error>;

    /// What was set aside in an office and may pass now: each packet once, in the order of their
    /// numbers.
    ///
    /// # Errors
    /// The storage's own.
    fn may_pass(&mut self, office: &str) -> Result<Vec<(Mailbox, String, PacketName)>, Self::Error>;

    /// Cases with something new since they were looked at for an office.
    ///
    /// # Errors
    /// The storage's own.
    fn stale(&mut self, office: &str) -> Result<Vec<String>, Self::Error>;
    /// A case to look at, on the roster as this device's unit may put it. Nothing when it is not to
    /// be shared at all.
    ///
    /// # Errors
    /// The storage's own.
    fn look(&mut self, case: &str) -> Result<Option<Look>, Self::Error>;
    /// The extract of a version for a reader.
    fn extract(&self, case: &str, value: &Value, version: &Version, reader: &str) -> Option<Extract>;
    /// What lies in an office for a mailbox.
    ///
    /// # Errors
    /// The storage's own.
    fn lies(&mut self, office: &str, mailbox: Mailbox, case: &str) -> Result<Put, Self::Error>;
    /// Keeps what was laid down for a mailbox, once it is durable there, and this device's own
    /// cursor in it: the number and the names of the latest packets.
    ///
    /// # Errors
    /// The storage's own.
    fn laid(&mut self, office: &str, mailbox: Mailbox, own: &Cursor, laid: Laid) -> Result<(), Self::Error>;
    /// The mailboxes in which this device has laid anything, with its own cursor in each.
    ///
    /// # Errors
    /// The storage's own.
    fn left(&mut self, office: &str) -> Result<Vec<(Mailbox, Cursor)>, Self::Error>;
    /// Something that was laid into a mailbox is gone from it: what lies there is not known any more,
    /// and every case is to be looked at again.
    ///
    /// # Errors
    /// The storage's own.
    fn lost(&mut self, office: &str, mailbox: Mailbox, own: &Cursor) -> Result<(), Self::Error>;
    /// Keeps, durably, that what these cases hold is sealed: called before anything of it leaves.
    ///
    /// # Errors
    /// The storage's own.
    fn sealed(&mut self, looks: &mut [Looked]) -> Result<(), Self::Error>;
    /// Keeps what looking at cases led to, once all that they owed lies in the office: signatures,
    /// how many share them and how many lack something.
    ///
    /// # Errors
    /// The storage's own.
    fn looked(&mut self, office: &str, looks: Vec<Looked>) -> Result<(), Self::Error>;
    /// Devices of this unit that were revoked and whose keys are still known here: they are told so.
    ///
    /// # Errors
    /// The storage's own.
    fn former(&mut self) -> Result<Vec<DevicePublic>, Self::Error> {
        Ok(Vec::new())
    }
    /// Randomness for an office that is met for the first time.
    fn random(&self) -> [u8; 16];
}
