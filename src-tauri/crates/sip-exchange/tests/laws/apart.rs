//! Two devices that fold, and begin documents anew, apart from each other lose nothing.

use proptest::prelude::*;

use super::deeds::{Deed, Model, deeds, few};
use crate::common::town::{AMINA, ANDERS, CASE, LEILA, MARIA, Town, place};

fn apart(all: &[Deed], comes_later: bool) -> Result<(), TestCaseError> {
    let mut town = Town::empty(1);
    if comes_later {
        // Nobody knows Amina's unit yet: she may not have the history of what was narrowed before she came.
        let amina = town.units[2].1.id();
        [MARIA, ANDERS].iter().for_each(|who| drop(town.shelves[*who].trust.cards.remove(&amina)));
    }
    town.shelves[MARIA].begin(CASE, &crate::common::town::small_case());
    town.who.extend([ANDERS, LEILA]);
    town.converge();
    // Each of the two with a place of their own from here on; Leila comes by the first.
    let places = [town.office.clone(), place(&mut town.random)];
    let mut model = Model::default();
    for deed in all {
        let who = [MARIA, ANDERS, LEILA][usize::from(deed.who) % 3];
        town.office = places[usize::from(who == ANDERS)].clone();
        model.happens(&mut town, who, *deed);
    }
    if comes_later {
        [MARIA, ANDERS].iter().for_each(|who| town.trust(*who, 2));
    }
    for (who, place) in [(MARIA, 0), (ANDERS, 1)] {
        town.office = places[place].clone();
        town.round(who);
    }
    town.office = places[0].clone();
    town.who.push(AMINA);
    town.converge();
    for who in [MARIA, ANDERS, LEILA, AMINA] {
        prop_assert_eq!(model.lacks(&mut town, who), Vec::<String>::new(), "{}", town.shelves[who].user.clone());
    }
    let mut reads = [MARIA, ANDERS].map(|who| (town.shelves[who].value(CASE), town.held(who).cases.remove(CASE)));
    let [(one, held), (other, held_too)] = reads.each_mut();
    prop_assert_eq!(one, other, "the two of one unit read the same");
    let heads = |case: &Option<crate::common::held::HeldCase>| case.as_ref().map(|case| case.heads.clone());
    prop_assert_eq!(heads(held), heads(held_too), "and hold the same");
    Ok(())
}

proptest! {
    #![proptest_config(few(4))]

    #[test]
    fn folding_apart_loses_nothing(all in deeds(5..10)) {
        apart(&all, false)?;
    }

    #[test]
    fn beginning_a_document_anew_apart_loses_nothing(all in deeds(5..10)) {
        apart(&all, true)?;
    }
}
