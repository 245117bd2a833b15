//! What others lack, by what they told that they hold.

use sip_doc::{DocId, Hash, Outgoing};
use sip_model::person::is_protected;
use sip_vault::identity::DeviceId;

use crate::envelope::Version;
use crate::me::Me;
use crate::offer::was_protected;
use crate::reading::Reading;
use crate::recipient::Recipient;
use crate::share::{Replica, heads};

impl Replica {
    /// Whether any device of a recipient lacks anything, by what each of them told (ruling 12).
    #[must_use]
    pub fn is_owed(&mut self, me: &Me, to: &Recipient) -> bool {
        self.owed_devices(me, to) > 0
    }

    /// How many devices of a recipient have not told that they hold all of it. One that fetched tells
    /// nothing of the colleague's beside it. After a notice no other unit tells anything more, so
    /// nothing is said of it.
    pub(crate) fn owed_devices(&mut self, me: &Me, to: &Recipient) -> u32 {
        if to.reading != Reading::Along || (self.has_ended() && !to.own) {
            return 0;
        }
        let docs = self.readable(to);
        let is_lacking = |device: &&DeviceId| !self.is_same(&docs, device) || self.lacks_version(me, to, device);
        let lacking = to.devices.iter().filter(is_lacking).count();
        u32::try_from(lacking).unwrap_or(u32::MAX)
    }

    /// Whether a device told exactly what is here.
    #[must_use]
    pub fn is_same(&mut self, docs: &[DocId], device: &DeviceId) -> bool {
        // Nothing is said of a device whose last word is not known, or of which there are two.
        if self.share.known.get(device).is_none_or(|known| known.doubt || known.copies) {
            return false;
        }
        docs.iter().all(|id| {
            let told = self.told(device, id);
            let is_bare = self.docs.count_since(id, &[]) == 0;
            is_bare || (self.docs.holds(id, &told) && self.docs.count_since(id, &told) == 0)
        })
    }

    /// Whether a device has not told that it holds an established version that it is given from here.
    pub fn lacks_version(&mut self, me: &Me, to: &Recipient, device: &DeviceId) -> bool {
        if !to.own && self.share.roster.as_ref().is_none_or(|roster| roster.documents != me.unit()) {
            return false;
        }
        let known = self.share.known.get(device);
        let has = |version: &&Version| known.is_some_and(|known| known.versions.contains(&version.hash));
        let lacking: Vec<&Version> = self.versions.iter().filter(|version| !has(version)).collect();
        // One that tells an address is not given to others while the identity is protected.
        let is_hidden = !to.own && !lacking.is_empty() && self.docs.project().is_ok_and(|case| is_protected(&case));
        lacking.into_iter().any(|version| !is_hidden || was_protected(version))
    }

    /// The heads of a document that a device told.
    fn told(&self, device: &DeviceId, id: &DocId) -> Vec<Hash> {
        heads(self.share.known.get(device).and_then(|known| known.heads.get(&id.to_string())))
    }

    /// What has to be added to what lies there. A device that told what it holds needs no more than
    /// the rest; where several open the mailbox, the one that lacks most decides.
    pub(crate) fn since(&mut self, to: &Recipient, id: &DocId, lies_there: &[Hash]) -> (Vec<Hash>, Outgoing) {
        let mut base = lies_there.to_vec();
        if to.devices.iter().all(|device| self.share.known.contains_key(device)) {
            let told = to.devices.iter().map(|device| self.told(device, id));
            let told: Vec<Vec<Hash>> = told.collect();
            let most =
                told.into_iter().map(|known| (self.docs.count_since(id, &known), known)).max_by_key(|most| most.0);
            if let Some((_, known)) = most.filter(|(count, _)| *count < self.docs.count_since(id, lies_there)) {
                base = known;
            }
        }
        let changes = self.docs.changes_since(id, &base);
        (base, changes)
    }
}
