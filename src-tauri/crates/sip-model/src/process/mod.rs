//! The process as states and acts: what may be done when, and why not (ruling 13).

mod decided;
mod standing;
mod to_tell;

pub use decided::touches_decided;
pub use standing::{Standing, says_no};
pub use to_tell::to_tell;

use crate::ending::EndingKind;
use crate::plan::PlanStatus;

/// An act on a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Writing in the plan.
    Edit,
    /// "Läst upp och det stämmer."
    Confirm,
    /// The person takes the yes back.
    Withdraw,
    /// A new consent after that.
    Renew,
    /// The kallelse goes out.
    Summon,
    /// Lock for signing.
    Lock,
    /// Unlock.
    Unlock,
    /// Establish (upprätta).
    Establish,
    /// Give a copy or an extract to somebody.
    HandOut,
    /// Decide what a follow-up leads to.
    FollowUp,
    /// Close the plan.
    Close,
    /// Open it again.
    Reopen,
    /// Hand the case to another unit.
    HandOver,
    /// Take it back.
    TakeBack,
    /// A colleague takes over.
    TakeOver,
    /// Note what somebody thinks is wrong.
    Correct,
    /// Note that somebody was told of the ending.
    Inform,
    /// Take a party or a topic out of the consent: works at once, and anyone may note it (ruling 2).
    Narrow,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 18] = [
        Self::Edit,
        Self::Confirm,
        Self::Withdraw,
        Self::Renew,
        Self::Summon,
        Self::Lock,
        Self::Unlock,
        Self::Establish,
        Self::HandOut,
        Self::FollowUp,
        Self::Close,
        Self::Reopen,
        Self::HandOver,
        Self::TakeBack,
        Self::TakeOver,
        Self::Correct,
        Self::Inform,
        Self::Narrow,
    ];

    /// The word for screens and history.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Confirm => "confirm",
            Self::Withdraw => "withdraw",
            Self::Renew => "renew",
            Self::Summon => "summon",
            Self::Lock => "lock",
            Self::Unlock => "unlock",
            Self::Establish => "establish",
            Self::HandOut => "handOut",
            Self::FollowUp => "followUp",
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::HandOver => "handOver",
            Self::TakeBack => "takeBack",
            Self::TakeOver => "takeOver",
            Self::Correct => "correct",
            Self::Inform => "inform",
            Self::Narrow => "narrow",
        }
    }
}

/// Why an act cannot be done now: the key of two sentences, what is wrong and what would allow it.
/// Nothing when it can.
#[must_use]
pub fn refusal(act: Act, at: &Standing) -> Option<&'static str> {
    use Act::{
        Close, Confirm, Correct, Edit, Establish, FollowUp, HandOut, HandOver, Inform, Lock, Narrow, Renew, Reopen,
        Summon, TakeBack, TakeOver, Unlock, Withdraw,
    };
    if act == Narrow {
        return at.withdrawn.then_some("consent-withdrawn");
    }
    if at.handed_on {
        // Anyone may note that the person takes the yes back (ruling 2).
        let withdraws = act == Withdraw && !at.withdrawn;
        return (act != TakeBack && !withdraws).then_some("handed-on");
    }
    let closed = at.state == PlanStatus::Closed;
    match act {
        TakeBack => Some("not-handed-on"),
        Renew => (!at.withdrawn).then_some("not-withdrawn"),
        Reopen if at.withdrawn => Some("reopen-needs-yes"),
        Reopen => (!closed).then_some("not-closed"),
        Inform => (!closed).then_some("not-closed"),
        Withdraw if at.withdrawn => Some("withdrawn-already"),
        Withdraw => (!at.answered).then_some("nothing-to-withdraw"),
        HandOut if at.withdrawn => Some("consent-withdrawn"),
        HandOut if at.ending == Some(EndingKind::WrongPerson) => Some("case-closed"),
        HandOut => (!at.established).then_some("nothing-established"),
        Correct if closed => None,
        _ if at.withdrawn => Some("consent-withdrawn"),
        _ if closed => Some("case-closed"),
        Lock | Establish if at.state == PlanStatus::Established => Some("already-established"),
        Lock | Establish => None,
        Unlock => (at.state != PlanStatus::Locked).then_some("not-locked"),
        _ if at.state == PlanStatus::Locked => Some("case-locked"),
        Summon => at.why_no_summons(),
        FollowUp => (!at.established && !at.reported).then_some("nothing-established"),
        Edit | Confirm | Close | HandOver | TakeOver | Correct | Narrow => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing() -> Standing {
        Standing { state: PlanStatus::Draft, ..Standing::default() }
    }

    #[test]
    fn a_case_that_was_handed_on_is_read_only_here() {
        let at = Standing { handed_on: true, established: true, ..standing() };
        for act in Act::ALL {
            let open = matches!(act, Act::TakeBack | Act::Withdraw | Act::Narrow);
            assert_eq!(refusal(act, &at).is_none(), open, "{act:?}: the other unit documents it now");
        }
    }

    #[test]
    fn a_withdrawal_leaves_only_what_keeps_faith_with_it() {
        let at =
            Standing { state: PlanStatus::Closed, withdrawn: true, answered: true, established: true, ..standing() };
        let open: Vec<Act> = Act::ALL.into_iter().filter(|act| refusal(*act, &at).is_none()).collect();
        assert_eq!(open, [Act::Renew, Act::Correct, Act::Inform], "nothing is written or handed out after it");
    }

    #[test]
    fn what_is_locked_yields_to_a_withdrawal_alone() {
        let at = Standing { state: PlanStatus::Locked, answered: true, ..standing() };
        assert_eq!(refusal(Act::Withdraw, &at), None, "a withdrawal wins over a lock");
        assert_eq!(refusal(Act::Edit, &at), Some("case-locked"), "people are signing what was locked");
    }
}
