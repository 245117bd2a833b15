//! The attacker's tools: everything that somebody can make who has a device, a card and the place.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sip_doc::{Author, CaseDocs, DocId, Hash};
use sip_exchange::packet::{FORMAT, seal};
use sip_exchange::{Changes, Envelope, Mailbox, Me, Packet, Reason, Replica, Report, Vouch};
use sip_model::field::{Path, apply, prepare_act, prepare_set};
use sip_vault::identity::{UnitCard, UnitKeys};

use super::held::Held;
use super::shelf::hex;
use super::town::{CASE, LEILA, MARIA, Town};

/// A change that somebody makes as whoever they like.
pub(crate) struct Slip<'a> {
    /// On whose copy of the case.
    pub(crate) on: usize,
    /// As which actor.
    pub(crate) actor: [u8; 16],
    /// Under which names.
    pub(crate) author: Author,
    /// Signed by whom.
    pub(crate) signer: &'a Me,
    pub(crate) path: &'a str,
    pub(crate) value: Value,
}

impl Town {
    /// A change of somebody's own, as an honest program would make it.
    pub(crate) fn slip<'a>(&mut self, signer: &'a Me, on: usize, path: &'a str, value: Value) -> Slip<'a> {
        let author = self.shelves[on].author();
        Slip { on, actor: self.actor_of(signer), author, signer, path, value }
    }

    /// A session of a device.
    pub(crate) fn actor_of(&mut self, me: &Me) -> [u8; 16] {
        let mut actor: [u8; 16] = self.random.bytes();
        actor[..8].copy_from_slice(&me.device().0[..8]);
        actor
    }

    /// The changes that it makes, one envelope for each document.
    pub(crate) fn slipped(&self, slip: &Slip<'_>) -> Vec<Changes> {
        let mut docs = self.shelves[slip.on].cases[CASE].replica.docs.clone();
        let before = heads(&mut docs);
        let mut case = docs.project().expect("a case");
        let path = Path::read(slip.path).expect("a path");
        let writes = prepare_act(&case, &path, slip.value.clone(), "slip");
        let writes = writes.or_else(|_| prepare_set(&case, &path, slip.value.clone(), "slip")).expect("a field");
        docs.write_as(slip.actor);
        writes.iter().for_each(|write| apply(&mut case, write));
        docs.apply(&writes, false, &case, &slip.author, 1_793_700_000).expect("it fits");
        let bound = self.bound(slip.on);
        heads(&mut docs)
            .into_iter()
            .filter(|(id, now)| before.iter().all(|(known, was)| known != id || was != now))
            .map(|(id, _)| {
                let base = before.iter().find(|(known, _)| *known == id).map(|(_, heads)| heads.clone());
                changes(&mut docs, &bound, slip.signer, &id, &base.unwrap_or_default())
            })
            .collect()
    }

    /// The changes of the one document that it changes.
    pub(crate) fn slipped_one(&self, slip: &Slip<'_>) -> Changes {
        let mut all = self.slipped(slip);
        assert_eq!(all.len(), 1, "{} lives in one document", slip.path);
        all.remove(0)
    }

    /// What a signature is bound to, as docs/formats/packet.md says.
    pub(crate) fn bound(&self, who: usize) -> String {
        let roster = self.replica(who).share.roster.expect("a case that is shared");
        format!("{} {}", roster.case, roster.origin)
    }

    /// A copy of the case of somebody.
    pub(crate) fn replica(&self, who: usize) -> Replica {
        self.shelves[who].cases[CASE].replica.clone()
    }

    /// A packet as an honest program would make it, for the unit of `to`.
    pub(crate) fn packet(&self, from: &Me, to: usize, envelopes: Vec<Envelope>) -> Packet {
        let mailbox = self.mailbox(to);
        Packet {
            format: FORMAT,
            office: self.office_id(),
            to: mailbox,
            epoch: self.shelves[to].me.card.epoch,
            seq: self.next_number(mailbox, from.device()),
            device: from.device(),
            card: from.card.clone(),
            envelopes,
        }
    }

    /// Signs, seals and lays a packet where it says that it belongs.
    pub(crate) fn lay(&self, packet: &Packet, signer: &Me, to: usize) {
        let key = &self.shelves[to].me.card.recipient;
        let bytes = seal(packet, signer, key).expect("a packet can be sealed");
        self.plant(packet.to, packet.device, packet.seq, &bytes);
    }

