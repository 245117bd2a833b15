//! A version as a recipient may read it.

use serde_json::Value;
use sip_doc::DocId;

use crate::envelope::Version;
use crate::offer::Offering;
use crate::reading::strictest;
use crate::recipient::Recipient;
use crate::roster::Roster;

/// A version as a recipient may read it: without what the unit is kept from, then or now, by any of the values
/// where that is contested. Its salt goes to those who may read all of it.
pub(crate) fn version_for(version: &Version, offering: &Offering<'_>, roster: &Roster, to: &Recipient) -> Version {
    if to.own {
        return version.clone();
    }
    let mut content: Value = serde_json::from_str(&version.content).unwrap_or_default();
    let mut told = version.clone();
    if let Value::Object(heads) = &mut told.heads {
        // Of documents that it may not read, not even the names.
        heads.retain(|name, _| name.parse::<DocId>().is_ok_and(|id| roster.may_read(to, &id)));
    }
    if take_out(&mut content, &strictest(offering.case, offering.contested), &to.id) {
        (told.salt, told.content) = (None, content.to_string());
    }
    told
}

/// Takes out what a unit is kept from, as its documents do. Tells whether there was any.
fn take_out(content: &mut Value, case: &Value, unit: &str) -> bool {
    let Some(goals) = content.pointer_mut("/plan/goals").and_then(Value::as_array_mut) else { return false };
    let today = case["plan"]["goals"].as_array();
    let mut took = false;
    goals.retain_mut(|goal| {
        let goal_now = same(today, goal);
        let goal_is_kept = keeps(goal, goal_now, unit);
        if let Some(insatser) = goal.get_mut("insatser").and_then(Value::as_array_mut) {
            let insatser_now = goal_now.and_then(|goal| goal["insatser"].as_array());
            insatser.retain(|insats| {
                let now = same(insatser_now, insats);
                let is_theirs = |insats: &Value| insats["responsible"]["unitId"] == unit;
                let answers = is_theirs(insats) && now.is_none_or(is_theirs);
                let keep = !keeps(insats, now, unit) && (answers || !goal_is_kept);
                took |= !keep;
                keep
            });
        }
        if !goal_is_kept {
            return true;
        }
        took = true;
        let left = goal["insatser"].as_array().is_some_and(|insatser| !insatser.is_empty());
        if left && let Some(fields) = goal.as_object_mut() {
            fields.retain(|key, _| key == "id" || key == "insatser");
        }
        left
    });
    took
}

/// The same item in the case of today.
fn same<'a>(today: Option<&'a Vec<Value>>, item: &Value) -> Option<&'a Value> {
    today?.iter().find(|other| other["id"] == item["id"])
}

/// Whether a unit is kept from an item: as it stood in the version, or as it stands today.
fn keeps(then: &Value, now: Option<&Value>, unit: &str) -> bool {
    let names = |item: &Value| item["notFor"].as_array().is_some_and(|all| all.iter().any(|id| id == unit));
    names(then) || now.is_some_and(names)
}
