//! The pictures of the guide, taken of the real window by `cargo xtask pictures`.

#![allow(clippy::expect_used, reason = "a panic with a sentence is how a story fails")]

mod scenario;

use std::path::PathBuf;
use std::process::Command;

use e2e::Window;
use scenario::{Hand, Mouse, Story, imported, paper, start, step3};

/// One folder of pictures, one window.
struct Camera<'w> {
    window: &'w Window,
    folder: PathBuf,
}

impl Camera<'_> {
    fn take(&self, name: &str) {
        self.window.screenshot(self.folder.join(name));
    }

    /// Opens a part from its top, and takes it.
    fn part(&self, step: &str, part: &str, name: &str) {
        Mouse(self.window).go(step, part);
        self.take(name);
    }
}

#[test]
fn pictures_of_the_guide() {
    let Some(folder) = std::env::var_os("SIPHEMMA_PICTURES").map(PathBuf::from) else {
        println!("no pictures are asked for: `cargo xtask pictures` takes them");
        return;
    };
    std::fs::create_dir_all(&folder).expect("the folder of the pictures");
    first_run(folder.clone());
    the_case(folder);
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

fn the_case(folder: PathBuf) {
    let mut story = Story::whole();
    story.case_mut()["meeting"]["endedAt"] = serde_json::Value::Null;
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
    camera.part("1", "Behov", "05-behov.png");
    camera.part("1", "Frågan om SIP", "06-fragan-om-sip.png");
    camera.part("1", "Samtycke", "07-samtycke.png");
    camera.part("2", "Vad är viktigt", "08-viktigt.png");
    camera.part("2", "Vilka kommer", "09-vilka-kommer.png");
    camera.part("2", "Kallelse", "10-kallelse.png");
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
    let mut pdftoppm = Command::new("pdftoppm");
    pdftoppm.args(["-r", "70", "-png", "-f", "1", "-l", "2"]).arg(plan).arg(camera.folder.join("plan"));
    assert!(pdftoppm.status().expect("pdftoppm (poppler-utils)").success(), "the plan becomes two pictures");
}
