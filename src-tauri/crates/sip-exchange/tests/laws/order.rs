//! Order and repetition of what is heard do not matter.

use proptest::prelude::*;

use super::deeds::{Deed, Model, deeds, few};
use crate::common::held::HeldCase;
use crate::common::keys::Random;
use crate::common::shelf::version_of;
use crate::common::town::{AMINA, CASE, LARS, LEILA, MARIA, Town};

/// What does not depend on how it came: everything but when others said something.
fn lasting(town: &mut Town, who: usize) -> (HeldCase, Vec<String>) {
    let mut case = town.held(who).cases.remove(CASE).expect("the case came");
    case.versions.sort_by(|one, other| one.hash.cmp(&other.hash));
    for known in case.share.known.values_mut() {
        known.at.clear();
        // An older word that comes after a later one is asked after, and changes nothing else.
        (known.doubt, known.doubts, known.lost) = (false, 0, 0);
        known.former.clear();
    }
    let mut waits: Vec<String> = town.shelves[who].contested(CASE).iter().map(|field| format!("{field:?}")).collect();
    waits.sort();
    (case, waits)
}

fn in_any_order(all: &[Deed], seed: u64) -> Result<(), TestCaseError> {
    let mut town = Town::shared(&[LEILA, AMINA]);
    let mut model = Model::default();
    for (number, deed) in all.iter().enumerate() {
        model.happens(&mut town, [MARIA, LEILA, AMINA][usize::from(deed.who) % 3], *deed);
        if number == 2 {
            let version = version_of(CASE, &town.shelves[MARIA].value(CASE), 1, "Maria");
            town.shelves[MARIA].establish(CASE, version);
        }
    }
    town.converge();
    // Lars was away: everything that lies in his unit's mailbox is new to him.
    let mailbox = town.mailbox(LARS).to_string();
    let mut spots: Vec<_> = town.office.packets().into_iter().filter(|spot| spot.0 == mailbox).collect();
    let place = town.office.clone();
    let mut straight = town.clone();
    straight.hear(LARS, &place);
    straight.hear(LARS, &place);
    let expected = lasting(&mut straight, LARS);
    prop_assert_eq!(&expected.0.value, &town.shelves[LEILA].value(CASE), "he reads what his colleague reads");
    prop_assert_eq!(model.lacks(&mut straight, LARS), Vec::<String>::new());

    let mut random = Random(seed);
    for at in (1..spots.len()).rev() {
        spots.swap(at, usize::try_from(random.next()).unwrap_or(0) % (at + 1));
    }
    let there = town.emptied_office();
    for few in spots.chunks(1 + usize::try_from(random.next() % 4).unwrap()) {
        for spot in few {
            there.plant(spot.clone(), place.bytes(spot).unwrap());
        }
        if random.next().is_multiple_of(3) {
            // Everything that lies there once more.
            town.shelves[LARS].cursors.clear();
        }
        town.hear(LARS, &there);
    }
    // What waited for something passes once that has come.
    town.hear(LARS, &there);
    prop_assert_eq!(lasting(&mut town, LARS), expected);
    prop_assert!(town.shelves[LARS].asides.is_empty(), "nothing is left aside: {:?}", town.shelves[LARS].asides);
    Ok(())
}

proptest! {
    #![proptest_config(few(3))]

    #[test]
    fn the_order_of_packets_and_their_repetition_do_not_matter(all in deeds(6..12), seed: u64) {
        in_any_order(&all, seed)?;
    }
}
