//! Every screen in both themes: axe-core finds nothing, and nothing is wider than the window on a
//! tablet or at 200 % zoom.

mod scenario;

use e2e::{Setting, Window, eventually};
use scenario::story::days_from_now;
use scenario::{Eye, Hand, Mouse, Story, imported, start, step3};
use serde_json::Value;

#[test]
fn row_59_the_first_run_and_the_lock_are_clean_for_axe() {
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
fn row_59_the_list_and_the_first_two_steps_are_clean_for_axe() {
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
        look_into(&mut eye, &window, dialog.0, dialog.1);
    }
    eye.tell();
}

/// A dialog, opened and left.
fn look_into(eye: &mut Eye<'_>, window: &Window, button: &str, dialog: &str) {
    window.click("button", button);
    let _ = window.by_role("dialog", dialog);
    eye.look(dialog);
    window.press("Escape");
    window.gone("dialog", dialog);
}

#[test]
fn row_59_the_living_consent_is_clean_for_axe() {
    let window = imported::unlocked(imported::folder_with(&Story::of("1", -14)));
    let (hand, mut eye) = (Mouse(&window), Eye::of(&window));
    imported::open_case(&window);
    hand.go("1", "Behov");
    hand.list("Skyddade personuppgifter", "Sekretessmarkering");
    let _ = window.by_role("dialog", "Sekretessmarkering");
    eye.look("Sekretessmarkering");
    window.press("Escape");
    hand.go("1", "Samtycke");
    hand.button("Läst upp och det stämmer");
    let _ = window.by_role("heading", "Tidigare svar");
    hand.button("Nytt ämne");
    hand.line("Nytt ämne", "Ekonomi");
    window.see("Inte tillfrågad än");
    eye.look("Samtycke, with something to ask again about");
    look_into(&mut eye, &window, "Ingrid tar tillbaka sitt ja", "Ingrid tar tillbaka sitt ja");
    look_into(&mut eye, &window, "Vad Kommunrehab Ekeby får veta: Allt i planen", "Vad får Kommunrehab Ekeby veta?");
    window.click("checkbox", "Kommunrehab Ekeby");
    let _ = window.by_role("dialog", "Ta bort ur samtycket: Kommunrehab Ekeby");
    eye.look("Ta bort ur samtycket");
    window.press("Escape");
    hand.radio("Kan inte svara");
    let _ = window.by_role("group", "När Ingrid inte kan svara");
    for field in ["Hur tog ni reda på vad Ingrid vill?", "Vem svarar för bedömningen?", "När gjordes bedömningen?"]
    {
        let field = window.by_label(field);
        window.walk_to_it(&field);
        let name = field.name();
        eventually(&format!("the bar of answers leaves “{name}” clear, which has the focus"), || field.is_clear());
    }
    // Below the fields the bar has come to its own place.
    window.walk_to_it(&window.by_role("button", "Skriv ut samtycket"));
    eye.look("Samtycke, of someone who cannot answer");
    eye.tell();
}

#[test]
fn row_59_the_question_is_clean_for_axe() {
    let mut story = Story::of("3", -14);
    story.case_mut()["need"]["offered"] = Value::Null;
    story.case_mut()["consent"]["givenAt"] = Value::Null;
    let window = imported::unlocked(imported::folder_with(&story));
    let (hand, mut eye) = (Mouse(&window), Eye::of(&window));
    imported::open(&window, "Idil Warsame");
    hand.go("1", "Frågan om SIP");
    eye.look("Frågan om SIP, to a child");
    hand.radio("Vill tänka");
    hand.field("När frågar ni igen?", &days_from_now(3));
    window.see("Fråga igen ");
    eye.look("Frågan om SIP, time to think");
    hand.radio("Nej");
    window.click("button", "Avsluta planen");
    let _ = window.by_role("dialog", "Idil säger nej");
    eye.look("Idil säger nej");
    window.press("Escape");
    hand.go("1", "Samtycke");
    look_into(&mut eye, &window, "Vill tänka på saken", "Idil vill tänka på saken");
    eye.tell();
}

#[test]
fn row_59_the_meeting_is_clean_for_axe() {
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
    eye.tell();
}
