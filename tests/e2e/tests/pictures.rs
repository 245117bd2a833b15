//! The pictures of the guide, taken of the real window by `cargo xtask pictures`.

#![allow(clippy::expect_used, reason = "a panic with a sentence is how a story fails")]

mod scenario;

use std::path::{Path, PathBuf};
use std::process::Command;

use e2e::{Paper, Window};
use scenario::sharing::{self, Two};
use scenario::{Hand, Mouse, Story, imported, paper, start, step3, step4, step5, todo};
use serde_json::Value;

/// One folder of pictures, one window.
struct Camera<'w> {
    window: &'w Window,
    folder: PathBuf,
}

impl Camera<'_> {
    fn take(&self, name: &str) {
        self.window.screenshot(self.folder.join(name));
    }

    /// Takes the first pages of what was printed: `name-1.png`.
    fn sheet(&self, pdf: &Path, name: &str, pages: u32) {
        let mut pdftoppm = Command::new("pdftoppm");
        pdftoppm.args(["-r", "70", "-png", "-f", "1", "-l", &pages.to_string()]).arg(pdf).arg(self.folder.join(name));
        assert!(pdftoppm.status().expect("pdftoppm (poppler-utils)").success(), "a sheet becomes pictures");
    }

    /// Opens a part from its top, and takes it.
    fn part(&self, step: &str, part: &str, name: &str) {
        Mouse(self.window).go(step, part);
        self.take(name);
    }
}

#[test]
fn pictures_of_the_guide() {
    let Some(folder) = asked_for() else { return };
    first_run(folder.clone());
    before_the_meeting(folder.clone());
    the_case(folder.clone());
    after_the_meeting(folder.clone());
    in_other_hands(folder);
}

#[test]
fn pictures_of_what_is_handed_over() {
    let Some(folder) = asked_for() else { return };
    between_two_units(folder.clone());
    what_came_late(folder);
}

/// Where the pictures go, when they are asked for.
fn asked_for() -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("SIPHEMMA_PICTURES").map(PathBuf::from) else {
        println!("no pictures are asked for: `cargo xtask pictures` takes them");
        return None;
    };
    std::fs::create_dir_all(&folder).expect("the folder of the pictures");
    Some(folder)
}

/// The page has the size that the guide's pictures have.
fn sized(window: &Window) {
    window.resize(1280, 800);
}

fn first_run(folder: PathBuf) {
    let window = Window::open();
    sized(&window);
    let camera = Camera { window: &window, folder };
    let hand = Mouse(&window);
    window.see("Gör datorn redo");
    camera.take("01-start.png");
    start::create(&hand);
    camera.take("02-aterstallningskod.png");
}

/// The consent that is asked about again, and the kallelse.
fn before_the_meeting(folder: PathBuf) {
    let mut story = Story::of("1", -14);
    story.case_mut()["summons"]["sentAt"] = Value::Null;
    for key in ["startedAt", "endedAt"] {
        story.case_mut()["meeting"][key] = Value::Null;
    }
    for recipient in story.case_mut()["summons"]["recipients"].as_array_mut().expect("recipients") {
        (recipient["answer"], recipient["acknowledgedAt"]) = (Value::Null, Value::Null);
    }
    let window = imported::unlocked(imported::folder_with(&story));
    sized(&window);
    let hand = Mouse(&window);
    let camera = Camera { window: &window, folder };
    imported::open_case(&window);
    camera.part("2", "Kallelse", "10-kallelse.png");
    let mut tray = Paper::from_now();
    hand.button("Skriv ut till Biståndsenheten Ekeby");
    camera.sheet(&tray.take(), "kallelse", 1);
    hand.button("Skicka kallelsen");
    camera.part("1", "Samtycke", "07-samtycke.png");
    hand.button("Läst upp och det stämmer");
    let _ = window.by_role("heading", "Tidigare svar");
    hand.button("Nytt ämne");
    hand.line("Nytt ämne", "Ekonomi");
    window.see("Inte tillfrågad än");
    camera.part("1", "Behov", "05-behov.png");
    camera.part("1", "Samtycke", "17-fraga-igen.png");
}

