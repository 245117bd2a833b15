//! The shelf in memory as a round of exchange sees it: what the data folder does, in a few lines each.

use std::convert::Infallible;

use serde_json::Value;
use sip_exchange::office::PacketName;
use sip_exchange::{
    Aside, Cursor, Extract, Laid, Look, Looked, Mailbox, Me, Offering, PacketTaken, Put, Reason, Replica, Roster,
    Shelf, Trust, Version,
};
use sip_model::Date;
use sip_model::audience::{self, Reader};
use sip_model::field::{typed, write_case_file};

use crate::keys::Random;
use crate::shelf::{Kept, MemoryShelf, hash_of, hex};

impl Shelf for MemoryShelf {
    type Error = Infallible;

    fn me(&self) -> Me {
        self.me.clone()
    }

    fn trust(&self) -> Trust {
        self.trust.clone()
    }

    fn today(&self) -> Date {
        // Each computer believes its own clock.
        format!("{}-11-02", 2026 + 10 * self.clock.signum()).parse().expect("a day")
    }

    fn now(&self) -> String {
        format!("{}", 1_793_600_000 + self.clock + self.ticks)
    }

    fn cursor(&mut self, office: &str, mailbox: Mailbox, sender: &str) -> Result<Cursor, Infallible> {
        Ok(self.cursors.get(&(office.to_owned(), mailbox, sender.to_owned())).cloned().unwrap_or_default())
    }

    fn replica(&mut self, case: &str) -> Result<Option<Replica>, Infallible> {
        if !self.cases.contains_key(case) {
            return Ok(None);
        }
        let actor = self.fresh_actor();
        let next = self.fresh_actor();
        let kept = self.cases.get_mut(case).expect("looked at just now");
        let folded = kept.replica.seal(actor).expect("what was written here can be folded");
        if !folded.is_empty() {
            self.actor = next;
        }
        Ok(Some(kept.replica.clone()))
    }

    fn is_genuine(&self, version: &Version) -> bool {
        version.salt.as_ref().is_none_or(|salt| hash_of(&version.content, salt) == version.hash)
    }

    fn keep(
        &mut self,
        office: &str,
        at: (Mailbox, &str),
        cursor: &Cursor,
        taken: PacketTaken,
    ) -> Result<(), Infallible> {
        let told: Vec<_> = taken.cases.iter().filter_map(|case| case.withdrawal.clone()).collect();
        for case in taken.cases {
            let kept = self.cases.entry(case.case).or_insert_with(|| Kept {
                replica: case.replica.clone(),
                rev: 0,
                receivers: 0,
                owed: 0,
            });
            kept.replica = case.replica;
            kept.rev += 1;
        }
        told.iter().for_each(|told| self.hear(told));
        self.extracts.extend(taken.extracts.into_iter().map(|(extract, _)| extract));
        self.notices.extend(taken.notices.into_iter().map(|(notice, _)| notice));
        let learned = !taken.cards.is_empty() || taken.keys.is_some();
        for card in taken.cards {
            if card.id() == self.me.unit() {
                self.me.card = card;
            } else {
                self.trust.cards.insert(card.id(), card);
            }
        }
        match (&mut self.me.unit_keys, taken.keys) {
            (Some(own), Some(keys)) => {
                own.merge(&keys);
            }
            (own, Some(keys)) => *own = Some(keys),
            _ => {}
        }
        if learned {
            self.touch_all();
        }
        let name: PacketName = taken.packet.parse().expect("every packet has a name");
        let spot = (office.to_owned(), at.0, at.1.to_owned(), name);
        self.asides.remove(&spot);
        if !taken.asides.is_empty() {
            self.asides.insert(spot, taken.asides);
        }
        self.cursors.insert((office.to_owned(), at.0, at.1.to_owned()), cursor.clone());
        Ok(())
    }

    fn may_pass(&mut self, office: &str) -> Result<Vec<(Mailbox, String, PacketName)>, Infallible> {
        let adopted = !self.trust.adopted.is_empty();
        let may = |aside: &Aside| aside.reason.may_pass() || (adopted && aside.reason == Reason::Revoked);
        let rows = self.asides.iter().filter(|(spot, asides)| spot.0 == office && asides.iter().any(may));
        Ok(rows.map(|(spot, _)| (spot.1, spot.2.clone(), spot.3)).collect())
    }

    fn stale(&mut self, office: &str) -> Result<Vec<String>, Infallible> {
        let is_stale = |id: &str, kept: &Kept| {
            self.looked.get(&(office.to_owned(), id.to_owned())).is_none_or(|rev| *rev < kept.rev)
        };
        Ok(self.cases.iter().filter(|(id, kept)| is_stale(id, kept)).map(|(id, _)| id.clone()).collect())
    }

