//! What the command line says to a person: names instead of codes, what was done, and what to do now.

use serde_json::Value;
use support::{Device, Post, Story};

use crate::shape::{computer, laptop_of, lasting, office_of, rounds, unit_beside};

const PLACE: &str = "/meeting/place";

/// What a command of a case says without `--json`.
#[track_caller]
fn said(story: &Story, verb: &str, rest: &[&str]) -> String {
    let command = ["case", verb, story.id()];
    story.device().siphemma(command.iter().chain(rest)).ok().text()
}

#[track_caller]
fn holds(said: &str, words: &[&str]) {
    for word in words {
        assert!(said.contains(word), "{word:?} is missing in:\n{said}");
    }
}

#[test]
fn computers_are_told_by_name_and_by_what_they_may() {
    let case = lasting("1");
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let eva = office_of(&maria, "Eva Ljung", &case);
    let anders = laptop_of(&maria, "Anders Wik", &case);
    let id = anders.device().id();
    let list = || maria.device().siphemma(["device", "list"]).ok().text();
    let line = |name: &str| list().lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
    holds(&line("Maria Sandell"), &["kontorsdator", "den här datorn"]);
    holds(&line("Eva Ljung"), &[&eva.device().id()[..8], "kontorsdator", "godkänd"]);
    holds(&line("Anders Wik"), &["bärbar", "godkänd"]);
    holds(&list(), &["Norrby vårdcentral"]);
    // As short as the list shows it, and no shorter.
    maria.device().siphemma(["device", "revoke", &id[..7]]).refused(4);
    maria.device().siphemma(["device", "revoke", &id[..8]]).ok();
    holds(&line("Anders Wik"), &["spärrad"]);
    let told = maria.device().json(["device", "list"]);
    assert_eq!(told["devices"].as_array().map(Vec::len), Some(2), "who is the unit's: {told}");
    assert_eq!((&told["revoked"][0]["id"], &told["revoked"][0]["name"]), (&Value::from(id), &"Anders Wik".into()));
}

#[test]
fn an_empty_list_says_that_it_is_empty() {
    let maria = Story::begun_on(Device::new("Maria Sandell"), &lasting("1"));
    let empty = |command: &[&str], sentence: &str| {
        holds(&maria.device().siphemma(command).ok().text(), &[sentence]);
    };
    empty(&["unit", "list"], "Ni litar inte på någon annan enhet än.");
    empty(&["extract", "list"], "Här finns inga utdrag");
    empty(&["ledger", maria.id()], "Inget exemplar är utlämnat.");
    empty(&["case", "contested", maria.id()], "Inget är skrivet på två sätt.");
    empty(&["case", "changes", maria.id()], "inte upprättad än");
}

#[test]
fn what_waits_and_what_was_done_is_told_in_the_words_of_the_window() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    rounds(&[&maria, &amina, &maria], &post, 1);
    let sharing = said(&maria, "sharing", &[]);
    holds(&sharing, &["Hemtjänst Norrby: Lika på båda ställena", "Kortet behövs först", &maria.words().join(", ")]);
    maria.set(PLACE, "Hallen");
    amina.set(PLACE, "Köket");
    rounds(&[&maria, &amina, &maria], &post, 1);
    let contested = said(&maria, "contested", &[]);
    holds(&contested, &["Mötet – var: Samma sak är skriven på två sätt", "Köket  (Amina Yusuf, Hemtjänst Norrby"]);
    holds(&contested, &[PLACE, "siphemma case settle"]);
    // A sign that is never seen, and one that turns the letters after it.
    let settled = said(&maria, "settle", &[PLACE, "\"Kö\\u0000\\u202eket\""]);
    holds(&settled, &["Det är bestämt.", "nästa gång ni lämnar och hämtar"]);
    assert_eq!(maria.at(PLACE), "Köket", "settling cleans as writing does");
    let history = said(&maria, "history", &[]);
    holds(&history, &["Planen är hämtad in", "Kom från en annan dator: 1 ändring", "Ändrat: Mötet – var"]);
    let todo = maria.device().siphemma(["todo"]).ok().text();
    holds(&todo, &["Ska vara klart: ", "Svar till Ingrid om: "]);
    for code in ["insatsDue", "feedback", "received", "noCard"] {
        assert!(!(sharing.clone() + &history + &todo).contains(code), "{code} is a word of the program");
    }
}

