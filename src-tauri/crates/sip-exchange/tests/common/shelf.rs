//! A shelf in memory: the storage of one device, and the hands of who writes on it.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest, Sha256};
use sip_doc::{Author, Contested};
use sip_exchange::office::PacketName;
use sip_exchange::{Aside, Cursor, Extract, Mailbox, Me, Notice, Put, Replica, Share, Trust, Version};
use sip_model::field::{Path, Write, apply, prepare_act, prepare_set};
use sip_model::person::is_protected;

use super::keys::Random;

/// A case as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) replica: Replica,
    pub(crate) rev: i64,
    pub(crate) owed: u32,
}

/// Where something was set aside: office, mailbox, sender, name.
type Spot = (String, Mailbox, String, PacketName);

/// The power went out: nothing of this call was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PowerOut;

/// The storage of one device.
#[derive(Debug, Clone)]
pub(crate) struct MemoryShelf {
    pub(crate) me: Me,
    pub(crate) trust: Trust,
    pub(crate) user: String,
    pub(crate) cases: BTreeMap<String, Kept>,
    pub(crate) cursors: BTreeMap<(String, Mailbox, String), Cursor>,
    pub(crate) asides: BTreeMap<Spot, Vec<Aside>>,
    pub(crate) extracts: Vec<Extract>,
    pub(crate) notices: Vec<Notice>,
    /// How many saves there is power for; nothing where it does not go out.
    pub(crate) power: Option<u32>,
    pub(super) lies: BTreeMap<(String, Mailbox, String), Put>,
    pub(super) looked: BTreeMap<(String, String), i64>,
    pub(super) random: Random,
    pub(crate) actor: [u8; 16],
    pub(super) ticks: i64,
}

impl MemoryShelf {
    pub(crate) fn new(me: Me, user: &str, random: Random) -> Self {
        let mut shelf = Self {
            me,
            trust: Trust::default(),
            user: user.to_owned(),
            cases: BTreeMap::new(),
            cursors: BTreeMap::new(),
            asides: BTreeMap::new(),
            extracts: Vec::new(),
            notices: Vec::new(),
            power: None,
            lies: BTreeMap::new(),
            looked: BTreeMap::new(),
            random,
            actor: [0; 16],
            ticks: 0,
        };
        shelf.actor = shelf.fresh_actor();
        shelf
    }

    /// A session's actor that has written nothing yet (ruling 11).
    pub(crate) fn fresh_actor(&mut self) -> [u8; 16] {
        let mut actor = [0; 16];
        actor[..8].copy_from_slice(&self.me.device().0[..8]);
        actor[8..].copy_from_slice(&self.random.bytes::<8>());
        actor
    }

    /// Who writes here.
    pub(crate) fn author(&self) -> Author {
        Author { name: self.user.clone(), unit: self.me.card.name.clone() }
    }

    pub(super) fn at(&mut self) -> i64 {
        self.ticks += 60;
        1_793_600_000 + self.ticks
    }

    /// Begins a case here.
    pub(crate) fn begin(&mut self, id: &str, case: &Value) {
        let mut docs = sip_doc::CaseDocs::new().expect("new documents");
        docs.write_as(self.actor);
        let (author, at) = (self.author(), self.at());
        docs.fill(case, &author, at).expect("a case fits its documents");
        let replica = Replica { docs, share: Share::default(), versions: Vec::new() };
        self.cases.insert(id.to_owned(), Kept { replica, rev: 1, owed: 0 });
    }

    /// The case as it reads here.
    pub(crate) fn value(&self, id: &str) -> Value {
        self.cases[id].replica.docs.project().expect("documents read as a case")
    }

    /// What waits for a person here.
    pub(crate) fn contested(&mut self, id: &str) -> Vec<Contested> {
        let mut replica = self.cases[id].replica.clone();
        let overlaps = replica.share.overlaps();
        replica.docs.contested(&overlaps).expect("documents read as a case")
    }

    /// Writes what the program lets a person write: a field, or `-` for something new in a list.
    pub(crate) fn set(&mut self, id: &str, path: &str, value: Value, new_id: &str) {
        let case = self.value(id);
        let path = Path::read(path).expect("a path");
        let writes = prepare_act(&case, &path, value.clone(), new_id);
        let writes = writes.or_else(|_| prepare_set(&case, &path, value, new_id)).expect("a field that can be written");
        self.write(id, &writes);
    }

    /// Writes.
    pub(crate) fn write(&mut self, id: &str, writes: &[Write]) {
        let (author, at, actor) = (self.author(), self.at(), self.actor);
        let mut case = self.value(id);
        let was_protected = is_protected(&case);
        writes.iter().for_each(|write| apply(&mut case, write));
        let kept = self.cases.get_mut(id).expect("a case that is here");
        kept.rev += 1;
        kept.replica.docs.write_as(actor);
        kept.replica.docs.apply(writes, was_protected, &case, &author, at).expect("a write that was prepared fits");
    }

    /// Keeps a version that was established here.
    pub(crate) fn establish(&mut self, id: &str, version: Version) {
        let kept = self.cases.get_mut(id).expect("a case that is here");
        kept.rev += 1;
        kept.replica.versions.push(version);
    }

    /// Trust, cards or keys have changed: every case is looked at again.
    pub(crate) fn touch_all(&mut self) {
        self.looked.clear();
    }

    pub(super) fn save(&mut self) -> Result<(), PowerOut> {
        match &mut self.power {
            Some(0) => Err(PowerOut),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

/// The version that is established of a case as it stands.
pub(crate) fn version_of(id: &str, case: &Value, number: u32, by: &str) -> Version {
    let mut content = case.clone();
    // The unit's own is never in it (ruling 14).
    for path in ["/consent/excludes", "/preparation/questionsNotToRaise"] {
        if let Some(own) = content.pointer_mut(path) {
            *own = Value::Null;
        }
    }
    let content = content.to_string();
    let salt = hex(&Sha256::digest(format!("salt {number} {by}").as_bytes()));
    let hash = hash_of(&content, &salt);
    Version {
        case: id.to_owned(),
        version: number,
        words: hash[..12].to_owned(),
        hash,
        salt: Some(salt),
        heads: Value::Null,
        content,
        locked_at: String::new(),
        established_at: String::new(),
        by: by.to_owned(),
    }
}

pub(super) fn hash_of(content: &str, salt: &str) -> String {
    hex(&Sha256::digest(format!("{salt}{content}").as_bytes()))
}

/// Bytes as text.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
