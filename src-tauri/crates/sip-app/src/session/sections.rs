//! A case as sections: the keys of the case file, and each goal by itself, so that one edit
//! rewrites little.

use serde_json::{Map, Value};
use sip_model::field::Write;
use sip_store::{Store, StoreError, Transaction, table};

const PLAN: &str = "plan";
const GOALS: &str = "goals";

/// The sections of a whole case.
pub(crate) fn split(case: &Value) -> Vec<(String, String)> {
    let Value::Object(case) = case else { return Vec::new() };
    let mut sections = Vec::new();
    for (key, value) in case {
        if key != PLAN {
            sections.push((key.clone(), value.to_string()));
            continue;
        }
        for goal in value[GOALS].as_array().into_iter().flatten() {
            sections.push((goal_section(goal), goal.to_string()));
        }
        sections.push((key.clone(), plan_without_goals(value)));
    }
    sections
}

/// The names of the sections that a write changes.
pub(crate) fn names(write: &Write) -> Vec<String> {
    let parts = write.path().parts();
    let first = parts.first().cloned().unwrap_or_default();
    match (parts.get(1).map(String::as_str), parts.get(2)) {
        (Some(GOALS), Some(goal)) if first == PLAN => {
            let own = format!("{PLAN}/{goal}");
            // A new goal changes the order of goals as well.
            if parts.len() == 3 { vec![own, first] } else { vec![own] }
        }
        _ => vec![first],
    }
}

/// Writes the named sections of a case.
pub(crate) fn put_all(
    transaction: &Transaction<'_>,
    id: &str,
    case: &Value,
    names: impl IntoIterator<Item = String>,
) -> Result<(), StoreError> {
    for name in names {
        let value = match name.split_once('/') {
            Some((_, goal)) => case[PLAN][GOALS]
                .as_array()
                .and_then(|goals| goals.iter().find(|item| item["id"] == goal))
                .map_or_else(|| "null".to_owned(), Value::to_string),
            None if name == PLAN => plan_without_goals(&case[PLAN]),
            None => case.get(&name).map_or_else(|| "null".to_owned(), Value::to_string),
        };
        table::section::put(transaction, id, &name, &value)?;
    }
    Ok(())
}

/// The case of its sections; nothing when there are none, or when one cannot be read.
pub(crate) fn join(sections: Vec<(String, String)>) -> Option<Value> {
    if sections.is_empty() {
        return None;
    }
    let mut case = Map::new();
    let mut goals = Map::new();
    for (name, value) in sections {
        let value: Value = serde_json::from_str(&value).ok()?;
        match name.split_once('/') {
            Some((_, goal)) => goals.insert(goal.to_owned(), value),
            None => case.insert(name, value),
        };
    }
    if let Some(Value::Object(plan)) = case.get_mut(PLAN)
        && let Some(Value::Array(order)) = plan.get_mut(GOALS)
    {
        for id in order {
            *id = goals.remove(id.as_str()?)?;
        }
    }
    case.retain(|_, value| !value.is_null());
    Some(Value::Object(case))
}

/// The case of its sections as they are on disk; nothing when there are none.
pub(crate) fn join_all(store: &Store, id: &str) -> Result<Option<Value>, StoreError> {
    Ok(join(table::section::all(store, id)?))
}

fn goal_section(goal: &Value) -> String {
    format!("{PLAN}/{}", goal["id"].as_str().unwrap_or_default())
}

/// The plan with the ids of its goals in the place of the goals.
fn plan_without_goals(plan: &Value) -> String {
    let Value::Object(plan) = plan else { return plan.to_string() };
    let kept: Map<String, Value> = plan
        .iter()
        .map(|(key, value)| {
            let value = match value {
                Value::Array(goals) if key == GOALS => goals.iter().map(|goal| goal["id"].clone()).collect(),
                other => other.clone(),
            };
            (key.clone(), value)
        })
        .collect();
    Value::Object(kept).to_string()
}
