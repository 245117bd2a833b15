//! One packet, taken in as a whole.

use std::collections::BTreeMap;

use sip_vault::identity::{UnitCard, UnitKeys};

use crate::accept::{Accepted, Sender};
use crate::envelope::{Again, Envelope};
use crate::mailbox::Mailbox;
use crate::me::{Me, Trust};
use crate::office::PacketName;
use crate::packet::{Found, Packet, open};
use crate::reason::Reason;
use crate::share::{Replica, Share};
use crate::shelf::{Aside, CaseTaken, PacketTaken, Shelf};

/// Where a packet lies.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) office: String,
    pub(crate) mailbox: Mailbox,
    pub(crate) sender: String,
    pub(crate) name: PacketName,
}

impl Place {
    pub(crate) fn aside(&self, reason: Reason, case: Option<&str>, unit: Option<&str>) -> Aside {
        Aside {
            mailbox: self.mailbox,
            sender: self.sender.clone(),
            packet: self.name.to_string(),
            case: case.map(str::to_owned),
            reason,
            unit: unit.map(str::to_owned),
        }
    }
}

/// Opens a packet and takes in what may be taken in. What is wrong with one envelope is no reason
/// to leave the next. Tells too whether the packet is the sender's at all.
///
/// `again` is a packet that was looked at before: what it tells of its sender was heard then.
pub(crate) fn take<S: Shelf>(
    shelf: &mut S,
    bytes: &[u8],
    place: &Place,
    again: bool,
) -> Result<(PacketTaken, bool), S::Error> {
    let (real, trust) = (shelf.me(), shelf.trust());
    let me = real.adopting(&trust);
    let found = Found { office: &place.office, mailbox: place.mailbox, sender: &place.sender, seq: place.name.seq };
    let mut taken = PacketTaken { packet: place.name.to_string(), ..PacketTaken::default() };
    let packet = match open(bytes, &me.opens(), &found) {
        Ok(packet) => packet,
        Err(reason) => {
            taken.asides.push(place.aside(reason, None, None));
            return Ok((taken, false));
        }
    };
    taken.unit = Some(packet.card.name.clone());
    if trust.distrusted.contains(&packet.card.id()) {
        taken.asides.push(place.aside(Reason::UnknownUnit, None, Some(&packet.card.name)));
        return Ok((taken, true));
    }
    let known = known_card(&me, &trust, &packet);
    let is_newer = known_card(&real, &trust, &packet).is_some_and(|known| packet.card.is_newer_than(known));
    // A card that is older than the one known here: what that one says of the device holds. That a
    // revoked device was adopted here holds whatever card it brings.
    if let Some(known) = known
        && !is_newer
        && known.device(&packet.device).is_none()
    {
        let reason = if known.is_revoked(&packet.device) { Reason::Revoked } else { Reason::UnknownDevice };
        taken.asides.push(place.aside(reason, None, Some(&packet.card.name)));
        return Ok((taken, true));
    }
    if is_newer {
        taken.cards.push(packet.card.clone());
    }
    if known.is_some() {
        taken.told = packet.envelopes.iter().filter_map(Envelope::at).max().map(str::to_owned);
    }
    let sender = Sender { device: packet.device, card: &packet.card };
    let mut opened = Opened { me: &me, trust: &trust, sender: &sender, again, cases: BTreeMap::new() };
    for envelope in &packet.envelopes {
        match opened.take_one(shelf, envelope, &mut taken)? {
            Ok(()) => taken.taken += 1,
            Err(reason) => taken.asides.push(place.aside(reason, envelope.case(), Some(&packet.card.name))),
        }
    }
    taken.cases = opened.changed();
    if let Some(reason) = taken.returned {
        taken.asides.push(place.aside(reason, None, None));
    }
    Ok((taken, true))
}

fn known_card<'a>(me: &'a Me, trust: &'a Trust, packet: &Packet) -> Option<&'a UnitCard> {
    let unit = packet.card.id();
    if unit == me.unit() { Some(&me.card) } else { trust.card(&unit) }
}

/// A packet that was opened.
struct Opened<'a> {
    me: &'a Me,
    trust: &'a Trust,
    sender: &'a Sender<'a>,
    /// It was looked at before.
    again: bool,
    /// Cases that it is about, each with its sharing as it was.
    cases: BTreeMap<String, (CaseTaken, Share)>,
}

type One = Result<(), Reason>;

