//! Every screen in both themes: axe-core finds nothing, and nothing is wider than the window on a
//! tablet or at 200 % zoom.

mod scenario;

use e2e::{Setting, Window};
use scenario::{Hand, Mouse, Story, imported, start, step3};
use serde_json::Value;

/// What was found so far: all of it is told at once.
struct Eye<'w> {
    window: &'w Window,
    found: Vec<String>,
}

impl<'w> Eye<'w> {
    fn of(window: &'w Window) -> Self {
        Self { window, found: Vec::new() }
    }

    /// Looks at a screen: both themes, and the widths of a tablet and of 200 % zoom.
    fn look(&mut self, screen: &str) {
        for theme in ["contrast", "light"] {
            self.window.set_theme(theme);
            self.axe(&format!("{screen}, {theme}"));
        }
        for width in [820, 400] {
            self.window.resize(width, 1000);
            if self.window.scrolls_sideways() {
                self.found.push(format!("{screen} scrolls sideways at {width} px"));
            }
        }
        self.axe(&format!("{screen}, narrow"));
        self.window.resize(1280, 800);
    }

    fn axe(&mut self, screen: &str) {
        let violations = self.window.violations().into_iter();
        self.found.extend(violations.map(|violation| format!("{screen}: {violation:#?}")));
    }

    fn tell(self) {
        assert!(self.found.is_empty(), "{} faults on screen:\n{}", self.found.len(), self.found.join("\n"));
    }
}

#[test]
fn the_first_run_and_the_lock() {
    let window = Window::open();
    let mut eye = Eye::of(&window);
    window.see("Gör datorn redo");
    eye.look("first run");
    window.click("button", "Skapa");
    window.see("Skriv vad enheten heter.");
    eye.look("first run, with what is missing");
    let hand = Mouse(&window);
    start::first_run(&hand);
    eye.look("an empty list");
    window.click("button", "Inställningar");
    window.see("Kontroll av datorn");
    eye.look("settings");
    window.press("Ctrl+L");
    window.see("Låst sedan");
    eye.look("locked");
    window.type_into("Hej igen, Maria. Skriv din kod.", "000000\n");
    window.see("Koden stämde inte.");
    eye.look("a wrong code");
    eye.tell();
    let window = Window::open_in(Setting::new().without_keyring());
    let mut eye = Eye::of(&window);
    window.see("fem ord");
    eye.look("first run without a keyring");
    eye.tell();
}

#[test]
fn the_list_and_the_first_two_steps() {
    let window = imported::unlocked(imported::folder_with(&Story::whole()));
    let (hand, mut eye) = (Mouse(&window), Eye::of(&window));
    let _ = window.by_role("heading", "Mina planer");
    eye.look("the list");
    window.click("button", "Ny SIP");
    window.click("button", "Börja");
    window.see("Skriv vad personen heter.");
    eye.look("Ny SIP, with what is missing");
    window.click("button", "Avbryt");
    imported::open_case(&window);
    for (step, part) in [
        ("1", "Behov"),
        ("1", "Frågan om SIP"),
        ("1", "Samtycke"),
        ("2", "Vad är viktigt"),
        ("2", "Vilka kommer"),
        ("2", "Anpassningar"),
        ("2", "Kallelse"),
    ] {
        hand.go(step, part);
        eye.look(part);
        let dialog = match part {
            "Behov" => ("Ändra Norrby vårdcentral", "Ändra enheten"),
            "Samtycke" => ("Lägg till", "Det här pratar vi inte om"),
            "Vad är viktigt" => ("Stryk: Per", "Stryk: Per"),
            "Vilka kommer" => ("Ändra Anders Wik", "Ändra uppgifterna"),
            _ => continue,
        };
        window.click("button", dialog.0);
        let _ = window.by_role("dialog", dialog.1);
        eye.look(dialog.1);
        window.press("Escape");
    }
    eye.tell();
}

#[test]
fn the_meeting_and_what_comes_after() {
    let mut story = Story::whole();
    story.case_mut()["plan"]["overallAuthority"] = Value::Null;
    story.case_mut()["meeting"]["endedAt"] = Value::Null;
    let window = imported::unlocked(imported::folder_with(&story));
    let (hand, mut eye) = (Mouse(&window), Eye::of(&window));
    imported::open_case(&window);
    for part in ["Inledning", "Så är det nu", "Behov, mål och insatser"] {
        hand.go("3", part);
        eye.look(part);
    }
    window.beginning("button", "Räcke vid yttertrappan").click();
    let _ = window.by_role("group", "Till vem?");
    eye.look("an insats, opened");
    window.click("button", "Klar med raden");
    window.click("button", "Ändra målet");
    eye.look("a goal, opened");
    window.click("button", "Klar med målet");
    window.click("button", "Nytt mål");
    eye.look("a new goal");
    window.press("Escape");
    window.click("button", "Öppna: Korttidsboende under några veckor");
    eye.look("a disagreement");
    window.press("Escape");
    hand.go("3", "Summera och bestämma");
    window.see("Vem har huvudansvaret för hela planen?");
    eye.look("Är planen klar?, not yet");
    hand.radio("Region Exempel");
    window.see("Allt som behövs finns.");
    eye.look("Är planen klar?");
    hand.go("3", "Skriva under");
    eye.look("Skriva under");
    window.click("button", "Lås för underskrift");
    let _ = window.by_role("heading", "Version 2 är låst");
    eye.look("Skriva under, locked");
    window.click("button", "Lås upp");
    eye.look("unlocking the plan");
    window.press("Escape");
    step3::establish(&hand);
    eye.look("Skriv ut och lämna");
    for (step, heading) in [("4", "Genomföra"), ("5", "Följa upp")] {
        window.beginning("button", step).click();
        let _ = window.by_role("heading", heading);
        eye.look(heading);
    }
    eye.tell();
}
