//! What the window relies on: drafts, locks, refusals, a log without people in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod staged;

use serde_json::{Value, json};
use sip_app::App;
use sip_wire::request::{CaseNew, CaseRef, CaseSet, DraftKeep, Nothing, NumberCheck};
use sip_wire::view::{Folder, State};
use sip_wire::{Code, Kind, Router};
use staged::{Stage, opened, program};

fn ingrid(app: &mut App<Stage>) -> String {
    let request = CaseNew {
        name: "Ingrid Bergvall".into(),
        identifier_kind: "personnummer".into(),
        number: Some("420310-9147".into()),
        reason: None,
        birth_date: Some("1942-03-10".into()),
        protected_identity: "ingen".into(),
        region_profile: "utskrivning".into(),
    };
    app.case_new(request).unwrap().id.unwrap()
}

fn set(app: &mut App<Stage>, case: &str, path: &str, value: Value) -> Result<Option<String>, sip_wire::WireError> {
    let request = CaseSet { case: case.into(), path: path.into(), value };
    app.case_set(request).map(|changed| changed.id)
}

#[test]
fn a_new_case_has_the_person_and_the_unit() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = program(folder.path());
    let id = ingrid(&mut app);
    let view = app.case_show(CaseRef { case: id.clone() }).unwrap();
    assert_eq!(view.case.person.identifier.value.as_deref(), Some("194203109147"), "stored with twelve digits");
    assert!(view.case.meeting.participants[0].is_person(), "the person is the first participant");
    assert_eq!(view.case.units[0].name.as_deref(), Some("Norrby vårdcentral"));
    assert_eq!(view.state, State::Draft);
    let rows = app.case_list(Nothing {}).unwrap();
    assert_eq!((rows[0].step, rows[0].age), (1, Some(84)), "step 1, and 84 years old on the day of the meeting");
}

#[test]
fn a_number_is_refused_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = program(folder.path());
    let mut verdict =
        |kind: &str, number: &str| app.number_check(NumberCheck { kind: kind.into(), number: number.into() }).unwrap();
    assert!(verdict("personnummer", "194203109148").refused.unwrap().contains("sista siffran"));
    assert!(verdict("personnummer", "194213109147").refused.unwrap().contains("Datumet"));
    assert!(verdict("personnummer", "1942").refused.unwrap().contains("form"));
    assert_eq!(verdict("samordningsnummer", "191401682396").birth_date.as_deref(), Some("1914-01-08"));
    let bare = CaseNew {
        name: "Okänd".into(),
        identifier_kind: "inget".into(),
        number: None,
        reason: None,
        birth_date: None,
        protected_identity: "ingen".into(),
        region_profile: "neutral".into(),
    };
    assert_eq!(app.case_new(bare.clone()).unwrap_err().what, "reason-missing", "no number asks why");
    app.case_new(CaseNew { reason: Some("Nyfödd".into()), ..bare }).unwrap();
}

#[test]
fn what_is_typed_survives_the_lock_and_leaves_with_the_edit() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = program(folder.path());
    let id = ingrid(&mut app);
    let path = "/preparation/importantToMe".to_owned();
    let keep = DraftKeep { case: id.clone(), path: path.clone(), text: Some("Att få bo kv".into()) };
    app.draft_keep(keep).unwrap();
    let session = app.lock(Nothing {}).unwrap();
    assert_eq!(session.folder, Folder::Locked);
    assert_eq!(app.case_list(Nothing {}).unwrap_err().code, Code::Locked, "nothing is read while locked");
    drop(app);
    let mut app = opened(folder.path());
    let view = app.case_show(CaseRef { case: id.clone() }).unwrap();
    assert_eq!(view.drafts[0].text, "Att få bo kv", "the draft is back");
    assert_eq!(view.case.preparation.important_to_me, None, "and it is not yet in the plan");
    set(&mut app, &id, &path, json!("Att få bo kvar hemma")).unwrap();
    assert!(app.case_show(CaseRef { case: id }).unwrap().drafts.is_empty(), "the edit took the draft's place");
}

