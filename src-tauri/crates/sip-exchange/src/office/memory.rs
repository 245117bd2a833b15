//! A post office in memory, for tests and for simulations of many devices. What goes wrong in a real one can be made
//! to go wrong in it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::error::OfficeError;
use super::name::PacketName;
use super::{PostOffice, identity, layout};

/// Where a packet lies: mailbox, sender, name.
pub type Spot = (String, String, PacketName);

/// What becomes of one put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PutFault {
    /// It fails, and nothing was laid down.
    Before(OfficeError),
    /// It fails, although the packet lies there.
    After(OfficeError),
    /// It succeeds, and the packet is lost.
    Lost,
}

/// A post office in memory. Its clones are the same place: give one to each device, and keep one as the switchboard.
#[derive(Debug, Clone, Default)]
pub struct MemoryOffice {
    place: Arc<Mutex<Place>>,
}

#[derive(Debug, Default)]
struct Place {
    id: Option<String>,
    packets: BTreeMap<Spot, Packet>,
    arrivals: u64,
    away: Option<OfficeError>,
    stale: usize,
    faults: VecDeque<PutFault>,
}

#[derive(Debug)]
struct Packet {
    bytes: Vec<u8>,
    arrival: u64,
}

impl MemoryOffice {
    /// An empty place without identity.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on every question is answered with this error; `None` brings the place back.
    pub fn away(&self, error: Option<OfficeError>) {
        self.place().away = error;
    }

    /// From now on listings miss the newest `count` packets of the place, by arrival. 0 is the truth again.
    pub fn stale(&self, count: usize) {
        self.place().stale = count;
    }

    /// The next put meets this, the put after that the fault given after it.
    pub fn fail_put(&self, fault: PutFault) {
        self.place().faults.push_back(fault);
    }

    /// Loses a packet. Whether there was one.
    pub fn lose(&self, spot: &Spot) -> bool {
        self.place().packets.remove(spot).is_some()
    }

    /// Lays the bytes of a packet down once more under another number. Its new name, if there is such a packet.
    pub fn duplicate(&self, spot: &Spot, seq: u64) -> Option<PacketName> {
        let bytes = self.bytes(spot)?;
        let name = PacketName::of(seq, &bytes);
        self.plant((spot.0.clone(), spot.1.clone(), name), bytes);
        Some(name)
    }

    /// Flips one bit of a packet, counted from its first byte's lowest, beyond the end from the start again. Its name
    /// stays, so getting it is [`OfficeError::Damaged`]. Whether there is such a bit.
    pub fn flip(&self, spot: &Spot, bit: usize) -> bool {
        let mut place = self.place();
        let Some(packet) = place.packets.get_mut(spot).filter(|packet| !packet.bytes.is_empty()) else {
            return false;
        };
        let at = bit / 8 % packet.bytes.len();
        packet.bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << (bit % 8));
        true
    }

    /// Lays any bytes down under any name, as somebody who writes to the place without our program could.
    pub fn plant(&self, spot: Spot, bytes: Vec<u8>) {
        self.place().lay(spot, bytes);
    }

    /// Takes everything away, the identity too: the place is another one now.
    pub fn replace(&self) {
        let mut place = self.place();
        place.id = None;
        place.packets.clear();
    }

    /// Every packet that lies there, in order.
    #[must_use]
    pub fn packets(&self) -> Vec<Spot> {
        self.place().packets.keys().cloned().collect()
    }

    /// What lies under a name, whether it fits the name or not.
    #[must_use]
    pub fn bytes(&self, spot: &Spot) -> Option<Vec<u8>> {
        self.place().packets.get(spot).map(|packet| packet.bytes.clone())
    }

    fn place(&self) -> MutexGuard<'_, Place> {
        // A test that stopped while it held the place leaves nothing half done in it.
        self.place.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn asked(&self) -> Result<MutexGuard<'_, Place>, OfficeError> {
        let place = self.place();
        match place.away {
            Some(error) => Err(error),
            None => Ok(place),
        }
    }
}

impl Place {
    fn lay(&mut self, spot: Spot, bytes: Vec<u8>) {
        self.arrivals += 1;
        self.packets.insert(spot, Packet { bytes, arrival: self.arrivals });
    }

    /// What a listing shows.
    fn shown(&self) -> impl Iterator<Item = &Spot> {
        let mut arrivals: Vec<u64> = self.packets.values().map(|packet| packet.arrival).collect();
        arrivals.sort_unstable_by(|a, b| b.cmp(a));
        let hidden_from = self.stale.checked_sub(1).map(|last| arrivals.get(last).copied().unwrap_or(0));
        let is_shown = move |packet: &Packet| hidden_from.is_none_or(|from| packet.arrival < from);
        self.packets.iter().filter(move |(_, packet)| is_shown(packet)).map(|(spot, _)| spot)
    }
}

impl PostOffice for MemoryOffice {
    fn id(&mut self, random: [u8; 16]) -> Result<String, OfficeError> {
        let mut place = self.asked()?;
        if let Some(id) = &place.id {
            return Ok(id.clone());
        }
        let id = identity::read(identity::made_of(random).as_bytes())?;
        place.id = Some(id.clone());
        Ok(id)
    }

    fn mailboxes(&mut self) -> Result<Vec<String>, OfficeError> {
        let mailboxes: BTreeSet<String> = self.asked()?.shown().map(|(mailbox, _, _)| mailbox.clone()).collect();
        Ok(mailboxes.into_iter().collect())
    }

