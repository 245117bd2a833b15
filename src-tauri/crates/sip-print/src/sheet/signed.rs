//! How somebody signed, or did not.

use sip_model::Moment;
use sip_model::id::ParticipantId;

/// A dot of a stroke: where on a pad of 600 by 200, and how hard it was pressed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// 0 to 1.
    pub pressure: f32,
}

/// How somebody signed. No name is ever written for anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedHow {
    /// With strokes on the screen.
    Screen,
    /// With a pen, on the paper.
    Paper,
    /// Does not want to.
    Declines,
    /// Cannot.
    Unable,
    /// Somebody else, for them.
    Proxy,
    /// Was not there.
    Absent,
}

/// What one participant did when the plan was signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Signed {
    /// Who.
    pub participant: ParticipantId,
    /// How.
    pub how: SignedHow,
    /// When, by the computer's own clock.
    pub at: Moment,
    /// Who and why, where somebody else signs or nobody can.
    pub note: Option<String>,
    /// How the person was identified.
    pub identified: Option<String>,
    /// The strokes, to be drawn at any size.
    pub strokes: Vec<Vec<Dot>>,
    /// After the plan was established.
    pub late: bool,
}