impl Opened<'_> {
    fn take_one<S: Shelf>(
        &mut self,
        shelf: &mut S,
        envelope: &Envelope,
        taken: &mut PacketTaken,
    ) -> Result<One, S::Error> {
        let (me, trust, sender) = (self.me, self.trust, self.sender);
        let Some(id) = envelope.case() else {
            return Ok(match envelope {
                // What was asked for in a packet that is tried once more was laid down then.
                Envelope::Again(_) if self.again => Ok(()),
                Envelope::Again(again) => take_again(sender, again, taken),
                _ => take_keys(me, sender, envelope, taken),
            });
        };
        if !self.cases.contains_key(id) {
            match self.find(shelf, id, envelope, taken)? {
                Ok(Some(case)) => {
                    let share = case.replica.share.clone();
                    self.cases.insert(id.to_owned(), (case, share));
                }
                Ok(None) => return Ok(Ok(())),
                Err(reason) => return Ok(Err(reason)),
            }
        }
        let Some((case, _)) = self.cases.get_mut(id) else { return Ok(Err(Reason::UnknownCase)) };
        if let Some(roster) = &mut case.replica.share.roster {
            roster.refresh(sender.card);
        }
        let accepted = match envelope {
            Envelope::Roster(roster) => case.replica.accept_roster(me, sender, roster),
            Envelope::Changes(changes) => case.replica.accept_changes(me, trust, sender, changes),
            Envelope::Receipt(receipt) if self.again && case.replica.heard_since(sender, receipt) => {
                Ok(Accepted::default())
            }
            Envelope::Receipt(receipt) => case.replica.accept_receipt(me, sender, receipt),
            Envelope::Notice(notice) => case.replica.accept_notice(me, sender, notice),
            Envelope::Withdrawal(withdrawal) => {
                case.replica.accept_withdrawal(me, sender, withdrawal).map(|to_write| {
                    case.withdrawal = case.withdrawal.take().or(to_write);
                    Accepted::default()
                })
            }
            Envelope::Version(version) => {
                let known = case.replica.versions.iter().any(|known| known.hash == version.hash);
                match case.replica.may_tell_version(me, sender) {
                    Err(reason) => Err(reason),
                    Ok(()) if known => Ok(Accepted::default()),
                    Ok(()) if !shelf.is_genuine(version) => Err(Reason::DoesNotFit),
                    Ok(()) => {
                        case.replica.versions.push(version.clone());
                        case.versions.push(version.clone());
                        Ok(Accepted::default())
                    }
                }
            }
            // Who has the documents needs no extract, and nobody else gives one.
            Envelope::Extract(extract) => case.replica.may_tell_version(me, sender).map(|()| {
                taken.extracts.push((extract.clone(), sender.card.name.clone()));
                Accepted::default()
            }),
            Envelope::Keys(_) | Envelope::Again(_) => Err(Reason::Damaged),
        };
        Ok(accepted.map(|accepted| {
            if let Some(doc) = accepted.doc
                && !case.docs.contains(&doc)
            {
                case.docs.push(doc);
            }
            case.authors.extend(accepted.authors);
            taken.returned = taken.returned.max(accepted.returned);
        }))
    }

    /// The case that an envelope is about. Nothing when it was taken in without one.
    fn find<S: Shelf>(
        &self,
        shelf: &mut S,
        id: &str,
        envelope: &Envelope,
        taken: &mut PacketTaken,
    ) -> Result<Result<Option<CaseTaken>, Reason>, S::Error> {
        let unit = self.sender.card.id();
        let is_trusted = self.trust.card(&unit).is_some();
        let here = shelf.replica(id)?;
        let is_new = here.is_none();
        let name = || self.sender.card.name.clone();
        let replica = match (here, envelope) {
            (Some(replica), _) => replica,
            (None, Envelope::Roster(roster)) => match Replica::join(self.me, self.trust, self.sender, roster) {
                Ok(replica) => replica,
                Err(reason) => return Ok(Err(reason)),
            },
            (None, Envelope::Extract(extract)) if is_trusted => {
                taken.extracts.push((extract.clone(), name()));
                return Ok(Ok(None));
            }
            (None, Envelope::Notice(notice)) if is_trusted => {
                taken.notices.push((notice.clone(), name()));
                return Ok(Ok(None));
            }
            (None, _) if unit != self.me.unit() && !is_trusted => return Ok(Err(Reason::UnknownUnit)),
            (None, _) => return Ok(Err(Reason::UnknownCase)),
        };
        let (docs, authors, versions, withdrawal) = (Vec::new(), Vec::new(), Vec::new(), None);
        Ok(Ok(Some(CaseTaken { case: id.to_owned(), is_new, replica, docs, authors, versions, withdrawal })))
    }

    /// The cases that are another than before. One of which nothing but its roster could be taken in
    /// is none yet.
    fn changed(self) -> Vec<CaseTaken> {
        let all = self.cases.into_values();
        let changed = all.filter(|(case, share)| {
            !case.docs.is_empty()
                || (!case.is_new
                    && (!case.versions.is_empty() || case.withdrawal.is_some() || case.replica.share != *share))
        });
        changed.map(|(case, _)| case).collect()
    }
}

/// Somebody could not read what this device left for them.
fn take_again(sender: &Sender<'_>, again: &Again, taken: &mut PacketTaken) -> One {
    let is_theirs = match again.mailbox {
        Mailbox::Unit(unit) => unit == sender.card.id(),
        Mailbox::Device(device) => device == sender.device,
    };
    if !is_theirs {
        return Err(Reason::NotAllowed);
    }
    if let Some(latest) = again.packets.iter().max() {
        let known = taken.unread.entry(again.mailbox).or_default();
        *known = (*known).max(*latest);
    }
    Ok(())
}

/// The unit's keys come from one of its own devices, to this one alone.
fn take_keys(me: &Me, sender: &Sender<'_>, envelope: &Envelope, taken: &mut PacketTaken) -> One {
    let Envelope::Keys(keys) = envelope else { return Err(Reason::Damaged) };
    if sender.card.id() != me.unit() {
        return Err(Reason::NotAllowed);
    }
    let card = if sender.card.is_newer_than(&me.card) { sender.card } else { &me.card };
    let keys = UnitKeys::from_text(&keys.keys).ok_or(Reason::Damaged)?;
    if keys.key_of(&card.recipient).is_none() {
        return Err(Reason::Forged);
    }
    // Nobody becomes a root holder by what a colleague sends.
    taken.keys = Some(keys.without_root());
    Ok(())
}
