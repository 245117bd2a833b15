//! The screens after the meeting in both themes and the narrow widths: axe-core finds nothing, and nothing is wider than
//! the window.

mod scenario;

use e2e::Window;
use scenario::story::{days_from_now, today, written};
use scenario::{Eye, Hand, Mouse, Story, imported, step1, step4, step5, todo};

const TRAINING: &str = "Träning hemma med fysioterapeut";
const RAIL: &str = "Räcke vid yttertrappan (bostadsanpassning)";

fn opened() -> Window {
    let window = imported::unlocked(imported::established(&Story::after_the_meeting()));
    imported::open_case(&window);
    window
}

/// A dialog, opened, asked for what is missing, and left.
fn look_into(eye: &mut Eye<'_>, window: &Window, button: &str, dialog: &str, submit: &str) {
    window.click("button", button);
    let shown = window.by_role("dialog", dialog);
    eye.look(dialog);
    if !submit.is_empty() {
        shown.by_role("button", submit).click();
        eye.look(&format!("{dialog}, with what is missing"));
    }
    window.press("Escape");
    window.gone("dialog", dialog);
}

#[test]
fn row_59_what_is_carried_out_is_clean_for_axe() {
    let window = opened();
    let (hand, mut eye) = (Mouse(&window), Eye::of(&window));
    step4::open(&hand);
    eye.look("Så går det");
    hand.button(&format!("Något gick inte som planerat {TRAINING}"));
    hand.button("Skriv till samordnaren");
    eye.look("what did not go as planned, with what is missing");
    hand.field("Vad hände?", "Erik har varit sjuk.");
    hand.button("Skriv till samordnaren");
    window.see("1 att ta hand om");
    hand.button(&format!("Svaret har kommit {RAIL}"));
    let form = window.by_role("form", &format!("Svaret om: {RAIL}"));
    for answer in ["Ja, vi gör det", "Ja, det är beslutat"] {
        hand.tick(&form.beginning("radio", answer));
        hand.button("Skriv in svaret");
        eye.look(&format!("an answer that has come: {answer}"));
    }
    hand.press(&form.by_role("button", "Avbryt"));
    step4::correct(&hand, 1, "Jag vill kunna gå ut till växthuset själv igen.", "Jag sa med Karin.");
    eye.look("Så går det, with a note of what is wrong");
    look_into(&mut eye, &window, "Skriv en anteckning", "Det här stämmer inte", "Anteckna");
    look_into(&mut eye, &window, "En kollega tar över", "En kollega tar över", "Byt");
    look_into(&mut eye, &window, "Lämna till en annan enhet", "Lämna planen till en annan enhet", "Lämna planen");
    look_into(&mut eye, &window, "Mer om planen", "Mer om planen", "");
    todo::open(&hand);
    eye.look("Att göra");
    eye.tell();
}

#[test]
fn row_59_a_follow_up_is_clean_for_axe() {
    let window = opened();
    let (hand, mut eye) = (Mouse(&window), Eye::of(&window));
    hand.step("5", "Följa upp");
    eye.look("Följa upp");
    step5::begin(&hand);
    eye.look("Hur har det gått?");
    step5::go_through(&hand, &Story::after_the_meeting(), "Jag går dit med rollatorn.");
    hand.press(&window.by_role("tab", &window.names("tab")[0]));
    hand.button(&format!("Kommentar {TRAINING}"));
    eye.look("Hur har det gått?, all answered");
    for (way, dialog, submit) in [
        ("Ändra planen", "Ändra planen", ""),
        ("Fortsätt som nu", "Fortsätt som nu", "Fortsätt som nu"),
        ("Avsluta", "Avsluta planen", "Avsluta planen"),
    ] {
        let name = step5::way(&window, way).name();
        look_into(&mut eye, &window, &name, dialog, submit);
    }
    let next = days_from_now(60);
    step5::go_on(&hand, &format!("{next}T10:30"), &next);
    hand.press(&window.beginning("button", &format!("{}. Planen fortsatte", written(&today()))));
    eye.look("Följa upp, with one that was held");
    eye.tell();
}

#[test]
fn row_59_what_is_over_is_clean_for_axe() {
    let window = opened();
    let (hand, mut eye) = (Mouse(&window), Eye::of(&window));
    step4::open(&hand);
    hand.button("Avsluta planen av annan orsak");
    step5::end(&hand, "Målen är nådda", "Vad har blivit bra?", "Ingrid går själv till växthuset.");
    step5::tell(&hand, "Karin Bergvall-Holm", "Per telefon");
    eye.look("Planen är avslutad");
    look_into(&mut eye, &window, "Öppna planen igen", "Öppna planen igen", "Öppna planen igen");
    todo::open(&hand);
    eye.look("Att göra, of a plan that is over");
    hand.button("Mina planer");
    let _ = window.by_role("heading", "Avslutade och lämnade");
    eye.look("Mina planer, with one that is over");
    imported::open_case(&window);
    hand.button("Läs planen");
    for (step, part) in [("1", "Samtycke"), ("2", "Kallelse"), ("3", "Skriva under")] {
        hand.go(step, part);
        eye.look(&format!("{part}, of a plan that is over"));
    }
    step4::open(&hand);
    eye.look("Så går det, of a plan that is over");
    hand.button("Visa avslutet");
    step5::open_again(&hand, "Ingrid ramlade i går.");
    hand.go("1", "Samtycke");
    step1::take_back(&hand, "Jag vill inte.");
    eye.look("Planen är avslutad, for the yes was taken back");
    hand.button("Till samtycket");
    window.see("Ingrid har tagit tillbaka sitt ja.");
    eye.look("Samtycke, taken back");
    hand.go("3", "Skriva under");
    eye.look("Skriv ut och lämna, with the yes taken back");
    eye.tell();
}

#[test]
fn row_59_a_plan_of_another_unit_is_clean_for_axe() {
    let window = opened();
    let (hand, mut eye) = (Mouse(&window), Eye::of(&window));
    step4::open(&hand);
    hand.button("Lämna till en annan enhet");
    let dialog = window.by_role("dialog", "Lämna planen till en annan enhet");
    hand.list("Vilken enhet?", "Hemsjukvården Norrby");
    hand.field("Varför?", "Ingrid har fått en ny fast vårdkontakt där.");
    hand.press(&dialog.by_role("button", "Lämna planen"));
    window.see("Planen är lämnad till Hemsjukvården Norrby");
    eye.look("Så går det, of a plan that another unit has");
    look_into(&mut eye, &window, "Ta tillbaka", "Ta tillbaka planen", "Ta tillbaka");
    for (step, part) in [("1", "Samtycke"), ("3", "Skriva under")] {
        hand.go(step, part);
        eye.look(&format!("{part}, of a plan that another unit has"));
    }
    hand.button("Mina planer");
    window.see("Lämnad till en annan enhet");
    eye.look("Mina planer, with one that another unit has");
    eye.tell();
}
