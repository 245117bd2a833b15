//! The shape that a value must have, by the table.

use serde_json::{Map, Value};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::kind::Kind;
use super::path::Path;
use super::table::Node;
use crate::time::{Date, Moment};

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {kind}")]
pub struct Misfit {
    /// Which field.
    pub path: Path,
    /// What is wrong.
    pub kind: MisfitKind,
}

/// The ways to be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MisfitKind {
    /// The table has no such field.
    #[error("unknown field")]
    Unknown,
    /// Text was expected.
    #[error("not text")]
    NotText,
    /// Yes or no was expected.
    #[error("not yes or no")]
    NotFlag,
    /// A whole number within bounds was expected.
    #[error("not a number, or too large")]
    NotCount,
    /// A list was expected.
    #[error("not a list")]
    NotList,
    /// A group was expected.
    #[error("not a group")]
    NotGroup,
    /// The day or minute does not exist, or is written otherwise.
    #[error("no such date")]
    NoSuchDate,
    /// The word is not one of the set.
    #[error("not one of the words")]
    NotAChoice,
    /// The text is too long.
    #[error("too long")]
    TooLong,
    /// An item has no id, or a strange one.
    #[error("no id")]
    NoId,
    /// Two items have the same id.
    #[error("the same id twice")]
    SameId,
    /// It points at nothing.
    #[error("points at nothing")]
    PointsAtNothing,
    /// A personnummer or the like was refused.
    #[error("number refused: {0}")]
    Number(crate::number::Refused),
}

/// Fits a value of a file or an edit to its field, in the inside form: text in NFC, an id on every
/// item, lines as items.
///
/// # Errors
/// [`Misfit`] names the field.
pub fn fit(node: &Node, path: &Path, value: Value) -> Result<Value, Misfit> {
    let wrong = |kind| Err(Misfit { path: path.clone(), kind });
    if value.is_null() {
        return Ok(empty(node.field.kind));
    }
    match node.field.kind {
        Kind::Group { .. } => fit_group(node, path, value),
        Kind::Items { .. } | Kind::Lines => {
            let Value::Array(items) = value else { return wrong(MisfitKind::NotList) };
            fit_items(node, path, items)
        }
        Kind::Reasons => {
            let Value::Object(reasons) = value else { return wrong(MisfitKind::NotGroup) };
            let fitted = reasons.into_iter().map(|(code, text)| {
                if !crate::check::CODES.contains(&code.as_str()) {
                    return Err(Misfit { path: path.with(&code), kind: MisfitKind::Unknown });
                }
                let text = fit_text(&path.with(&code), text, Kind::Quote)?;
                Ok((code, text))
            });
            Ok(Value::Object(fitted.collect::<Result<_, Misfit>>()?))
        }
        Kind::Short | Kind::Quote | Kind::Prose | Kind::Ref(_) => fit_text(path, value, node.field.kind),
        Kind::Choice(words) => match value.as_str() {
            Some(word) if words.contains(&word) => Ok(value),
            Some(_) => wrong(MisfitKind::NotAChoice),
            None => wrong(MisfitKind::NotText),
        },
        Kind::Date => match value.as_str().map(str::parse::<Date>) {
            Some(Ok(_)) => Ok(value),
            _ => wrong(MisfitKind::NoSuchDate),
        },
        Kind::Moment => match value.as_str().map(str::parse::<Moment>) {
            Some(Ok(_)) => Ok(value),
            _ => wrong(MisfitKind::NoSuchDate),
        },
        Kind::Flag => {
            if value.is_boolean() {
                Ok(value)
            } else {
                wrong(MisfitKind::NotFlag)
            }
        }
        Kind::Count(most) => match value.as_u64() {
            Some(count) if count <= u64::from(most) => Ok(value),
            _ => wrong(MisfitKind::NotCount),
        },
        Kind::AllOrTexts(word) if value.is_string() => {
            if value == word {
                Ok(value)
            } else {
                wrong(MisfitKind::NotAChoice)
            }
        }
        Kind::Refs(_) | Kind::Texts | Kind::AllOrTexts(_) => {
            let Value::Array(texts) = value else { return wrong(MisfitKind::NotList) };
            let fitted = texts.into_iter().map(|text| match fit_text(path, text, Kind::Short)? {
                Value::Null => Err(Misfit { path: path.clone(), kind: MisfitKind::NotText }),
                text => Ok(text),
            });
            Ok(Value::Array(fitted.collect::<Result<_, Misfit>>()?))
        }
    }
}

/// Fits one item of a list; `id` is used where the value brings none.
///
/// # Errors
/// [`Misfit`] names the field.
pub fn fit_item(node: &Node, list: &Path, id: &str, value: Value) -> Result<Value, Misfit> {
    let value = match value {
        Value::String(_) if node.field.kind == Kind::Lines => Value::Object(Map::from_iter([("text".into(), value)])),
        other => other,
    };
    let Value::Object(mut object) = value else {
        return Err(Misfit { path: list.with(id), kind: MisfitKind::NotGroup });
    };
    let id = match object.remove("id") {
        None => id.to_owned(),
        Some(Value::String(given)) if is_id(&given) => given,
        Some(_) => return Err(Misfit { path: list.with(id), kind: MisfitKind::NoId }),
    };
    let path = list.with(&id);
    let struck = object.remove("struck").filter(|struck| !struck.is_null());
    let Value::Object(mut fitted) = fit_group(node, &path, Value::Object(object))? else {
        return Err(Misfit { path, kind: MisfitKind::NotGroup });
    };
    fitted.insert("id".into(), Value::String(id));
    if let Some(struck) = struck {
        fitted.insert("struck".into(), fit_struck(&path.with("struck"), struck)?);
    }
    Ok(Value::Object(fitted))
}

