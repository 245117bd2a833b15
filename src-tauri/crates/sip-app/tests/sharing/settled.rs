//! What a person settles is one act: one row of history, one change that waits.

use serde_json::{Value, json};
use sip_wire::share::ConflictSettle;

use crate::town::{Computer, Post};

const FREQUENCY: &str = "/plan/goals/g1/insatser/i1/frequency";
const WORKS: &str = "/meeting/whatWorks";
const INSATS: &str = "/plan/goals/g3/insatser/i14";

#[test]
fn each_thing_that_is_settled_counts_as_one_change() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let mut amina = Computer::of("u-ht", "Amina Yusuf");
    maria.meets(&mut amina);
    maria.exchanges(&post);
    amina.exchanges(&post);
    for (one, often, works) in [(&mut maria, "3 gånger i veckan", "ofta"), (&mut amina, "varje vardag", "alltid")] {
        one.set(&id, FREQUENCY, often);
        one.set(&id, WORKS, format!("Hemtjänsten kommer {works} i tid. Larmet provades igår och fungerade."));
    }
    maria.app.strike(&id, INSATS, "Karin har börjat arbeta.").unwrap();
    amina.set(&id, &format!("{INSATS}/note"), "Karin följer med den 4 november.");
    amina.exchanges(&post);
    maria.exchanges(&post);
    let settled: [(&str, Value); 3] =
        [(FREQUENCY, json!("3 gånger i veckan")), (WORKS, Value::Null), (INSATS, json!(true))];
    let before = maria.app.conflicts(&id).unwrap().len();
    assert_eq!(before, settled.len(), "a short fact, a text to be read, and a strike against a change");
    for (at, (path, value)) in settled.into_iter().enumerate() {
        let rows = maria.app.history(&id).unwrap().len();
        let request = ConflictSettle { case: id.clone(), path: path.to_owned(), value };
        maria.app.settle(&request).unwrap();
        let done = u32::try_from(at + 1).unwrap();
        assert_eq!(maria.listed(&id).only_here, done, "{path}: the person did one thing more");
        let history = maria.app.history(&id).unwrap();
        let new: Vec<(&str, &str)> = history[rows..].iter().map(|act| (act.what.as_str(), act.path.as_str())).collect();
        assert_eq!(new, [("settle", path)], "and history tells it once, as what it was");
    }
    assert!(maria.app.conflicts(&id).unwrap().is_empty(), "nothing waits");
    maria.exchanges(&post);
    amina.exchanges(&post);
    assert!(amina.app.conflicts(&id).unwrap().is_empty(), "and the other side has learned it");
}

#[test]
fn of_two_strikes_the_one_that_was_chosen_holds() {
    for chosen in [0, 1] {
        let post = Post::new();
        let (mut maria, id) = Computer::with_plan();
        let mut amina = Computer::of("u-ht", "Amina Yusuf");
        maria.meets(&mut amina);
        maria.exchanges(&post);
        amina.exchanges(&post);
        maria.app.strike(&id, INSATS, "Karin har börjat arbeta.").unwrap();
        amina.app.strike(&id, INSATS, "Ingrid vill inte.").unwrap();
        amina.exchanges(&post);
        maria.exchanges(&post);
        let card = maria.app.conflicts(&id).unwrap().remove(0);
        assert_eq!(card.values.len(), 2, "both reasons: {card:?}");
        for odd in [json!(0), json!("nej"), json!([]), json!({ "reason": "Annat" })] {
            let request = ConflictSettle { case: id.clone(), path: card.path.clone(), value: odd.clone() };
            assert_eq!(maria.app.settle(&request).unwrap_err().what, "field-choice", "{odd} is none of them");
        }
        let value = card.values[chosen].value.clone();
        let reason = serde_json::from_str::<Value>(value.as_str().unwrap()).unwrap()["reason"].clone();
        maria.app.settle(&ConflictSettle { case: id.clone(), path: card.path, value }).unwrap();
        maria.exchanges(&post);
        amina.exchanges(&post);
        for one in [&mut maria, &mut amina] {
            let goals = one.at(&id, "/plan/goals");
            let all = goals.as_array().unwrap().iter().flat_map(|goal| goal["insatser"].as_array().unwrap());
            let struck: Vec<&Value> = all.map(|insats| &insats["struck"]["reason"]).filter(|r| !r.is_null()).collect();
            assert_eq!(struck, [&reason], "the chosen reason stands");
            assert!(one.app.conflicts(&id).unwrap().is_empty(), "and nothing waits");
        }
    }
}
