//! A plan's life after the meeting, with a pointer: carried out, followed up, ended and opened again, a yes that is
//! taken back, and the plan in other hands.

#![allow(clippy::expect_used, reason = "a panic with a sentence is how a story fails")]

mod scenario;

use e2e::{Window, eventually};
use scenario::story::{days_from_now, today, written};
use scenario::{Hand, Mouse, Story, imported, step1, step4, step5, todo};

const TRAINING: &str = "Träning hemma med fysioterapeut";
const RAIL: &str = "Räcke vid yttertrappan (bostadsanpassning)";
const NIGHT: &str = "Tillsyn en gång på natten";

/// The plan of Ingrid is established, the meeting was three months ago, and the follow-up is today.
fn opened(story: &Story) -> Window {
    let window = imported::unlocked(imported::established(story));
    imported::open_case(&window);
    window
}

#[test]
fn what_is_carried_out_and_what_is_waited_for() {
    let story = Story::after_the_meeting();
    let window = opened(&story);
    let hand = Mouse(&window);
    step4::open(&hand);
    window.see("Var och en svarar för sitt. Maria Sandell är samordnare och håller ihop planen");
    window.see("Insatser: 3 pågår och 11 planerade");
    step4::status(&hand, TRAINING, "Pågår");
    step4::status(&hand, "Läkemedelsgenomgång och blodprov", "Klar");
    window.see("Insatser: 1 klar, 4 pågår och 9 planerade");
    step4::deviation(&hand, TRAINING, "Erik har varit sjuk i två veckor.");
    what_is_to_be_done(&hand);
    hand.press(&todo::row(&window, &format!("Avvikelse att ta hand om: {TRAINING}")));
    let _ = window.by_role("heading", "Så går det");
    step4::handle(&hand, TRAINING, "Kollegan Nils kommer från måndag.");
    step4::decided(&hand, RAIL, &days_from_now(-2), "Johan Lindqvist");
    step4::refused(&hand, NIGHT, "Nämnden sa nej. Ingrid sover lugnt nu.");
    window.gone("heading", "Svar som väntas");
    todo::open(&hand);
    for gone in ["Avvikelse att ta hand om", "Svar till Ingrid om"] {
        window.see_no(gone);
    }
}

/// Sorted by time, what is late first; each row leads to where it is done.
fn what_is_to_be_done(hand: &Mouse<'_>) {
    let window = hand.window();
    todo::open(hand);
    let groups = window.names("heading");
    let order = ["Att göra", "Försenat", "I dag, ", "Den här veckan", "Senare", "Utan datum"];
    let mut places = groups.iter().map(|name| order.iter().position(|group| name.starts_with(group)));
    assert!(places.by_ref().all(|place| place.is_some()), "the headings are groups of time: {groups:?}");
    assert!(
        groups.iter().map(|name| order.iter().position(|group| name.starts_with(group))).is_sorted(),
        "in their order: {groups:?}"
    );
    let late = [NIGHT, RAIL].map(|about| todo::place(window, &format!("Svar till Ingrid om: {about}")));
    let today = [TRAINING, "Uppföljning"].map(|about| todo::place(window, about));
    let later = todo::place(window, "Samtycket tar slut.");
    assert!(
        late[0] < late[1] && late[1] < today[1] && today[1] < later,
        "the earliest first: {:?}",
        todo::rows(window)
    );
    assert!(late[1] < today[0] && today[0] < later, "what was told today is of today: {:?}", todo::rows(window));
    let answer = todo::row(window, &format!("Svar till Ingrid om: {NIGHT}")).name();
    assert!(
        answer.contains("Johan Lindqvist svarar") && answer.contains("Ingrid Bergvall"),
        "who, and whose: {answer}"
    );
    for (says, heading) in
        [("Samtycket tar slut.", "Vad säger Ingrid ja till?"), (NIGHT, "Så går det"), ("Uppföljning", "Följa upp")]
    {
        hand.press(&todo::row(window, says));
        let _ = window.by_role("heading", heading);
        todo::open(hand);
    }
}

