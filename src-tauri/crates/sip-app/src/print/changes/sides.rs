//! The signed version beside the case as it is now: which changes are rows of the paper, and how.

use sip_model::Case;
use sip_model::field::{Home, Path, node};
use sip_model::item::{Item, Struck, standing};
use sip_print::{Change, ChangeRow, Hand, PlanItem};
use sip_wire::share::{Proposed, Wrote};

/// The signed version and the case as it is now.
pub(super) struct Sides<'a> {
    pub(super) then: &'a Case,
    pub(super) now: &'a Case,
}

/// A row, and the items inside a new one that are rows of their own.
pub(super) type Told<'a> = (ChangeRow<'a>, Vec<(Path, PlanItem<'a>)>);

impl<'a> Sides<'a> {
    /// The row of a change; nothing for what stands on no paper.
    pub(super) fn row(&self, proposed: &Proposed) -> Option<Told<'a>> {
        let path = Path::read(&proposed.path)?;
        if self.now.person.is_protected() && self.leads_to_the_door(&path) {
            return None;
        }
        let change = self.change(&path, proposed)?;
        let inside = match &change {
            Change::New(PlanItem::Goal(goal)) => {
                let list = item_path(&path).with("insatser");
                standing(&goal.insatser).map(|one| (list.with(one.id.as_str()), PlanItem::Insats(one))).collect()
            }
            Change::New(PlanItem::Dissent(dissent)) => {
                let list = item_path(&path).with("positions");
                standing(&dissent.positions).map(|one| (list.with(one.id.as_str()), PlanItem::Position(one))).collect()
            }
            _ => Vec::new(),
        };
        Some((row(change, &proposed.wrote), inside))
    }

    fn change(&self, path: &Path, proposed: &Proposed) -> Option<Change<'a>> {
        let whole = item_path(path);
        // A struck item says nothing more; one that was taken back is told whole.
        if above(&whole).any(|item| is_struck(self.now, &item) || is_struck(self.then, &item)) {
            return None;
        }
        let (then, now) = (item(self.then, &whole), item(self.now, &whole));
        match (then.filter(|item| struck(*item).is_none()), now) {
            (None, None) if then.is_none() => Some(Change::Field {
                about: proposed.about.clone(),
                before: proposed.before.clone(),
                after: proposed.after.clone(),
            }),
            // What may no longer be read here was not taken out of the plan.
            (_, None) => None,
            (Some(item), Some(now)) => match struck(now) {
                Some(struck) => Some(Change::Struck { item, reason: struck.reason.clone() }),
                // Nothing that is printed was left in it, or nothing was there when it was signed.
                None if proposed.before.is_some() => Some(Change::Struck { item, reason: String::new() }),
                None => Some(Change::New(now)),
            },
            (None, Some(now)) => struck(now).is_none().then_some(Change::New(now)),
        }
    }

    /// What the plan leaves out of a protected person's paper.
    fn leads_to_the_door(&self, path: &Path) -> bool {
        let parts: Vec<&str> = path.parts().iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["person", field, ..] => *field != "name",
            ["meeting", "participants", id, "phone"] => {
                self.now.participant(&(*id).into()).is_none_or(|participant| participant.unit_id.is_none())
            }
            _ => node(&path.to_string()).is_some_and(|row| row.field.home == Home::PlanUnlessProtected),
        }
    }
}

/// A row by everybody who wrote it, the last one last.
pub(super) fn row<'a>(change: Change<'a>, wrote: &[Wrote]) -> ChangeRow<'a> {
    let hand = |wrote: &Wrote| Hand {
        by: wrote.by.clone(),
        unit: wrote.unit.clone(),
        at: wrote.at.as_deref().and_then(|at| at.parse().ok()),
    };
    let mut also: Vec<Hand> = wrote.iter().map(hand).collect();
    let Hand { by, unit, at } = also.pop().unwrap_or(Hand { by: None, unit: None, at: None });
    ChangeRow { change, by, unit, at, also }
}

