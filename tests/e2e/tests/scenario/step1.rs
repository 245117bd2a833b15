//! 1 Behov och samtycke: Behov, Frågan om SIP, Samtycke.

use serde_json::Value;

use super::story::word;
use super::{Hand, Story};

/// Behov, with the units and the facts about the person.
pub(crate) fn need(hand: &impl Hand, story: &Story) {
    let window = hand.window();
    let _ = window.by_role("heading", "Vad behöver Ingrid?");
    hand.field("Vad behövs det hjälp med, från både kommunen och regionen?", story.text("/need/description"));
    hand.field("När såg ni det?", story.text("/need/discoveredAt"));
    hand.list("Vilken enhet såg det?", story.name("u-vc"));
    hand.field("Hur märktes det?", story.text("/need/howDiscovered"));
    hand.button("Ändra Norrby vårdcentral");
    hand.list("Vad är det för slags enhet?", kind(story.one("u-vc")));
    hand.field("HSA-id", word(story.one("u-vc"), "hsaId"));
    hand.button("Spara");
    window.gone("dialog", "Ändra enheten");
    for unit in story.list("/units").iter().filter(|unit| unit["id"] != "u-vc") {
        hand.button("Lägg till enheten");
        add_unit(hand, unit);
        window.see(word(unit, "name"));
    }
    hand.field("Telefon", story.text("/person/phone"));
    hand.field("Adress", story.text("/person/address"));
    hand.field("Kommun", story.text("/person/municipality"));
    hand.field("Region", story.text("/person/region"));
}

/// The dialog of a new unit.
fn add_unit(hand: &impl Hand, unit: &Value) {
    hand.field("Vad heter enheten?", word(unit, "name"));
    hand.radio(if unit["authority"] == "region" { "Region" } else { "Kommun" });
    hand.list("Vad är det för slags enhet?", kind(unit));
    hand.field("HSA-id", word(unit, "hsaId"));
    hand.button("Lägg till enheten");
    hand.window().gone("dialog", "Ny enhet");
}

fn kind(unit: &Value) -> &'static str {
    match word(unit, "kind") {
        "vardcentral" => "Vårdcentral",
        "slutenvard" => "Sjukhusavdelning",
        "kommunal_hsl" => "Hemsjukvård eller kommunal rehab",
        "socialtjanst" => "Socialtjänst eller hemtjänst",
        other => panic!("a kind of unit that the story does not know: {other}"),
    }
}

/// Frågan om SIP, and the dates of leaving the hospital.
pub(crate) fn offer(hand: &impl Hand, story: &Story) {
    let _ = hand.window().by_role("heading", "Vill Ingrid ha en SIP?");
    hand.field("När frågade ni?", story.text("/need/offered/at"));
    hand.field("Vem frågade?", story.text("/need/offered/by"));
    hand.radio("Ja");
    hand.moment("Skrevs in", story.text("/discharge/admittedAt"));
    hand.moment("Inskrivningsmeddelandet kom", story.text("/discharge/admissionNoticeAt"));
    hand.field("Fast vårdkontakt utsedd", story.text("/discharge/contactAppointedAt"));
    hand.field("Planerad hemgång", story.text("/discharge/plannedDischarge"));
    hand.moment("Utskrivningsklar", story.text("/discharge/readyForDischargeAt"));
    hand.moment("Åkte hem", story.text("/discharge/dischargedAt"));
}

/// Samtycke: who, what, what not, until when and how; read aloud.
pub(crate) fn consent(hand: &impl Hand, story: &Story) {
    let window = hand.window();
    let _ = window.by_role("heading", "Vad säger Ingrid ja till?");
    hand.button("Närstående");
    person(hand, story, story.one("p2"));
    for party in story.list("/consent/parties") {
        match party["unitId"].as_str() {
            Some(unit) => hand.check(story.name(unit)),
            None => hand.check("Karin Bergvall-Holm, dotter"),
        }
    }
    for (number, topic) in story.words("/consent/covers").into_iter().enumerate() {
        // The usual topics are offered until one is chosen.
        hand.button(if number == 0 { topic } else { "Nytt ämne" });
        if number > 0 {
            hand.field("Nytt ämne", topic);
            window.press("Enter");
        }
        let _ = window.by_role("button", &format!("Stryk: {topic}"));
    }
    for topic in story.words("/consent/excludes") {
        hand.button("Lägg till");
        hand.field("Vad vill Ingrid inte att ni tar upp?", topic);
        assert!(window.by_role("radio", "Alla").is_checked(), "what is not spoken of is so for everyone at first");
        hand.button("Lägg till");
        window.gone("dialog", "Det här pratar vi inte om");
        let _ = window.by_role("button", &format!("Stryk: {topic}"));
    }
    hand.field("Hur länge gäller det?", story.text("/consent/validTo"));
    hand.radio("Muntligt");
    window.see("Samtycke saknas.");
    hand.button("Läst upp och det stämmer");
    window.see("Samtycket gäller i dag.");
}

/// The dialog of a person, filled and saved.
pub(crate) fn person(hand: &impl Hand, story: &Story, person: &Value) {
    let window = hand.window();
    hand.field("Namn", word(person, "name"));
    hand.field("Roll", word(person, "role"));
    if let Some(unit) = person["unitId"].as_str() {
        hand.list("Enhet", story.name(unit));
    }
    hand.field("Telefon", word(person, "phone"));
    if let Some(email) = person["email"].as_str() {
        hand.field("E-post", email);
    }
    if let Some(hsa) = person["hsaId"].as_str() {
        hand.field("HSA-id", hsa);
    }
    hand.button("Lägg till person");
    window.gone("dialog", "Ny person");
    window.see(word(person, "name"));
}

/// The person takes the yes back: what it means stands there first.
pub(crate) fn take_back(hand: &impl Hand, why: &str) {
    let window = hand.window();
    hand.button("Ingrid tar tillbaka sitt ja");
    let _ = window.by_role("dialog", "Ingrid tar tillbaka sitt ja");
    for then in
        ["Planen avslutas.", "Inget mer lämnas ut till någon, från och med nu.", "Allt som är skrivet finns kvar"]
    {
        window.see(then);
    }
    hand.field("Vill Ingrid säga varför?", why);
    hand.button("Skriv upp att samtycket är tillbakataget");
    window.gone("dialog", "Ingrid tar tillbaka sitt ja");
}

/// A new consent after one that was taken back: asked anew, with a day of its own.
pub(crate) fn new_yes(hand: &impl Hand, until: &str) {
    let window = hand.window();
    hand.button("Nytt samtycke");
    window.see("Samtycke saknas.");
    hand.field("Hur länge gäller det?", until);
    hand.radio("På papper");
    hand.button("Läst upp och det stämmer");
    window.see("Samtycket gäller i dag.");
}