    /// Lays these down for the unit of `to`, in an honest packet of `from`.
    pub(crate) fn send(&self, from: &Me, to: usize, envelopes: Vec<Envelope>) {
        self.lay(&self.packet(from, to, envelopes), from, to);
    }

    /// This device and its unit as it is now.
    pub(crate) fn me(&self, who: usize) -> Me {
        self.shelves[who].me.clone()
    }

    /// A unit's next card.
    pub(crate) fn next_card(&mut self, unit: usize, change: impl FnOnce(&mut UnitCard, &mut UnitKeys)) -> UnitCard {
        let (keys, known) = &mut self.units[unit];
        let mut card = known.successor();
        change(&mut card, keys);
        card.sign(keys).expect("a sound card");
        *known = card.clone();
        card
    }

    /// Somebody's round with what was laid for them: set aside for this reason and for no other, and what they hold
    /// is what they held.
    pub(crate) fn refuses(&mut self, who: usize, before: &Held, reason: Reason) {
        let report = self.round(who);
        assert_eq!(reasons(&report), [reason], "what is said of it: {:?}", report.set_aside);
        assert_eq!(self.held(who).differs(before), [] as [&str; 0], "nothing that is held has changed");
    }

    /// After whatever was laid for somebody: what others write still comes, and what they write reaches the others.
    pub(crate) fn goes_on(&mut self, who: usize) {
        let other = if who == MARIA { LEILA } else { MARIA };
        self.set(other, "/meeting/whatWorks", "Det hela fungerar.".into());
        self.set(who, "/preparation/importantToMe", "Att det fungerar.".into());
        for one in [other, who, other] {
            self.round(one);
        }
        assert_eq!(self.reads(who, "/meeting/whatWorks"), "Det hela fungerar.", "what others write comes in");
        assert_eq!(
            self.reads(other, "/preparation/importantToMe"),
            "Att det fungerar.",
            "what is written here goes out"
        );
    }

    /// Leila's unit lays these for Maria's, who refuses them for this reason; and the rest goes on.
    pub(crate) fn maria_refuses(&mut self, envelope: Envelope, reason: Reason) {
        let before = self.held(MARIA);
        self.send(&self.me(LEILA), MARIA, vec![envelope]);
        self.refuses(MARIA, &before, reason);
        self.goes_on(MARIA);
    }
}

/// Why things were set aside in a round.
pub(crate) fn reasons(report: &Report) -> Vec<Reason> {
    report.set_aside.iter().map(|aside| aside.reason).collect()
}

/// The envelope of what a document holds beyond these heads, each of its actors signed for by one device.
pub(crate) fn changes(docs: &mut CaseDocs, bound: &str, signer: &Me, id: &DocId, base: &[Hash]) -> Changes {
    let out = docs.changes_since(id, base);
    let vouches = out.latest.iter().map(|(actor, (seq, hash))| Vouch::sign(signer, bound, id, actor, *seq, hash));
    Changes {
        case: CASE.to_owned(),
        doc: id.to_string(),
        deps: base.iter().map(|hash| hex(hash)).collect(),
        heads: docs.heads(id).iter().map(|hash| hex(hash)).collect(),
        count: out.count,
        changes: STANDARD.encode(&out.bytes),
        vouches: vouches.collect(),
    }
}

/// The heads of every document.
pub(crate) fn heads(docs: &mut CaseDocs) -> Vec<(DocId, Vec<Hash>)> {
    let ids: Vec<DocId> = docs.ids().cloned().collect();
    ids.into_iter().map(|id| (id.clone(), docs.heads(&id))).collect()
}

/// The mailbox of a device.
pub(crate) fn of_device(me: &Me) -> Mailbox {
    Mailbox::Device(me.device())
}

/// Two envelopes of one document as one.
pub(crate) fn together(one: &Changes, other: &Changes) -> Changes {
    let bytes = |changes: &Changes| STANDARD.decode(&changes.changes).expect("base 64");
    let mut both = one.clone();
    both.changes = STANDARD.encode([bytes(one), bytes(other)].concat());
    both.vouches.extend(other.vouches.iter().cloned());
    both.count += other.count;
    both
}
