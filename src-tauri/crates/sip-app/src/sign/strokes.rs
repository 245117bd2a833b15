//! What was written on the pad: vectors with time and pressure, and whether they can be a signature.

use serde::{Deserialize, Serialize};

/// The pad that they are written on, in its own measure.
const WIDE: f64 = 600.0;
const TALL: f64 = 200.0;
/// A pen may slip over the edge.
const SLIP: f64 = 40.0;
const MOST_STROKES: usize = 400;
const MOST_DOTS: usize = 40_000;
/// Shorter than this, all of it together, is a dot.
const SHORTEST: f64 = 30.0;
/// How far from one straight line something must lie, as a share of its length, and at least.
const BENT: f64 = 0.03;
const BENT_LEAST: f64 = 4.0;

/// A dot of a stroke.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dot {
    /// From the left, of 600.
    pub x: f64,
    /// From the top, of 200.
    pub y: f64,
    /// Milliseconds since the first.
    pub t: f64,
    /// 0 to 1; a half where nothing tells it.
    #[serde(default = "half")]
    pub pressure: f64,
}

fn half() -> f64 {
    0.5
}

/// The strokes of one signature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ink {
    /// Each from where the pen was set down.
    pub strokes: Vec<Vec<Dot>>,
}

impl Ink {
    /// Why these are no signature, as the key of its sentences; nothing when they can be one.
    pub(super) fn refused(&self) -> Option<&'static str> {
        let dots: Vec<Dot> = self.strokes.iter().flatten().copied().collect();
        if self.strokes.len() > MOST_STROKES || dots.len() > MOST_DOTS {
            return Some("strokes-too-many");
        }
        let numbers = |dot: &Dot| [dot.x, dot.y, dot.t, dot.pressure].iter().all(|number| number.is_finite());
        let on_pad = |dot: &Dot| {
            (-SLIP..=WIDE + SLIP).contains(&dot.x)
                && (-SLIP..=TALL + SLIP).contains(&dot.y)
                && (0.0..=1.0).contains(&dot.pressure)
                && dot.t >= 0.0
        };
        if !dots.iter().all(|dot| numbers(dot) && on_pad(dot)) {
            return Some("strokes-off-pad");
        }
        let written: f64 = self.strokes.iter().map(|stroke| length(stroke)).sum();
        let (long, wide) = spread(&dots);
        if dots.is_empty() || written < SHORTEST || long < SHORTEST / 2.0 {
            return Some("stroke-too-short");
        }
        (wide < (long * BENT).max(BENT_LEAST)).then_some("stroke-straight")
    }
}

fn length(stroke: &[Dot]) -> f64 {
    stroke.windows(2).map(|pair| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y)).sum()
}

/// How far the dots reach along the line that they follow most, and across it.
fn spread(dots: &[Dot]) -> (f64, f64) {
    let count = dots.len().max(1) as f64;
    let (x, y) = dots.iter().fold((0.0, 0.0), |sum, dot| (sum.0 + dot.x / count, sum.1 + dot.y / count));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for dot in dots {
        let (a, b) = (dot.x - x, dot.y - y);
        (xx, yy, xy) = (xx + a * a, yy + b * b, xy + a * b);
    }
    let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
    let (cos, sin) = (angle.cos(), angle.sin());
    let reach = |of: &dyn Fn(&Dot) -> f64| {
        let (least, most) = dots
            .iter()
            .map(of)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), at| (at.min(least), at.max(most)));
        (most - least).max(0.0)
    };
    (reach(&|dot| dot.x * cos + dot.y * sin), reach(&|dot| dot.y * cos - dot.x * sin))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(strokes: &[&[(f64, f64)]]) -> Ink {
        let dot = |(at, (x, y)): (usize, &(f64, f64))| Dot { x: *x, y: *y, t: at as f64 * 8.0, pressure: 0.5 };
        Ink { strokes: strokes.iter().map(|stroke| stroke.iter().enumerate().map(dot).collect()).collect() }
    }

    #[test]
    fn a_dot_and_a_straight_line_are_no_signature() {
        assert_eq!(ink(&[]).refused(), Some("stroke-too-short"), "nothing");
        assert_eq!(ink(&[&[(10.0, 10.0)]]).refused(), Some("stroke-too-short"), "a dot");
        assert_eq!(ink(&[&[(10.0, 10.0), (12.0, 11.0)], &[(11.0, 12.0)]]).refused(), Some("stroke-too-short"));
        assert_eq!(ink(&[&[(10.0, 100.0), (590.0, 100.0)]]).refused(), Some("stroke-straight"), "level");
        assert_eq!(ink(&[&[(10.0, 10.0), (50.0, 30.0), (90.0, 50.0)]]).refused(), Some("stroke-straight"), "leaning");
        assert_eq!(ink(&[&[(300.0, 10.0), (300.5, 190.0)]]).refused(), Some("stroke-straight"), "upright");
        let twice = ink(&[&[(10.0, 100.0), (300.0, 101.0)], &[(300.0, 100.0), (10.0, 99.0)]]);
        assert_eq!(twice.refused(), Some("stroke-straight"), "and back again");
    }

    #[test]
    fn a_name_a_cross_and_a_shaky_hand_are() {
        let wave: Vec<(f64, f64)> =
            (0..60).map(|at| (20.0 + f64::from(at) * 5.0, 100.0 + 20.0 * f64::from(at).sin())).collect();
        assert_eq!(ink(&[&wave]).refused(), None, "a name");
        assert_eq!(ink(&[&[(10.0, 10.0), (60.0, 60.0)], &[(60.0, 10.0), (10.0, 60.0)]]).refused(), None, "a cross");
        let small: Vec<(f64, f64)> = wave.iter().map(|(x, y)| (x / 4.0, y / 4.0)).collect();
        assert_eq!(ink(&[&small]).refused(), None, "small writing");
    }

    #[test]
    fn what_is_off_the_pad_or_endless_is_refused() {
        assert_eq!(ink(&[&[(10.0, 10.0), (900.0, 90.0), (40.0, 60.0)]]).refused(), Some("strokes-off-pad"));
        let mut endless = ink(&[&[(10.0, 10.0), (60.0, 60.0), (80.0, 20.0)]]);
        endless.strokes = vec![endless.strokes[0].clone(); 401];
        assert_eq!(endless.refused(), Some("strokes-too-many"));
        let mut nowhere = ink(&[&[(10.0, 10.0), (60.0, 60.0), (80.0, 20.0)]]);
        nowhere.strokes[0][1].x = f64::NAN;
        assert_eq!(nowhere.refused(), Some("strokes-off-pad"));
    }
}
