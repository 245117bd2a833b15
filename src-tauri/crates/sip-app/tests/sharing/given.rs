//! The change sheet that is given to a party: all of it, or nothing, as a copy of the plan.

use serde_json::json;
use sip_app::AppError;
use sip_wire::request::{Exemplar, Sheet, SheetKind};

use crate::town::Computer;

const INSATS: &str = "/plan/goals/g1/insatser/i1";

fn sheet_for(maria: &mut Computer, id: &str, party: Option<&str>) -> Result<Vec<u8>, AppError> {
    let recipient = party.map(str::to_owned);
    let sheet = Sheet {
        case: id.to_owned(),
        kind: SheetKind::Changes,
        version: None,
        exemplar: Exemplar::Copy,
        recipient,
        large: false,
    };
    maria.app.render(&sheet).map(|rendered| rendered.pdf)
}

#[test]
fn who_is_kept_from_a_part_gets_no_change_sheet() {
    let (mut maria, id) = Computer::with_plan();
    maria.app.establish_case(&id).unwrap();
    maria.set(&id, &format!("{INSATS}/frequency"), "4 gånger i veckan");
    for (party, who) in [("u-ht", "the hemtjänst"), ("p8", "Amina, who works there"), ("p2", "the daughter")] {
        assert!(sheet_for(&mut maria, &id, Some(party)).is_ok(), "{who} reads all of it today");
    }
    maria.set(&id, &format!("{INSATS}/notFor"), json!(["u-ht"]));
    for (party, who) in [("u-ht", "the hemtjänst"), ("p8", "Amina, who works there")] {
        let refused = sheet_for(&mut maria, &id, Some(party)).unwrap_err();
        assert_eq!(refused.what, "not-all-in-consent", "{who} may not read what was changed");
    }
    assert!(sheet_for(&mut maria, &id, Some("u-rehab")).is_ok(), "the others still read it");
    assert!(sheet_for(&mut maria, &id, Some("p1")).is_ok(), "and nothing is kept from Ingrid");
    assert!(sheet_for(&mut maria, &id, None).is_ok(), "one that names nobody is the printer's to give");
    assert_eq!(sheet_for(&mut maria, &id, Some("u-x")).unwrap_err().what, "no-such-recipient", "nobody of that id");
    maria.app.withdraw_consent(&id, "").unwrap();
    assert!(sheet_for(&mut maria, &id, Some("u-rehab")).is_err(), "without a yes nobody is given any");
}