#[test]
fn a_follow_up_goes_through_all_and_the_plan_goes_on() {
    let story = Story::after_the_meeting();
    let window = opened(&story);
    let hand = Mouse(&window);
    hand.step("5", "Följa upp");
    window.see(&format!("Uppföljningen är bokad {} kl. 13.00, Ingrids hem.", written(&today())));
    window.see(&format!(
        "Svaret kom inte {}",
        written(story.text("/plan/goals/1/insatser/2/feedback/due")).rsplit_once(' ').expect("a year").0
    ));
    step5::begin(&hand);
    let said = "Jag går till växthuset med rollatorn när det är torrt.";
    step5::go_through(&hand, &story, said);
    step5::all_open(&window);
    hand.field("Vad har fungerat?", "Träningen med Erik.");
    hand.tick(&window.by_role("group", "Vilka är här?").by_role("checkbox", "Ingrid Bergvall"));
    hand.press(&window.by_role("tab", &window.names("tab")[0]));
    window.holds("Vad säger Ingrid i dag?", said);
    hand.button(&format!("Kommentar {TRAINING}"));
    hand.field(&format!("Kommentar: {TRAINING}"), "Fortsätter till påsk.");
    let next = days_from_now(60);
    step5::go_on(&hand, &format!("{next}T10:30"), &next);
    window.see(&written(&next));
    hand.press(&window.beginning("button", &format!("{}. Planen fortsatte", written(&today()))));
    for kept in [said, "Det är mörkt och halt vid trappan.", "Fortsätter till påsk.", "Träningen med Erik."] {
        window.see(kept);
    }
    hand.button("Mina planer");
    window.see("Uppföljning");
}

#[test]
fn the_words_remain_and_an_ending_is_told_to_everyone() {
    let story = Story::after_the_meeting();
    let window = opened(&story);
    let hand = Mouse(&window);
    let wish = story.text("/plan/goals/0/inPersonsWords").to_owned();
    step4::open(&hand);
    step4::correct(&hand, 1, &wish, "Jag sa inte själv. Jag sa med Karin.");
    hand.button("Avsluta planen av annan orsak");
    step5::end(&hand, "Behovet finns inte längre", "Vad har ändrat sig?", "Ingrid går själv och klarar sig med Karin.");
    window.see(&written(&today()));
    window.see("0 av 9 har fått veta");
    step5::tell(&hand, "Karin Bergvall-Holm", "Per telefon");
    window.see("1 av 9 har fått veta");
    todo::open(&hand);
    window.see("Berätta för Leila Haddad att planen är avslutad.");
    window.see_no("Berätta för Karin");
    hand.button("Mina planer");
    let _ = window.by_role("heading", "Avslutade och lämnade");
    window.see("Behovet finns inte längre");
    imported::open_case(&window);
    hand.button("Läs planen");
    window.see("Den går att läsa men inte att ändra.");
    hand.button("Visa avslutet");
    step5::open_again(&hand, "Ingrid ramlade i går.");
    step4::open(&hand);
    eventually("the plan goes on", || window.has("button", "Börja uppföljningen") || window.has("heading", &wish));
    step4::status(&hand, TRAINING, "Pågår");
}

#[test]
fn a_yes_that_is_taken_back_ends_the_plan_and_a_new_one_opens_it() {
    let story = Story::after_the_meeting();
    let window = opened(&story);
    let hand = Mouse(&window);
    hand.go("1", "Samtycke");
    step1::take_back(&hand, "Jag vill inte att så många vet.");
    let _ = window.by_role("heading", "Planen är avslutad");
    window.see("Ingrid har tagit tillbaka sitt ja");
    hand.button("Läs planen");
    hand.go("3", "Skriva under");
    let copies = window.names("button");
    let copies: Vec<_> = copies.iter().filter(|name| name.contains("till ") && !name.contains("Ingrid")).collect();
    assert!(copies.is_empty(), "nothing is handed out any more: {copies:?}");
    hand.button("Visa avslutet");
    hand.button("Till samtycket");
    step1::new_yes(&hand, &days_from_now(90));
    window.gone("heading", "Planen är avslutad");
    hand.go("3", "Skriva under");
    eventually("a copy can be printed again", || window.has("button", "Skriv ut till Karin Bergvall-Holm"));
    hand.go("1", "Samtycke");
    window.see("tog tillbaka sitt ja");
}

