//! How a shelf in memory keeps what a round leads to: each save as a whole or not at all, as the data folder does it.

use serde_json::Value;
use sip_exchange::office::PacketName;
use sip_exchange::{
    Aside, Cursor, Extract, Laid, Look, Looked, Mailbox, Me, Offering, PacketTaken, Put, Replica, Roster, Shelf, Trust,
    Version,
};
use sip_model::Date;
use sip_model::audience::{self, Reader};
use sip_model::field::{typed, write_case_file};

use super::shelf::{Kept, MemoryShelf, PowerOut, hash_of, hex};

/// The day on which everything plays.
const TODAY: &str = "2026-11-02";

impl Shelf for MemoryShelf {
    type Error = PowerOut;

    fn me(&self) -> Me {
        self.me.clone()
    }

    fn trust(&self) -> Trust {
        self.trust.clone()
    }

    fn today(&self) -> Date {
        TODAY.parse().expect("a day")
    }

    fn now(&self) -> String {
        format!("{}", 1_793_600_000 + self.ticks)
    }

    fn cursor(&mut self, office: &str, mailbox: Mailbox, sender: &str) -> Result<Cursor, PowerOut> {
        Ok(self.cursors.get(&(office.to_owned(), mailbox, sender.to_owned())).cloned().unwrap_or_default())
    }

    fn replica(&mut self, case: &str) -> Result<Option<Replica>, PowerOut> {
        let Some(kept) = self.cases.get(case) else { return Ok(None) };
        let (mut replica, was) = (kept.replica.clone(), kept.replica.share.clone());
        let (actor, next) = (self.fresh_actor(), self.fresh_actor());
        let folded = replica.seal(actor).expect("what was written here can be folded");
        if replica.share != was {
            self.save()?;
        }
        if !folded.is_empty() {
            self.actor = next;
        }
        self.cases.get_mut(case).expect("looked at just now").replica = replica.clone();
        Ok(Some(replica))
    }

    fn is_genuine(&self, version: &Version) -> bool {
        version.salt.as_ref().is_none_or(|salt| hash_of(&version.content, salt) == version.hash)
    }

