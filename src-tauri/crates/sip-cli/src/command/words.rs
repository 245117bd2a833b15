//! What codes are called where a person reads them. JSON has the codes themselves.

use serde_json::Value;
use sip_app::{App, Host};
use sip_wire::view::Todo;

/// A sentence with a number in it: one has a form of its own.
pub(super) fn counted<H: Host>(app: &App<H>, key: &str, n: usize) -> String {
    let n = if n == 1 { "one".to_owned() } else { n.to_string() };
    app.text().say_with(key, &[("n", &n)])
}

/// The sentence of a code, such as `reached-same`: the code as JSON has it.
pub(super) fn named<H: Host>(app: &App<H>, begins: &str, code: &Value) -> String {
    app.text().say(&format!("{begins}{}", code.as_str().unwrap_or_default()))
}

/// Who wrote something, and when, as far as it is known.
pub(super) fn written(by: Option<String>, unit: Option<String>, at: Option<String>) -> String {
    let known: Vec<String> = [by, unit, at].into_iter().flatten().collect();
    if known.is_empty() { String::new() } else { format!("  ({})", known.join(", ")) }
}

/// What is to be done, in the sentences that the window has for it.
pub(super) fn to_do<H: Host>(app: &App<H>, todo: &Todo) -> String {
    let (about, who) = (todo.about.as_deref().unwrap_or_default(), todo.who.as_deref().unwrap_or_default());
    let person = app.text().say("todo-the-person");
    let name = todo.name.as_deref().and_then(|name| name.split_whitespace().next()).unwrap_or(&person);
    let either = |passed: &'static str, comes: &'static str| if todo.overdue { passed } else { comes };
    let key = match todo.what.as_str() {
        "reflectionEnds" => either("todo-reflection-over", "todo-reflection-ends"),
        "summons" => "todo-summons-undated",
        "answer" if who.is_empty() => "todo-answer-nobody",
        "answer" => "todo-answer",
        "meeting" => "todo-meeting",
        "feedback" => "todo-feedback",
        "insatsDue" => "todo-insats",
        "deviation" => "todo-deviation",
        "followUp" => "todo-follow-up",
        "coordinatorEnds" => either("todo-coordinator-ended-nobody", "todo-coordinator-ends-nobody"),
        "consentEnds" => either("todo-consent-ended", "todo-consent-ends"),
        "inform" if who.is_empty() => "todo-inform",
        "inform" => "todo-inform-who",
        _ => "todo-something",
    };
    let sentence = app.text().say_with(key, &[("about", about), ("who", who), ("name", name)]);
    // Who does it, where the sentence does not say so.
    let is_said = who.is_empty() || matches!(todo.what.as_str(), "answer" | "inform");
    if is_said { sentence } else { format!("{sentence} ({who})") }
}

/// A row of history: what was done, with what, and in whose words.
pub(super) fn act<H: Host>(app: &App<H>, what: &str, place: &str, words: &str) -> String {
    let key = format!("cli-act-{what}");
    let what = if app.text().has(&key) { app.text().say(&key) } else { what.to_owned() };
    let words = match (key.as_str(), words.parse::<usize>()) {
        ("cli-act-received", Ok(n)) => counted(app, "cli-act-received-n", n),
        _ => words.to_owned(),
    };
    [what.as_str(), place, words.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}
