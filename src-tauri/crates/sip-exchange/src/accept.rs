//! Taking an envelope in, or saying why not. Nothing that is held already is harmed by one that is
//! set aside.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sip_doc::{Arrived, Author, CaseDocs, DocId, DocKind, Hash, Incoming};
use sip_model::field::typed;
use sip_vault::identity::{DeviceId, UnitCard, UnitId};

use crate::envelope::{Changes, Stage};
use crate::me::{Me, Trust, device_of_actor, is_of};
use crate::packet::reason_of;
use crate::reason::Reason;
use crate::roster::Roster;
use crate::share::{Replica, Share, write_heads};
use crate::vouch::{Vouch, covered, hex};

/// Who left the packet that an envelope came in.
#[derive(Debug, Clone)]
pub struct Sender<'a> {
    /// The device.
    pub device: DeviceId,
    /// The card of its unit.
    pub card: &'a UnitCard,
}

impl Sender<'_> {
    pub(crate) fn unit(&self) -> UnitId {
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
    /// This device learned that it was put back from an older copy of its folder, or lives twice.
    pub returned: Option<Reason>,
}

impl Replica {
    /// A case that comes from another device, by its roster.
    ///
    /// # Errors
    /// [`Reason::UnknownUnit`] when nobody here trusts the unit that documents it,
    /// [`Reason::UnknownCase`] when another unit tells of it first, [`Reason::NotAllowed`] when this
    /// unit is not on it; [`Reason::Forged`] or [`Reason::Newer`] for the cards on it.
    pub fn join(me: &Me, trust: &Trust, sender: &Sender<'_>, roster: &Roster) -> Result<Self, Reason> {
        let (unit, own) = (sender.unit(), me.unit());
        if unit != own {
            if trust.card(&unit).is_none() {
                return Err(Reason::UnknownUnit);
            }
            // It is a case here once the unit that documents it says so; what a co-writer was quicker
            // with is looked at again then.
            if unit != roster.documents {
                return Err(Reason::UnknownCase);
            }
        }
        if roster.id_of(&own).is_none() {
            return Err(Reason::NotAllowed);
        }
        roster.units.values().try_for_each(UnitCard::verify).map_err(reason_of)?;
        let docs = CaseDocs::new().map_err(|_| Reason::DoesNotFit)?;
        let share = Share { roster: Some(roster.clone()), ..Share::default() };
        Ok(Self { docs, share, versions: Vec::new() })
    }

    /// Whether the sender has a part in this case at all, and still has.
    ///
    /// # Errors
    /// [`Reason::UnknownUnit`]; [`Reason::Revoked`] or [`Reason::UnknownDevice`] by the newest card of
    /// its unit that is known in this case.
    pub fn knows(&self, me: &Me, sender: &Sender<'_>) -> Result<(), Reason> {
        // Of a case that is not shared from here yet: once it is, that tells whether it is the same one.
        let roster = self.share.roster.as_ref().ok_or(Reason::UnknownCase)?;
        let known = match sender.unit() == me.unit() {
            true => &me.card,
            false => roster.card(&sender.unit()).ok_or(Reason::UnknownUnit)?,
        };
        let card = if sender.card.is_newer_than(known) { sender.card } else { known };
        match card.device(&sender.device) {
            Some(_) => Ok(()),
            None if card.is_revoked(&sender.device) => Err(Reason::Revoked),
            None => Err(Reason::UnknownDevice),
        }
    }

    /// Takes a roster in.
    ///
    /// # Errors
    /// [`Reason::OtherCase`] for another case of the same plan id; as [`Replica::knows`];
    /// [`Reason::Forged`] or [`Reason::Newer`] for the cards on it.
    pub fn accept_roster(&mut self, me: &Me, sender: &Sender<'_>, told: &Roster) -> Result<Accepted, Reason> {
        let roster = self.share.roster.as_ref().ok_or(Reason::UnknownCase)?;
        if told.origin != roster.origin || told.case != roster.case {
            return Err(Reason::OtherCase);
        }
        told.units.values().try_for_each(UnitCard::verify).map_err(reason_of)?;
        self.knows(me, sender)?;
        let roster = self.share.roster.as_mut().ok_or(Reason::OtherCase)?;
        let changed = roster.take_in(told, &sender.unit(), &me.unit()).ok_or(Reason::OtherCase)?;
        Ok(Accepted { share: changed, ..Accepted::default() })
    }