#[test]
fn a_change_tells_what_went_stale() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = program(folder.path());
    let id = ingrid(&mut app);
    let request = CaseSet { case: id, path: "/need/description".into(), value: json!("Bor ensam.") };
    let changed = app.case_set(request).unwrap();
    assert_eq!(changed.kinds, vec![Kind::Case, Kind::Cases]);
}

#[test]
fn a_protected_person_is_nameless_in_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = program(folder.path());
    let id = ingrid(&mut app);
    set(&mut app, &id, "/person/municipality", json!("Ekeby kommun")).unwrap();
    set(&mut app, &id, "/person/protectedIdentity", json!("sekretessmarkering")).unwrap();
    let row = app.case_list(Nothing {}).unwrap().remove(0);
    assert_eq!((row.name, row.age, row.place, row.protected), (None, None, None, true));
}

#[test]
fn nothing_on_disk_can_be_read_without_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = program(folder.path());
    let id = ingrid(&mut app);
    set(&mut app, &id, "/need/description", json!("Bor ensam och har brutit höften.")).unwrap();
    app.draft_keep(DraftKeep { case: id, path: "/meeting/situation".into(), text: Some("Hemligt utkast".into()) })
        .unwrap();
    // With the program still running: the write-ahead log counts too.
    for entry in std::fs::read_dir(folder.path().join("data")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for secret in ["Ingrid", "Bergvall", "194203109147", "höften", "Hemligt"] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret:?} can be read in {path:?}");
        }
        assert!(!path.to_string_lossy().contains("Ingrid"), "no name in a file name");
    }
}

#[test]
fn errors_carry_no_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = program(folder.path());
    let id = ingrid(&mut app);
    let wrong = [
        ("/person/identifier/value", json!("194203109148")),
        ("/person/birthDate", json!("Ingrid Bergvall")),
        ("/coordinator/participantId", json!("Ingrid Bergvall")),
        ("/meeting/participants/-", json!({ "name": "Ingrid Bergvall", "extra": 1 })),
    ];
    for (path, value) in wrong {
        let error = set(&mut app, &id, path, value).unwrap_err();
        let told = serde_json::to_string(&error).unwrap();
        assert!(!told.contains("Ingrid") && !told.contains("9148"), "{told}");
    }
}

#[test]
fn row_11_a_protected_persons_own_telephone_never_touches_the_shared_document() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = program(folder.path());
    let id = ingrid(&mut app);
    let person = |app: &mut App<Stage>| {
        app.case_show(CaseRef { case: id.clone() }).unwrap().case.meeting.participants[0].clone()
    };
    let mine = person(&mut app).id;
    let phone = format!("/meeting/participants/{mine}/phone");
    set(&mut app, &id, &phone, json!("070-1740601")).unwrap();
    set(&mut app, &id, "/person/protectedIdentity", json!("sekretessmarkering")).unwrap();
    let hidden = person(&mut app);
    assert_eq!(
        (hidden.phone, hidden.private_phone.as_deref()),
        (None, Some("070-1740601")),
        "it moves with protection"
    );
    set(&mut app, &id, &phone, json!("070-1740602")).unwrap();
    assert_eq!(person(&mut app).private_phone.as_deref(), Some("070-1740602"), "and new ones go there at once");
    set(&mut app, &id, &phone, json!(null)).unwrap();
    let cleared = person(&mut app);
    assert_eq!((cleared.phone, cleared.private_phone), (None, None), "cleared is cleared");
    let unit = app.case_show(CaseRef { case: id.clone() }).unwrap().case.units[0].id.to_string();
    let nurse = json!({ "name": "Maria Sandell", "unitId": unit, "phone": "0980-319210" });
    let added = set(&mut app, &id, "/meeting/participants/-", nurse).unwrap().unwrap();
    let view = app.case_show(CaseRef { case: id.clone() }).unwrap();
    let nurse = view.case.participant(&added.as_str().into()).unwrap();
    assert_eq!(nurse.phone.as_deref(), Some("0980-319210"), "a professional's number is for all to call");
}
