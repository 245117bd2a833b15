//! Why something was set aside. Everything else goes on (complaint 13).

use serde::{Deserialize, Serialize};

/// A reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// Not a packet, cut short, or bits were flipped.
    Damaged,
    /// Sealed to somebody else.
    NotForUs,
    /// The signature does not hold.
    Forged,
    /// Of a newer program.
    Newer,
    /// Bigger than anything that this program writes.
    TooBig,
    /// A unit that nobody here trusts.
    UnknownUnit,
    /// A device that is not on its unit's card.
    UnknownDevice,
    /// A device that its unit has revoked.
    Revoked,
    /// Signed for another mailbox, and laid into this one.
    Readdressed,
    /// An old packet under another number, or of another post office.
    Replayed,
    /// The sender may not write or send this.
    NotAllowed,
    /// Changes that no device of their author vouches for, or under another's name.
    Unvouched,
    /// A case that nobody has shared with this unit.
    UnknownCase,
    /// The same plan number for another case.
    OtherCase,
    /// What it would make of the case is no case.
    DoesNotFit,
    /// It builds on changes that have not come yet.
    Gap,
    /// Others heard something of this device that it does not know: its folder was put back from an older copy.
    Returned,
    /// The same again soon after: two copies of its folder are in use.
    Twice,
}

impl Reason {
    /// The word for answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::NotForUs => "notForUs",
            Self::Forged => "forged",
            Self::Newer => "newer",
            Self::TooBig => "tooBig",
            Self::UnknownUnit => "unknownUnit",
            Self::UnknownDevice => "unknownDevice",
            Self::Revoked => "revoked",
            Self::Readdressed => "readdressed",
            Self::Replayed => "replayed",
            Self::NotAllowed => "notAllowed",
            Self::Unvouched => "unvouched",
            Self::UnknownCase => "unknownCase",
            Self::OtherCase => "otherCase",
            Self::DoesNotFit => "doesNotFit",
            Self::Gap => "gap",
            Self::Returned => "returned",
            Self::Twice => "twice",
        }
    }

    /// Whether it may be taken in later: once a unit is trusted, the program is newer, the unit's new
    /// keys or what it builds on have come, or the case was handed to the one who wrote it. What a revoked device left may pass once a person here
    /// has adopted that device ([`crate::Trust::adopted`]).
    #[must_use]
    pub fn may_pass(self) -> bool {
        matches!(
            self,
            Self::Newer
                | Self::NotForUs
                | Self::UnknownUnit
                | Self::UnknownDevice
                | Self::UnknownCase
                | Self::NotAllowed
                | Self::Gap
                | Self::Unvouched
        )
    }
}
