//! Where the plans lie, what is handed over, what two wrote apart and the units that are trusted, in both themes and the
//! narrow widths: axe-core finds nothing, and nothing is wider than the window.

#![allow(clippy::expect_used, reason = "a panic with a sentence is how a story fails")]

mod scenario;

use e2e::Window;
use scenario::sharing::{self, Two};
use scenario::{Eye, Hand, Mouse, Story, imported};

#[test]
fn row_59_where_the_plans_lie_is_clean_for_axe() {
    let two = Two::busy();
    let window = two.marias_window();
    let (hand, mut eye) = (Mouse(&window), Eye::of(&window));
    window.see("Skriven på två sätt");
    eye.look("Mina planer, a plan in every state");
    sharing::handover(&hand);
    eye.look("Lämna över, before it is said where");
    window.click("button", "Välj mapp");
    let dialog = window.by_role("dialog", "Gemensam mapp");
    dialog.by_role("button", "Spara").click();
    window.see("Skriv var mappen ligger.");
    eye.look("the shared folder, with what is missing");
    window.press("Escape");
    window.gone("dialog", "Gemensam mapp");
    sharing::choose_folder(&hand, &two.folder());
    eye.look("Lämna över, with rows");
    sharing::leave_and_fetch(&hand);
    let _ = window.by_role("heading", "Lagt åt sidan");
    eye.look("Lämna över, with the result and what was set aside");
    std::fs::rename(two.folder(), two.elsewhere()).expect("a folder can be taken away");
    hand.button("Lämna och hämta");
    let _ = window.by_role("button", "Försök igen");
    eye.look("Lämna över, with a place that is gone");
    sharing::plan_handover(&hand);
    eye.look("Lämna över Ingrids plan");
    eye.tell();
}

#[test]
fn row_59_the_cards_are_clean_for_axe() {
    let two = Two::busy();
    let window = two.marias_window();
    let (hand, mut eye) = (Mouse(&window), Eye::of(&window));
    hand.press(&window.beginning("button", "Skriven på två sätt"));
    let mut seen = Vec::new();
    for n in 1..=3 {
        window.see(&format!("Kort {n} av 3"));
        let title = window.names("heading").remove(0);
        eye.look(&format!("the card “{title}”"));
        if window.has("button", "Skriv något annat") {
            look_into_another(&mut eye, &hand);
        }
        seen.push(title);
        if n < 3 {
            hand.button("Nästa kort");
        }
    }
    seen.sort();
    let kinds = ["Läs igenom texten", "Samma sak är skriven på två sätt", "Struken av en, ändrad av en annan"];
    assert_eq!(seen, kinds, "a card of each kind");
    hand.button("Senare");
    let _ = window.by_role("heading", "Inledning");
    sharing::goals(&hand);
    let _ = window.by_role("button", "Titta på korten");
    eye.look("the insatser, with cards to look at");
    eye.tell();
}

fn look_into_another(eye: &mut Eye<'_>, hand: &Mouse<'_>) {
    let window = hand.window();
    hand.button("Skriv något annat");
    let dialog = window.by_role("dialog", "Skriv något annat");
    dialog.by_role("button", "Skriv in").click();
    window.see("Skriv något.");
    eye.look("Skriv något annat, with what is missing");
    window.press("Escape");
    window.gone("dialog", "Skriv något annat");
}

#[test]
fn row_59_the_units_that_are_trusted_are_clean_for_axe() {
    let two = Two::strangers(&Story::whole());
    let card = imported::beside(&two.amina).join("enhetskort.json");
    let card = card.to_str().expect("a path of text");
    imported::ask(&two.amina, &["unit", "card", "-o", card]);
    let window = two.aminas_window();
    let (hand, mut eye) = (Mouse(&window), Eye::of(&window));
    sharing::handover(&hand);
    eye.look("Lämna över, with no plan");
    let found = eye.found();
    drop(window);
    let window = two.marias_window();
    let (hand, mut eye) = (Mouse(&window), Eye::on(found, &window));
    sharing::handover(&hand);
    window.see("Det finns ingen att lämna till än.");
    eye.look("Lämna över, with nobody to leave to");
    hand.button("Till Inställningar");
    let _ = window.by_role("heading", "Enheter vi litar på");
    eye.look("Inställningar, with no other unit");
    look_at_a_card(&mut eye, &window, card);
    eye.look("Inställningar, with a unit that is trusted");
    hand.button("Lita inte längre på Hemtjänst Norrby");
    let _ = window.by_role("dialog", "Sluta lita på Hemtjänst Norrby?");
    eye.look("Inställningar, asked whether to trust a unit no more");
    hand.button("Sluta lita på dem");
    window.see("Inga andra enheter än.");
    eye.tell();
}

fn look_at_a_card(eye: &mut Eye<'_>, window: &Window, card: &str) {
    window.click("button", "Lägg till en enhet");
    let dialog = window.by_role("dialog", "Lägg till en enhet");
    eye.look("Lägg till en enhet");
    dialog.by_label("Enhetens kort").type_text(card);
    let _ = dialog.by_role("button", "Orden stämmer");
    eye.look("Lägg till en enhet, with its words");
    dialog.by_role("button", "Orden stämmer inte").click();
    window.see("Inget är tillagt.");
    eye.look("Lägg till en enhet, when the words differ");
    dialog.by_role("button", "Stäng").click();
    window.click("button", "Lägg till en enhet");
    window.by_label("Enhetens kort").type_text(card);
    window.click("button", "Orden stämmer");
    window.gone("dialog", "Lägg till en enhet");
}

#[test]
fn row_59_what_changed_since_is_clean_for_axe() {
    let two = Two::established(&Story::after_the_meeting());
    two.set(&two.amina, sharing::FREQUENCY, "\"2 gånger om dagen\"");
    two.round_of(&two.amina);
    two.round_of(&two.maria);
    let window = two.marias_window();
    let (hand, mut eye) = (Mouse(&window), Eye::of(&window));
    sharing::into(&hand);
    hand.step("4", "Så går det");
    let _ = window.by_role("heading", "Ändrat sedan planen skrevs under");
    eye.look("Så går det, with what changed since");
    let found = eye.found();
    drop(window);
    let window = two.aminas_window();
    let (hand, mut eye) = (Mouse(&window), Eye::on(found, &window));
    sharing::into(&hand);
    hand.go("3", "Skriva under");
    eye.look("Skriva under, where another unit documents it");
    sharing::plan_handover(&hand);
    eye.look("Lämna över, where another unit documents it");
    hand.button("Vi har tagit emot planen");
    window.see("Kvitterat.");
    eye.look("Lämna över, kvitterat");
    eye.tell();
}
