//! Two real windows at once, each with a folder of its own, and a shared folder between them: what lies where, what two
//! wrote apart, and a place that is not there. No network.

#![allow(clippy::expect_used, reason = "a panic with a sentence is how a story fails")]

mod scenario;

use std::time::{Duration, Instant};

use e2e::{Element, Paper, Window, eventually};
use scenario::sharing::{self, ALONE, HANDED, INSATS, SAME, Two};
use scenario::{Hand, Keyboard, Mouse, Story, imported, paper};

/// How often it was, before both wrote.
const BEFORE: &str = "3 gånger om dagen";
const MARIAS: &str = "4 gånger om dagen";
const AMINAS: &str = "5 gånger om dagen";
const HEMTJANST: &str = "Hemtjänst Norrby";
const VARDCENTRAL: &str = "Norrby vårdcentral";
const CARD: &str = "Samma sak är skriven på två sätt";

#[test]
fn two_units_meet_over_a_folder_and_settle_what_both_wrote() {
    let two = Two::strangers(&Story::whole());
    let (maria, amina) = (two.marias_window(), two.aminas_window());
    let (marias, aminas) = (Mouse(&maria), Mouse(&amina));
    sharing::lies(&marias, ALONE, "nobody else has the plan");
    amina.see("Här är inga planer än.");
    cards_are_exchanged(&marias, &aminas);
    sharing::lies(&marias, ALONE, "it has not left yet");

    sharing::handover(&marias);
    sharing::choose_folder(&marias, &two.folder());
    sharing::leave_and_fetch(&marias);
    maria.see("Hemtjänst Norrby: lämnat ");
    sharing::lies(&marias, HANDED, "Amina has not answered");
    sharing::handover(&aminas);
    sharing::choose_folder(&aminas, &two.folder());
    sharing::leave_and_fetch(&aminas);
    amina.see("Norrby vårdcentral: lämnat ");
    amina.see("hämtat ");
    sharing::round(&marias);
    sharing::lies(&marias, SAME, "Amina has answered");
    sharing::only_here(&maria, 0);
    sharing::round(&aminas);
    sharing::lies(&aminas, SAME, "and Maria has answered her");
    same_words(&marias, &aminas);

    both_write(&marias, &aminas);
    the_card_comes(&marias, &aminas);
    a_card_is_settled(&marias);
    the_same_everywhere(&marias, &aminas);
}

/// Each saves the card of the own unit; the other looks at it, compares the words, and trusts it.
fn cards_are_exchanged<H: Hand>(marias: &H, aminas: &H) {
    let marias_card = own_card(marias, VARDCENTRAL);
    let aminas_card = own_card(aminas, HEMTJANST);
    trust(marias, HEMTJANST, &aminas_card);
    trust(aminas, VARDCENTRAL, &marias_card);
}

/// A unit's card: the file, and the six words that are read on the telephone.
struct UnitCard {
    file: String,
    words: Vec<String>,
}

fn own_card(hand: &impl Hand, unit: &str) -> UnitCard {
    let window = hand.window();
    sharing::menu(hand, "Inställningar", "Inställningar");
    let _ = window.by_role("heading", "Enheter vi litar på");
    window.see("Inga andra enheter än.");
    let words = six_words(window.by_role("list", &format!("Sex ord för {unit}")));
    let _ = window.by_role("img", &format!("Ruta att läsa av med kamera: kortet för {unit}"));
    hand.button("Spara vårt kort");
    window.see("Sparad som ");
    let text = window.text();
    let (_, path) = text.split_once("Sparad som ").expect("where the card was saved");
    let file = path.lines().next().unwrap_or_default().trim().to_owned();
    UnitCard { file, words }
}

/// The words of a card, without the numbers before them.
fn six_words(list: Element<'_>) -> Vec<String> {
    let bare = |word: String| word.split_whitespace().next_back().unwrap_or_default().to_owned();
    let words: Vec<String> = list.texts("listitem").into_iter().map(bare).collect();
    assert_eq!(words.len(), 6, "six words: {words:?}");
    words
}

fn trust(hand: &impl Hand, unit: &str, card: &UnitCard) {
    let window = hand.window();
    hand.button("Lägg till en enhet");
    let dialog = window.by_role("dialog", "Lägg till en enhet");
    dialog.by_label("Enhetens kort").type_text(&card.file);
    window.see(&format!("Ring {unit} och läs orden för varandra."));
    let shown = six_words(dialog.by_role("list", &format!("Sex ord för {unit}")));
    assert_eq!(shown, card.words, "the same six words on both screens");
    hand.press(&dialog.by_role("button", "Orden stämmer"));
    window.gone("dialog", "Lägg till en enhet");
    window.see_no("Inga andra enheter än.");
    let _ = window.by_role("list", &format!("Sex ord för {unit}"));
}

