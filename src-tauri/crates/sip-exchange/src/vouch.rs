//! Signatures over changes. They cover a change's hash, and with it everything that the change
//! builds on; so they survive compaction and forwarding (ruling 11).

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sip_doc::{Arrived, DocId, Hash};
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
        let (actor, hash) = (unhex(&self.actor)?, unhex_hash(&self.hash)?);
        let signature = STANDARD.decode(&self.signature).ok()?;
        let card = cards.iter().find(|card| card.device(&self.device).is_some())?;
        let device = card.device(&self.device)?;
        let may = is_of(&self.device, &actor) || card.revoked.iter().any(|gone| is_of(&gone.device, &actor));
        let message = message(case, doc, &actor, self.seq, &hash);
        (may && device.verify(DOMAIN, &message, &signature)).then_some(*card)
    }
}

/// Which of the changes that arrived are covered: each with the card of its author's unit.
pub(crate) fn covered<'a>(
    case: &str,
    doc: &DocId,
    vouches: &[Vouch],
    arrived: &[Arrived],
    cards: &[&'a UnitCard],
) -> BTreeMap<Hash, &'a UnitCard> {
    let by_hash: BTreeMap<Hash, &Arrived> = arrived.iter().map(|change| (change.hash, change)).collect();
    let mut covered = BTreeMap::new();
    for vouch in vouches {
        let (Some(actor), Some(hash)) = (unhex(&vouch.actor), unhex_hash(&vouch.hash)) else { continue };
        if !by_hash.contains_key(&hash) {
            continue;
        }
        let Some(card) = vouch.holds(case, doc, cards) else { continue };
        // A change's hash fixes what it builds on: all of the actor's own beneath it is covered.
        let mut seen = BTreeSet::new();
        let mut next = vec![hash];
        while let Some(hash) = next.pop() {
            let Some(change) = by_hash.get(&hash).filter(|_| seen.insert(hash)) else { continue };
            if change.actor == actor {
                covered.insert(hash, card);
            }
            next.extend(&change.deps);
        }
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
