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

#[test]
fn the_window_signs_and_judges_a_file_that_is_dropped() {
    use base64::Engine as _;
    use sip_wire::request::{Exemplar, Sheet, SheetKind};
    use sip_wire::sealed::{DroppedFile, PenDot, Sign, SignMethod};

    let folder = tempfile::tempdir().unwrap();
    let mut app = program(folder.path());
    let file = std::fs::read_to_string(staged::scenario(1)).unwrap();
    let id = app.import_case(&file, sip_app::case::Again::Refuse).unwrap().id.unwrap();
    app.case_lock(CaseRef { case: id.clone() }).unwrap();
    let dot = |at: u32| PenDot {
        x: 20.0 + 6.0 * f64::from(at),
        y: 100.0 + 40.0 * f64::from(at).sin(),
        t: 8.0 * f64::from(at),
        pressure: 0.5,
    };
    let sign = |strokes: Vec<Vec<PenDot>>| Sign {
        case: id.clone(),
        participant: "p1".into(),
        method: SignMethod::Screen,
        strokes: Some(strokes),
        note: None,
        identified: Some("Legitimation".into()),
    };
    let refused = app.signature_put(sign(vec![vec![dot(0)]])).unwrap_err();
    assert_eq!((refused.code, refused.what.as_str()), (Code::BadInput, "stroke-too-short"), "a dot is no signature");
    let changed = app.signature_put(sign(vec![(0..60).map(dot).collect()])).unwrap();
    assert!(changed.kinds.contains(&Kind::Versions), "the list of signatures is stale");
    let signed = app.signature_list(CaseRef { case: id.clone() }).unwrap();
    assert_eq!(signed.len(), 1);
    assert_eq!(signed[0].strokes[0].len(), 60, "they come back, to be drawn at any size");
    app.case_establish(CaseRef { case: id.clone() }).unwrap();
    let sheet = Sheet {
        case: id,
        kind: SheetKind::Plan,
        version: None,
        exemplar: Exemplar::Preview,
        recipient: None,
        large: false,
    };
    let pdf = app.print_preview(sheet).unwrap().base64;
    let verdict = app.file_verify(DroppedFile { base64: pdf.clone() }).unwrap();
    assert!(verdict.intact && verdict.says[1].contains("Norrby vårdcentral"), "{verdict:?}");
    assert!(verdict.cannot_prove[0].contains("person"), "{verdict:?}");
    let again = app.file_import(DroppedFile { base64: pdf.clone() }).unwrap_err();
    assert_eq!((again.code, again.what.as_str()), (Code::NotNow, "already-there"));
    let mut bytes = base64::engine::general_purpose::STANDARD.decode(pdf).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let changed = DroppedFile { base64: base64::engine::general_purpose::STANDARD.encode(bytes) };
    assert!(!app.file_verify(changed.clone()).unwrap().intact);
    assert_eq!(app.file_import(changed).unwrap_err().code, Code::Damaged);
    assert_eq!(app.file_verify(DroppedFile { base64: "hej".into() }).unwrap_err().code, Code::BadInput);
}
