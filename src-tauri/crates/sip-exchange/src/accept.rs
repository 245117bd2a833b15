//! Taking an envelope in, or saying why not. Nothing that is held already is harmed by one that is
//! set aside.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sip_doc::{Author, CaseDocs, DocId, DocKind, Incoming};
use sip_model::field::typed;
use sip_vault::identity::{DeviceId, UnitCard, UnitId};

use crate::envelope::{Changes, Notice, Receipt, Stage, What, Withdrawal};
use crate::me::{Me, Trust, device_of_actor};
use crate::reason::Reason;
use crate::roster::Roster;
use crate::share::{Known, Replica, Share, heads, write_heads};
use crate::vouch::covered;

/// Who left the packet that an envelope came in.
#[derive(Debug, Clone)]
pub struct Sender<'a> {
    /// The device.
    pub device: DeviceId,
    /// The card of its unit.
    pub card: &'a UnitCard,
}

impl Sender<'_> {
    fn unit(&self) -> UnitId {
        self.card.id()
    }
}

/// What taking an envelope in led to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Accepted {
    /// The document that changed.
    pub doc: Option<DocId>,
    /// Changes that are new here, by author and time: for history.
    pub authors: Vec<(Author, i64)>,
    /// Something else than a document changed: the roster, what others hold, a notice.
    pub share: bool,
    /// They build on what has not come: they wait inside the document.
    pub waits: bool,
}

impl Replica {
    /// A case that comes from another device, by its roster.
    ///
    /// # Errors
    /// [`Reason::UnknownUnit`] when nobody here trusts the unit that documents it,
    /// [`Reason::NotAllowed`] when this unit is not on it.
    pub fn join(me: &Me, trust: &Trust, sender: &Sender<'_>, roster: &Roster) -> Result<Self, Reason> {
        let (unit, own) = (sender.unit(), me.unit());
        if unit != own {
            if trust.card(&unit).is_none() {
                return Err(Reason::UnknownUnit);
            }
            if unit != roster.documents {
                return Err(Reason::NotAllowed);
            }
        }
        if roster.id_of(&own).is_none() || roster.units.values().any(|card| card.verify().is_err()) {
            return Err(Reason::NotAllowed);
        }
        let docs = CaseDocs::new().map_err(|_| Reason::DoesNotFit)?;
        let share = Share { roster: Some(roster.clone()), ..Share::default() };
        Ok(Self { docs, share, versions: Vec::new() })
    }

    /// Whether the sender has a part in this case at all.
    ///
    /// # Errors
    /// [`Reason::UnknownUnit`].
    pub fn knows(&self, me: &Me, sender: &Sender<'_>) -> Result<(), Reason> {
        let roster = self.share.roster.as_ref().ok_or(Reason::OtherCase)?;
        let known = sender.unit() == me.unit() || roster.units.values().any(|card| card.id() == sender.unit());
        if known { Ok(()) } else { Err(Reason::UnknownUnit) }
    }

    /// Takes a roster in.
    ///
    /// # Errors
    /// [`Reason::OtherCase`] for another case of the same plan id.
    pub fn accept_roster(&mut self, me: &Me, sender: &Sender<'_>, told: &Roster) -> Result<Accepted, Reason> {
        let roster = self.share.roster.as_mut().ok_or(Reason::OtherCase)?;
        if told.origin != roster.origin || told.case != roster.case {
            return Err(Reason::OtherCase);
        }
        if told.units.values().any(|card| card.verify().is_err()) {
            return Err(Reason::Forged);
        }
        let changed = roster.take_in(told, &sender.unit(), &me.unit()).ok_or(Reason::OtherCase)?;
        Ok(Accepted { share: changed, ..Accepted::default() })
    }