#[test]
fn what_is_added_later_waits_for_a_new_yes_and_what_is_taken_away_does_not() {
    let story = Story::of("1", -14);
    let window = imported::unlocked(imported::folder_with(&story));
    let hand = Mouse(&window);
    imported::open_case(&window);
    hand.go("1", "Samtycke");
    hand.button("Läst upp och det stämmer");
    let _ = window.by_role("heading", "Tidigare svar");
    hand.button("Nytt ämne");
    hand.line("Nytt ämne", "Ekonomi");
    window.see("Inte tillfrågad än");
    window.see("En sak är tillagd sedan förra ja:et. Den gäller inte än.");
    hand.button("Fråga igen: läst upp och det stämmer");
    window.see_no("Inte tillfrågad än");
    window.by_role("checkbox", "Kommunrehab Ekeby").click();
    let _ = window.by_role("dialog", "Ta bort ur samtycket: Kommunrehab Ekeby");
    window.see("Det gäller genast, utan nytt ja.");
    window.see("Kommunrehab Ekeby gör 2 insatser i planen. Prata om vem som gör dem nu:");
    hand.field("Varför tas det bort?", "Ingrid vill träna själv.");
    hand.button("Ta bort");
    window.gone("dialog", "Ta bort ur samtycket: Kommunrehab Ekeby");
    assert!(!window.by_role("checkbox", "Kommunrehab Ekeby").is_checked(), "at once, without asking");
    window.see("Samtycket gäller i dag.");
    hand.go("2", "Kallelse");
    window.see("Står inte i samtycket. Fråga Ingrid.");
}

#[test]
fn a_plan_in_the_hands_of_a_colleague_and_of_another_unit() {
    let story = Story::after_the_meeting();
    let window = opened(&story);
    let hand = Mouse(&window);
    step4::open(&hand);
    hand.button("En kollega tar över");
    let dialog = window.by_role("dialog", "En kollega tar över");
    hand.button("Byt");
    window.see("Välj vem som lämnar.");
    hand.list("Vem lämnar?", &story.person("p3"));
    hand.list("Vem tar över?", &story.person("p9"));
    hand.field("Varför?", "Maria är föräldraledig.");
    hand.press(&dialog.by_role("button", "Byt"));
    window.gone("dialog", "En kollega tar över");
    window.see("Anders Wik är samordnare och håller ihop planen");
    window.see("Anders Wik tog över efter Maria Sandell. Maria är föräldraledig.");
    hand.button("Lämna till en annan enhet");
    let dialog = window.by_role("dialog", "Lämna planen till en annan enhet");
    hand.list("Vilken enhet?", "Hemsjukvården Norrby");
    hand.field("Varför?", "Ingrid har fått en ny fast vårdkontakt där.");
    hand.press(&dialog.by_role("button", "Lämna planen"));
    window.see("Planen är lämnad till Hemsjukvården Norrby");
    assert!(
        !window.by_role("group", &format!("Hur går det: {TRAINING}")).by_role("radio", "Klar").is_enabled(),
        "here it is only read"
    );
    hand.button("Mina planer");
    window.see("Lämnad till en annan enhet");
    imported::open_case(&window);
    hand.button("Ta tillbaka");
    let dialog = window.by_role("dialog", "Ta tillbaka planen");
    hand.field("Varför?", "Det blev fel enhet.");
    hand.press(&dialog.by_role("button", "Ta tillbaka"));
    window.see_no("Planen är lämnad till");
    step4::open(&hand);
    step4::status(&hand, TRAINING, "Klar");
    window.see("Tagen tillbaka");
}