/// The four words of both sides on both screens are the same four.
#[track_caller]
fn same_words<H: Hand>(marias: &H, aminas: &H) {
    let mut sides = Vec::new();
    for (hand, other) in [(marias, HEMTJANST), (aminas, VARDCENTRAL)] {
        sharing::plan_handover(hand);
        let window = hand.window();
        let _ = window.by_role("heading", SAME);
        sides.extend(["Den här datorn", other].map(|side| sharing::words(window, side)));
    }
    assert_eq!(sides[0].len(), 4, "four words: {sides:?}");
    assert!(sides.iter().all(|side| *side == sides[0]), "the same four words everywhere: {sides:?}");
}

/// Both write how often the hemtjänst comes, apart, and the column says so.
fn both_write<H: Hand>(marias: &H, aminas: &H) {
    for (hand, words) in [(marias, MARIAS), (aminas, AMINAS)] {
        sharing::write_frequency(hand, words);
        sharing::lies(hand, "1 ändring bara här", "what was just written has not left");
        sharing::only_here(hand.window(), 1);
    }
}

/// Maria leaves hers, Amina leaves hers and gets Maria's, and Maria gets Amina's: nothing is chosen for either.
fn the_card_comes<H: Hand>(marias: &H, aminas: &H) {
    sharing::round(marias);
    sharing::lies(marias, HANDED, "Amina has not answered to what Maria wrote");
    sharing::round(aminas);
    sharing::round(marias);
    sharing::plans(marias);
    let window = marias.window();
    marias.press(&window.beginning("button", "Skriven på två sätt"));
    let _ = window.by_role("heading", CARD);
}

/// What the card says, and Maria keeps what the hemtjänst wrote.
fn a_card_is_settled(hand: &impl Hand) {
    let window = hand.window();
    window.see("Kort 1 av 1");
    window.see("Inget är valt åt er.");
    window.see(INSATS);
    window.see(&format!("{HEMTJANST} ansvarar"));
    for (who, unit, words, place) in [
        ("Maria Sandell", VARDCENTRAL, MARIAS, "På den här datorn"),
        ("Amina Yusuf", HEMTJANST, AMINAS, "På en annan dator"),
    ] {
        let value = window.by_role("article", who);
        let told = value.text();
        for part in [unit, words, place, "Hur ofta"] {
            assert!(told.contains(part), "the value of {who} tells “{part}”: {told}");
        }
        let _ = value.by_role("button", &format!("Behåll {words}"));
    }
    window.see(&format!("Det är {HEMTJANST} som vet."));
    window.see("Amina Yusuf är med på mötet i dag. Fråga Amina innan ni väljer.");
    hand.button(&format!("Behåll {AMINAS}"));
    let _ = window.by_role("heading", "Inga kort kvar");
    hand.button("Tillbaka till planen");
}

/// Left and fetched until both sides say that it is the same.
fn the_same_everywhere<H: Hand>(marias: &H, aminas: &H) {
    sharing::lies(marias, "bara här", "what was settled lies here alone");
    sharing::round(marias);
    sharing::lies(marias, HANDED, "Amina does not know yet what was chosen");
    sharing::round(aminas);
    sharing::round(marias);
    sharing::lies(marias, SAME, "Amina has answered");
    sharing::round(aminas);
    sharing::lies(aminas, SAME, "and so has Maria");
    for hand in [marias, aminas] {
        let window = hand.window();
        sharing::plans(hand);
        window.see_no("Skriven på två sätt");
        sharing::goals(hand);
        hand.press(&window.beginning("tab", "2 "));
        window.see(AMINAS);
    }
    same_words(marias, aminas);
}

#[test]
fn two_units_meet_and_settle_by_keyboard_alone() {
    let two = Two::acquainted(&Story::whole());
    let (maria, amina) = (two.marias_window(), two.aminas_window());
    let (marias, aminas) = (Keyboard(&maria), Keyboard(&amina));
    for hand in [&marias, &aminas] {
        sharing::handover(hand);
        sharing::choose_folder(hand, &two.folder());
        sharing::leave_and_fetch(hand);
        after_the_round(hand.window());
    }
    both_write(&marias, &aminas);
    the_card_comes(&marias, &aminas);
    eventually("the heading of the card has the focus", || maria.focused().1 == CARD);
    a_card_is_settled(&marias);
    the_same_everywhere(&marias, &aminas);
}

/// The button that was pressed gave its place to the one that stops, and has come back.
fn after_the_round(window: &Window) {
    eventually("the focus is not lost when a round is over", || {
        window.focused() == ("button".to_owned(), "Lämna och hämta".to_owned())
    });
}