    fn senders(&mut self, mailbox: &str) -> Result<Vec<String>, OfficeError> {
        layout::check(&[mailbox])?;
        let place = self.asked()?;
        let here = place.shown().filter(|(to, _, _)| to == mailbox);
        let senders: BTreeSet<String> = here.map(|(_, from, _)| from.clone()).collect();
        Ok(senders.into_iter().collect())
    }

    fn list(&mut self, mailbox: &str, sender: &str, after: u64, most: usize) -> Result<Vec<PacketName>, OfficeError> {
        layout::check(&[mailbox, sender])?;
        let place = self.asked()?;
        let here = place.shown().filter(|(to, from, name)| to == mailbox && from == sender && name.seq > after);
        Ok(layout::lowest(here.map(|(_, _, name)| *name).collect(), most))
    }

    fn get(
        &mut self,
        mailbox: &str,
        sender: &str,
        name: &PacketName,
        most_bytes: usize,
    ) -> Result<Vec<u8>, OfficeError> {
        layout::check(&[mailbox, sender])?;
        let place = self.asked()?;
        let spot = (mailbox.to_owned(), sender.to_owned(), *name);
        let bytes = &place.packets.get(&spot).ok_or(OfficeError::NotFound)?.bytes;
        match bytes.len() > most_bytes {
            true => Err(OfficeError::TooBig),
            false if name.matches(bytes) => Ok(bytes.clone()),
            false => Err(OfficeError::Damaged),
        }
    }

    fn put(&mut self, mailbox: &str, sender: &str, name: &PacketName, bytes: &[u8]) -> Result<(), OfficeError> {
        layout::check(&[mailbox, sender])?;
        layout::check_packet(name, bytes)?;
        let mut place = self.asked()?;
        let fault = place.faults.pop_front();
        let spot = (mailbox.to_owned(), sender.to_owned(), *name);
        let is_there = place.packets.get(&spot).is_some_and(|packet| packet.bytes == bytes);
        if !is_there && !matches!(fault, Some(PutFault::Before(_) | PutFault::Lost)) {
            place.lay(spot, bytes.to_vec());
        }
        match fault {
            Some(PutFault::Before(error) | PutFault::After(error)) => Err(error),
            Some(PutFault::Lost) | None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(office: &MemoryOffice, seq: u64) -> (Spot, Result<(), OfficeError>) {
        let bytes = seq.to_be_bytes();
        let name = PacketName::of(seq, &bytes);
        let put = office.clone().put("box", "from", &name, &bytes);
        (("box".to_owned(), "from".to_owned(), name), put)
    }

    fn listed(office: &MemoryOffice) -> Vec<u64> {
        office.clone().list("box", "from", 0, 99).unwrap().iter().map(|name| name.seq).collect()
    }

    #[test]
    fn a_put_fails_as_it_was_told_to() {
        let office = MemoryOffice::new();
        office.fail_put(PutFault::Before(OfficeError::Full));
        office.fail_put(PutFault::After(OfficeError::Gone));
        office.fail_put(PutFault::Lost);
        assert_eq!(put(&office, 1).1, Err(OfficeError::Full));
        assert_eq!(put(&office, 2).1, Err(OfficeError::Gone));
        assert_eq!(put(&office, 3).1, Ok(()));
        assert_eq!(listed(&office), [2]);
        assert_eq!(put(&office, 1).1, Ok(()));
        assert_eq!(put(&office, 2).1, Ok(()));
        assert_eq!(listed(&office), [1, 2]);
    }

    #[test]
    fn a_stale_listing_misses_what_came_last() {
        let office = MemoryOffice::new();
        for seq in [1, 3, 2] {
            put(&office, seq).1.unwrap();
        }
        office.stale(1);
        assert_eq!(listed(&office), [1, 3]);
        office.stale(9);
        assert_eq!(listed(&office), [] as [u64; 0]);
        assert_eq!(office.clone().mailboxes(), Ok(vec![]));
        office.stale(0);
        assert_eq!(listed(&office), [1, 2, 3]);
    }

    #[test]
    fn packets_are_lost_doubled_and_damaged() {
        let mut office = MemoryOffice::new();
        let (one, two) = (put(&office, 1).0, put(&office, 2).0);
        assert!(office.lose(&one) && !office.lose(&one));
        let again = office.duplicate(&two, 7).unwrap();
        assert_eq!(listed(&office), [2, 7]);
        assert!(office.flip(&two, 1000));
        assert_eq!(office.get("box", "from", &two.2, 99), Err(OfficeError::Damaged));
        assert_eq!(office.get("box", "from", &again, 99), Ok(2u64.to_be_bytes().to_vec()));
        // Sent again, it is whole again.
        put(&office, 2).1.unwrap();
        assert_eq!(office.get("box", "from", &two.2, 99), Ok(2u64.to_be_bytes().to_vec()));
    }

    #[test]
    fn a_place_goes_away_and_another_comes() {
        let mut office = MemoryOffice::new();
        let id = office.id([1; 16]).unwrap();
        put(&office, 1).1.unwrap();
        office.away(Some(OfficeError::Gone));
        assert_eq!(office.id([2; 16]), Err(OfficeError::Gone));
        assert_eq!(put(&office, 2).1, Err(OfficeError::Gone));
        office.away(None);
        assert_eq!(office.id([2; 16]), Ok(id.clone()));
        office.replace();
        assert_ne!(office.id([2; 16]), Ok(id));
        assert_eq!(office.packets(), []);
    }
}
