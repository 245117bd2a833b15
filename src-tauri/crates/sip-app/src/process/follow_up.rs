//! A follow-up decides: the plan is revised, goes on, or ends. It decides nothing before every
//! goal and every insats has been gone through.

use sip_model::Case;
use sip_model::follow_up::{FollowUpDecision, HeldFollowUp};
use sip_model::item::standing;
use sip_model::plan::GoalResult;
use sip_model::process::Act as Deed;
use sip_wire::request::FollowUpDecide;
use sip_wire::view::Changed;

use super::close::ending_kind;
use super::{set, stamp, words};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Decides what a follow-up leads to.
    ///
    /// # Errors
    /// `follow-up-incomplete` with the first field that is missing; `next-missing` when the plan
    /// goes on without a day; `decided-already`; what closing says; what the process says.
    pub fn decide_follow_up(&mut self, request: &FollowUpDecide) -> Result<Changed, AppError> {
        let id = &request.case;
        let case = self.allow(id, Deed::FollowUp)?;
        let held = case.follow_ups.iter().find(|held| held.id.as_str() == request.follow_up && held.struck.is_none());
        let Some(held) = held else { return Err(AppError::bad("no-such-follow-up")) };
        if held.decision.is_some() {
            return Err(AppError::not_now("decided-already"));
        }
        let decision: FollowUpDecision =
            serde_json::from_value(request.decision.as_str().into()).map_err(|_| AppError::bad("no-such-decision"))?;
        let open = unanswered(&case, held);
        if let Some(first) = open.first() {
            return Err(AppError::not_now("follow-up-incomplete").at(first).with("count", open.len()));
        }
        let now = self.now();
        let path = format!("/followUps/{}", held.id);
        let mut sets = vec![
            set(format!("{path}/decision"), decision.word()),
            set(format!("{path}/decidedAt"), stamp(now)),
            set(format!("{path}/decidedBy"), self.user()?),
        ];
        let mut said = String::new();
        match decision {
            FollowUpDecision::Revise => {}
            FollowUpDecision::Continue => {
                let next = held.next.as_ref();
                if next.is_none_or(|next| next.at.is_none() || next.coordinator_until.is_none()) {
                    return Err(AppError::not_now("next-missing").at(format!("{path}/next/at")));
                }
            }
            FollowUpDecision::Close => {
                let kind = ending_kind(request.ending.as_deref().unwrap_or_default())?;
                said = words(request.reason.as_deref().unwrap_or_default())?;
                sets.push(self.ending(&case, kind, now, &said)?);
            }
        }
        self.perform(id, Deed::FollowUp, &said, &sets)
    }
}

/// The fields that a follow-up has not answered yet.
fn unanswered(case: &Case, held: &HeldFollowUp) -> Vec<String> {
    let mut open = Vec::new();
    for goal in case.goals() {
        let path = format!("/plan/goals/{}", goal.id);
        let found = standing(&goal.results).find(|found| found.follow_up.as_deref() == Some(held.id.as_str()));
        match found.map(|found| (found.result, found.why.is_some())) {
            None | Some((None, _)) => open.push(format!("{path}/results")),
            Some((Some(GoalResult::Partly | GoalResult::NotYet), false)) => open.push(format!("{path}/results/why")),
            Some(_) => {}
        }
        for insats in standing(&goal.insatser) {
            let found = standing(&insats.results).find(|found| found.follow_up.as_deref() == Some(held.id.as_str()));
            if found.is_none_or(|found| found.result.is_none()) {
                open.push(format!("{path}/insatser/{}/results", insats.id));
            }
        }
    }
    open
}