/// The item that a strike is of; any other path as it is.
fn item_path(path: &Path) -> Path {
    if path.parts().last().is_some_and(|part| part == "struck") { path.parent() } else { path.clone() }
}

/// Every path above this one.
fn above(path: &Path) -> impl Iterator<Item = Path> {
    std::iter::successors(Some(path.parent()), |path| (!path.parts().is_empty()).then(|| path.parent()))
}

/// The item of the plan's paper that a path leads to.
fn item<'a>(case: &'a Case, path: &Path) -> Option<PlanItem<'a>> {
    let parts: Vec<&str> = path.parts().iter().map(String::as_str).collect();
    let plan = &case.plan;
    let goal = |id: &str| plan.goals.iter().find(|goal| goal.id.as_str() == id);
    let dissent = |id: &str| plan.dissent.iter().find(|dissent| dissent.id.as_str() == id);
    match parts.as_slice() {
        ["plan", "goals", id] => goal(id).map(PlanItem::Goal),
        ["plan", "goals", of, "insatser", id] => {
            goal(of)?.insatser.iter().find(|insats| insats.id.as_str() == *id).map(PlanItem::Insats)
        }
        ["plan", "ifItGetsWorseContacts", id] => {
            plan.if_it_gets_worse_contacts.iter().find(|contact| contact.id.as_str() == *id).map(PlanItem::Worse)
        }
        ["plan", "dissent", id] => dissent(id).map(PlanItem::Dissent),
        ["plan", "dissent", of, "positions", id] => {
            dissent(of)?.positions.iter().find(|position| position.id.as_str() == *id).map(PlanItem::Position)
        }
        ["meeting", "participants", id] => case.participant(&(*id).into()).map(PlanItem::Participant),
        ["units", id] => case.unit(&(*id).into()).map(PlanItem::Unit),
        _ => None,
    }
}

fn is_struck(case: &Case, path: &Path) -> bool {
    item(case, path).is_some_and(|item| struck(item).is_some())
}

fn struck(item: PlanItem<'_>) -> Option<&Struck> {
    match item {
        PlanItem::Goal(item) => item.struck(),
        PlanItem::Insats(item) => item.struck(),
        PlanItem::Participant(item) => item.struck(),
        PlanItem::Worse(item) => item.struck(),
        PlanItem::Dissent(item) => item.struck(),
        PlanItem::Position(item) => item.struck(),
        PlanItem::Unit(item) => item.struck(),
    }
}

#[cfg(test)]
mod tests {
    use sip_model::meeting::Participant;
    use sip_model::person::ProtectedIdentity;
    use sip_model::plan::{Goal, Insats};

    use super::*;

    const INSATS: &str = "/plan/goals/g1/insatser/i1";

    fn insats(id: &str) -> Insats {
        Insats { id: id.into(), text: Some(format!("Insats {id}")), ..Insats::default() }
    }

    fn goal(id: &str, insatser: &[&str]) -> Goal {
        Goal { id: id.into(), insatser: insatser.iter().map(|id| insats(id)).collect(), ..Goal::default() }
    }

    fn case(goals: &[Goal]) -> Case {
        let mut case = Case::default();
        case.plan.goals = goals.to_vec();
        case
    }

    fn strike() -> Option<Struck> {
        Some(Struck { reason: "Behövs inte".to_owned(), ..Struck::default() })
    }

    fn proposed(path: &str) -> Proposed {
        let (path, about) = (path.to_owned(), "Något – text".to_owned());
        Proposed {
            path,
            about,
            before: None,
            after: Some("Nu".to_owned()),
            by: None,
            unit: None,
            at: None,
            wrote: Vec::new(),
        }
    }

    fn told<'a>(then: &'a Case, now: &'a Case, path: &str) -> Option<Told<'a>> {
        Sides { then, now }.row(&proposed(path))
    }

    fn change<'a>(then: &'a Case, now: &'a Case, path: &str) -> Option<Change<'a>> {
        told(then, now, path).map(|(row, _)| row.change)
    }

