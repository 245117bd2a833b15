//! Region profiles: local rules and words, as data. Switching one changes labels and rules, never
//! what is written in a case.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::calendar::{next_working_day, summons_deadline};
use crate::case::Case;
use crate::check::Severity;
use crate::summons::{Recipient, SummonsKind};
use crate::time::{Date, Moment};
use crate::unit::{Unit, UnitAuthority};

/// Whom a regional limit is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum LimitFor {
    /// Everyone.
    #[serde(rename = "alla")]
    Everyone,
    /// Children and the young.
    #[serde(rename = "barn")]
    Children,
}

/// The rules of a region.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Profile {
    /// Name in the case file.
    pub name: String,
    /// Name on screen.
    pub title: String,
    /// What it means that the chair is the secretary too.
    pub chair_is_secretary: Severity,
    /// Kinds of units that get a kallelse; the others get an inbjudan.
    pub summons_kinds: Vec<String>,
    /// Days from the offer to the meeting, where the region has a limit.
    pub meeting_within_days: Option<u32>,
    /// Whom that limit is for.
    pub meeting_limit_for: LimitFor,
    /// Where it comes from, in words.
    pub meeting_limit_source: Option<String>,
    /// A child of this age may consent alone, where the region says so.
    pub child_consents_from: Option<u32>,
    /// Local words for roles: `coordinator`, `overallResponsible`, `chair`.
    pub terms: BTreeMap<String, String>,
}

/// What a deadline is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineFor {
    /// Sending the kallelse: lag (2017:612) 4 kap. 3 §.
    Summons,
    /// Holding the meeting, where the region says so.
    Meeting,
}

/// A deadline: the strict day, and the next working day beside it (ruling 18).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// For what.
    pub what: DeadlineFor,
    /// The strict day.
    pub on: Date,
    /// The same or the next working day.
    pub working: Date,
    /// When it was done, or is planned to be.
    pub done: Option<Date>,
    /// Where the region has it from; nothing for the law's own.
    pub source: Option<String>,
}

impl Profile {
    /// What a unit gets here: kallelse where it has a duty to come, else inbjudan.
    #[must_use]
    pub fn summons_kind(&self, unit: &Unit) -> SummonsKind {
        let kind = unit.kind.as_deref().unwrap_or_default();
        // A school may be its own huvudman; an authority such as Försäkringskassan has no duty to come.
        let has_duty = self.summons_kinds.iter().any(|known| known == kind)
            || (kind.is_empty() && !matches!(unit.authority, None | Some(UnitAuthority::Other)));
        if has_duty { SummonsKind::Summons } else { SummonsKind::Invitation }
    }

    /// What a recipient gets here: a kallelse only where the region gives a duty to come, whatever a
    /// file or an earlier profile said.
    #[must_use]
    pub fn kind_for(&self, case: &Case, recipient: &Recipient) -> SummonsKind {
        let unit = recipient.unit_id.as_ref().and_then(|id| case.unit(id));
        match (recipient.kind, unit.map(|unit| self.summons_kind(unit))) {
            (Some(SummonsKind::Invitation), _) | (_, None | Some(SummonsKind::Invitation)) => SummonsKind::Invitation,
            (_, Some(SummonsKind::Summons)) => SummonsKind::Summons,
        }
    }

    /// The deadlines of a case.
    #[must_use]
    pub fn deadlines(&self, case: &Case) -> Vec<Deadline> {
        let ready = case.discharge.as_ref().and_then(|discharge| discharge.ready_for_discharge_at);
        // A day that somebody wrote never reaches beyond the law's.
        let last = [case.summons.deadline, ready.map(summons_deadline)].into_iter().flatten().min();
        let summons = last.map(|on| Deadline {
            what: DeadlineFor::Summons,
            on,
            working: next_working_day(on),
            done: case.summons.sent_at.map(Moment::date),
            source: None,
        });
        let from = case.need.offered.at.or(case.need.discovered_at);
        let meeting_at = case.meeting.started_at.or(case.summons.meeting_at).map(Moment::date);
        let applies = self.meeting_limit_for == LimitFor::Everyone || case.is_child(meeting_at.or(from));
        let within = self.meeting_within_days.filter(|_| applies);
        let meeting = from.zip(within).map(|(from, days)| {
            let on = from.plus_days(days.into());
            Deadline {
                what: DeadlineFor::Meeting,
                on,
                working: next_working_day(on),
                done: meeting_at,
                source: self.meeting_limit_source.clone(),
            }
        });
        summons.into_iter().chain(meeting).collect()
    }
}

const FILES: [&str; 7] = [
    include_str!("../../../../assets/profiles/neutral.json"),
    include_str!("../../../../assets/profiles/utskrivning.json"),
    include_str!("../../../../assets/profiles/oppenvard.json"),
    include_str!("../../../../assets/profiles/vastra-gotaland.json"),
    include_str!("../../../../assets/profiles/stockholm.json"),
    include_str!("../../../../assets/profiles/jonkoping.json"),
    include_str!("../../../../assets/profiles/helsingborg.json"),
];

/// Every profile, the neutral one first.
#[must_use]
pub fn all() -> Vec<Profile> {
    FILES.iter().filter_map(|file| serde_json::from_str(file).ok()).collect()
}

/// The profile of this name, or the neutral one.
#[must_use]
pub fn named(name: Option<&str>) -> Profile {
    let mut profiles = all();
    let at = profiles.iter().position(|profile| Some(profile.name.as_str()) == name).unwrap_or(0);
    profiles.swap_remove(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_profile() {
        assert_eq!(all().len(), FILES.len(), "a profile that cannot be read would silently become the neutral one");
        assert_eq!(named(Some("utskrivning")).name, "utskrivning");
        assert_eq!(named(Some("okänd")).name, "neutral", "an unknown region gets the law and nothing more");
    }
}
