//! Hearing what others tell of a case, beside its documents: what they hold, and that nothing more
//! comes. It may come in any order, and more than once.

use std::collections::BTreeSet;

use sip_doc::{DocId, DocKind, Hash};
use sip_vault::identity::DeviceId;

use crate::accept::{Accepted, Sender};
use crate::envelope::{Notice, Receipt, Stage, Withdrawal};
use crate::me::Me;
use crate::reason::Reason;
use crate::share::{Known, Replica, heads};
use crate::vouch::unhex_hash;

/// Most heads of one document that a device is believed to have.
const MOST_HEADS: usize = 64;
/// Established versions that a device may tell of at once.
const MOST_VERSIONS: usize = 1_000;

impl Replica {
    /// Takes a receipt in. What a device holds only grows, so receipts may come in any order.
    ///
    /// # Errors
    /// [`Reason::UnknownUnit`].
    pub fn accept_receipt(&mut self, me: &Me, sender: &Sender<'_>, told: &Receipt) -> Result<Accepted, Reason> {
        self.knows(me, sender)?;
        let before = self.share.known.get(&sender.device).cloned();
        let mut known = before.clone().unwrap_or_else(|| Known {
            heads: Default::default(),
            stage: told.stage,
            at: told.at.clone(),
            versions: Default::default(),
        });
        for (doc, heads) in &told.heads {
            let Ok(id) = doc.parse::<DocId>() else { continue };
            let of_doc = known.heads.remove(doc).unwrap_or_default();
            known.heads.insert(doc.clone(), self.latest_of(&id, of_doc, heads));
        }
        known.versions.extend(told.versions.iter().take(MOST_VERSIONS).cloned());
        if let Some(before) = &before {
            known.stage = stage_of(before, told, &known);
        }
        let changed = before.as_ref() != Some(&known);
        if changed {
            known.at.clone_from(&told.at);
            self.share.known.insert(sender.device, known);
        }
        Ok(Accepted { share: changed, ..Accepted::default() })
    }

    /// The heads that a device told of a document, by what is known of them now.
    pub fn told_heads(&mut self, device: &DeviceId, id: &DocId) -> Option<Vec<String>> {
        let told = self.share.known.get(device)?.heads.get(&id.to_string())?.clone();
        Some(self.latest_of(id, told, &[]))
    }

    /// What a device told, together with what it told before: those that nothing else of it builds on,
    /// as far as that is known here.
    fn latest_of(&mut self, id: &DocId, before: Vec<String>, told: &[String]) -> Vec<String> {
        let mut all = before;
        let is_hash = |text: &&String| unhex_hash(text).is_some();
        all.extend(told.iter().filter(is_hash).take(MOST_HEADS).cloned());
        all.sort();
        all.dedup();
        if all.len() < 2 {
            return all;
        }
        let mut latest = Vec::new();
        for (at, head) in all.iter().enumerate() {
            let one = [unhex_hash(head).unwrap_or_default()];
            let others: Vec<Hash> = all
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .filter_map(|(_, text)| unhex_hash(text))
                .collect();
            if !self.docs.is_within(id, &others, &one[0]) {
                latest.push(head.clone());
            }
        }
        latest.truncate(MOST_HEADS);
        latest
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

/// How far a device has come with what it holds `now`, after a receipt. It has come so far with what it
/// held when it said so: what came since is received. Receipts may come in any order, so one that tells
/// of less than is known raises nothing.
fn stage_of(before: &Known, told: &Receipt, now: &Known) -> Stage {
    let set = |heads: &[String]| heads.iter().cloned().collect::<BTreeSet<_>>();
    let is_all = told.heads.iter().all(|(doc, heads)| now.heads.get(doc).is_none_or(|all| set(all) == set(heads)))
        && now.versions.iter().all(|version| told.versions.contains(version));
    let is_new = now.heads != before.heads || now.versions != before.versions;
    match (is_all, is_new) {
        (true, true) => told.stage,
        (true, false) => before.stage.max(told.stage),
        (false, true) => before.stage.min(told.stage),
        (false, false) => before.stage,
    }
}