    fn look(&mut self, case: &str) -> Result<Option<Look>, Infallible> {
        let Some(mut replica) = self.replica(case)? else { return Ok(None) };
        let (value, contested) = self.read(&mut replica);
        let Ok(typed) = typed(value.clone()) else { return Ok(None) };
        if replica.share.roster.is_none() {
            let origin = Roster::origin_of(&self.me, case);
            let own = typed.units.iter().find(|unit| unit.hsa_id == self.me.card.hsa_id).expect("our unit is in it");
            replica.share.roster = Some(Roster::new(&self.me, case, own.id.as_str(), origin));
        }
        replica.enrol(&self.me, &self.trust, &typed, &contested);
        let nothing = |_: &Version, _: &str| None;
        let now = self.now();
        let offering =
            Offering { case: &value, contested: &contested, today: self.today(), now: &now, extract: &nothing };
        for id in replica.to_renew(&self.me, &offering) {
            let actor = self.fresh_actor();
            let (author, at) = (self.author(), self.at());
            replica.docs.write_as(actor);
            replica.docs.renew(&id, &hex(&actor[8..]), &author, at).expect("a document can be begun anew");
            replica.seal(actor).expect("what was begun anew can be sealed");
        }
        let (value, contested) = self.read(&mut replica);
        let rev = self.cases[case].rev;
        Ok(Some(Look { replica, folded: Vec::new(), value, contested, rev }))
    }

    fn extract(&self, case: &str, value: &Value, version: &Version, reader: &str) -> Option<Extract> {
        let today = typed(value.clone()).ok()?;
        let then = typed(serde_json::from_str(&version.content).ok()?).ok()?;
        let part = audience::extract(&then, &today, &Reader::of(&today, reader)?)?;
        Some(Extract {
            case: case.to_owned(),
            version: version.version,
            hash: version.hash.clone(),
            words: version.words.clone(),
            reader: reader.to_owned(),
            left_out: Some(part.left_out),
            content: write_case_file(&part.case),
        })
    }

    fn lies(&mut self, office: &str, mailbox: Mailbox, case: &str) -> Result<Put, Infallible> {
        Ok(self.lies.get(&(office.to_owned(), mailbox, case.to_owned())).cloned().unwrap_or_default())
    }

    fn laid(&mut self, office: &str, mailbox: Mailbox, own: &Cursor, laid: Laid) -> Result<(), Infallible> {
        for (case, put) in laid.cases {
            self.lies.insert((office.to_owned(), mailbox, case), put);
        }
        let sender = self.me.device().to_string();
        self.cursors.insert((office.to_owned(), mailbox, sender), own.clone());
        Ok(())
    }

    fn left(&mut self, office: &str) -> Result<Vec<(Mailbox, Cursor)>, Infallible> {
        let own = self.me.device().to_string();
        let left = self.cursors.iter().filter(|((at, _, sender), _)| at == office && *sender == own);
        Ok(left.map(|((_, mailbox, _), cursor)| (*mailbox, cursor.clone())).collect())
    }

    fn lost(&mut self, office: &str, mailbox: Mailbox, own: &Cursor) -> Result<(), Infallible> {
        self.lies.retain(|(at, to, _), _| at != office || *to != mailbox);
        self.looked.retain(|(at, _), _| at != office);
        let sender = self.me.device().to_string();
        self.cursors.insert((office.to_owned(), mailbox, sender), own.clone());
        Ok(())
    }

    fn sealed(&mut self, looks: &mut [Looked]) -> Result<(), Infallible> {
        for looked in looks {
            let kept = self.cases.get_mut(&looked.case).expect("a case that was looked at");
            kept.replica = looked.look.replica.clone();
        }
        Ok(())
    }

    fn looked(&mut self, office: &str, looks: Vec<Looked>) -> Result<(), Infallible> {
        for looked in looks {
            let kept = self.cases.get_mut(&looked.case).expect("a case that was looked at");
            kept.replica.share = looked.look.replica.share;
            (kept.receivers, kept.owed) = (looked.receivers, looked.owed);
            self.looked.insert((office.to_owned(), looked.case), looked.look.rev);
        }
        Ok(())
    }

    fn random(&self) -> [u8; 16] {
        // No two places ever get the same name.
        self.places.set(self.places.get() + 1);
        Random(self.random.0 ^ self.places.get()).bytes()
    }
}
