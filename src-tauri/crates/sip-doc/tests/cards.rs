//! What a card tells: what each wrote, and what became of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod common;

use common::{Device, small};
use serde_json::json;
use sip_doc::Why;

const SITUATION: &str = "/meeting/situation";

#[test]
fn a_text_that_three_wrote_in_apart_is_told_once_and_what_each_wrote_by_itself() {
    let mut maria = Device::with(&small());
    maria.set(SITUATION, json!("Ingrid går 3 gånger i veckan."));
    let (mut leila, mut karin) = (maria.twin("Leila", 2), maria.twin("Karin", 3));
    maria.set(SITUATION, json!("Ingrid går 2 gånger i veckan."));
    leila.set(SITUATION, json!("Ingrid går 4 gånger i veckan."));
    leila.set(SITUATION, json!("Ingrid går 4 gånger i veckan med Per."));
    karin.set(SITUATION, json!("Ingrid Berg går 3 gånger i veckan."));
    maria.meet(&mut leila);
    maria.meet(&mut karin);
    leila.meet(&mut karin);
    for one in [&mut maria, &mut leila, &mut karin] {
        let now = one.at(SITUATION);
        let found = one.contested();
        let [card] = &found[..] else { panic!("one card: {found:?}") };
        assert_eq!((card.why, card.text.as_ref()), (Why::Prose, Some(&now)), "what became of it, once");
        let mut each: Vec<(&str, &str)> = card
            .values
            .iter()
            .map(|told| (told.by.as_ref().unwrap().name.as_str(), told.value.as_str().unwrap()))
            .collect();
        each.sort_unstable();
        let expected = [
            ("Karin", "Ingrid Berg går 3 gånger i veckan."),
            ("Leila", "Ingrid går 4 gånger i veckan med Per."),
            ("Maria", "Ingrid går 2 gånger i veckan."),
        ];
        assert_eq!(each, expected, "and everybody's own words as they wrote them, also of who met nobody");
    }
}
