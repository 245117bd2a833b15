//! What is owed to whom: the envelopes of one case for one mailbox, from what it has been given and
//! has told that it holds.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sip_doc::{Contested, DocId, DocKind, Hash, Outgoing, Why};
use sip_model::Date;
use sip_model::field::Path;
use sip_model::person::is_protected;
use sip_vault::identity::DeviceId;

use crate::cut::version_for;
use crate::envelope::{Changes, Envelope, Extract, Notice, Receipt, Stage, Version, What};
use crate::me::{Me, device_of_actor, is_of};
use crate::reading::Reading;
use crate::recipient::Recipient;
use crate::share::{Replica, heads, write_heads};
use crate::told::{Heard, Told};
use crate::vouch::{Vouch, hex};

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
    /// A withdrawal that was said here, by the id of its consent.
    pub withdrawal: Option<String>,
    /// Devices that could open it when it was laid there.
    pub devices: BTreeSet<DeviceId>,
    /// How many devices of this unit were revoked then: what they wrote is signed anew since.
    pub revoked: usize,
    /// How often each of those devices had told by then that it has no longer what it had.
    pub lost: BTreeMap<DeviceId, u32>,
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
    /// The envelopes that a recipient is owed in one post office. `put` is what lies there for it, and
    /// is brought up to date: the caller keeps it once the packet is durable.
    ///
    /// Everything must be sealed before ([`Replica::seal`]).
    pub fn offer(&mut self, me: &Me, to: &Recipient, put: &mut Put, offering: &Offering<'_>) -> Vec<Envelope> {
        let mut out = Vec::new();
        self.owe_anew(me, to, put);
        match to.reading {
            Reading::Along => self.offer_along(me, to, put, offering, &mut out),
            Reading::Extract => {
                // It had ended, and has begun anew: what they have is told so, and its end will be told again.
                if put.notice.take_if(|notice| *notice == What::Ended).is_some() {
                    put.extracts.clear();
                }
                self.offer_notice(me, to, put, offering, What::Narrowed, &mut out);
                self.offer_extract(me, to, put, offering, &mut out);
            }
            Reading::Nothing => self.offer_notice(me, to, put, offering, What::Ended, &mut out),
        }
        out
    }

    /// What lies there may be nothing to those who open the mailbox now: a device that is new on the
    /// card was not thought of then, and a signature of a device that was revoked since says nothing.
    fn owe_anew(&mut self, me: &Me, to: &Recipient, put: &mut Put) {
        let is_new = |device: &DeviceId| !put.devices.contains(device);
        let lies_for_nobody = to.devices.iter().all(is_new);
        if to.devices.iter().any(is_new) && (to.own || lies_for_nobody) {
            let notice = put.notice.filter(|_| !lies_for_nobody);
            *put = Put { notice, revoked: put.revoked, ..Put::default() };
        }
        // Whoever was put back from an older copy has no longer what was fetched from there.
        let mut lost = BTreeMap::new();
        for device in &to.devices {
            self.look_back(device);
            lost.insert(*device, self.share.known.get(device).map_or(0, |known| known.lost));
        }
        if lost.iter().any(|(device, times)| put.lost.get(device).is_some_and(|known| known < times)) {
            *put = Put { revoked: put.revoked, ..Put::default() };
        }
        put.lost = lost;
        put.devices = to.devices.iter().copied().collect();
        if put.revoked < me.card.revoked.len() {
            for id in self.readable(to) {
                let is_gone = |actor: &Vec<u8>| me.card.revoked.iter().any(|gone| is_of(&gone.device, actor));
                if self.docs.actors(&id).keys().any(is_gone) {
                    put.docs.remove(&id.to_string());
                }
            }
        }
        put.revoked = me.card.revoked.len();
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
        let told = roster.told_to(&to.id);
        let digest = digest_of(&serde_json::to_string(&told).unwrap_or_default());
        if put.roster != digest {
            put.roster = digest;
            out.push(Envelope::Roster(told));
        }
        let withdrawal = self.share.withdrawal.clone();
        if let Some(withdrawal) = withdrawal.filter(|told| put.withdrawal.as_ref() != Some(&told.consent)) {
            put.withdrawal = Some(withdrawal.consent.clone());
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
                out.push(Envelope::Changes(self.changes(me, &id, &base, &heads_here, &changes)));
            }
        }
        if roster.documents == me.unit() || to.own {
            let is_hidden = !to.own && self.is_hidden(me, offering);
            for version in &self.versions {
                // A version keeps the address that it was established with.
                if is_hidden && !was_protected(version) {
                    continue;
                }
                if put.versions.insert(version.hash.clone()) {
                    out.push(Envelope::Version(version_for(version, offering, &roster, to)));
                }
            }
        }
        self.offer_receipt(me, to, put, offering, out);
        let notice = self.share.notice.clone().filter(|_| to.own);
        let what = notice.as_ref().map(|notice| notice.what);
        if let Some(notice) = notice.filter(|_| put.notice != what) {
            out.push(Envelope::Notice(notice));
        }
        put.notice = what;
    }

    fn changes(&mut self, me: &Me, id: &DocId, base: &[Hash], heads_here: &[Hash], changes: &Outgoing) -> Changes {
        let (case, bound) =
            self.share.roster.as_ref().map(|roster| (roster.case.clone(), roster.bound())).unwrap_or_default();
        let mut vouches = Vec::new();
        for (actor, (seq, hash)) in &changes.latest {
            let of_doc = self.share.vouches.entry(id.to_string()).or_default();
            let kept = of_doc.get(&hex(actor)).filter(|vouch| vouch.seq >= *seq && !me.card.is_revoked(&vouch.device));
            let is_ours = device_of_actor(&me.card, actor).is_some_and(|device| device.id == me.device())
                || me.card.revoked.iter().any(|gone| is_of(&gone.device, actor));
            let vouch = match kept {
                Some(kept) => kept.clone(),
                None if is_ours => Vouch::sign(me, &bound, id, actor, *seq, hash),
                // Nobody can speak for it: whoever gets it sets it aside, and says so.
                None => continue,
            };
            of_doc.insert(vouch.actor.clone(), vouch.clone());
            vouches.push(vouch);
        }
        Changes {
            case,
            doc: id.to_string(),
            deps: write_heads(base),
            heads: write_heads(heads_here),
            count: changes.count,
            changes: STANDARD.encode(&changes.bytes),
            vouches,
        }
    }

    fn offer_receipt(
        &mut self,
        me: &Me,
        to: &Recipient,
        put: &mut Put,
        offering: &Offering<'_>,
        out: &mut Vec<Envelope>,
    ) {
        let Some(roster) = &self.share.roster else { return };
        let (case, bound, gives) = (roster.case.clone(), roster.bound(), to.own || roster.documents == to.unit);
        let versions = self.versions.iter().filter(|_| gives).map(|version| version.hash.clone()).collect();
        let docs = self.readable(to);
        let mut told: BTreeMap<String, Vec<String>> =
            docs.iter().map(|id| (id.to_string(), write_heads(&self.docs.heads(id)))).collect();
        self.echo(to, &mut told);
        let (stage, at) = self.share.stage.clone().unwrap_or((Stage::Received, offering.now.to_owned()));
        let known = to.devices.iter().filter_map(|device| Some((*device, self.share.known.get(device)?)));
        let heard: BTreeMap<DeviceId, Heard> =
            known.map(|(device, known)| (device, Heard { told: known.told.clone(), doubts: known.doubts })).collect();
        let asked: Vec<u32> = to.devices.iter().filter_map(|device| self.share.asked.get(device).copied()).collect();
        let doubts: Vec<u32> = heard.values().map(|heard| heard.doubts).filter(|doubts| *doubts > 0).collect();
        let copies = self.share.returned.is_double(&self.share.told);
        let mut receipt = Receipt { case, heads: told, stage, at, versions, heard, copies, told: Told::default() };
        // The time is told, and is no reason to tell again. That somebody asked, or is to be asked, is one; and
        // after this device was put back everybody is told anew.
        let why = (&receipt.heads, receipt.stage, &receipt.versions, self.share.returned.times, asked, doubts);
        let said = digest_of(&serde_json::to_string(&why).unwrap_or_default());
        if put.receipt != said {
            put.receipt = said;
            receipt.told = self.share.told.next(me, &bound, &receipt);
            self.share.told = receipt.told.clone();
            out.push(Envelope::Receipt(receipt));
        }
    }

    /// A document that a unit brought and is not given from here, since more lies hidden in it by now:
    /// that what its devices told of it is here is told back, no more. Else they would owe it for ever.
    fn echo(&mut self, to: &Recipient, told: &mut BTreeMap<String, Vec<String>>) {
        let Some(roster) = &self.share.roster else { return };
        let theirs = to.devices.iter().filter_map(|device| self.share.known.get(device)).flat_map(|known| &known.heads);
        let mut here: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (doc, known) in theirs.filter(|(doc, _)| !told.contains_key(*doc)) {
            let id = doc.parse::<DocId>().ok().filter(|id| roster.may_read(to, id));
            if id.is_some_and(|id| self.docs.holds(&id, &heads(Some(known)))) {
                here.entry(doc.clone()).or_default().extend(known.iter().cloned());
            }
        }
        told.extend(here.into_iter().map(|(doc, heads)| (doc, heads.into_iter().collect())));
    }

    fn offer_extract(
        &mut self,
        me: &Me,
        to: &Recipient,
        put: &mut Put,
        offering: &Offering<'_>,
        out: &mut Vec<Envelope>,
    ) {
        // Which topics the person lets it have is not known before a person has settled it.
        let is_apart = |field: &Contested| field.why == Why::Values && is_parties(&field.path);
        if !self.documents(me) || offering.contested.iter().any(is_apart) {
            return;
        }
        let latest = self.versions.iter().map(|version| version.version).max();
        for version in self.versions.iter().filter(|version| Some(version.version) == latest) {
            let Some(extract) = (offering.extract)(version, &to.id) else { continue };
            // What the consent of today makes of it: where that changed, it is another extract.
            let content = digest_of(&serde_json::to_string(&extract).unwrap_or_default());
            if put.extracts.insert(format!("{} {} {content}", version.hash, to.id)) {
                self.share.given.insert(to.mailbox.to_string());
                out.push(Envelope::Extract(extract));
            }
        }
    }

    /// Everyone who had it is told that nothing more comes, by the unit that documents the case.
    fn offer_notice(
        &mut self,
        me: &Me,
        to: &Recipient,
        put: &mut Put,
        offering: &Offering<'_>,
        what: What,
        out: &mut Vec<Envelope>,
    ) {
        let Some(roster) = self.share.roster.as_ref().filter(|_| self.documents(me)) else { return };
        let had_documents = roster.had.values().any(|units| units.contains(&to.id))
            || !put.docs.is_empty()
            || to.devices.iter().any(|id| self.share.known.contains_key(id));
        let had = match what {
            What::Ended => {
                had_documents || !put.extracts.is_empty() || self.share.given.contains(&to.mailbox.to_string())
            }
            // Those who only ever had extracts were not narrowed by getting another.
            What::Narrowed => had_documents,
        };
        let case = roster.case.clone();
        if had && put.notice != Some(what) {
            put.notice = Some(what);
            let heads = write_heads(&self.docs.heads(&self.docs.latest_of(&DocKind::Consent.into())));
            out.push(Envelope::Notice(Notice { case, what, at: offering.now.to_owned(), heads }));
        }
    }

    /// Whether the identity is protected, as far as others may be given what it hides. Whoever writes along may
    /// write that it is not; what was hidden stays so until the unit that documents the case writes it too.
    fn is_hidden(&mut self, me: &Me, offering: &Offering<'_>) -> bool {
        let path = Path::root().with("person").with("protectedIdentity");
        let is_contested = offering.contested.iter().any(|field| field.why == Why::Values && field.path == path);
        let is_written = self.docs.written(&path).ok().flatten().is_some();
        is_protected(offering.case) || is_contested || (is_written && !self.is_keepers(me, &path))
    }

    /// Whether this device's unit documents the case.
    fn documents(&self, me: &Me) -> bool {
        self.share.roster.as_ref().is_some_and(|roster| roster.documents == me.unit())
    }
}

fn is_parties(path: &Path) -> bool {
    path.parts().iter().take(2).eq(["consent", "parties"])
}

fn digest_of(text: &str) -> String {
    use sha2::{Digest, Sha256};
    hex(&Sha256::digest(text.as_bytes())[..16])
}

/// Whether the identity was protected when the version was established: then it does not tell the address.
pub(crate) fn was_protected(version: &Version) -> bool {
    serde_json::from_str(&version.content).is_ok_and(|then: Value| is_protected(&then))
}