    fn keep(&mut self, office: &str, at: (Mailbox, &str), cursor: &Cursor, taken: PacketTaken) -> Result<(), PowerOut> {
        self.save()?;
        for case in taken.cases {
            let kept =
                self.cases.entry(case.case).or_insert_with(|| Kept { replica: case.replica.clone(), rev: 0, owed: 0 });
            kept.replica = case.replica;
            kept.rev += 1;
        }
        self.extracts.extend(taken.extracts.into_iter().map(|(extract, _)| extract));
        self.notices.extend(taken.notices.into_iter().map(|(notice, _)| notice));
        if !taken.cards.is_empty() || taken.keys.is_some() {
            self.touch_all();
        }
        for card in taken.cards {
            if card.id() == self.me.unit() {
                self.me.card = card;
            } else if let Some(known) = self.trust.cards.get_mut(&card.id()) {
                *known = card;
            }
        }
        match (&mut self.me.unit_keys, taken.keys) {
            (Some(own), Some(keys)) => {
                own.merge(&keys);
            }
            (own, Some(keys)) => *own = Some(keys),
            _ => {}
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

    fn may_pass(&mut self, office: &str) -> Result<Vec<(Mailbox, String, PacketName)>, PowerOut> {
        let may = |aside: &Aside| aside.reason.may_pass();
        let rows = self.asides.iter().filter(|(spot, asides)| spot.0 == office && asides.iter().any(may));
        Ok(rows.map(|(spot, _)| (spot.1, spot.2.clone(), spot.3)).collect())
    }

    fn stale(&mut self, office: &str) -> Result<Vec<String>, PowerOut> {
        let is_stale = |id: &str, kept: &Kept| {
            self.looked.get(&(office.to_owned(), id.to_owned())).is_none_or(|rev| *rev < kept.rev)
        };
        Ok(self.cases.iter().filter(|(id, kept)| is_stale(id, kept)).map(|(id, _)| id.clone()).collect())
    }

    fn look(&mut self, case: &str) -> Result<Option<Look>, PowerOut> {
        let Some(mut replica) = self.replica(case)? else { return Ok(None) };
        let (value, contested) = (self.value(case), self.contested(case));
        let typed = typed(value.clone()).expect("a case");
        if replica.share.roster.is_none() {
            let origin = hex(&self.random.bytes::<16>());
            let own = typed.units.iter().find(|unit| unit.hsa_id == self.me.card.hsa_id).expect("our unit is in it");
            replica.share.roster = Some(Roster::new(&self.me, case, own.id.as_str(), origin));
        }
        replica.enrol(&self.me, &self.trust, &typed, &contested);
        let (nothing, now) = (|_: &Version, _: &str| None, self.now());
        let offering =
            Offering { case: &value, contested: &contested, today: self.today(), now: &now, extract: &nothing };
        for id in replica.to_renew(&self.me, &offering) {
            let actor = self.fresh_actor();
            let (author, at) = (self.author(), self.at());
            replica.docs.write_as(actor);
            replica.docs.renew(&id, &hex(&actor[8..]), &author, at).expect("a document can be begun anew");
            replica.seal(actor).expect("what was begun anew can be sealed");
        }
        let overlaps = replica.share.overlaps();
        let value = replica.docs.project().expect("documents read as a case");
        let contested = replica.docs.contested(&overlaps).expect("documents read as a case");
        Ok(Some(Look { replica, folded: Vec::new(), value, contested, rev: self.cases[case].rev }))
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

    fn lies(&mut self, office: &str, mailbox: Mailbox, case: &str) -> Result<Put, PowerOut> {
        Ok(self.lies.get(&(office.to_owned(), mailbox, case.to_owned())).cloned().unwrap_or_default())
    }

    fn laid(&mut self, office: &str, mailbox: Mailbox, own: &Cursor, laid: Laid) -> Result<(), PowerOut> {
        self.save()?;
        for (case, put) in laid.cases {
            self.lies.insert((office.to_owned(), mailbox, case), put);
        }
        let sender = self.me.device().to_string();
        self.cursors.insert((office.to_owned(), mailbox, sender), own.clone());
        Ok(())
    }

    fn left(&mut self, office: &str) -> Result<Vec<(Mailbox, Cursor)>, PowerOut> {
        let own = self.me.device().to_string();
        let left = self.cursors.iter().filter(|((at, _, sender), _)| at == office && *sender == own);
        Ok(left.map(|((_, mailbox, _), cursor)| (*mailbox, cursor.clone())).collect())
    }

    fn lost(&mut self, office: &str, mailbox: Mailbox, own: &Cursor) -> Result<(), PowerOut> {
        self.save()?;
        self.lies.retain(|(at, to, _), _| at != office || *to != mailbox);
        self.looked.retain(|(at, _), _| at != office);
        let sender = self.me.device().to_string();
        self.cursors.insert((office.to_owned(), mailbox, sender), own.clone());
        Ok(())
    }

    fn sealed(&mut self, looks: &mut [Looked]) -> Result<(), PowerOut> {
        if looks.is_empty() {
            return Ok(());
        }
        self.save()?;
        for looked in looks {
            let kept = self.cases.get_mut(&looked.case).expect("a case that was looked at");
            kept.replica = looked.look.replica.clone();
        }
        Ok(())
    }

    fn looked(&mut self, office: &str, looks: Vec<Looked>) -> Result<(), PowerOut> {
        if looks.is_empty() {
            return Ok(());
        }
        self.save()?;
        for looked in looks {
            let kept = self.cases.get_mut(&looked.case).expect("a case that was looked at");
            kept.replica.share = looked.look.replica.share;
            kept.owed = looked.owed;
            self.looked.insert((office.to_owned(), looked.case), looked.look.rev);
        }
        Ok(())
    }

    fn random(&self) -> [u8; 16] {
        // A round begins with it, and every place that a test makes has its name already.
        self.random.clone().bytes()
    }
}