/// Carried out, followed up, what is to be done, and the end.
fn after_the_meeting(folder: PathBuf) {
    let mut story = Story::after_the_meeting();
    for (goal, insats, status) in
        [(0, 1, "klar"), (0, 3, "klar"), (1, 3, "klar"), (2, 2, "klar"), (2, 3, "klar"), (0, 0, "pågår")]
    {
        story.case_mut()["plan"]["goals"][goal]["insatser"][insats]["status"] = status.into();
    }
    let setting = imported::established(&story);
    imported::also(&setting, &Story::of("2", -9));
    let window = imported::unlocked(setting);
    sized(&window);
    let hand = Mouse(&window);
    let camera = Camera { window: &window, folder };
    imported::open_case(&window);
    step4::open(&hand);
    step4::deviation(&hand, "Träning hemma med fysioterapeut", "Erik har varit sjuk i två veckor.");
    todo::open(&hand);
    camera.take("22-att-gora.png");
    hand.button("Mina planer");
    imported::open_case(&window);
    step4::open(&hand);
    camera.take("18-genomfora.png");
    window.by_role("group", "Hur går det: Träning hemma med fysioterapeut").by_role("radio", "Pågår").focus();
    camera.take("19-hur-gar-det.png");
    step5::begin(&hand);
    hand.field("Vad säger Ingrid i dag?", "Jag går till växthuset med rollatorn när det är torrt.");
    hand.tick(&window.by_role("group", "Är målet nått?").by_role("radio", "Delvis"));
    hand.field("Vad kom emellan, eller vad fattas?", "Räcket vid trappan är inte uppe än.");
    hand.tick(&window.by_role("group", "Hur gick det: Träning hemma med fysioterapeut").by_role("radio", "Pågår"));
    hand.step("4", "Så går det");
    hand.step("5", "Hur har det gått?");
    camera.take("20-folja-upp.png");
    hand.button("Avsluta planen av annan orsak");
    let _ = window.by_role("dialog", "Avsluta planen");
    camera.take("21-avsluta.png");
    step5::end(&hand, "Målen är nådda", "Vad har blivit bra?", "Ingrid går själv till växthuset igen.");
    step5::tell(&hand, "Karin Bergvall-Holm", "Per telefon");
    camera.take("23-avslutad.png");
}

/// What somebody says is wrong, and a plan that goes to another unit.
fn in_other_hands(folder: PathBuf) {
    let story = Story::after_the_meeting();
    let window = imported::unlocked(imported::established(&story));
    sized(&window);
    let hand = Mouse(&window);
    let camera = Camera { window: &window, folder };
    imported::open_case(&window);
    step4::open(&hand);
    step4::correct(&hand, 1, story.text("/plan/goals/0/inPersonsWords"), "Jag sa inte själv. Jag sa med Karin.");
    window.by_role("button", "Det här stämmer inte i mål 1").focus();
    camera.take("24-nagot-ar-fel.png");
    hand.button("Lämna till en annan enhet");
    hand.list("Vilken enhet?", "Hemsjukvården Norrby");
    hand.field("Varför?", "Ingrid har fått en ny fast vårdkontakt där.");
    camera.take("25-lamna-over.png");
}