    #[test]
    fn a_new_item_a_struck_one_and_a_field_are_told_apart() {
        let then = case(&[goal("g1", &["i1"])]);
        let mut now = case(&[goal("g1", &["i1", "i2"])]);
        let new = &now.plan.goals[0].insatser[1];
        let path = "/plan/goals/g1/insatser/i2";
        assert_eq!(change(&then, &now, path), Some(Change::New(PlanItem::Insats(new))), "it is on no signed paper");
        let text = change(&then, &now, &format!("{INSATS}/text"));
        let about = "Något – text".to_owned();
        let field = Some(Change::Field { about, before: None, after: Some("Nu".to_owned()) });
        assert_eq!(text, field, "one field of what was there");
        now.plan.goals[0].insatser[0].struck = strike();
        let item = PlanItem::Insats(&then.plan.goals[0].insatser[0]);
        let gone = Some(Change::Struck { item, reason: "Behövs inte".to_owned() });
        assert_eq!(change(&then, &now, &format!("{INSATS}/struck")), gone, "as it was signed, with the reason");
        assert_eq!(change(&then, &now, &format!("{INSATS}/text")), None, "and nothing more of it");
        let back = change(&now, &then, &format!("{INSATS}/struck"));
        assert_eq!(back, Some(Change::New(item)), "a strike that was taken back brings the item to paper");
    }

    #[test]
    fn what_was_added_and_struck_again_is_not_told() {
        let then = case(&[goal("g1", &[])]);
        let mut now = case(&[goal("g1", &["i1"])]);
        now.plan.goals[0].insatser[0].struck = strike();
        assert_eq!(change(&then, &now, INSATS), None, "it is on neither paper");
        now.plan.goals[0].insatser[0].struck = None;
        now.plan.goals[0].struck = strike();
        assert_eq!(change(&then, &now, INSATS), None, "nor what stands in a goal that was struck");
    }

    #[test]
    fn a_new_goal_brings_what_stands_in_it() {
        let (then, mut now) = (case(&[]), case(&[goal("g2", &["i1", "i2"])]));
        now.plan.goals[0].insatser[1].struck = strike();
        let (_, inside) = told(&then, &now, "/plan/goals/g2").expect("the goal is new");
        let paths: Vec<String> = inside.iter().map(|(path, _)| path.to_string()).collect();
        assert_eq!(paths, ["/plan/goals/g2/insatser/i1"], "an insats that is in no plan must be seen");
    }

    #[test]
    fn what_may_not_be_read_here_is_not_said_to_be_gone() {
        let (then, now) = (case(&[goal("g1", &["i1"])]), case(&[goal("g1", &[])]));
        assert_eq!(change(&then, &now, INSATS), None, "nobody took it out of the plan");
    }

    #[test]
    fn nothing_leads_to_the_door_of_a_protected_person() {
        let then = Case::default();
        let mut now = Case::default();
        let participant = |id: &str, unit: Option<&str>| Participant {
            id: id.into(),
            unit_id: unit.map(Into::into),
            ..Participant::default()
        };
        now.meeting.participants = vec![participant("p1", None), participant("p2", Some("u1"))];
        let phone = "/meeting/participants/p2/phone";
        let home = [
            "/person/identifier/value",
            "/person/address",
            "/person/phone",
            "/person/municipality",
            "/person/region",
            "/meeting/place",
            "/followUp/place",
            "/meeting/participants/p1/phone",
            "/meeting/participants/p9/phone",
        ];
        for path in home {
            assert!(told(&then, &now, path).is_some(), "{path} stands on the paper of anyone else");
        }
        now.person.protected_identity = Some(ProtectedIdentity::Shielded);
        for path in home {
            assert!(told(&then, &now, path).is_none(), "{path} leads to the door");
        }
        assert!(told(&then, &now, phone).is_some() && told(&then, &now, "/person/name").is_some(), "as on the plan");
    }
}