    /// Takes changes of a document in.
    ///
    /// # Errors
    /// Why they are set aside; the documents are as before then.
    pub fn accept_changes(
        &mut self,
        me: &Me,
        trust: &Trust,
        sender: &Sender<'_>,
        told: &Changes,
    ) -> Result<Accepted, Reason> {
        self.knows(me, sender)?;
        let id: DocId = told.doc.parse().map_err(|_| Reason::Damaged)?;
        self.may_send(me, sender, &id)?;
        let bytes = STANDARD.decode(&told.changes).map_err(|_| Reason::Damaged)?;
        let incoming = Incoming::read(&id, &bytes).map_err(|_| Reason::Damaged)?;
        let lacks = self.docs.lacks(&incoming);
        if lacks.is_empty() {
            // Seen before, however it came: nothing to do, and nothing wrong.
            return Ok(Accepted::default());
        }
        self.may_have_written(me, trust, sender, &id, told, &incoming, &lacks)?;
        let before = self.docs.clone();
        let had = self.docs.heads(&id);
        let taken = self.docs.take_in(incoming).map_err(|_| Reason::DoesNotFit)?;
        let fits = self.docs.project().ok().and_then(|case| typed(case).ok()).is_some();
        // Until the plan's own document has come, there is no case to be read.
        let is_begun = self.docs.changes_since(&self.docs.latest_of(&DocId::plan()), &[]).count > 0;
        if !fits && is_begun {
            self.docs = before;
            return Err(Reason::DoesNotFit);
        }
        for vouch in &told.vouches {
            self.share.keep(&id, vouch);
        }
        self.share.note_overlaps(taken.overlaps);
        let heads_now = self.docs.heads(&id);
        self.share.sealed.insert(id.to_string(), write_heads(&heads_now));
        self.look_at_notice(&id);
        let authors = if taken.new.is_empty() { Vec::new() } else { self.docs.authors_since(&id, &had) };
        Ok(Accepted { doc: Some(id), authors, share: true, waits: taken.waits })
    }

    fn may_send(&self, me: &Me, sender: &Sender<'_>, id: &DocId) -> Result<(), Reason> {
        let roster = self.share.roster.as_ref().ok_or(Reason::UnknownCase)?;
        let own = me.unit();
        let from_own = sender.unit() == own;
        // What nobody of this unit may read is not read because somebody sends it.
        let kept = |unit: &UnitId| roster.id_of(unit).is_some_and(|unit| id.without().contains(unit));
        match id.kind() {
            DocKind::Own if !from_own || roster.documents != own => Err(Reason::NotAllowed),
            DocKind::Plan if kept(&own) || kept(&sender.unit()) => Err(Reason::NotAllowed),
            _ => Ok(()),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "one question, and everything that it depends on")]
    fn may_have_written(
        &self,
        me: &Me,
        trust: &Trust,
        sender: &Sender<'_>,
        id: &DocId,
        told: &Changes,
        incoming: &Incoming,
        lacks: &std::collections::BTreeSet<sip_doc::Hash>,
    ) -> Result<(), Reason> {
        let roster = self.share.roster.as_ref().ok_or(Reason::UnknownCase)?;
        let mut cards = vec![sender.card];
        cards.extend(self.share.cards(me, trust));
        let arrived: Vec<_> = incoming.arrived().collect();
        let covered = covered(&told.case, id, &told.vouches, &arrived, &cards);
        for change in arrived.iter().filter(|change| lacks.contains(&change.hash)) {
            let Some(card) = covered.get(&change.hash) else {
                let gone = cards
                    .iter()
                    .any(|card| card.revoked.iter().any(|gone| crate::me::is_of(&gone.device, &change.actor)));
                return Err(if gone { Reason::Revoked } else { Reason::Unvouched });
            };
            // Nobody writes in another unit's name.
            if change.author.as_ref().is_some_and(|author| author.unit != card.name) {
                return Err(Reason::Unvouched);
            }
            // The consent and the unit's own are written by the unit that documents the case alone.
            if id.kind() != DocKind::Plan && !roster.has_documented(&card.id()) {
                return Err(Reason::NotAllowed);
            }
            let has_part = card.id() == me.unit() || roster.units.values().any(|known| known.id() == card.id());
            if !has_part {
                return Err(Reason::UnknownUnit);
            }
            if id.without().iter().any(|unit| roster.units.get(unit).is_some_and(|kept| kept.id() == card.id())) {
                return Err(Reason::NotAllowed);
            }
        }
        Ok(())
    }

