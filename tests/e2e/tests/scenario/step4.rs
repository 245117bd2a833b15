//! 4 Genomföra: how it goes, what did not go as planned, the answers that come.

use super::Hand;

/// Opens the step.
pub(crate) fn open(hand: &impl Hand) {
    hand.step("4", "Så går det");
}

/// How it goes with an insats.
pub(crate) fn status(hand: &impl Hand, what: &str, how: &str) {
    let row = hand.window().by_role("group", &format!("Hur går det: {what}"));
    hand.tick(&row.by_role("radio", how));
}

/// Something did not go as planned: without a word of what it was nothing is told to anyone.
pub(crate) fn deviation(hand: &impl Hand, what: &str, happened: &str) {
    let window = hand.window();
    hand.button(&format!("Något gick inte som planerat {what}"));
    let form = format!("Något gick inte som planerat: {what}");
    let _ = window.by_role("form", &form);
    window.see("Det går till samordnaren, Maria Sandell.");
    hand.button("Skriv till samordnaren");
    window.see("Skriv vad som hände. Ett par ord räcker.");
    hand.field("Vad hände?", happened);
    hand.button("Skriv till samordnaren");
    window.gone("form", &form);
    let _ = window.by_role("heading", "Det som inte gick som planerat");
    window.see(happened);
    window.see("1 sak hos samordnaren");
}

/// The samordnare says what was done about it, and that it is done.
pub(crate) fn handle(hand: &impl Hand, what: &str, handling: &str) {
    let window = hand.window();
    window.see("1 att ta hand om");
    hand.button(&format!("Klart, hanterat {what}"));
    window.see("Skriv först vad ni gjorde åt det.");
    hand.field("Vad gör vi åt det?", handling);
    hand.button(&format!("Klart, hanterat {what}"));
    window.see("Allt är hanterat");
}

/// An answer that was waited for has come: a decision, with its day and who made it.
pub(crate) fn decided(hand: &impl Hand, what: &str, day: &str, by: &str) {
    let window = hand.window();
    hand.button(&format!("Svaret har kommit {what}"));
    let name = format!("Svaret om: {what}");
    let form = window.by_role("form", &name);
    hand.button("Skriv in svaret");
    window.see("Välj vad svaret blev.");
    hand.tick(&form.beginning("radio", "Ja, det är beslutat"));
    hand.button("Skriv in svaret");
    window.see("Skriv vilken dag det beslutades.");
    window.see("Välj vem som beslutade.");
    hand.field("Vilken dag beslutades det?", day);
    hand.list("Vem beslutade?", by);
    window.see_no("Välj vem som beslutade.");
    hand.button("Skriv in svaret");
    window.gone("form", &name);
    // Nobody waits for it any more.
    window.gone("button", &format!("Svaret har kommit {what}"));
}

/// Another answer: it will not be. That has to have its words.
pub(crate) fn refused(hand: &impl Hand, what: &str, why: &str) {
    let window = hand.window();
    hand.button(&format!("Svaret har kommit {what}"));
    let name = format!("Svaret om: {what}");
    hand.tick(&window.by_role("form", &name).beginning("radio", "Nej, det blir inte av"));
    hand.button("Skriv in svaret");
    window.see("Skriv vad som sades och varför.");
    hand.field("Anteckning om svaret", why);
    hand.button("Skriv in svaret");
    window.gone("form", &name);
}

/// Somebody says that a text is wrong: their words stand beside it, and it stands as it was.
pub(crate) fn correct(hand: &impl Hand, goal: usize, text: &str, says: &str) {
    let window = hand.window();
    hand.button(&format!("Det här stämmer inte i mål {goal}"));
    hand.button("Anteckna");
    window.see("Välj vilken text det gäller.");
    window.see("Skriv vad som inte stämmer.");
    hand.list("Vilken text gäller det?", &format!("Mål {goal}: egna ord – {text}"));
    window.see("Så står det nu");
    hand.field("Vad är det som inte stämmer?", says);
    hand.list("Vem säger det?", "Ingrid Bergvall");
    hand.button("Anteckna");
    window.gone("dialog", "Det här stämmer inte");
    let _ = window.by_role("heading", text);
    window.see("Ingrid Bergvall säger att det inte stämmer, ");
    window.see(says);
    let list = window.by_role("region", "Anteckningar om fel");
    let told = list.text();
    assert!(told.contains("Så stod det") && told.contains(text) && told.contains(says), "both stand there: {told}");
    assert!(told.contains("av Maria Sandell"), "and who wrote it down: {told}");
}
