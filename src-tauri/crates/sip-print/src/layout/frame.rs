//! Boxes around blocks. A box that goes on over a page is closed and opened again.

use super::mark::{Corner, Ink, Mark, Paint, rectangle, rounded};
use super::style::{WIDTH, mm};

/// How a frame looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Edge {
    /// Round corners and a line of this width and radius.
    Box { width: f32, radius: f32 },
    /// The same with a black bar at the left.
    Barred { width: f32, radius: f32 },
    /// Round corners and a dashed line: to be torn off.
    Dashed { width: f32, radius: f32 },
    /// A honey bar at the left and nothing else: the person's own.
    Honey,
}

/// A frame, from margin to margin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    pub edge: Edge,
    /// Space inside, above the first block and below the last.
    pub pad: (f32, f32),
}

/// Width of the bar at the left.
const BAR: f32 = mm(3.2);

impl Frame {
    /// The frame drawn from `top` to `bottom`, its left edge at `left`.
    pub(crate) fn drawn(&self, left: f32, top: f32, bottom: f32) -> Vec<Mark> {
        let height = bottom - top;
        let edge = |width: f32, radius: f32, paint: Paint| {
            rounded(left + width / 2.0, top + width / 2.0, WIDTH - width, height - width, radius, paint)
        };
        let line = |width: f32, radius: f32| edge(width, radius, Paint::Stroke { width, ink: Ink::Black });
        match self.edge {
            Edge::Box { width, radius } => vec![line(width, radius)],
            Edge::Barred { width, radius } => {
                vec![line(width, radius), bar(left, top, height, radius)]
            }
            Edge::Dashed { width, radius } => vec![edge(width, radius, Paint::Dashed { width, ink: Ink::Black })],
            Edge::Honey => vec![rectangle(left, top, BAR, height, Paint::Fill(Ink::Honey))],
        }
    }
}

/// A black bar whose outer corners follow the frame's.
fn bar(left: f32, top: f32, height: f32, radius: f32) -> Mark {
    let Mark::Outline { corners, paint, closed } =
        rounded(left, top, 2.0 * BAR, height, radius, Paint::Fill(Ink::Black))
    else {
        return rectangle(left, top, BAR, height, Paint::Fill(Ink::Black));
    };
    // The right half is folded back onto the edge of the bar.
    let corners = corners.into_iter().map(|corner| Corner { x: corner.x.min(left + BAR), ..corner }).collect();
    Mark::Outline { corners, closed, paint }
}