/// Where the plans lie, Lämna över, the cards, and the units that are trusted.
fn between_two_units(folder: PathBuf) {
    let two = Two::busy();
    let window = two.marias_window();
    let hand = Mouse(&window);
    let camera = Camera { window: &window, folder };
    window.see("Skriven på två sätt");
    camera.take("26-var-planerna-finns.png");
    hand.press(&window.beginning("button", "Skriven på två sätt"));
    for _ in 0..3 {
        window.see("Kort ");
        camera.take(match window.names("heading").first().map(String::as_str) {
            Some("Läs igenom texten") => "28-las-igenom.png",
            Some("Struken av en, ändrad av en annan") => "29-struken-och-andrad.png",
            _ => "27-tva-satt.png",
        });
        if window.has("button", "Nästa kort") {
            hand.button("Nästa kort");
        }
    }
    hand.button("Senare");
    sharing::handover(&hand);
    sharing::choose_folder(&hand, &two.folder());
    camera.take("30-lamna-och-hamta.png");
    sharing::leave_and_fetch(&hand);
    camera.take("31-sa-gick-det.png");
    sharing::plan_handover(&hand);
    camera.take("32-ingrids-plan.png");
    sharing::menu(&hand, "Inställningar", "Inställningar");
    let units = window.by_role("button", "Lägg till en enhet");
    units.focus();
    camera.take("33-enheter.png");
    let leila = imported::folder_of(Story::whole().one("u-hsv"), "Leila Haddad");
    let card = imported::beside(&leila).join("enhetskort.json");
    let card = card.to_str().expect("a path of text");
    imported::ask(&leila, &["unit", "card", "-o", card]);
    hand.press(&units);
    window.by_label("Enhetens kort").type_text(card);
    let _ = window.by_role("list", "Sex ord för Hemsjukvården Norrby");
    camera.take("34-sex-ord.png");
}

/// A change that came when the plan had been established.
fn what_came_late(folder: PathBuf) {
    let two = Two::established(&Story::after_the_meeting());
    two.set(&two.amina, sharing::FREQUENCY, "\"2 gånger om dagen\"");
    two.round_of(&two.amina);
    two.round_of(&two.maria);
    let window = two.marias_window();
    let hand = Mouse(&window);
    let camera = Camera { window: &window, folder };
    sharing::into(&hand);
    step4::open(&hand);
    window.by_role("button", "Skriv ut ändringsbladet").focus();
    camera.take("35-andrat-sedan.png");
    let mut tray = Paper::from_now();
    hand.button("Skriv ut ändringsbladet");
    camera.sheet(&tray.take(), "andringsblad", 1);
    sharing::plan_handover(&hand);
    camera.take("36-lika-pa-bada-stallena.png");
}

fn the_case(folder: PathBuf) {
    let mut story = Story::whole();
    story.case_mut()["meeting"]["endedAt"] = Value::Null;
    let window = imported::unlocked(imported::folder_with(&story));
    sized(&window);
    let hand = Mouse(&window);
    let camera = Camera { window: &window, folder };
    let _ = window.by_role("heading", "Mina planer");
    camera.take("03-mina-planer.png");
    hand.button("Ny SIP");
    hand.field("Förnamn och efternamn", "Ingrid Bergvall");
    hand.radio("Personnummer");
    hand.field("Numret", "194203109147");
    window.see("Född 10 mars 1942.");
    camera.take("04-ny-sip.png");
    hand.button("Avbryt");
    imported::open_case(&window);
    camera.part("1", "Frågan om SIP", "06-fragan-om-sip.png");
    camera.part("2", "Vad är viktigt", "08-viktigt.png");
    camera.part("2", "Vilka kommer", "09-vilka-kommer.png");
    camera.part("3", "Inledning", "11-inledning.png");
    camera.part("3", "Så är det nu", "12-sa-ar-det-nu.png");
    camera.part("3", "Behov, mål och insatser", "13-mal-och-insatser.png");
    camera.part("3", "Summera och bestämma", "14-ar-planen-klar.png");
    camera.part("3", "Skriva under", "15-skriva-under.png");
    hand.button("Lås för underskrift");
    step3::establish(&hand);
    let _ = paper::print_original(&hand);
    let _ = window.by_role("heading", "Skriv ut och lämna");
    camera.take("16-skriv-ut.png");
    let plan = paper::save_copy(&hand);
    camera.sheet(&plan, "plan", 2);
}
