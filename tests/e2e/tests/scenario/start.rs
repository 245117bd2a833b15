//! The first run, and Ny SIP.

use super::{Hand, Story};

/// The code of every story.
pub(crate) const PIN: &str = "204816";

/// Who uses the window in every story.
pub(crate) const USER: &str = "Maria Sandell";

/// The folder is made, and the recovery code is seen and put away.
pub(crate) fn first_run(hand: &impl Hand) {
    create(hand);
    hand.check("Jag har skrivit upp den på papper");
    hand.button("Börja");
    hand.window().see("Här är inga planer än. Börja med Ny SIP.");
}

/// The folder is made, and the recovery code is seen.
pub(crate) fn create(hand: &impl Hand) {
    let window = hand.window();
    window.see("Gör datorn redo");
    hand.field("Enhetens namn", "Norrby vårdcentral");
    hand.radio("Region");
    hand.field("Ditt namn", USER);
    hand.field("Kod", PIN);
    hand.field("Samma kod en gång till", PIN);
    hand.button("Skapa");
    let _ = window.by_role("heading", "Skriv upp den här koden");
    let code = window.text();
    let groups = code.split_whitespace().filter(|word| word.len() >= 4 && word.chars().all(is_of_a_code));
    assert!(groups.count() >= 5, "the recovery code is shown in groups: {code}");
}

fn is_of_a_code(letter: char) -> bool {
    letter.is_ascii_digit() || letter.is_ascii_uppercase()
}

/// A new case: the number is refused with its reason first, then taken.
pub(crate) fn new_case(hand: &impl Hand, story: &Story) {
    let window = hand.window();
    hand.button("Ny SIP");
    let _ = window.by_role("heading", "Ny SIP");
    hand.field("Förnamn och efternamn", story.text("/person/name"));
    hand.radio("Personnummer");
    let number = story.text("/person/identifier/value");
    let (body, last) = number.split_at(number.len() - 1);
    let wrong = (last.parse::<u8>().expect("a digit") + 1) % 10;
    hand.field("Numret", &format!("{body}{wrong}"));
    window.see("Den sista siffran i numret stämmer inte med de andra.");
    hand.field("Numret", number);
    window.see_no("Den sista siffran i numret");
    window.see("Född 10 mars 1942.");
    hand.list("Riktlinje", "Utskrivning från sjukhus");
    hand.button("Börja");
    let _ = window.by_role("heading", "Vad behöver Ingrid?");
}
