//! Fetching: one packet, taken in as a whole.

use std::collections::BTreeMap;

use sip_vault::identity::UnitKeys;

use crate::accept::Sender;
use crate::envelope::Envelope;
use crate::mailbox::Mailbox;
use crate::me::{Me, Trust};
use crate::packet::{Found, Packet, open};
use crate::reason::Reason;
use crate::share::Replica;
use crate::shelf::{Aside, CaseTaken, PacketTaken, Shelf};

/// Where a packet lies.
#[derive(Debug, Clone)]
pub(crate) struct Place<'a> {
    pub(crate) office: &'a str,
    pub(crate) mailbox: Mailbox,
    pub(crate) sender: &'a str,
    pub(crate) seq: u64,
    pub(crate) name: String,
}

impl Place<'_> {
    pub(crate) fn aside(&self, reason: Reason, case: Option<&str>, unit: Option<&str>) -> Aside {
        Aside {
            mailbox: self.mailbox,
            sender: self.sender.to_owned(),
            packet: self.name.clone(),
            case: case.map(str::to_owned),
            reason,
            unit: unit.map(str::to_owned),
        }
    }
}

/// Opens a packet and takes in what may be taken in. What is wrong with one envelope is no reason
/// to leave the next.
pub(crate) fn take<S: Shelf>(shelf: &mut S, bytes: &[u8], place: &Place<'_>) -> Result<PacketTaken, S::Error> {
    let (me, trust) = (shelf.me(), shelf.trust());
    let found = Found { office: place.office, mailbox: place.mailbox, sender: place.sender, seq: place.seq };
    let mut taken = PacketTaken::default();
    let packet = match open(bytes, &me.opens(), &found) {
        Ok(packet) => packet,
        Err(reason) => {
            taken.asides.push(place.aside(reason, None, None));
            return Ok(taken);
        }
    };
    taken.unit = Some(packet.card.name.clone());
    // A card that is older than the one known here: what that one says of the device holds.
    if let Some(known) = known_card(&me, &trust, &packet)
        && !packet.card.is_newer_than(known)
        && known.device(&packet.device).is_none()
    {
        let reason = if known.is_revoked(&packet.device) { Reason::Revoked } else { Reason::UnknownDevice };
        taken.asides.push(place.aside(reason, None, Some(&packet.card.name)));
        return Ok(taken);
    }
    if known_card(&me, &trust, &packet).is_some_and(|known| packet.card.is_newer_than(known)) {
        taken.cards.push(packet.card.clone());
    }
    let sender = Sender { device: packet.device, card: &packet.card };
    let mut cases: BTreeMap<String, CaseTaken> = BTreeMap::new();
    for envelope in &packet.envelopes {
        match take_one(shelf, &me, &trust, &sender, envelope, &mut cases, &mut taken)? {
            Ok(()) => taken.taken += 1,
            Err(reason) => taken.asides.push(place.aside(reason, envelope.case(), Some(&packet.card.name))),
        }
    }
    taken.cases = cases.into_values().collect();
    // A case of which nothing but its roster could be taken in is none yet.
    taken.cases.retain(|case| !case.is_new || !case.docs.is_empty());
    Ok(taken)
}

fn known_card<'a>(me: &'a Me, trust: &'a Trust, packet: &Packet) -> Option<&'a sip_vault::identity::UnitCard> {
    let unit = packet.card.id();
    if unit == me.unit() { Some(&me.card) } else { trust.card(&unit) }
}

type One = Result<(), Reason>;

fn take_one<S: Shelf>(
    shelf: &mut S,
    me: &Me,
    trust: &Trust,
    sender: &Sender<'_>,
    envelope: &Envelope,
    cases: &mut BTreeMap<String, CaseTaken>,
    taken: &mut PacketTaken,
) -> Result<One, S::Error> {
    let Some(id) = envelope.case() else {
        return Ok(take_keys(me, sender, envelope, taken));
    };
    if let Envelope::Extract(extract) = envelope {
        if trust.card(&sender.card.id()).is_none() {
            return Ok(Err(Reason::UnknownUnit));
        }
        taken.extracts.push((extract.clone(), sender.card.name.clone()));
        return Ok(Ok(()));
    }
    if !cases.contains_key(id) {
        let (replica, is_new) = match (shelf.replica(id)?, envelope) {
            (Some(replica), _) => (replica, false),
            (None, Envelope::Roster(roster)) => match Replica::join(me, trust, sender, roster) {
                Ok(replica) => (replica, true),
                Err(reason) => return Ok(Err(reason)),
            },
            (None, _) if sender.card.id() != me.unit() && trust.card(&sender.card.id()).is_none() => {
                return Ok(Err(Reason::UnknownUnit));
            }
            (None, _) => return Ok(Err(Reason::UnknownCase)),
        };
        let case = CaseTaken {
            case: id.to_owned(),
            is_new,
            replica,
            docs: Vec::new(),
            authors: Vec::new(),
            versions: Vec::new(),
            withdrawal: None,
        };
        cases.insert(id.to_owned(), case);
    }
    let Some(case) = cases.get_mut(id) else { return Ok(Err(Reason::UnknownCase)) };
    if let Some(roster) = &mut case.replica.share.roster {
        roster.refresh(sender.card);
    }
    let accepted = match envelope {
        Envelope::Roster(roster) => case.replica.accept_roster(me, sender, roster),
        Envelope::Changes(changes) => case.replica.accept_changes(me, trust, sender, changes),
        Envelope::Receipt(receipt) => case.replica.accept_receipt(me, sender, receipt),
        Envelope::Notice(notice) => case.replica.accept_notice(me, sender, notice),
        Envelope::Withdrawal(withdrawal) => case.replica.accept_withdrawal(me, sender, withdrawal).map(|to_write| {
            case.withdrawal = case.withdrawal.take().or(to_write);
            Default::default()
        }),
        Envelope::Version(version) => {
            let known = case.replica.versions.iter().any(|known| known.hash == version.hash);
            match case.replica.may_tell_version(me, sender) {
                Err(reason) => Err(reason),
                Ok(()) if known => Ok(Default::default()),
                Ok(()) if !shelf.is_genuine(version) => Err(Reason::DoesNotFit),
                Ok(()) => {
                    case.replica.versions.push(version.clone());
                    case.versions.push(version.clone());
                    Ok(Default::default())
                }
            }
        }
        Envelope::Extract(_) | Envelope::Keys(_) => Ok(Default::default()),
    };
    Ok(accepted.and_then(|accepted| {
        let waits = accepted.waits;
        if let Some(doc) = accepted.doc
            && !case.docs.contains(&doc)
        {
            case.docs.push(doc);
        }
        case.authors.extend(accepted.authors);
        if waits { Err(Reason::Gap) } else { Ok(()) }
    }))
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
    taken.keys = Some(keys);
    Ok(())
}
