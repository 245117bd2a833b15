//! Signatures over changes. They cover a change's hash, and with it everything that the change
//! builds on; so they survive compaction and forwarding (ruling 11).

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sip_doc::{Arrived, DocId, Hash, Incoming};
use sip_vault::identity::{DeviceId, UnitCard};

use crate::me::{Me, is_of};

const DOMAIN: &str = "sip-hemma vouch 1";

/// A device says: this change, and what its actor wrote before it, is mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Vouch {
    /// The actor, in hex: the first half of its device's id, then its session.
    pub actor: String,
    /// The change's number among the actor's.
    pub seq: u64,
    /// The change's hash, in hex.
    pub hash: String,
    /// Who signs: the device itself, or another of its unit once it was revoked.
    pub device: DeviceId,
    /// Ed25519 over case, document, actor, number and hash; base 64.
    pub signature: String,
}

/// What is signed.
fn message(case: &str, doc: &DocId, actor: &[u8], seq: u64, hash: &Hash) -> Vec<u8> {
    let mut message = Vec::new();
    for part in [case.as_bytes(), doc.to_string().as_bytes(), actor] {
        message.extend(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        message.extend(part);
    }
    message.extend(seq.to_be_bytes());
    message.extend(hash);
    message
}

impl Vouch {
    /// Signs.
    #[must_use]
    pub fn sign(me: &Me, case: &str, doc: &DocId, actor: &[u8], seq: u64, hash: &Hash) -> Self {
        let signature = me.keys.sign(DOMAIN, &message(case, doc, actor, seq, hash));
        Self { actor: hex(actor), seq, hash: hex(hash), device: me.device(), signature: STANDARD.encode(signature) }
    }

    /// Whether the signature holds, by these cards, and its device may speak for the actor. Gives
    /// the card of the unit that the actor belongs to.
    #[must_use]
    pub fn holds<'a>(&self, case: &str, doc: &DocId, cards: &[&'a UnitCard]) -> Option<&'a UnitCard> {
        self.speakers(case, doc, cards).first().copied()
    }

    /// The cards by which the signature holds. More than one, where a unit has put another's device
    /// on its card: then any of them may be meant.
    fn speakers<'a>(&self, case: &str, doc: &DocId, cards: &[&'a UnitCard]) -> Vec<&'a UnitCard> {
        let (Some(actor), Some(hash)) = (unhex(&self.actor), unhex_hash(&self.hash)) else { return Vec::new() };
        let Ok(signature) = STANDARD.decode(&self.signature) else { return Vec::new() };
        let message = message(case, doc, &actor, self.seq, &hash);
        let holds = |card: &&&UnitCard| {
            let device = card.device(&self.device).filter(|device| device.verify(DOMAIN, &message, &signature));
            device.is_some() && (is_of(&self.device, &actor) || speaks_for_revoked(card, &actor, cards))
        };
        cards.iter().filter(holds).copied().collect()
    }
}

/// Whether a card says that the actor's device was its unit's and is no longer. Not where another
/// unit names that device as its own: nobody takes over what others wrote by saying so.
fn speaks_for_revoked(card: &UnitCard, actor: &[u8], cards: &[&UnitCard]) -> bool {
    let names = |card: &UnitCard| {
        card.devices.iter().any(|device| is_of(&device.id, actor))
            || card.revoked.iter().any(|gone| is_of(&gone.device, actor))
    };
    card.revoked.iter().any(|gone| is_of(&gone.device, actor))
        && !cards.iter().any(|other| other.root != card.root && names(other))
}

/// What signatures say of the changes that arrived.
#[derive(Debug, Default)]
pub(crate) struct Covered<'a> {
    /// Changes that their author's device stands for, with the cards of its unit.
    pub(crate) by: BTreeMap<Hash, Vec<&'a UnitCard>>,
    /// Everything that something signed builds on: what every device makes alike is taken in for the
    /// sake of what somebody made with it, and never by itself.
    pub(crate) beneath: BTreeSet<Hash>,
}

/// Which of the changes that arrived are covered.
pub(crate) fn covered<'a>(
    case: &str,
    doc: &DocId,
    vouches: &[Vouch],
    incoming: &Incoming,
    cards: &[&'a UnitCard],
) -> Covered<'a> {
    let made: BTreeMap<Hash, Arrived> = incoming.arrived().map(|change| (change.hash, change)).collect();
    let links: BTreeMap<Hash, Vec<Hash>> = incoming.links().collect();
    let mut covered = Covered::default();
    for vouch in vouches {
        let (Some(actor), Some(hash)) = (unhex(&vouch.actor), unhex_hash(&vouch.hash)) else { continue };
        if !made.get(&hash).is_some_and(|change| change.actor == actor && change.seq == vouch.seq) {
            continue;
        }
        let speakers = vouch.speakers(case, doc, cards);
        if speakers.is_empty() {
            continue;
        }
        // A change's hash fixes what it builds on: all of the actor's own beneath it is covered.
        let mut seen = BTreeSet::new();
        let mut next = vec![hash];
        while let Some(hash) = next.pop() {
            let Some(deps) = links.get(&hash).filter(|_| seen.insert(hash)) else { continue };
            if made.get(&hash).is_some_and(|change| change.actor == actor) {
                covered.by.entry(hash).or_default().extend(&speakers);
            }
            next.extend(deps);
        }
        covered.beneath.extend(seen);
    }
    covered
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

pub(crate) fn unhex_hash(text: &str) -> Option<Hash> {
    unhex(text)?.try_into().ok()
}
