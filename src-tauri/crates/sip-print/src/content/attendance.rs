//! How somebody took part: there, by telephone, from when until when. Nobody is blamed on paper.

use sip_model::meeting::Participant;
use sip_text::{dates, lists};

use super::desk::{Desk, said};

/// Someone who simply was there.
const PRESENT: &str = "närvarande";
/// Someone who would come later; the time says it better.
const LATE: &str = "kommer senare";
/// How words begin for someone who was not there, kindly or not.
const ABSENT: [&str; 16] = [
    "ej på plats",
    "inte på plats",
    "ej närvarande",
    "inte närvarande",
    "frånvarande",
    "uteblev",
    "utebli",
    "ej med",
    "inte med",
    "var inte med",
    "deltog inte",
    "deltog ej",
    "kom inte",
    "kom aldrig",
    "kommer inte",
    "kommer ej",
];
/// How the sentence in `print.ftl` begins, by the word that was chosen.
const WAYS: [(&str, &str); 4] = [
    (PRESENT, "print-attended"),
    ("telefon", "print-attended-telephone"),
    ("per telefon", "print-attended-telephone"),
    ("video", "print-attended-video"),
];

/// "Med", "Per telefon, gick 13.40", "Kom 13.20", "Var inte med"; else what was written.
pub(super) fn words(desk: &Desk<'_>, participant: &Participant) -> String {
    let written = said(&participant.attendance).map_or("", str::trim);
    let lower = written.to_lowercase();
    // "kom" does not stand on another line than its time.
    let time = |key: &str, at| desk.text.say_with(key, &[("time", &dates::clock(at))]).replace(' ', "\u{a0}");
    let arrived = participant.arrived_at.map(|at| time("print-arrived", at));
    let left = participant.left_at.map(|at| time("print-left", at));
    let timed = arrived.is_some() || left.is_some();
    if ABSENT.iter().any(|word| lower.starts_with(word)) {
        // A time says that there was somebody after all.
        return if timed { joined([arrived, left]) } else { desk.say("print-absent") };
    }
    let way = match WAYS.iter().find_map(|(word, key)| Some((rest(written, &lower, word)?, *key))) {
        Some(("", "print-attended")) if timed => None,
        Some((rest, key)) => Some(format!("{}{rest}", desk.say(key))),
        None if lower.starts_with(LATE) && timed => None,
        None => Some(written.to_owned()).filter(|words| !words.is_empty()),
    };
    joined([way, joined_times(arrived, left)])
}

/// What follows a word: nothing, or words after a comma or a space.
fn rest<'w>(written: &'w str, lower: &str, word: &str) -> Option<&'w str> {
    let after = lower.strip_prefix(word)?;
    let whole = after.is_empty() || after.starts_with([' ', ',']);
    whole.then(|| written.get(word.len()..)).flatten()
}

fn joined_times(arrived: Option<String>, left: Option<String>) -> Option<String> {
    let times: Vec<String> = [arrived, left].into_iter().flatten().collect();
    (!times.is_empty()).then(|| times.join(", "))
}

fn joined(parts: [Option<String>; 2]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    lists::capital(&parts.join(", "))
}