    /// Takes changes of a document in: all of an envelope's, or none.
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
        let arrived: Vec<Arrived> = incoming.arrived().collect();
        if lacks.is_empty() {
            // Seen before, however it came: nothing to do, and nothing wrong. A signature may be newer.
            let share = self.keep_vouches(me, trust, sender, &id, told, &arrived);
            return Ok(Accepted { share, ..Accepted::default() });
        }
        self.may_have_written(me, trust, sender, &id, told, &incoming, &lacks)?;
        let before = self.docs.clone();
        let had = self.docs.heads(&id);
        let taken = self.docs.take_in(incoming).map_err(|_| Reason::DoesNotFit)?;
        if taken.waits {
            // Half of a document is none: it lies where it lies until the rest has come.
            self.docs = before;
            return Err(Reason::Gap);
        }
        // Until the plan's own document has come, there is no case to be read.
        if typed(taken.case).is_err() && self.docs.count_since(&self.docs.latest_of(&DocId::plan()), &[]) > 0 {
            self.docs = before;
            return Err(Reason::DoesNotFit);
        }
        self.keep_vouches(me, trust, sender, &id, told, &arrived);
        self.share.note_overlaps(taken.overlaps);
        let heads_now = self.docs.heads(&id);
        self.share.sealed.insert(id.to_string(), write_heads(&heads_now));
        self.look_at_notice(&id);
        let authors = if taken.new.is_empty() { Vec::new() } else { self.docs.authors_since(&id, &had) };
        Ok(Accepted { doc: Some(id), authors, share: true, ..Accepted::default() })
    }

    /// Keeps the signatures that hold, and are over changes that came with them.
    fn keep_vouches(
        &mut self,
        me: &Me,
        trust: &Trust,
        sender: &Sender<'_>,
        id: &DocId,
        told: &Changes,
        arrived: &[Arrived],
    ) -> bool {
        let Some(bound) = self.share.roster.as_ref().map(Roster::bound) else { return false };
        let share = self.share.clone();
        let cards = share.cards(me, trust, Some(sender.card));
        let is_over = |vouch: &Vouch, change: &Arrived| {
            hex(&change.hash) == vouch.hash && hex(&change.actor) == vouch.actor && change.seq == vouch.seq
        };
        for vouch in &told.vouches {
            if arrived.iter().any(|change| is_over(vouch, change)) && vouch.holds(&bound, id, &cards).is_some() {
                self.share.keep(id, vouch, &cards);
            }
        }
        self.share.vouches != share.vouches
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
        &mut self,
        me: &Me,
        trust: &Trust,
        sender: &Sender<'_>,
        id: &DocId,
        told: &Changes,
        incoming: &Incoming,
        lacks: &BTreeSet<Hash>,
    ) -> Result<(), Reason> {
        let begun = if id.generation() > 1 { self.beginnings(id, incoming) } else { BTreeSet::new() };
        let roster = self.share.roster.as_ref().ok_or(Reason::UnknownCase)?;
        let cards = self.share.cards(me, trust, Some(sender.card));
        let covered = covered(&roster.bound(), id, &told.vouches, incoming, &cards);
        for change in incoming.arrived().filter(|change| lacks.contains(&change.hash)) {
            let Some(speakers) = covered.by.get(&change.hash) else {
                let is_gone = |card: &&UnitCard| card.revoked.iter().any(|gone| is_of(&gone.device, &change.actor));
                return Err(if cards.iter().any(is_gone) { Reason::Revoked } else { Reason::Unvouched });
            };
            // Where two units name the same device, the change is whose it says, if they may.
            let begins = begun.contains(&change.hash);
            let judged = speakers.iter().map(|card| is_theirs(me, roster, card, id, &change, begins));
            judged.reduce(|one, other| if one.is_ok() { one } else { other }).unwrap_or(Err(Reason::Unvouched))?;
        }
        if lacks.iter().all(|hash| covered.beneath.contains(hash)) { Ok(()) } else { Err(Reason::Unvouched) }
    }

    /// Changes with nothing beneath them that anybody made: they begin the document.
    fn beginnings(&mut self, id: &DocId, incoming: &Incoming) -> BTreeSet<Hash> {
        let links: BTreeMap<Hash, Vec<Hash>> = incoming.links().collect();
        let made: BTreeSet<Hash> = incoming.arrived().map(|change| change.hash).collect();
        let all = self.docs.count_since(id, &[]);
        let mut begins = BTreeSet::new();
        for hash in &made {
            let mut next = links.get(hash).cloned().unwrap_or_default();
            let mut stands = false;
            while let (Some(dep), false) = (next.pop(), stands) {
                stands = match links.get(&dep) {
                    Some(_) if made.contains(&dep) => true,
                    Some(deps) => {
                        next.extend(deps);
                        false
                    }
                    // Here already: anything but the document's deterministic first change.
                    None => self.docs.holds(id, &[dep]) && self.docs.count_since(id, &[dep]) < all,
                };
            }
            if !stands {
                begins.insert(*hash);
            }
        }
        begins
    }

    /// Whether a version may be told by this sender.
    ///
    /// # Errors
    /// [`Reason::NotAllowed`]: only the unit that documents the case locks (ruling 13).
    pub fn may_tell_version(&self, me: &Me, sender: &Sender<'_>) -> Result<(), Reason> {
        self.knows(me, sender)?;
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

    /// Whether an actor belongs to this device's unit, and to this very device.
    #[must_use]
    pub fn is_here(me: &Me, actor: &[u8]) -> bool {
        device_of_actor(&me.card, actor).is_some_and(|device| device.id == me.device())
    }

    /// Whether the case is no longer shared with this device: by a notice, or because the person took
    /// the yes back here.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        self.share.notice.is_some() || self.share.withdrawal.is_some()
    }
}

/// Whether a unit may have written a change of a document.
fn is_theirs(
    me: &Me,
    roster: &Roster,
    card: &UnitCard,
    id: &DocId,
    change: &Arrived,
    begins: bool,
) -> Result<(), Reason> {
    // Nobody writes in another unit's name.
    if change.author.as_ref().is_some_and(|author| !roster.is_called(card, &author.unit)) || roster.takes_name(card) {
        return Err(Reason::Unvouched);
    }
    if card.id() != me.unit() && roster.card(&card.id()).is_none() {
        return Err(Reason::UnknownUnit);
    }
    // The consent and the unit's own are written by the unit that documents the case alone. So is the
    // beginning of a later generation: it takes the place of what all have.
    if (id.kind() != DocKind::Plan || begins) && !roster.has_documented(&card.id()) {
        return Err(Reason::NotAllowed);
    }
    if id.without().iter().any(|unit| roster.units.get(unit).is_some_and(|kept| kept.id() == card.id())) {
        return Err(Reason::NotAllowed);
    }
    Ok(())
}
