//! Hearing what others tell of a case, beside its documents: what they hold, and that nothing more
//! comes. It may come in any order, and more than once.

use sip_doc::{DocId, DocKind};
use sip_vault::identity::DeviceId;

use crate::accept::{Accepted, Sender};
use crate::envelope::{Notice, Receipt, Withdrawal};
use crate::me::Me;
use crate::reason::Reason;
use crate::share::{Known, Replica, Share, heads};
use crate::vouch::unhex_hash;

/// Most heads of one document that a device is believed to have.
const MOST_HEADS: usize = 64;
/// Established versions that a device may tell of at once.
const MOST_VERSIONS: usize = 1_000;

impl Replica {
    /// Takes a receipt in: the last word of a device is what it holds. One that is not later than what is known
    /// came late, or its device was put back from an older copy: until something later comes nothing is believed
    /// to be the same there, and it is asked for by what the next receipt tells of it.
    ///
    /// # Errors
    /// [`Reason::UnknownUnit`].
    pub fn accept_receipt(&mut self, me: &Me, sender: &Sender<'_>, told: &Receipt) -> Result<Accepted, Reason> {
        self.knows(me, sender)?;
        let mut accepted = Accepted { returned: self.hear_of_me(me, sender, told), ..Accepted::default() };
        accepted.share = accepted.returned.is_some();
        // What was left for colleagues, and was fetched again.
        if sender.device == me.device() {
            return Ok(accepted);
        }
        let asked = told.heard.get(&me.device()).map_or(0, |heard| heard.doubts);
        if asked > self.share.asked.get(&sender.device).copied().unwrap_or(0) {
            self.share.asked.insert(sender.device, asked);
            accepted.share = true;
        }
        let known = self.share.known.entry(sender.device).or_default();
        if known.told == told.told && *known != Known::default() {
            return Ok(accepted);
        }
        accepted.share = true;
        if known.told.number > 0 && !told.told.is_later(&known.told) {
            (known.doubt, known.doubts) = (true, known.doubts.saturating_add(1));
            return Ok(accepted);
        }
        let is_hash = |text: &&String| unhex_hash(text).is_some();
        let heads_of = |heads: &Vec<String>| heads.iter().filter(is_hash).take(MOST_HEADS).cloned().collect();
        let is_doc = |doc: &str| doc.parse::<DocId>().is_ok();
        let heads = told.heads.iter().filter(|(doc, _)| is_doc(doc)).map(|(doc, heads)| (doc.clone(), heads_of(heads)));
        let before = std::mem::replace(&mut known.heads, heads.collect());
        for (doc, heads) in before {
            if known.heads.get(&doc) != Some(&heads) {
                known.former.entry(doc).or_default().extend(heads);
            }
        }
        known.former.values_mut().for_each(|heads| heads.truncate(MOST_HEADS));
        (known.stage, known.at, known.copies) = (told.stage, told.at.clone(), told.copies);
        known.versions = told.versions.iter().take(MOST_VERSIONS).cloned().collect();
        (known.told, known.doubt) = (told.told.clone(), false);
        self.look_back(&sender.device);
        Ok(accepted)
    }

    /// Whether a receipt is none that is new: its device told another since.
    pub(crate) fn heard_since(&self, sender: &Sender<'_>, told: &Receipt) -> bool {
        self.share.known.get(&sender.device).is_some_and(|known| !told.told.is_later(&known.told))
    }

    /// What this device told, as its receiver heard it. Gives a reason when this device does not know of it.
    fn hear_of_me(&mut self, me: &Me, sender: &Sender<'_>, told: &Receipt) -> Option<Reason> {
        let case = self.share.roster.as_ref()?.bound();
        let heard = match sender.device == me.device() {
            true => Some(&told.told),
            false => told.heard.get(&me.device()).map(|heard| &heard.told),
        };
        let Share { told: own, returned, .. } = &mut self.share;
        if !returned.hear(own, heard?, me, &case) {
            return None;
        }
        Some(if returned.copies { Reason::Twice } else { Reason::Returned })
    }

