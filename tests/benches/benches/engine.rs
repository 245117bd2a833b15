//! The engine: an edit against a bare insert, a case of two years, the plan as PDF.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a measurement may stop at once")]

mod stage;

use std::path::Path;
use std::time::Instant;

use serde_json::json;
use sip_app::App;
use sip_app::case::Again;
use sip_app::host::Host;
use sip_doc::{CaseDocs, DocId, DocKind};
use sip_model::Case;
use sip_model::unit::{Unit, UnitAuthority};
use sip_print::{Exemplar, Fonts, PlanSheet, plan};
use sip_store::{Folder, Store, StoreError, table};
use sip_text::Text;
use sip_vault::{DbKey, NoKeyring, Pin};
use stage::{Stage, WORDS, median, tell};

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = App::new(Stage::at(folder.path().join("data")));
    let unit =
        Unit { name: Some("Norrby vårdcentral".into()), authority: Some(UnitAuthority::Region), ..Unit::default() };
    app.create_folder(unit, "Maria Sandell", &Pin::new(WORDS)).unwrap();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/scenarios/1.json");
    let file = std::fs::read_to_string(path).unwrap();
    let case = app.import_case(&file, Again::Refuse).unwrap().id.unwrap();

    edit(&mut app, &case, &folder.path().join("bare"));
    two_years(app, &case);
    paper(&sip_model::field::read_case_file(&file).unwrap());
}

/// One edit through the door beside one bare insert, in turn.
fn edit(app: &mut App<Stage>, case: &str, bare: &Path) {
    let mut store = bare_store(bare);
    let (mut edits, mut inserts) = (Vec::new(), Vec::new());
    for at in 0..600 {
        let field = match at % 3 {
            0 => "/plan/goals/g1/insatser/i1/frequency",
            1 => "/meeting/situation",
            _ => "/preparation/importantToMe",
        };
        let words = format!("Ingrid säger något nytt, gång {at}.");
        let began = Instant::now();
        app.set(case, field, json!(words)).unwrap();
        edits.push(began.elapsed());
        let began = Instant::now();
        store.write(|t| table::meta::set(t, &format!("row {at}"), &words)).map_err(|e: StoreError| e).unwrap();
        inserts.push(began.elapsed());
    }
    let (edit, insert) = (median(edits), median(inserts));
    tell("one edit, door to disk", edit);
    tell("one bare SQLCipher insert (WAL, FULL)", insert);
    println!("{:<58} {:>9.2} × (at most 2)", "ratio", edit.as_secs_f64() / insert.as_secs_f64());
}

fn bare_store(dir: &Path) -> Store {
    let folder = Folder::hold(dir).unwrap();
    Store::create(folder, &DbKey::new([7; 32]), "{}", |_| Ok(())).unwrap()
}

/// A case of two years: 5,000 changes, then a fresh start of the program.
fn two_years(mut app: App<Stage>, case: &str) {
    let began = Instant::now();
    for at in 600..5000 {
        let goal = ["g1", "g2", "g3"][at % 3];
        let field = match at % 5 {
            0 => "/meeting/situation".to_owned(),
            1 => format!("/plan/goals/{goal}/need"),
            2 => format!("/plan/goals/{goal}/inPersonsWords"),
            3 => "/plan/ifItGetsWorse".to_owned(),
            _ => "/summons/question".to_owned(),
        };
        app.set(case, &field, json!(format!("Vi skriver om det här för {at}:e gången, med några fler ord."))).unwrap();
    }
    println!("{:<58} {:>9.2} s", "4,400 edits more", began.elapsed().as_secs_f64());
    app.close_folder();
    let began = Instant::now();
    app.open_folder(None, &Pin::new(WORDS)).unwrap();
    tell("unlock (Argon2id)", began.elapsed());
    let mut shown = Vec::new();
    for _ in 0..30 {
        app.close_folder();
        app.open_folder(None, &Pin::new(WORDS)).unwrap();
        let began = Instant::now();
        app.show_case(case).unwrap();
        shown.push(began.elapsed());
    }
    tell("case of 5,000 changes, shown from projections (at most 10)", median(shown));
    app.close_folder();
    let dir = app.host().data_dir().to_owned();
    drop(app);
    loaded(&dir, case);
}

/// The same case from its documents, the truth.
fn loaded(dir: &Path, case: &str) {
    let folder = Folder::hold(dir).unwrap();
    let keys = sip_vault::Keyfile::read(&folder.read_keys().unwrap()).unwrap();
    let keys = keys.open("Maria Sandell", &Pin::new(WORDS), &NoKeyring).unwrap();
    let (store, _) = Store::open(folder, &[&keys.key]).unwrap();
    let mut times = Vec::new();
    for _ in 0..30 {
        let began = Instant::now();
        let stored: Vec<_> = DocKind::ALL
            .map(|kind| (DocId::from(kind), table::chunk::document(&store, case, &kind.into()).unwrap()))
            .into();
        let docs = CaseDocs::load(stored.iter().map(|(id, bytes)| (id.clone(), bytes.as_slice()))).unwrap();
        docs.project().unwrap();
        times.push(began.elapsed());
    }
    tell("the same, loaded from its documents (at most 30)", median(times));
}

/// The plan of scenario 1 as PDF.
fn paper(case: &Case) {
    let (fonts, text) = (Fonts::embedded(), Text::swedish());
    let sheet = PlanSheet {
        case,
        plan_id: "SIP-7K3M-Q2XA",
        version: Some(1),
        hash: None,
        words: &[],
        exemplar: Exemplar::Unnamed,
        made_on: None,
        law: "",
        signed: &[],
        setting: sip_print::Setting::default(),
    };
    let times = (0..50).map(|_| {
        let began = Instant::now();
        plan(&sheet, &fonts, &text).unwrap();
        began.elapsed()
    });
    tell("the plan as PDF (at most 30)", median(times.collect()));
}
