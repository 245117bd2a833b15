//! What is owed to whom: the envelopes of one case for one mailbox, from what it has been given and
//! has told that it holds.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sip_doc::{Contested, DocId, DocKind, Hash, Outgoing};
use sip_model::Date;
use sip_vault::identity::{DeviceId, UnitId};

use crate::envelope::{Changes, Envelope, Extract, Notice, Receipt, Stage, Version, What};
use crate::mailbox::Mailbox;
use crate::me::Me;
use crate::reading::{Reading, reading};
use crate::share::{Replica, heads, write_heads};
use crate::vouch::{Vouch, hex};

/// Somebody who is given a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Where.
    pub mailbox: Mailbox,
    /// Which unit.
    pub unit: UnitId,
    /// Its id within the case.
    pub id: String,
    /// Of this device's own unit.
    pub own: bool,
    /// What it is sealed to.
    pub key: String,
    /// Epoch of that key; 0 for a device's own.
    pub epoch: u32,
    /// Devices that open the mailbox.
    pub devices: Vec<DeviceId>,
    /// How much it is given.
    pub reading: Reading,
}

/// What lies in one post office for one mailbox, of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct Put {
    /// Heads of each document.
    pub docs: BTreeMap<String, Vec<String>>,
    /// The roster, as a digest.
    pub roster: String,
    /// Versions, by their root.
    pub versions: BTreeSet<String>,
    /// The receipt, as it was told.
    pub receipt: String,
    /// Extracts, by their version's root.
    pub extracts: BTreeSet<String>,
    /// The notice.
    pub notice: Option<What>,
    /// A withdrawal that was said here.
    pub withdrawal: bool,
}

/// What an offer needs to know beyond the case.
pub struct Offering<'a> {
    /// The case, as its documents tell it.
    pub case: &'a Value,
    /// What is contested in it.
    pub contested: &'a [Contested],
    /// Today, by the latest time ever seen (ruling 2).
    pub today: Date,
    /// Now, for receipts and notices; decides nothing.
    pub now: &'a str,
    /// Makes the extract of a version for a reader.
    pub extract: &'a dyn Fn(&Version, &str) -> Option<Extract>,
}

impl Replica {
    /// Everybody but this device who has or gets a part in the case.
    #[must_use]
    pub fn recipients(&self, me: &Me, offering: &Offering<'_>) -> Vec<Recipient> {
        let Some(roster) = &self.share.roster else { return Vec::new() };
        let mut all = Vec::new();
        for (id, card) in &roster.units {
            let own = card.id() == me.unit();
            let card = if own { &me.card } else { card };
            let reading = match own {
                true => Reading::Along,
                // After a notice, what is still here goes back to the unit that documents the case.
                false if self.has_ended() && card.id() != roster.documents => Reading::Nothing,
                false if card.id() == roster.documents => Reading::Along,
                false => reading(offering.case, offering.contested, id, offering.today),
            };
            let at = |mailbox, key: &str, epoch, devices| Recipient {
                mailbox,
                unit: card.id(),
                id: id.clone(),
                own,
                key: key.to_owned(),
                epoch,
                devices,
                reading,
            };
            let office = card.devices.iter().filter(|device| device.office && device.id != me.device());
            let office: Vec<DeviceId> = office.map(|device| device.id).collect();
            if !office.is_empty() {
                all.push(at(Mailbox::Unit(card.id()), &card.recipient, card.epoch, office));
            }
            for device in &card.devices {
                let has_it = roster.devices.get(&device.id) == Some(&card.id());
                if !device.office && has_it && device.id != me.device() {
                    all.push(at(Mailbox::Device(device.id), &device.recipient, 0, vec![device.id]));
                }
            }
        }
        all
    }

    /// The documents that a recipient may read.
    #[must_use]
    pub fn readable(&self, to: &Recipient) -> Vec<DocId> {
        let documents = self.share.roster.as_ref().map(|roster| roster.documents);
        let may = |id: &&DocId| match id.kind() {
            DocKind::Own => to.own && documents == Some(to.unit),
            DocKind::Consent => true,
            DocKind::Plan => to.own || !id.without().contains(&to.id),
        };
        let mut all: Vec<DocId> = self.docs.ids().filter(may).cloned().collect();
        // A former generation goes to those alone who had it: others get what stands there now.
        all.retain(|id| self.docs.latest_of(id) == *id || to.own || self.has_had(to, id));
        all
    }

    fn has_had(&self, to: &Recipient, id: &DocId) -> bool {
        let known = |device: &DeviceId| self.share.known.get(device);
        to.devices.iter().filter_map(known).any(|known| known.heads.contains_key(&id.to_string()))
    }

