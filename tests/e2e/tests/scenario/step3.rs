//! 3 Mötet: Inledning, Så är det nu, Behov, mål och insatser, Summera, Skriva under.

use serde_json::Value;

use super::story::word;
use super::{Hand, Story};

/// Inledning: the meeting begins, who is here, what holds.
pub(crate) fn opening(hand: &impl Hand, story: &Story) {
    let window = hand.window();
    let _ = window.by_role("heading", "Inledning");
    hand.button("Mötet börjar nu");
    window.see("Mötet började ");
    window.holds("Var är ni?", story.text("/summons/place"));
    hand.radio("På plats");
    for one in story.list("/meeting/participants") {
        let name = word(one, "name");
        let here = window.by_role("group", &format!("Är {name} här?"));
        match word(one, "attendance") {
            "närvarande" => hand.tick(&here.by_role("radio", "Här")),
            other => {
                hand.tick(&here.by_role("radio", "Telefon"));
                hand.button(&format!("Skriv mer om {name}"));
                hand.field(&format!("{name}, med egna ord"), other);
            }
        }
    }
    window.see("Alla här är med i samtycket.");
    hand.check("Ingrid säger ja igen, när alla är här");
    hand.check("Alla säger vem de är. Ingrid börjar");
}

/// Så är det nu.
pub(crate) fn situation(hand: &impl Hand, story: &Story) {
    let window = hand.window();
    let _ = window.by_role("heading", "Ingrid, hur har du det just nu?");
    hand.field("Ingrids egna ord", story.text("/meeting/situation"));
    hand.field("Det som fungerar", story.text("/meeting/whatWorks"));
}

/// Behov, mål och insatser, with what is not agreed on.
pub(crate) fn goals(hand: &impl Hand, story: &Story) {
    let _ = hand.window().by_role("heading", "Behov, mål och insatser");
    for one in story.list("/plan/goals") {
        goal(hand, story, one);
    }
    for one in story.list("/plan/dissent") {
        dissent(hand, story, one);
    }
}

fn goal(hand: &impl Hand, story: &Story, goal: &Value) {
    let window = hand.window();
    hand.button("Nytt mål");
    hand.field("Ingrids egna ord", word(goal, "inPersonsWords"));
    hand.button("Lägg till målet");
    window.gone("dialog", "Vad vill Ingrid?");
    hand.field("Behov", word(goal, "need"));
    hand.field("Så märker vi att det går framåt", word(goal, "shortTerm"));
    hand.field("Senast", word(goal, "measureBy"));
    hand.field("På sikt", word(goal, "longTerm"));
    for topic in goal["topics"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        hand.check(topic);
    }
    hand.button("Klar med målet");
    window.see(word(goal, "inPersonsWords"));
    for insats in goal["insatser"].as_array().into_iter().flatten() {
        add_insats(hand, story, insats);
    }
}

/// One line, read into what, who and when; then what the line does not hold.
fn add_insats(hand: &impl Hand, story: &Story, insats: &Value) {
    let window = hand.window();
    let what = word(insats, "text");
    let responsible = &insats["responsible"];
    let who = responsible["participantId"].as_str().or(responsible["unitId"].as_str()).expect("somebody does it");
    let when = match (word(insats, "start"), word(insats, "due")) {
        ("", "") => String::new(),
        (start, "") => format!(", från {start}"),
        ("", due) => format!(", senast {due}"),
        (start, due) => format!(", {start}–{due}"),
    };
    let often = insats["frequency"].as_str().map(|often| format!(", {often}")).unwrap_or_default();
    hand.field("Ny insats: vad, vem, när", &format!("{what}, {}{when}{often}", story.name(who)));
    let quick = window.by_role("region", "Ny insats");
    let decision = match word(insats, "decision") {
        "åtagen" => "Åtagen",
        "beslutad" => "Beslutad",
        "kräver_utredning" => "Utreds",
        other => panic!("a decision that the story does not know: {other}"),
    };
    hand.tick(&quick.by_role("radio", decision));
    if decision == "Beslutad" {
        hand.field("Vilken dag beslutades det?", word(&insats["decided"], "at"));
        hand.list("Vem beslutade?", story.name(word(&insats["decided"], "by")));
    }
    hand.press(&quick.by_role("button", "Lägg till"));
    let row = window.beginning("button", what);
    if decision == "Utreds" {
        let feedback = &insats["feedback"];
        hand.list("Vem svarar?", &story.person(word(feedback, "by")));
        hand.field("Senast när?", word(feedback, "due"));
        let to = window.by_role("group", "Till vem?");
        for one in feedback["to"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            hand.tick(&to.by_role("checkbox", story.name(one)));
        }
    }
    let open = row.attribute("aria-expanded") == "true";
    let more = insats["note"].is_string() || insats["status"] == "pågår";
    if more && !open {
        hand.press(&row);
    }
    if let Some(note) = insats["note"].as_str() {
        hand.field("Anteckning", note);
    }
    if insats["status"] == "pågår" {
        hand.press(&window.beginning("button", "Läget, ämnen och vem som får läsa"));
        hand.list("Läget", "Pågår");
    }
    if more || open {
        hand.button("Klar med raden");
    }
}

fn dissent(hand: &impl Hand, story: &Story, dissent: &Value) {
    let window = hand.window();
    hand.button("Inte överens");
    hand.field("Vad är ni inte överens om?", word(dissent, "about"));
    hand.button("Skriv upp det");
    for position in dissent["positions"].as_array().into_iter().flatten() {
        hand.list("Vem tycker något?", &story.person(word(position, "participantId")));
        hand.field("Vad säger hen?", word(position, "text"));
        hand.button("Lägg till");
        let first = story.name(word(position, "participantId")).split(' ').next().unwrap_or_default();
        window.holds(&format!("Vad säger {first}?"), word(position, "text"));
    }
    hand.field("Så gör vi", word(dissent, "handling"));
    hand.button("Stäng");
    window.gone("dialog", "Det här är vi inte överens om");
    window.see(word(dissent, "about"));
}