    /// Whether a device has what it told before: by what it told since, once all of that is here. What it has no
    /// longer is given to it anew ([`Known::lost`]).
    pub(crate) fn look_back(&mut self, device: &DeviceId) {
        let Some(known) = self.share.known.get(device).filter(|known| !known.former.is_empty()) else { return };
        let (now, former) = (known.heads.clone(), known.former.clone());
        let (mut left, mut is_lost) = (former.clone(), false);
        for (doc, before) in former {
            let Ok(id) = doc.parse::<DocId>() else { continue };
            let now = heads(now.get(&doc));
            if self.docs.holds(&id, &now) {
                let before = heads(Some(&before));
                is_lost |=
                    before.iter().any(|head| self.docs.holds(&id, &[*head]) && !self.docs.is_within(&id, &now, head));
                left.remove(&doc);
            }
        }
        if let Some(known) = self.share.known.get_mut(device) {
            known.former = left;
            known.lost = known.lost.saturating_add(u32::from(is_lost));
        }
    }

    /// The heads that a device told last of a document.
    #[must_use]
    pub fn told_heads(&self, device: &DeviceId, id: &DocId) -> Option<Vec<String>> {
        let mut told = self.share.known.get(device)?.heads.get(&id.to_string())?.clone();
        told.sort();
        Some(told)
    }

    /// Takes a notice in: nothing more comes, and nothing more is given to others from here.
    ///
    /// # Errors
    /// [`Reason::NotAllowed`] unless the unit that documents the case says it, or this unit's own
    /// device forwards it.
    pub fn accept_notice(&mut self, me: &Me, sender: &Sender<'_>, told: &Notice) -> Result<Accepted, Reason> {
        self.knows(me, sender)?;
        let documents = self.share.roster.as_ref().map(|roster| roster.documents);
        if Some(sender.unit()) != documents && sender.unit() != me.unit() {
            return Err(Reason::NotAllowed);
        }
        if documents == Some(me.unit()) {
            // The documents tell it here.
            return Ok(Accepted::default());
        }
        let before = self.share.notice.clone();
        let notice = match before.clone() {
            None => told.clone(),
            Some(known) => known.and(told),
        };
        self.share.notice = Some(notice);
        self.look_at_notice(&DocKind::Consent.into());
        Ok(Accepted { share: self.share.notice != before, ..Accepted::default() })
    }

    /// Once the unit that documents the case shares its consent again, what was told before is over:
    /// a notice, when the consent that came after it is here; a withdrawal, when there is another
    /// consent.
    pub(crate) fn look_at_notice(&mut self, doc: &DocId) {
        if doc.kind() != DocKind::Consent {
            return;
        }
        if let Some(told) = &self.share.withdrawal
            && self.consent_id().as_ref() != Some(&told.consent)
        {
            self.share.withdrawal = None;
        }
        let Some(notice) = &self.share.notice else { return };
        let consent = self.docs.latest_of(&DocKind::Consent.into());
        let until = heads(Some(&notice.heads));
        let is_past =
            !until.is_empty() && self.docs.holds(&consent, &until) && self.docs.count_since(&consent, &until) > 0;
        if is_past {
            self.share.notice = None;
        }
    }

    /// Takes in that the person took the yes back, as another unit wrote it down. Gives it back to be
    /// written into the consent where this unit documents the case.
    ///
    /// # Errors
    /// [`Reason::UnknownUnit`]; [`Reason::NotAllowed`] for a unit that does not document the case, from
    /// another.
    pub fn accept_withdrawal(
        &mut self,
        me: &Me,
        sender: &Sender<'_>,
        told: &Withdrawal,
    ) -> Result<Option<Withdrawal>, Reason> {
        self.knows(me, sender)?;
        let documents = self.share.roster.as_ref().map(|roster| roster.documents);
        if documents == Some(me.unit()) {
            // A later yes is a new consent: what was said of an earlier one does not end it.
            return Ok(Some(told.clone()).filter(|told| Some(&told.consent) == self.consent_id().as_ref()));
        }
        if sender.unit() != me.unit() {
            return Err(Reason::NotAllowed);
        }
        if self.consent_id().as_ref() == Some(&told.consent) {
            self.share.withdrawal.get_or_insert_with(|| told.clone());
        }
        Ok(None)
    }

    /// The id of the consent that stands here.
    #[must_use]
    pub fn consent_id(&self) -> Option<String> {
        let case = self.docs.project().ok()?;
        Some(case["consent"]["id"].as_str().unwrap_or_default().to_owned())
    }

    /// Whether a device's changes of a document are all held here, by what it told.
    pub fn has_all_of(&mut self, device: &DeviceId) -> bool {
        let Some(known) = self.share.known.get(device).cloned() else { return true };
        known
            .heads
            .iter()
            .all(|(id, told)| id.parse::<DocId>().is_ok_and(|id| self.docs.holds(&id, &heads(Some(told)))))
    }
}