    /// Whether a recipient lacks anything, by what its devices told.
    #[must_use]
    pub fn is_owed(&mut self, to: &Recipient) -> bool {
        if to.reading != Reading::Along {
            return false;
        }
        let docs = self.readable(to);
        !to.devices.iter().any(|device| self.is_same(&docs, device))
    }

    /// Whether a device told exactly the heads that are here.
    #[must_use]
    pub fn is_same(&mut self, docs: &[DocId], device: &DeviceId) -> bool {
        let Some(known) = self.share.known.get(device).cloned() else { return false };
        docs.iter().all(|id| {
            let here = self.docs.heads(id);
            heads(known.heads.get(&id.to_string())) == here || is_bare(&self.docs.changes_since(id, &[]))
        })
    }

    /// The envelopes that a recipient is owed in one post office. `put` is what lies there for it, and
    /// is brought up to date: the caller keeps it once the packet is durable.
    ///
    /// Everything must be sealed before ([`Replica::seal`]).
    pub fn offer(&mut self, me: &Me, to: &Recipient, put: &mut Put, offering: &Offering<'_>) -> Vec<Envelope> {
        let mut out = Vec::new();
        match to.reading {
            Reading::Along => self.offer_along(me, to, put, offering, &mut out),
            Reading::Extract => {
                self.offer_notice(me, to, put, offering, What::Narrowed, &mut out);
                self.offer_extract(to, put, offering, &mut out);
            }
            Reading::Nothing => self.offer_notice(me, to, put, offering, What::Ended, &mut out),
        }
        out
    }

    fn offer_along(
        &mut self,
        me: &Me,
        to: &Recipient,
        put: &mut Put,
        offering: &Offering<'_>,
        out: &mut Vec<Envelope>,
    ) {
        let Some(roster) = self.share.roster.clone() else { return };
        let digest = serde_json::to_string(&roster).unwrap_or_default();
        let digest = digest_of(&digest);
        if put.roster != digest {
            put.roster = digest;
            out.push(Envelope::Roster(roster.clone()));
        }
        put.notice = None;
        if let Some(withdrawal) = self.share.withdrawal.clone().filter(|_| !put.withdrawal) {
            put.withdrawal = true;
            out.push(Envelope::Withdrawal(withdrawal));
        }
        for id in self.readable(to) {
            let heads_here = self.docs.heads(&id);
            let name = id.to_string();
            let lies_there = heads(put.docs.get(&name));
            if lies_there == heads_here {
                continue;
            }
            let (base, changes) = self.since(to, &id, &lies_there);
            put.docs.insert(name, write_heads(&heads_here));
            if changes.count > 0 {
                self.share.given.insert(to.mailbox.to_string());
                out.push(Envelope::Changes(self.changes(me, &roster.case, &id, &base, &heads_here, &changes)));
            }
        }
        if roster.documents == me.unit() || to.own {
            for version in &self.versions {
                if put.versions.insert(version.hash.clone()) {
                    out.push(Envelope::Version(version_for(version, offering.case, to)));
                }
            }
        }
        self.offer_receipt(to, put, offering, out);
    }

    /// What has to be added to what lies there. A device that told what it holds needs no more than
    /// the rest; where several open the mailbox, the one that lacks most decides.
    fn since(&mut self, to: &Recipient, id: &DocId, lies_there: &[Hash]) -> (Vec<Hash>, Outgoing) {
        let mut least = (lies_there.to_vec(), self.docs.changes_since(id, lies_there));
        let told: Option<Vec<Vec<Hash>>> = to
            .devices
            .iter()
            .map(|device| Some(heads(self.share.known.get(device)?.heads.get(&id.to_string()))))
            .collect();
        let mut most: Option<(Vec<Hash>, Outgoing)> = None;
        for known in told.unwrap_or_default() {
            let changes = self.docs.changes_since(id, &known);
            if most.as_ref().is_none_or(|(_, most)| changes.count > most.count) {
                most = Some((known, changes));
            }
        }
        if let Some(most) = most.filter(|(_, changes)| changes.count < least.1.count) {
            least = most;
        }
        least
    }

    fn changes(
        &mut self,
        me: &Me,
        case: &str,
        id: &DocId,
        base: &[Hash],
        heads_here: &[Hash],
        changes: &Outgoing,
    ) -> Changes {
        let mut vouches = Vec::new();
        for (actor, (seq, hash)) in &changes.latest {
            let kept = self.share.vouches.get(&id.to_string()).and_then(|all| all.get(&hex(actor)));
            let kept = kept.filter(|vouch| vouch.seq >= *seq && !me.card.is_revoked(&vouch.device)).cloned();
            let vouch = kept.unwrap_or_else(|| Vouch::sign(me, case, id, actor, *seq, hash));
            self.share.keep(id, &vouch);
            vouches.push(vouch);
        }
        Changes {
            case: case.to_owned(),
            doc: id.to_string(),
            deps: write_heads(base),
            heads: write_heads(heads_here),
            count: changes.count,
            changes: STANDARD.encode(&changes.bytes),
            vouches,
        }
    }

