//! A signature, drawn again from its strokes at the size that there is room for.

use crate::layout::{Corner, Ink, Mark, Paint, Strip, disc};
use crate::sheet::Dot;

/// Width of the pad that the strokes were written on, in its own measure.
const PAD: f32 = 600.0;
/// How much larger than the pad small writing is drawn, at most.
const GROWS: f32 = 1.6;
/// The thinnest line, and what full pressure adds to it, points.
const THIN: f32 = 0.7;
const PRESSED: f32 = 1.1;

/// The strokes in a strip no wider than `wide` and exactly `tall`. Nothing where nothing was written.
pub(super) fn drawn(strokes: &[Vec<Dot>], wide: f32, tall: f32) -> Option<Strip> {
    let dots = || strokes.iter().flatten();
    let least = |of: fn(&Dot) -> f32| dots().map(of).fold(f32::INFINITY, f32::min);
    let most = |of: fn(&Dot) -> f32| dots().map(of).fold(f32::NEG_INFINITY, f32::max);
    let (left, top) = (least(|dot| dot.x), least(|dot| dot.y));
    let (across, down) = (most(|dot| dot.x) - left, most(|dot| dot.y) - top);
    if !(across.is_finite() && down.is_finite()) {
        return None;
    }
    let room = (wide - THIN - PRESSED, tall - THIN - PRESSED);
    let scale = (room.0 / across.max(1.0)).min(room.1 / down.max(1.0)).min(GROWS * wide / PAD);
    // It stands on the line to sign on.
    let lift = tall - (THIN + PRESSED) / 2.0 - down * scale;
    let place = |dot: &Dot| ((dot.x - left) * scale + (THIN + PRESSED) / 2.0, (dot.y - top) * scale + lift);
    let marks = strokes.iter().filter(|stroke| !stroke.is_empty()).map(|stroke| one(stroke, &place)).collect();
    Some(Strip { height: tall, marks })
}

fn one(stroke: &[Dot], place: &dyn Fn(&Dot) -> (f32, f32)) -> Mark {
    let pressure = stroke.iter().map(|dot| dot.pressure).sum::<f32>() / stroke.len() as f32;
    let width = THIN + PRESSED * pressure.clamp(0.0, 1.0);
    let points: Vec<(f32, f32)> = stroke.iter().map(place).collect();
    if let [(x, y)] = points.as_slice() {
        return disc(*x, *y, width * 0.7, Paint::Fill(Ink::Black));
    }
    Mark::Outline { corners: curved(&points), closed: false, paint: Paint::Stroke { width, ink: Ink::Black } }
}

/// A curve through the middles between points, bent towards the points themselves.
fn curved(points: &[(f32, f32)]) -> Vec<Corner> {
    let corner = |(x, y): (f32, f32), bent| Corner { x, y, bent };
    let between = |a: (f32, f32), b: (f32, f32), share: f32| (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share);
    let mut corners: Vec<Corner> = points.first().map(|first| corner(*first, false)).into_iter().collect();
    let mut from = points.first().copied().unwrap_or_default();
    for pair in points.windows(2).skip(1) {
        let to = between(pair[0], pair[1], 0.5);
        corners.push(corner(between(from, pair[0], 2.0 / 3.0), true));
        corners.push(corner(between(to, pair[0], 2.0 / 3.0), true));
        corners.push(corner(to, false));
        from = to;
    }
    corners.extend(points.last().map(|last| corner(*last, false)));
    corners
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(points: &[(f32, f32)]) -> Vec<Dot> {
        points.iter().map(|(x, y)| Dot { x: *x, y: *y, pressure: 0.5 }).collect()
    }

    #[test]
    fn ink_stays_in_its_room_at_any_size() {
        let strokes = [stroke(&[(0.0, 0.0), (300.0, 200.0), (600.0, 10.0)]), stroke(&[(20.0, 20.0)])];
        for (wide, tall) in [(140.0, 34.0), (40.0, 60.0), (500.0, 20.0)] {
            let strip = drawn(&strokes, wide, tall).unwrap();
            for mark in &strip.marks {
                let Mark::Outline { corners, .. } = mark else { panic!("only outlines") };
                for corner in corners {
                    assert!((0.0..=wide).contains(&corner.x) && (0.0..=tall).contains(&corner.y), "{corner:?}");
                }
            }
        }
        assert_eq!(drawn(&[], 100.0, 30.0), None, "no ink where nobody wrote");
    }
}
