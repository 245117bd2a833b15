//! When nothing is new nothing is asked for; and what is asked for grows with what is new, not with what has ever been.

use sip_exchange::{Cursor, Envelope, Receipt, Stage};

use crate::common::counted::{Asked, Counted};
use crate::common::town::{AMINA, ANDERS, CASE, LARS, LEILA, MARIA, Town};

#[test]
fn a_round_with_nothing_new_fetches_and_leaves_nothing() {
    let mut town = Town::shared(&[ANDERS, LEILA, LARS, AMINA]);
    for who in [MARIA, ANDERS, LEILA, LARS, AMINA] {
        let before = town.held(who);
        let office = Counted::new(&town.office);
        let report = town.round_at(who, Box::new(office.clone())).unwrap();
        let asked = office.asked();
        assert_eq!((asked.gets, asked.puts), (0, 0), "{}: {asked:?}", town.shelves[who].user);
        assert_eq!((report.changes, report.set_aside.len()), (0, 0), "{}", town.shelves[who].user);
        assert_eq!(town.held(who).differs(&before), [] as [&str; 0], "and it changes nothing here");
    }
}

/// Of Leila's `old` packets in the mailbox of Maria's unit Maria has fetched all. What a round of each asks when one
/// thing is new.
fn after(old: u64) -> [Asked; 2] {
    let mut town = Town::shared(&[LEILA]);
    let leila = town.me(LEILA);
    let (mailbox, sender) = (town.mailbox(MARIA), leila.device());
    let first = town.next_number(mailbox, sender);
    let receipt = Receipt {
        case: CASE.to_owned(),
        heads: Default::default(),
        stage: Stage::Received,
        at: String::new(),
        ..Receipt::default()
    };
    let bytes_of = |town: &Town, seq| {
        let packet =
            sip_exchange::Packet { seq, ..town.packet(&leila, MARIA, vec![Envelope::Receipt(receipt.clone())]) };
        sip_exchange::packet::seal(&packet, &leila, &town.shelves[MARIA].me.card.recipient).unwrap()
    };
    let mut names = Vec::new();
    for seq in first..first + old {
        let bytes = bytes_of(&town, seq);
        names.push(town.plant(mailbox, sender, seq, &bytes).to_string());
    }
    town.round(MARIA);
    // Leila laid them herself: as her shelf would know it.
    let own = (town.office_id(), mailbox, sender.to_string());
    let recent = names.iter().rev().take(10).rev().cloned().collect();
    town.shelves[LEILA].cursors.insert(own, Cursor { seq: first + old - 1, recent, ..Cursor::default() });
    town.converge();
    town.set(LEILA, "/meeting/situation", "Det enda nya.".into());
    let asked = [LEILA, MARIA].map(|who| {
        let office = Counted::new(&town.office);
        town.round_at(who, Box::new(office.clone())).unwrap();
        office.asked()
    });
    assert_eq!(town.reads(MARIA, "/meeting/situation"), "Det enda nya.", "it came");
    asked
}

#[test]
fn the_cost_of_a_round_grows_with_what_is_new() {
    let few = after(20);
    assert_eq!(after(1_000), few, "as many questions, and as many names in the answers");
    let [leaving, fetching] = few;
    assert_eq!((leaving.puts, fetching.puts), (3, 3), "one packet for each mailbox that lacks it: {few:?}");
    assert_eq!((leaving.gets, fetching.gets), (3, 4), "the new one, and what was left is read back: {few:?}");
}