    fn offer_receipt(&mut self, to: &Recipient, put: &mut Put, offering: &Offering<'_>, out: &mut Vec<Envelope>) {
        let Some(case) = self.share.roster.as_ref().map(|roster| roster.case.clone()) else { return };
        let docs = self.readable(to);
        let told = docs.iter().map(|id| (id.to_string(), write_heads(&self.docs.heads(id)))).collect();
        let (stage, at) = self.share.stage.clone().unwrap_or((Stage::Received, offering.now.to_owned()));
        let receipt = Receipt { case, heads: told, stage, at, extracts: Vec::new() };
        // The time is told, and is no reason to tell again.
        let said = digest_of(&serde_json::to_string(&(&receipt.heads, receipt.stage)).unwrap_or_default());
        if put.receipt != said {
            put.receipt = said;
            out.push(Envelope::Receipt(receipt));
        }
    }

    fn offer_extract(&mut self, to: &Recipient, put: &mut Put, offering: &Offering<'_>, out: &mut Vec<Envelope>) {
        let documents = self.share.roster.as_ref().map(|roster| roster.documents);
        let latest = self.versions.iter().map(|version| version.version).max();
        for version in self.versions.iter().filter(|version| Some(version.version) == latest) {
            let key = format!("{} {}", version.hash, to.id);
            if documents.is_none() || put.extracts.contains(&key) {
                continue;
            }
            if let Some(extract) = (offering.extract)(version, &to.id) {
                put.extracts.insert(key);
                self.share.given.insert(to.mailbox.to_string());
                out.push(Envelope::Extract(extract));
            }
        }
    }

    /// Only the unit that documents the case can say that it has ended; others only fall silent.
    fn offer_notice(
        &mut self,
        me: &Me,
        to: &Recipient,
        put: &mut Put,
        offering: &Offering<'_>,
        what: What,
        out: &mut Vec<Envelope>,
    ) {
        let had = match what {
            What::Ended => self.share.given.contains(&to.mailbox.to_string()),
            // Those who only ever had extracts were not narrowed by getting another.
            What::Narrowed => !put.docs.is_empty() || to.devices.iter().any(|id| self.share.known.contains_key(id)),
        };
        let Some(roster) = self.share.roster.as_ref().filter(|roster| roster.documents == me.unit()) else { return };
        let case = roster.case.clone();
        if had && put.notice != Some(what) {
            put.notice = Some(what);
            out.push(Envelope::Notice(Notice { case, what, at: offering.now.to_owned() }));
        }
    }
}

fn is_bare(changes: &Outgoing) -> bool {
    changes.count == 0
}

/// A version as a recipient may read it. Its salt goes to those who may read all of it.
fn version_for(version: &Version, case: &Value, to: &Recipient) -> Version {
    let mut content: Value = serde_json::from_str(&version.content).unwrap_or_default();
    if to.own || !take_out(&mut content, case, &to.id) {
        return version.clone();
    }
    Version { salt: None, content: content.to_string(), ..version.clone() }
}

/// Takes out what a unit is kept from, as its documents do. Tells whether there was any.
fn take_out(content: &mut Value, _case: &Value, unit: &str) -> bool {
    let Some(goals) = content.pointer_mut("/plan/goals").and_then(Value::as_array_mut) else { return false };
    let names = |item: &Value| item["notFor"].as_array().is_some_and(|all| all.iter().any(|id| id == unit));
    let mut took = false;
    goals.retain_mut(|goal| {
        let goal_is_kept = names(goal);
        if let Some(insatser) = goal.get_mut("insatser").and_then(Value::as_array_mut) {
            insatser.retain(|insats| {
                let answers = insats["responsible"]["unitId"] == unit;
                let keep = !names(insats) && (answers || !goal_is_kept);
                took |= !keep;
                keep
            });
        }
        if !goal_is_kept {
            return true;
        }
        took = true;
        let left = goal["insatser"].as_array().is_some_and(|insatser| !insatser.is_empty());
        if left && let Some(fields) = goal.as_object_mut() {
            fields.retain(|key, _| key == "id" || key == "insatser");
        }
        left
    });
    took
}

fn digest_of(text: &str) -> String {
    use sha2::{Digest, Sha256};
    hex(&Sha256::digest(text.as_bytes())[..16])
}
