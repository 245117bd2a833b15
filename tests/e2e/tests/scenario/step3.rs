//! 3 Mötet: Inledning, Så är det nu, Behov, mål och insatser, Summera, Skriva under.

use e2e::{Element, Window, eventually};
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
                hand.tick(&here.by_role("radio", "Per telefon"));
                hand.button(&format!("Tider och fler ord om {name}"));
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
    hand.done();
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
    hand.new_goal();
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
    hand.new_insats();
    hand.field("Ny insats: vad, vem, när", &format!("{what}, {}{when}{often}", story.name(who)));
    let quick = window.by_role("region", "Ny insats");
    let decision = match word(insats, "decision") {
        "åtagen" => "Åtagen",
        "beslutad" => "Beslutad",
        "kräver_utredning" => "Utreds",
        other => panic!("a decision that the story does not know: {other}"),
    };
    if responsible["participantId"].is_null() {
        nobody_promises_for_them(hand);
    }
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
        // The line folds a moment after it was left, and what is above it moves: a story is quicker than a person.
        eventually("the line of a new insats is at rest", || quick.names("radio").is_empty());
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

/// Nobody of the one who is to do it is in the room: a yes is somebody's, and came somehow.
fn nobody_promises_for_them(hand: &impl Hand) {
    let window = hand.window();
    let quick = window.by_role("region", "Ny insats");
    hand.tick(&quick.by_role("radio", "Åtagen"));
    let _ = quick.by_role("combobox", "Vem sa ja?");
    let ways = quick.by_role("group", "Hur?").names("radio");
    assert_eq!(ways, ["På mötet", "Per telefon", "Vid en annan dator", "Skriftligt"]);
    window.see("innan ni väljer.");
}

fn dissent(hand: &impl Hand, story: &Story, dissent: &Value) {
    let window = hand.window();
    hand.new_dissent();
    hand.field("Vad är ni inte överens om?", word(dissent, "about"));
    hand.button("Skriv upp det");
    for position in dissent["positions"].as_array().into_iter().flatten() {
        hand.list("Vem tycker något?", &story.person(word(position, "participantId")));
        hand.field("Vad säger hen?", word(position, "text"));
        hand.button("Lägg till");
        let first = story.name(word(position, "participantId")).split(' ').next().unwrap_or_default();
        window.holds(&format!("Vad säger {first}?"), word(position, "text"));
        window.holds("Vad säger hen?", "");
    }
    hand.field("Så gör vi", word(dissent, "handling"));
    hand.button("Stäng");
    window.gone("dialog", "Det här är vi inte överens om");
    window.see(word(dissent, "about"));
}

/// Summera och bestämma: what is missing is told first, then mended.
pub(crate) fn summary(hand: &impl Hand, story: &Story) {
    let window = hand.window();
    let _ = window.by_role("heading", "Är planen klar?");
    window.see("Vem har huvudansvaret för hela planen?");
    window.see("Tid för uppföljning saknas.");
    assert!(!onward(window).is_enabled(), "a plan that lacks its overall authority is not signed");
    hand.radio(story.text("/person/region"));
    window.see_no("Vem har huvudansvaret för hela planen?");
    if window.has("checkbox", "Ingen annan gör något") {
        window.see("3 saker kvar.");
        hand.check("Ingen annan gör något");
    }
    window.see("2 saker kvar.");
    assert!(!onward(window).is_enabled(), "the follow-up is booked, or there is a reason");
    hand.button("Boka tid");
    hand.moment("När följer ni upp?", story.text("/followUp/at"));
    hand.field("Var?", story.text("/followUp/place"));
    hand.list("Vem kallar?", &story.person(story.text("/followUp/convener")));
    window.see("1 sak kvar.");
    window.see("Det saknas hur länge samordnaren finns kvar.");
    assert!(!onward(window).is_enabled(), "the samordnare is there until a day, or there is a reason");
    hand.field("Från", story.text("/coordinator/from"));
    hand.field("Till och med", story.text("/coordinator/until"));
    hand.done();
    window.see("Allt som behövs finns.");
    ending(hand, story);
}

/// What belongs to the ending: if it gets worse, her own words, who answers for it all.
fn ending(hand: &impl Hand, story: &Story) {
    let window = hand.window();
    hand.field("Vad gör Ingrid då?", story.text("/plan/ifItGetsWorse"));
    for (number, contact) in story.list("/plan/ifItGetsWorseContacts").iter().enumerate() {
        hand.button("Ny rad");
        let line = window.by_role("group", &format!("rad {}", number + 1));
        hand.write(&line.by_label("När gäller det?"), word(contact, "when"));
        if let Some(who) = contact["who"].as_str() {
            hand.choose(&line.by_label("Vem"), &story.person(who));
        }
        hand.write(&line.by_label("Telefon, eller vad man gör"), word(contact, "call"));
    }
    hand.field("Ingrids egna ord om planen", story.text("/plan/personsOwnComment"));
    hand.list("Vem svarar för hela planen?", &story.person(story.text("/plan/overallResponsible")));
    for said in story.words("/meeting/roundOff") {
        hand.line("Någon sa", said);
    }
}

/// The button that leads on to the signatures.
fn onward(window: &Window) -> Element<'_> {
    window.by_role("region", "Knapprad").by_role("button", "Skriv under")
}

/// Skriva under: locked for all alike, then established.
pub(crate) fn sign(hand: &impl Hand, version: u32) {
    let window = hand.window();
    hand.press(&onward(window));
    let _ = window.by_role("heading", "Skriva under");
    hand.button("Lås för underskrift");
    let _ = window.by_role("heading", &format!("Version {version} är låst"));
    let _ = window.by_role("group", "Planens ord");
    establish(hand);
}

/// The locked version is established.
pub(crate) fn establish(hand: &impl Hand) {
    let window = hand.window();
    hand.button("Upprätta planen");
    hand.button("Ja, upprätta planen");
    let _ = window.by_role("heading", "Skriv ut och lämna");
    window.see("Planen är upprättad");
    window.see("Ingrids original är inte gjort än.");
}