/// An id is short and plain: it stands in paths and in documents.
fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text != "-"
        && text.bytes().all(|b| b.is_ascii_graphic() && b != b'/' && b != b'~')
}

fn fit_items(node: &Node, path: &Path, items: Vec<Value>) -> Result<Value, Misfit> {
    let mut fitted: Vec<Value> = Vec::with_capacity(items.len());
    let mut seen = std::collections::BTreeSet::new();
    for (at, item) in items.into_iter().enumerate() {
        if matches!(node.field.kind, Kind::Items { id_in_file: true }) && item.get("id").is_none() {
            return Err(Misfit { path: path.with(&at.to_string()), kind: MisfitKind::NoId });
        }
        let item = fit_item(node, path, &format!("r{}", at + 1), item)?;
        let id = item["id"].as_str().unwrap_or_default().to_owned();
        if !seen.insert(id.clone()) {
            return Err(Misfit { path: path.with(&id), kind: MisfitKind::SameId });
        }
        fitted.push(item);
    }
    Ok(Value::Array(fitted))
}

fn fit_group(node: &Node, path: &Path, value: Value) -> Result<Value, Misfit> {
    let Value::Object(object) = value else {
        return Err(Misfit { path: path.clone(), kind: MisfitKind::NotGroup });
    };
    let mut fitted = Map::new();
    for (key, value) in object {
        let path = path.with(&key);
        let Some(child) = node.children.get(key.as_str()) else {
            return Err(Misfit { path, kind: MisfitKind::Unknown });
        };
        let value = fit(child, &path, value)?;
        fitted.insert(key, value);
    }
    Ok(Value::Object(fitted))
}

fn fit_struck(path: &Path, struck: Value) -> Result<Value, Misfit> {
    let Value::Object(object) = struck else {
        return Err(Misfit { path: path.clone(), kind: MisfitKind::NotGroup });
    };
    let mut fitted = Map::new();
    for (key, value) in object {
        let path = path.with(&key);
        let value = match key.as_str() {
            "at" if value.is_null() || value.as_str().is_some_and(|at| at.parse::<Moment>().is_ok()) => value,
            "at" => return Err(Misfit { path, kind: MisfitKind::NoSuchDate }),
            "by" if value.is_null() => value,
            "by" if value.is_string() => fit_text(&path, value, Kind::Short)?,
            "reason" if value.is_string() => match fit_text(&path, value, Kind::Quote)? {
                // A strike has a reason; what is left of one without any words is none.
                Value::Null => Value::String(String::new()),
                reason => reason,
            },
            "by" | "reason" => return Err(Misfit { path, kind: MisfitKind::NotText }),
            _ => return Err(Misfit { path, kind: MisfitKind::Unknown }),
        };
        fitted.insert(key, value);
    }
    Ok(Value::Object(fitted))
}

fn fit_text(path: &Path, value: Value, kind: Kind) -> Result<Value, Misfit> {
    let Value::String(text) = value else {
        return if value.is_null() { Ok(value) } else { Err(Misfit { path: path.clone(), kind: MisfitKind::NotText }) };
    };
    // Bytes bound characters from above, so that ten megabytes are refused without a walk.
    if text.len() > kind.most_characters() * 4 || text.chars().count() > kind.most_characters() {
        return Err(Misfit { path: path.clone(), kind: MisfitKind::TooLong });
    }
    let text = cleaned(&text);
    Ok(if text.trim().is_empty() { Value::Null } else { Value::String(text) })
}

/// Text as a plan keeps it: composed (NFC), and without what is never seen but changes what is. Control
/// characters have no meaning and would break its paper; a line break has. What turns the direction of
/// the words beside it could make a dose read as another.
#[must_use]
pub fn cleaned(text: &str) -> String {
    let text = if is_nfc(text) { text.to_owned() } else { text.nfc().collect() };
    let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text = text.replace("\r\n", "\n").replace(['\u{2028}', '\u{2029}'], "\n");
    text.chars().filter(|c| *c == '\n' || !(c.is_control() || turns(*c))).collect()
}

fn empty(kind: Kind) -> Value {
    match kind {
        Kind::Items { .. } | Kind::Lines => Value::Array(Vec::new()),
        Kind::Group { nullable: false } | Kind::Reasons => Value::Object(Map::new()),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_never_seen_is_not_kept() {
        assert_eq!(cleaned("Hal\u{0}len\u{7}"), "Hallen", "control characters mean nothing in a plan");
        assert_eq!(cleaned("1\u{202e}0 mg\u{2066}"), "10 mg", "nothing turns a dose around");
        assert_eq!(cleaned("a\r\nb\u{2028}c"), "a\nb\nc", "a new line is one, however it is written");
        assert_eq!(cleaned("A\u{30a}"), "Å", "composed");
        assert_eq!(cleaned("\u{1f469}\u{200d}\u{2695}"), "\u{1f469}\u{200d}\u{2695}", "what joins a picture stays");
    }
}