#[test]
fn a_folder_that_is_not_there_loses_nothing() {
    let two = Two::acquainted(&Story::whole());
    let maria = two.marias_window();
    let hand = Mouse(&maria);
    sharing::write_frequency(&hand, MARIAS);
    sharing::handover(&hand);
    sharing::choose_folder(&hand, &two.folder());
    std::fs::rename(two.folder(), two.elsewhere()).expect("a folder can be taken away");
    hand.button("Lämna och hämta");
    gone(&maria);
    sharing::lies(&hand, "1 ändring bara här", "nothing is lost, and nothing has left");
    sharing::handover(&hand);
    hand.button("Försök igen");
    gone(&maria);
    std::fs::rename(two.elsewhere(), two.folder()).expect("a folder can come back");
    hand.button("Försök igen");
    maria.see("Klart.");
    maria.see("Gemensam SIP, finns här");
    maria.see_no("Platsen nås inte");
    sharing::lies(&hand, HANDED, "it has left now");
}

/// What the window says of a place that is not there, and what can be done then.
fn gone(window: &Window) {
    let _ = window.by_role("button", "Försök igen");
    window.see("Platsen nås inte. Minnet kanske drogs ut för tidigt.");
    window.see("Inget är borta. Sätt i minnet, eller anslut till mappen, och försök igen.");
    window.see("Gemensam SIP, nås inte härifrån");
    eventually("what is not there cannot be chosen", || {
        !window.beginning("radio", "Gemensam mapp").is_enabled()
            && !window.by_role("button", "Lämna och hämta").is_enabled()
    });
    window.see("Välj först hur du lämnar över.");
}

/// The folder is taken away when the first packet of many lies in it: somebody pulls out the stick.
#[test]
fn a_folder_that_goes_away_midway_loses_nothing() {
    let story = Story::whole();
    let two = Two::acquainted(&story);
    for name in ["Bengt Åkesson", "Fatima Rahimi", "Gun-Britt Öberg", "Hans Lind"] {
        imported::also(&two.maria, &Story::of_another(name, 0));
    }
    let before = two.packets().len();
    {
        let maria = two.marias_window();
        let hand = Mouse(&maria);
        sharing::handover(&hand);
        sharing::choose_folder(&hand, &two.folder());
        std::thread::scope(|scope| {
            scope.spawn(|| {
                // Without a pause between: the round is over sooner than one.
                let limit = Instant::now() + Duration::from_secs(10);
                while two.packets().len() == before {
                    assert!(Instant::now() < limit, "no packet was left");
                }
                std::fs::rename(two.folder(), two.elsewhere()).expect("a folder can be taken away");
            });
            hand.button("Lämna och hämta");
        });
        gone(&maria);
        maria.see_no("Klart.");
        std::fs::rename(two.elsewhere(), two.folder()).expect("a folder can come back");
        hand.button("Försök igen");
        maria.see("Klart.");
        sharing::plans(&hand);
        maria.see_no("bara på den här datorn.");
    }
    two.round_of(&two.amina);
    let list = imported::ask(&two.amina, &["case", "list"]);
    for name in ["Ingrid Bergvall", "Bengt Åkesson", "Fatima Rahimi", "Gun-Britt Öberg", "Hans Lind"] {
        assert!(list.contains(name), "all of it came to Amina, and {name} too: {list}");
    }
}

#[test]
fn a_late_change_is_told_beside_the_established_plan() {
    let two = Two::established(&Story::after_the_meeting());
    {
        let amina = two.aminas_window();
        let hand = Mouse(&amina);
        sharing::write_frequency(&hand, AMINAS);
        sharing::handover(&hand);
        sharing::choose_folder(&hand, &two.folder());
        sharing::leave_and_fetch(&hand);
    }
    let maria = two.marias_window();
    let hand = Mouse(&maria);
    sharing::handover(&hand);
    sharing::choose_folder(&hand, &two.folder());
    sharing::leave_and_fetch(&hand);
    sharing::into(&hand);
    hand.button("1 förslag till ändring");
    let _ = maria.by_role("heading", "Så går det");
    let _ = maria.by_role("heading", "Ändrat sedan planen skrevs under");
    maria.see("Version 2 står som den är. Det här är förslag till nästa version.");
    maria.see(INSATS);
    maria.see("Amina Yusuf, Hemtjänst Norrby, i dag ");
    maria.see(&format!("Då {BEFORE}"));
    maria.see(&format!("Nu {AMINAS}"));
    let mut tray = Paper::from_now();
    hand.button("Skriv ut ändringsbladet");
    let sheet = paper::read(&tray.take());
    for told in ["Ändringsblad till SIP", BEFORE, AMINAS, "Amina Yusuf", "Den underskrivna planen gäller"] {
        assert!(sheet.contains(told), "the change sheet tells “{told}”:\n{sheet}");
    }
    hand.go("3", "Skriva under");
    let plan = paper::read(&paper::save_copy(&hand));
    assert!(plan.contains(BEFORE) && !plan.contains(AMINAS), "the established version stands as it was:\n{plan}");
}