#[test]
fn an_act_is_answered_with_what_it_did_and_what_comes_next() {
    let case = lasting("1");
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = computer("Amina Yusuf", &case, "u-ht");
    let trusted = maria.device().try_trust(&amina.card()).ok().text();
    let id = amina.json(["unit", "list"])["units"][0]["id"].as_str().unwrap().to_owned();
    holds(&trusted, &["läs de sex orden", "Skiljer sig ett enda", &format!("siphemma unit distrust {id}")]);
    let refused = maria.case("handover", &["--to", "ingen sådan"]).refused(4).stderr;
    holds(&refused, &["HSA-id eller dess namn", "Hemtjänst Norrby [u-ht]"]);
    holds(&said(&maria, "handover", &["--to", "hemtjänst norrby"]), &["lämnad till Hemtjänst Norrby", "take-back"]);
    holds(&said(&maria, "take-back", &["--reason", "Fel."]), &["tillbaka här"]);
    holds(&said(&maria, "handover", &["--to", "SE5560000002-SIP114"]), &["lämnad till Hemtjänst Norrby"]);
    holds(&said(&maria, "take-back", &["--reason", "Fel."]), &["tillbaka här"]);
    holds(&said(&maria, "withdraw", &[]), &["Inget mer lämnas ut.", "Lämna och hämta"]);
    holds(&said(&maria, "renew", &[]), &["siphemma case confirm"]);
    for verb in ["set", "settle"] {
        let refused = maria.case(verb, &[PLACE, "Hallen"]).refused(4).stderr;
        holds(&refused, &["Värdet går inte att läsa.", "citattecken"]);
        assert!(!refused.contains("Filen"), "a value is no file: {refused}");
    }
    let checked = maria.device().siphemma(["case", "check", maria.id()]).text();
    holds(&checked, &["STOPP: "]);
    assert!(!checked.contains("LAGEN"), "no law asks for the yes of this plan: {checked}");
    maria.set("/plan/overallAuthority", Value::Null);
    let checked = maria.device().siphemma(["case", "check", maria.id()]).text();
    holds(&checked, &["LAGEN, HSL 16 kap. 4 §", "Vem har huvudansvaret"]);
    let out = maria.device().file("plan.json");
    let export = || maria.case("export", &["-o", out.to_str().unwrap()]).ok().text();
    assert!(!export().contains("ersatte"), "there was none");
    holds(&export(), &["Den ersatte filen som hette så förut."]);
}

#[test]
fn a_damaged_packet_is_news_once_and_waits_in_the_list() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    rounds(&[&maria, &amina, &maria], &post, 1);
    maria.set(PLACE, "Hallen");
    for packet in post.left_by(|| drop(maria.exchange(&post))) {
        let bytes = std::fs::read(&packet).unwrap();
        std::fs::write(&packet, &bytes[..bytes.len() / 2]).unwrap();
    }
    let round = || amina.device().try_exchange(post.path()).ok().text();
    holds(&round(), &["1 paket lagt åt sidan", "Ett paket gick inte att läsa."]);
    let again = round();
    holds(&again, &["1 sak ligger kvar åt sidan sedan förut."]);
    assert!(!again.contains("gick inte att läsa"), "it was told: {again}");
    let told = amina.device().exchange(&post);
    assert_eq!((told.reasons(), &told.set_aside()[0]["new"]), (vec!["damaged"], &false.into()), "the list has it");
}

#[test]
fn a_place_that_is_none_is_told_as_what_it_is() {
    let maria = Story::begun_on(Device::new("Maria Sandell"), &lasting("1"));
    let own = maria.device().try_exchange(maria.device().data()).refused(4).stderr;
    holds(&own, &["mappen med datorns egna planer", "Välj en annan mapp"]);
    let post = Post::new();
    std::fs::write(post.path().join("sip-hemma.json"), "{\"form").unwrap();
    let broken = maria.device().try_exchange(post.path()).refused(3).stderr;
    holds(&broken, &["Filen sip-hemma.json på platsen är skadad.", "en ny, tom mapp"]);
    assert!(post.packets().is_empty(), "nothing was left there");
}

#[test]
fn kvitterad_is_what_was_here_then() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    let johan = unit_beside(&maria, "Johan Lindqvist", &case, "u-bi");
    // Johan trusts Maria alone. What she tells comes first, so nobody is accused of anything.
    rounds(&[&maria, &amina, &johan, &maria], &post, 1);
    let stage = |story: &Story| story.sharing()["acknowledged"].clone();
    holds(&said(&amina, "acknowledge", &[]), &["Kvitterat."]);
    rounds(&[&amina, &maria], &post, 1);
    assert_eq!(stage(&amina), true, "she has said so");
    maria.set(PLACE, "Hallen");
    rounds(&[&maria, &amina, &maria], &post, 1);
    assert_eq!(stage(&amina), false, "of this she has said nothing yet");
    // Equal heads are told as equal. Once somebody lacks something, how far it has come is told.
    johan.set("/meeting/situation", "Nytt.");
    rounds(&[&johan, &amina, &maria, &amina, &johan, &maria], &post, 1);
    assert_ne!(maria.reached("u-ht"), "acknowledged", "what was kvitterat was something else");
}
