//! A shelf in memory: the storage of one device, as the data folder keeps it.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest, Sha256};
use sip_doc::{Author, Chunk, Contested};
use sip_exchange::office::PacketName;
use sip_exchange::{
    Aside, Cursor, Extract, Mailbox, Me, Notice, Put, Replica, Share, Shelf, Trust, Version, Withdrawal,
};
use sip_model::field::{Path, Write, apply, prepare_act};
use sip_model::person::is_protected;

use crate::keys::Random;

/// A case as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) replica: Replica,
    pub(crate) rev: i64,
    pub(crate) receivers: u32,
    pub(crate) owed: u32,
}

/// Where something was set aside: office, mailbox, sender, name.
pub(crate) type Spot = (String, Mailbox, String, PacketName);

/// The storage of one device.
#[derive(Debug, Clone)]
pub(crate) struct MemoryShelf {
    pub(crate) me: Me,
    pub(crate) trust: Trust,
    pub(crate) user: String,
    /// How far its clock is off, in seconds.
    pub(crate) clock: i64,
    pub(crate) cases: BTreeMap<String, Kept>,
    pub(crate) cursors: BTreeMap<(String, Mailbox, String), Cursor>,
    pub(crate) lies: BTreeMap<(String, Mailbox, String), Put>,
    pub(crate) looked: BTreeMap<(String, String), i64>,
    pub(crate) asides: BTreeMap<Spot, Vec<Aside>>,
    pub(crate) extracts: Vec<Extract>,
    pub(crate) notices: Vec<Notice>,
    /// What was written here because a person said it at another unit.
    pub(crate) heard: Vec<(Path, Value, Vec<Chunk>)>,
    pub(crate) random: Random,
    pub(crate) actor: [u8; 16],
    pub(crate) ticks: i64,
    pub(crate) places: std::cell::Cell<u64>,
    /// How the case read when it was last looked at, by everything that it holds.
    read: Option<(Vec<String>, Value, Vec<Contested>)>,
}

