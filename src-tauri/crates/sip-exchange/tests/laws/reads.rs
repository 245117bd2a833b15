//! Nobody ever gets a byte of what they may not read.

use proptest::prelude::*;

use super::deeds::{Deed, Model, deeds, few, unit};
use crate::common::opened::holds;
use crate::common::town::{AMINA, LEILA, MARIA, Town};

fn kept(all: &[Deed]) -> Result<(), TestCaseError> {
    let mut town = Town::shared(&[LEILA, AMINA]);
    let mut model = Model::default();
    for deed in all {
        model.happens(&mut town, [MARIA, LEILA, AMINA][usize::from(deed.who) % 3], *deed);
    }
    town.converge();
    for who in [LEILA, AMINA] {
        let (unit, opened) = (unit(&town, who), town.opened(&town.me(who)));
        for word in &model.words {
            let may = !word.kept_from.contains(&unit);
            prop_assert!(may || !holds(&opened, &word.token), "{unit} was given {word:?}");
        }
        prop_assert_eq!(model.lacks(&mut town, who), Vec::<String>::new(), "and whatever it may read it has");
    }
    Ok(())
}

proptest! {
    #![proptest_config(few(4))]

    #[test]
    fn no_audience_gets_what_it_may_not_read(all in deeds(6..14)) {
        kept(&all)?;
    }
}
