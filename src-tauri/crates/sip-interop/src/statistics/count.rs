//! From cases to numbers.

use std::sync::LazyLock;

use sip_model::calendar::{next_working_day, summons_deadline};
use sip_model::consent::UNABLE;
use sip_model::ending::EndingKind;
use sip_model::item::standing;
use sip_model::plan::{Decision, PlanStatus, ResponsibleAuthority};
use sip_model::profile::{self, Profile};
use sip_model::{Case, Date};

use super::{
    Dissents, Established, Insatser, SCHEMA_VERSION, SmallCount, Statistics, SummonsTimes, Tally, WithOrWithout,
};

/// The word for what was not said.
const MISSING: &str = "saknas";
/// The word for what was said in other words.
const OTHER: &str = "annat";
/// The ways to give a consent that the case file has words for.
const FORMS: [&str; 4] = ["muntligt", "skriftligt", "per telefon", UNABLE];

static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(profile::all);

/// A case to be counted.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its state in this program. What a file told of is reported history and no state (ruling 15).
    pub state: PlanStatus,
    /// How many versions of it this program established.
    pub established: u32,
}

/// Counts the cases. What was struck does not count.
#[must_use]
pub fn count(cases: &[Counted<'_>]) -> Statistics {
    let number = |is: &dyn Fn(&Case) -> bool| many(cases.iter().filter(|counted| is(counted.case)));
    let with = number(&has_coordinator);
    let dissents = || cases.iter().flat_map(|counted| standing(&counted.case.plan.dissent));
    let settled = many(dissents().filter(|dissent| dissent.resolved == Some(true)));
    Statistics {
        schema_version: SCHEMA_VERSION,
        cases: many(cases),
        by_state: tally(PlanStatus::WORDS, cases.iter().map(|counted| counted.state.word())),
        by_region_profile: tally(
            &PROFILES.iter().map(|profile| profile.name.as_str()).collect::<Vec<_>>(),
            cases.iter().filter_map(|counted| profile_of(counted.case)),
        ),
        established: Established {
            cases: many(cases.iter().filter(|counted| counted.established > 0)),
            versions: cases.iter().map(|counted| counted.established).sum(),
        },
        coordinator: WithOrWithout { with, without: many(cases) - with },
        follow_up_planned: number(&|case| case.follow_up.planned != Some(false) && case.follow_up.at.is_some()),
        consent_forms: tally(
            &[FORMS.as_slice(), &[OTHER, MISSING]].concat(),
            cases.iter().map(|counted| consent_form(counted.case)),
        ),
        meetings_held: number(&|case| case.meeting.started_at.is_some()),
        insatser: insatser(cases),
        endings: tally(
            &[EndingKind::WORDS, &[MISSING]].concat(),
            cases
                .iter()
                .filter_map(|counted| counted.case.ending())
                .map(|ending| ending.kind.map_or(MISSING, EndingKind::word)),
        ),
        sip_kollen_offered: number(&|case| case.sip_kollen.offered == Some(true)),
        summons: summons(cases),
        dissent: Dissents {
            cases: number(&|case| standing(&case.plan.dissent).next().is_some()),
            open: many(dissents()) - settled,
            settled,
        },
        with_guardians: number(&|case| standing(&case.person.guardians).next().is_some()),
        protected: SmallCount::of(number(&|case| case.person.is_protected())),
    }
}

fn many(things: impl IntoIterator) -> u32 {
    u32::try_from(things.into_iter().count()).unwrap_or(u32::MAX)
}

/// Every word of the set with how often it was said.
fn tally(set: &[&'static str], said: impl Iterator<Item = &'static str>) -> Tally {
    let mut tally: Tally = set.iter().map(|word| (*word, 0)).collect();
    for word in said {
        *tally.entry(word).or_default() += 1;
    }
    tally
}

/// The name of the profile whose rules the case follows, out of the program's own list.
fn profile_of(case: &Case) -> Option<&'static str> {
    let name = profile::named(case.region_profile.as_deref()).name;
    PROFILES.iter().map(|profile| profile.name.as_str()).find(|own| *own == name)
}

/// As the guideline's check sees it: a samordnare who was struck is none.
fn has_coordinator(case: &Case) -> bool {
    let coordinator = case.coordinator.participant_id.as_ref().and_then(|id| case.participant(id));
    coordinator.is_some_and(|participant| participant.struck.is_none())
}

fn consent_form(case: &Case) -> &'static str {
    let consent = &case.consent;
    let is_answered = consent.is_unable() || (consent.given_at.is_some() && consent.to_plan == Some(true));
    match consent.form.as_deref().map(str::trim) {
        Some(form) if is_answered => {
            FORMS.iter().copied().find(|known| known.eq_ignore_ascii_case(form)).unwrap_or(OTHER)
        }
        _ => MISSING,
    }
}

fn insatser(cases: &[Counted<'_>]) -> Insatser {
    let insatser = || cases.iter().flat_map(|counted| counted.case.insatser()).map(|(_, insats)| insats);
    Insatser {
        total: many(insatser()),
        by_decision: tally(
            &[Decision::WORDS, &[MISSING]].concat(),
            insatser().map(|insats| insats.decision.map_or(MISSING, Decision::word)),
        ),
        by_responsible: tally(
            &[ResponsibleAuthority::WORDS, &[MISSING]].concat(),
            insatser().map(|insats| insats.responsible.authority.map_or(MISSING, ResponsibleAuthority::word)),
        ),
    }
}

fn summons(cases: &[Counted<'_>]) -> SummonsTimes {
    let mut times = SummonsTimes {
        ready: 0,
        sent: 0,
        within_three_days: 0,
        next_working_day: 0,
        later: 0,
        within_three_days_share: None,
    };
    for Counted { case, .. } in cases {
        let ready = case.discharge.as_ref().and_then(|discharge| discharge.ready_for_discharge_at);
        let Some(deadline) = ready.map(summons_deadline) else { continue };
        times.ready += 1;
        let Some(sent) = first_sent(case) else { continue };
        times.sent += 1;
        if sent <= deadline {
            times.within_three_days += 1;
        } else if sent <= next_working_day(deadline) {
            times.next_working_day += 1;
        } else {
            times.later += 1;
        }
    }
    times.within_three_days_share = (100 * times.within_three_days + times.sent / 2).checked_div(times.sent);
    times
}

/// The day the kallelse went out for the first time.
fn first_sent(case: &Case) -> Option<Date> {
    let sendings = case.summons.sendings.iter().filter_map(|sending| sending.at);
    sendings.chain(case.summons.sent_at).min().map(sip_model::Moment::date)
}