impl MemoryShelf {
    pub(crate) fn new(me: Me, user: &str, clock: i64, random: Random) -> Self {
        let mut shelf = Self {
            me,
            trust: Trust::default(),
            user: user.to_owned(),
            clock,
            cases: BTreeMap::new(),
            cursors: BTreeMap::new(),
            lies: BTreeMap::new(),
            looked: BTreeMap::new(),
            asides: BTreeMap::new(),
            extracts: Vec::new(),
            notices: Vec::new(),
            heard: Vec::new(),
            random,
            actor: [0; 16],
            ticks: 0,
            places: std::cell::Cell::new(0),
            read: None,
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

    pub(crate) fn author(&self) -> Author {
        Author { name: self.user.clone(), unit: self.me.card.name.clone() }
    }

    /// Seconds since 1970, by this computer's clock.
    pub(crate) fn at(&mut self) -> i64 {
        self.ticks += 60;
        1_793_600_000 + self.clock + self.ticks
    }

    /// Begins a case here.
    pub(crate) fn begin(&mut self, id: &str, case: &Value) {
        let mut docs = sip_doc::CaseDocs::new().expect("new documents");
        docs.write_as(self.actor);
        let (author, at) = (self.author(), self.at());
        docs.fill(case, &author, at).expect("a case fits its documents");
        let replica = Replica { docs, share: Share::default(), versions: Vec::new() };
        self.cases.insert(id.to_owned(), Kept { replica, rev: 1, receivers: 0, owed: 0 });
    }

    /// The case as it reads here.
    pub(crate) fn value(&self, id: &str) -> Option<Value> {
        self.cases.get(id).map(|kept| kept.replica.docs.project().expect("documents read as a case"))
    }

    /// What waits for a person here.
    pub(crate) fn contested(&mut self, id: &str) -> Vec<Contested> {
        let Some(mut replica) = self.cases.get(id).map(|kept| kept.replica.clone()) else { return Vec::new() };
        self.read(&mut replica).1
    }

    /// The next time it is read anew.
    pub(crate) fn forget_read(&mut self) {
        self.read = None;
    }

    /// How a case reads, and what waits in it: reckoned anew only when it holds something else.
    pub(crate) fn read(&mut self, replica: &mut Replica) -> (Value, Vec<Contested>) {
        let overlaps = replica.share.overlaps();
        let ids: Vec<_> = replica.docs.ids().cloned().collect();
        let mut holds: Vec<String> = ids.iter().map(|id| format!("{id} {:?}", replica.docs.heads(id))).collect();
        holds.push(format!("{overlaps:?}"));
        if let Some((held, value, contested)) = &self.read
            && *held == holds
        {
            return (value.clone(), contested.clone());
        }
        let value = replica.docs.project().expect("documents read as a case");
        let contested = replica.docs.contested(&overlaps).expect("documents read as a case");
        self.read = Some((holds, value.clone(), contested.clone()));
        (value, contested)
    }

    /// Writes.
    pub(crate) fn write(&mut self, id: &str, writes: &[Write]) -> Vec<Chunk> {
        let (author, at, actor) = (self.author(), self.at(), self.actor);
        let mut case = self.value(id).expect("a case that is here");
        let was_protected = is_protected(&case);
        writes.iter().for_each(|write| apply(&mut case, write));
        let kept = self.cases.get_mut(id).expect("a case that is here");
        kept.rev += 1;
        kept.replica.docs.write_as(actor);
        kept.replica.docs.apply(writes, was_protected, &case, &author, at).expect("a write that was prepared fits")
    }

    /// Settles a field: what came late was looked at, a text was read.
    pub(crate) fn settle(&mut self, id: &str, path: &Path) -> Vec<Chunk> {
        let (author, at, actor) = (self.author(), self.at(), self.actor);
        let kept = self.cases.get_mut(id).expect("a case that is here");
        kept.rev += 1;
        kept.replica.docs.write_as(actor);
        kept.replica.docs.settle(path, &author, at).expect("a field can be settled")
    }

    /// Lets a laptop of this unit have a case.
    pub(crate) fn check_out(&mut self, id: &str, device: sip_vault::identity::DeviceId) -> bool {
        let unit = self.me.unit();
        let Some(look) = self.look(id).expect("a shelf in memory") else { return false };
        let kept = self.cases.get_mut(id).expect("a case that is here");
        kept.replica = look.replica;
        kept.rev += 1;
        let Some(roster) = &mut kept.replica.share.roster else { return false };
        roster.devices.insert(device, unit);
        true
    }

    /// The person takes the yes back at a unit that does not document the case.
    pub(crate) fn withdraw(&mut self, id: &str, at: &str) -> Option<String> {
        let consent = self.cases.get(id)?.replica.consent_id()?;
        let by = self.user.clone();
        let kept = self.cases.get_mut(id)?;
        kept.rev += 1;
        kept.replica.share.withdrawal = Some(Withdrawal {
            case: id.to_owned(),
            consent: consent.clone(),
            at: at.to_owned(),
            by,
            words: String::new(),
        });
        Some(consent)
    }

    /// Writes into the consent what the person said at another unit.
    pub(crate) fn hear(&mut self, told: &Withdrawal) {
        let Some(case) = self.value(&told.case) else { return };
        if !case["consent"]["withdrawnAt"].is_null() || case["consent"]["id"] != told.consent.as_str() {
            return;
        }
        let (path, value) = (Path::read("/consent/withdrawnAt").expect("a path"), Value::String(told.at.clone()));
        let writes = prepare_act(&case, &path, value.clone(), "new").expect("a withdrawal fits");
        let chunks = self.write(&told.case, &writes);
        self.heard.push((path, value, chunks));
    }

    /// Keeps a version that was established here.
    pub(crate) fn establish(&mut self, id: &str, version: Version) {
        let kept = self.cases.get_mut(id).expect("a case that is here");
        kept.rev += 1;
        kept.replica.versions.push(version);
    }

    /// Everything that is here is sealed: before a copy of the shelf is taken, and before a round.
    pub(crate) fn seal_all(&mut self) {
        for id in self.cases.keys().cloned().collect::<Vec<_>>() {
            self.replica(&id).expect("a shelf in memory");
        }
    }

    /// Whether nothing of a case here is loose.
    pub(crate) fn is_sealed(&mut self, id: &str) -> bool {
        let Some(Replica { docs, share, .. }) = self.cases.get_mut(id).map(|kept| &mut kept.replica) else {
            return false;
        };
        let ids: Vec<_> = docs.ids().cloned().collect();
        ids.iter().all(|id| docs.heads(id) == share.sealed(id))
    }

    /// Trust, cards or keys have changed: every case is looked at again.
    pub(crate) fn touch_all(&mut self) {
        self.looked.clear();
    }

    /// This shelf put back: a new session of the same device.
    pub(crate) fn again(&self, random: Random) -> Self {
        let mut shelf = Self { random, ..self.clone() };
        shelf.actor = shelf.fresh_actor();
        shelf
    }

    /// This shelf as another device has it that was restored from it: what its old identity left lies
    /// in that one's directories.
    pub(crate) fn restored(&self, me: Me, random: Random) -> Self {
        let old = self.me.device();
        let mut shelf = Self { me, random, ..self.clone() };
        shelf.cursors.retain(|(_, mailbox, sender), _| *sender != old.to_string() && *mailbox != Mailbox::Device(old));
        shelf.asides.retain(|(_, mailbox, _, _), _| *mailbox != Mailbox::Device(old));
        shelf.lies.clear();
        shelf.looked.clear();
        shelf.actor = shelf.fresh_actor();
        shelf
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

pub(crate) fn hash_of(content: &str, salt: &str) -> String {
    hex(&Sha256::digest(format!("{salt}{content}").as_bytes()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
