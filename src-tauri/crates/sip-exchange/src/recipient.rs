//! Who is given a case, and which of its documents: decided anew for every packet.

use std::collections::BTreeSet;

use sip_doc::{Contested, DocId, DocKind, Why};
use sip_model::Case;
use sip_model::field::Path;
use sip_vault::identity::{DeviceId, UnitCard, UnitId};

use crate::mailbox::Mailbox;
use crate::me::{Me, Trust, is_of};
use crate::offer::Offering;
use crate::reading::{Reading, reading};
use crate::share::Replica;

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

impl Replica {
    /// Everybody but this device who has or gets a part in the case.
    #[must_use]
    pub fn recipients(&self, me: &Me, offering: &Offering<'_>) -> Vec<Recipient> {
        let Some(roster) = &self.share.roster else { return Vec::new() };
        let mut all = Vec::new();
        for (id, card) in &roster.units {
            let own = card.id() == me.unit();
            // Not even a notice: it would be sealed to keys that nobody here believes to be theirs.
            if !own && self.share.distrusted.contains(&card.id()) {
                continue;
            }
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
        let Some(roster) = &self.share.roster else { return Vec::new() };
        // What stood in a former generation, or in this one before somebody was kept from it, goes to
        // those alone who had it: others get what stands there now.
        let is_open = |id: &&DocId| self.docs.latest_of(id) == **id && !self.docs.hides(id);
        let had_it = |id: &&DocId| to.own || to.unit == roster.documents || roster.has_had(&to.id, id);
        let readable = self.docs.ids().filter(|id| roster.may_read(to, id)).filter(|id| had_it(id) || is_open(id));
        readable.cloned().collect()
    }

    /// Documents that have to be begun anew ([`sip_doc::CaseDocs::renew`]) before they are offered:
    /// their history hides something, and somebody reads along now who never had them. Only the unit
    /// that documents the case begins them, and seals them before anything else is written.
    #[must_use]
    pub fn to_renew(&self, me: &Me, offering: &Offering<'_>) -> Vec<DocId> {
        let Some(roster) = self.share.roster.as_ref().filter(|roster| roster.documents == me.unit()) else {
            return Vec::new();
        };
        let recipients = self.recipients(me, offering);
        let newcomer = |id: &DocId| {
            let reads = recipients.iter().filter(|to| !to.own && to.reading == Reading::Along);
            reads.into_iter().any(|to| roster.may_read(to, id) && !roster.has_had(&to.id, id))
        };
        let plans = self.docs.current().filter(|id| id.kind() == DocKind::Plan);
        plans.filter(|id| newcomer(id) && self.docs.hides(id)).cloned().collect()
    }

    /// Brings the roster up to date: the newest cards, and where this device's unit documents the
    /// case, the units of the case that are trusted. Gives the ids of those that were added.
    ///
    /// Which unit an HSA-id names in the case is the documenting unit's to say: where a co-writer changed it, or
    /// two wrote it apart, nobody is added by it.
    pub fn enrol(&mut self, me: &Me, trust: &Trust, case: &Case, contested: &[Contested]) -> Vec<String> {
        self.share.distrusted.clone_from(&trust.distrusted);
        let Some(roster) = self.share.roster.as_mut() else { return Vec::new() };
        for card in trust.cards.values().chain([&me.card]) {
            roster.refresh(card);
        }
        // A laptop that has the case, out of a backup perhaps, says so itself.
        if !me.is_office() && me.card.device(&me.device()).is_some() {
            roster.devices.entry(me.device()).or_insert_with(|| me.unit());
        }
        if roster.documents != me.unit() {
            return Vec::new();
        }
        let new = case.units.iter().filter(|unit| !roster.units.contains_key(unit.id.as_str()));
        let ids: Vec<String> = new.filter(|unit| unit.hsa_id.is_some()).map(|unit| unit.id.to_string()).collect();
        let mut ours = case.clone();
        let mut foreign = BTreeSet::new();
        for id in ids {
            let path = Path::root().with("units").with(&id).with("hsaId");
            let is_contested = contested.iter().any(|field| field.why == Why::Values && field.path == path);
            if is_contested || !self.is_keepers(me, &path) {
                foreign.insert(id);
            }
        }
        ours.units.retain(|unit| !foreign.contains(unit.id.as_str()));
        self.share.roster.as_mut().map(|roster| roster.enrol(&ours, trust)).unwrap_or_default()
    }

    /// Whether what stands at a field was written by the unit that documents the case, which is this one. A unit
    /// that documented it before had the same say then.
    pub(crate) fn is_keepers(&mut self, me: &Me, path: &Path) -> bool {
        let Some(actor) = self.docs.written(path).ok().flatten().and_then(|written| written.actor) else {
            return false;
        };
        let units = self
            .share
            .roster
            .iter()
            .flat_map(|roster| roster.units.values().filter(|card| roster.has_documented(&card.id())));
        units.chain([&me.card]).any(|card| is_of_unit(card, &actor))
    }

    /// Notes what is about to be given to whom, before the roster is told to anybody.
    pub(crate) fn entitle(&mut self, recipients: &[Recipient]) {
        for to in recipients.iter().filter(|to| !to.own && to.reading == Reading::Along) {
            for id in self.readable(to) {
                if self.docs.count_since(&id, &[]) > 0
                    && let Some(roster) = &mut self.share.roster
                {
                    roster.give(&to.id, &id);
                }
            }
        }
    }
}

/// Whether an actor is, or was, one of a unit's devices.
fn is_of_unit(card: &UnitCard, actor: &[u8]) -> bool {
    card.devices.iter().any(|device| is_of(&device.id, actor))
        || card.revoked.iter().any(|gone| is_of(&gone.device, actor))
}
