//! 5 Följa upp: goal by goal, and what happens with the plan. And its end, from wherever it is ended.

use e2e::{Element, Window};
use serde_json::Value;

use super::story::word;
use super::{Hand, Story};

/// The three ways on, by how their buttons begin.
const WAYS: [&str; 3] = ["Ändra planen", "Fortsätt som nu", "Avsluta"];

/// Opens the step before anything has begun, and begins.
pub(crate) fn begin(hand: &impl Hand) {
    let window = hand.window();
    hand.step("5", "Följa upp");
    window.see("Låt Ingrid berätta först.");
    hand.button("Börja uppföljningen");
    let _ = window.by_role("heading", "Hur har det gått?");
}

/// A button among the three ways on.
pub(crate) fn way<'w>(window: &'w Window, name: &str) -> Element<'w> {
    window.by_role("group", "Vad händer med planen?").beginning("button", name)
}

/// None of the ways is open, and it says in words what is left.
#[track_caller]
pub(crate) fn closed_until(window: &Window, left: &str) {
    window.see(&format!("Väljs när ni har gått igenom allt. {left} kvar."));
    for name in WAYS {
        assert!(!way(window, name).is_enabled(), "{name} waits for {left}");
    }
}

/// Everything has its answer: all three ways are open.
#[track_caller]
pub(crate) fn all_open(window: &Window) {
    window.see("Välj tillsammans med Ingrid.");
    for name in WAYS {
        assert!(way(window, name).is_enabled(), "{name} is open when all is answered");
    }
}

/// Goes through every goal and every insats: the first goal is reached half way, the others whole.
pub(crate) fn go_through(hand: &impl Hand, story: &Story, said: &str) {
    let window = hand.window();
    let goals = story.list("/plan/goals");
    let mut left: usize = goals.iter().map(|goal| insatser(goal).len()).sum();
    for (number, goal) in goals.iter().enumerate() {
        closed_until(window, &left_words(goals.len() - number, left));
        hand.press(&window.by_role("tab", &window.names("tab")[number]));
        window.see(word(goal, "inPersonsWords"));
        result(hand, number == 0, said);
        for insats in insatser(goal) {
            let row = window.by_role("group", &format!("Hur gick det: {}", word(insats, "text")));
            hand.tick(&row.by_role("radio", if number == 0 { "Pågår" } else { "Gjort" }));
        }
        left -= insatser(goal).len();
    }
}

/// Her words of today, and whether the goal is reached. A goal that is not has a why.
fn result(hand: &impl Hand, half: bool, said: &str) {
    let window = hand.window();
    if !half {
        hand.tick(&window.by_role("group", "Är målet nått?").by_role("radio", "Nått"));
        return;
    }
    hand.field("Vad säger Ingrid i dag?", said);
    hand.tick(&window.by_role("group", "Är målet nått?").by_role("radio", "Delvis"));
    window.see("Behövs innan ni bestämmer vad som händer med planen.");
    hand.field("Vad kom emellan, eller vad fattas?", "Det är mörkt och halt vid trappan.");
}

fn insatser(goal: &Value) -> &[Value] {
    goal["insatser"].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn left_words(goals: usize, insatser: usize) -> String {
    let of_insatser = if insatser == 1 { "1 insats".to_owned() } else { format!("{insatser} insatser") };
    format!("{goals} mål och {of_insatser}")
}

/// Fortsätt som nu: a next time and a last day are asked for.
pub(crate) fn go_on(hand: &impl Hand, at: &str, until: &str) {
    let window = hand.window();
    hand.press(&way(window, "Fortsätt som nu"));
    let _ = window.by_role("dialog", "Fortsätt som nu");
    hand.button("Fortsätt som nu");
    window.see("Skriv dag och klockslag för nästa uppföljning.");
    hand.moment("När följer ni upp nästa gång?", at);
    hand.button("Fortsätt som nu");
    window.see("Skriv hur länge samordnaren fortsätter.");
    hand.field("Maria är samordnare till och med", until);
    hand.button("Fortsätt som nu");
    window.gone("dialog", "Fortsätt som nu");
    let _ = window.by_role("heading", "Tidigare uppföljningar");
    window.see("Planen fortsatte som den var.");
    window.see("Nästa uppföljning");
}

/// The dialog of an ending is open: what has happened and why are asked for, and the plan ends.
pub(crate) fn end(hand: &impl Hand, happened: &str, asks: &str, why: &str) {
    let window = hand.window();
    let dialog = window.by_role("dialog", "Avsluta planen");
    hand.button("Avsluta planen");
    window.see("Välj vad som har hänt.");
    window.see("Skriv varför. Ett par ord räcker.");
    hand.tick(&dialog.beginning("radio", happened));
    hand.field(asks, why);
    hand.button("Avsluta planen");
    let _ = window.by_role("heading", "Planen är avslutad");
    window.see(happened);
    window.see(why);
    let _ = window.by_role("heading", "De här ska få veta");
}

/// Somebody has been told that the plan is over.
pub(crate) fn tell(hand: &impl Hand, name: &str, how: &str) {
    let window = hand.window();
    hand.button(&format!("Har fått veta {name}"));
    window.see("Välj hur.");
    hand.list(&format!("Hur fick {name} veta?"), how);
    hand.button(&format!("Har fått veta {name}"));
    window.see("Fick veta ");
    let _ = window.by_role("button", &format!("Ångra {name}"));
}

/// The plan holds again, for a reason.
pub(crate) fn open_again(hand: &impl Hand, why: &str) {
    let window = hand.window();
    hand.button("Öppna planen igen");
    let dialog = window.by_role("dialog", "Öppna planen igen");
    hand.press(&dialog.by_role("button", "Öppna planen igen"));
    window.see("Skriv varför. Ett par ord räcker.");
    hand.field("Varför öppnas planen igen?", why);
    hand.press(&dialog.by_role("button", "Öppna planen igen"));
    window.gone("dialog", "Öppna planen igen");
    window.gone("heading", "Planen är avslutad");
}