    /// Takes a receipt in.
    ///
    /// # Errors
    /// [`Reason::UnknownUnit`].
    pub fn accept_receipt(&mut self, me: &Me, sender: &Sender<'_>, told: &Receipt) -> Result<Accepted, Reason> {
        self.knows(me, sender)?;
        let known = Known {
            heads: told.heads.clone(),
            stage: told.stage,
            at: told.at.clone(),
            extracts: told.extracts.clone(),
        };
        let changed = self.share.known.get(&sender.device) != Some(&known);
        self.share.known.insert(sender.device, known);
        Ok(Accepted { share: changed, ..Accepted::default() })
    }

    /// Takes a notice in: nothing more comes, and nothing more is given to others from here.
    ///
    /// # Errors
    /// [`Reason::NotAllowed`] unless the unit that documents the case says it, or this unit's own
    /// device forwards it.
    pub fn accept_notice(&mut self, me: &Me, sender: &Sender<'_>, told: &Notice) -> Result<Accepted, Reason> {
        let documents = self.share.roster.as_ref().map(|roster| roster.documents);
        if Some(sender.unit()) != documents && sender.unit() != me.unit() {
            return Err(Reason::NotAllowed);
        }
        let changed = self.share.notice.as_ref().map(|notice| notice.what) != Some(told.what);
        self.share.ended = self.consent_id();
        self.share.notice = Some(told.clone());
        Ok(Accepted { share: changed, ..Accepted::default() })
    }

    /// Whether a version may be told by this sender.
    ///
    /// # Errors
    /// [`Reason::NotAllowed`]: only the unit that documents the case locks (ruling 13).
    pub fn may_tell_version(&self, me: &Me, sender: &Sender<'_>) -> Result<(), Reason> {
        let roster = self.share.roster.as_ref().ok_or(Reason::UnknownCase)?;
        let may = roster.has_documented(&sender.unit()) || sender.unit() == me.unit();
        if may { Ok(()) } else { Err(Reason::NotAllowed) }
    }

    /// Notes how far this device itself has come. A stage is never gone back from while the case
    /// is the same.
    pub fn come_to(&mut self, stage: Stage, at: &str) -> bool {
        let further = self.share.stage.as_ref().is_none_or(|(known, _)| stage > *known);
        if further {
            self.share.stage = Some((stage, at.to_owned()));
        }
        further
    }

    /// Whether a device's changes of a document are all held here, by what it told.
    pub fn has_all_of(&mut self, device: &DeviceId) -> bool {
        let Some(known) = self.share.known.get(device).cloned() else { return true };
        known
            .heads
            .iter()
            .all(|(id, told)| id.parse::<DocId>().is_ok_and(|id| self.docs.holds(&id, &heads(Some(told)))))
    }

    /// Whether an actor belongs to this device's unit, and to this very device.
    #[must_use]
    pub fn is_here(me: &Me, actor: &[u8]) -> bool {
        device_of_actor(&me.card, actor).is_some_and(|device| device.id == me.device())
    }

    /// Takes in that the person took the yes back, as another unit wrote it down. Gives it back to be
    /// written into the consent where this unit documents the case.
    ///
    /// # Errors
    /// [`Reason::UnknownUnit`].
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
        self.share.withdrawal.get_or_insert_with(|| told.clone());
        Ok(None)
    }

    /// The id of the consent that stands here.
    #[must_use]
    pub fn consent_id(&self) -> Option<String> {
        let case = self.docs.project().ok()?;
        Some(case["consent"]["id"].as_str().unwrap_or_default().to_owned())
    }

    /// Once the unit that documents the case shares its consent again, what was told before is over:
    /// after an ending, with another consent.
    fn look_at_notice(&mut self, doc: &DocId) {
        if doc.kind() != DocKind::Consent {
            return;
        }
        let now = self.consent_id();
        if self.share.withdrawal.as_ref().is_some_and(|told| now.as_ref() != Some(&told.consent)) {
            self.share.withdrawal = None;
        }
        let is_over = match self.share.notice.as_ref().map(|notice| notice.what) {
            Some(What::Ended) => now != self.share.ended,
            Some(What::Narrowed) => true,
            None => false,
        };
        if is_over {
            (self.share.notice, self.share.ended) = (None, None);
        }
    }

    /// Whether the case is no longer shared with this device: by a notice, or because the person took
    /// the yes back here.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.share.notice.is_some() || self.share.withdrawal.is_some()
    }
}
