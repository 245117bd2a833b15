//! What others lack, by what they told that they hold.

use sip_doc::{DocId, Hash, Outgoing};
use sip_vault::identity::DeviceId;

use crate::reading::Reading;
use crate::recipient::Recipient;
use crate::share::{Replica, heads};

impl Replica {
    /// Whether any device of a recipient lacks anything, by what each of them told (ruling 12).
    #[must_use]
    pub fn is_owed(&mut self, to: &Recipient) -> bool {
        self.owed_devices(to) > 0
    }

    /// How many devices of a recipient have not told that they hold all of it. One that fetched tells
    /// nothing of the colleague's beside it. After a notice no other unit tells anything more, so
    /// nothing is said of it.
    pub(crate) fn owed_devices(&mut self, to: &Recipient) -> u32 {
        if to.reading != Reading::Along || (self.has_ended() && !to.own) {
            return 0;
        }
        let docs = self.readable(to);
        let lacking = to.devices.iter().filter(|device| !self.is_same(&docs, device)).count();
        u32::try_from(lacking).unwrap_or(u32::MAX)
    }

    /// Whether a device told exactly what is here.
    #[must_use]
    pub fn is_same(&mut self, docs: &[DocId], device: &DeviceId) -> bool {
        if !self.share.known.contains_key(device) {
            return false;
        }
        docs.iter().all(|id| {
            let told = self.told(device, id);
            let is_bare = self.docs.count_since(id, &[]) == 0;
            is_bare || (self.docs.holds(id, &told) && self.docs.count_since(id, &told) == 0)
        })
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
