//! What stands in the head: the stamp of an exemplar, the band of arbetsmaterial, and the lamp.

use sip_text::lists;

use super::desk::{Desk, PlanDesk};
use super::furniture::Drawn;
use crate::font::Face;
use crate::layout::{
    Align, Corner, Ink, Mark, Paint, Para, Run, Style, WIDTH, height, line, mm, placed, rectangle, rounded, width,
};
use crate::sheet::Exemplar;

const STAMP: Style = Style { face: Face::Bold, size: 15.0, spacing: 0.1, ink: Ink::Black, level: 0 };

/// ORIGINAL, KOPIA or UTDRAG, with whose it is, in a box no wider than `room`.
pub(super) fn exemplar(desk: &PlanDesk<'_>, room: f32) -> Option<Drawn> {
    let of = |whose: &str| desk.text.say_with("print-whose-exemplar", &[("whose", &lists::genitive(whose))]);
    let (word, whose) = match &desk.sheet.exemplar {
        Exemplar::Draft | Exemplar::Unnamed => return None,
        Exemplar::Original { whose } => (desk.say("print-original"), of(whose)),
        Exemplar::Copy { number, of: count, whose } => (
            desk.text.say_with("print-copy", &[("number", &number.to_string()), ("of", &count.to_string())]),
            of(whose),
        ),
        Exemplar::Extract { whose, .. } => {
            (desk.say("print-extract"), desk.text.say_with("print-extract-to", &[("whose", whose)]))
        }
    };
    let pad = mm(3.2);
    let most = room - 2.0 * pad;
    let whose = Run { text: whose, style: Style::TEXT };
    let word = Run { text: word, style: STAMP };
    let gap = Run { text: "\u{a0} ".to_owned(), style: Style::TEXT };
    let one = vec![word.clone(), gap.clone(), whose.clone()];
    // A long name goes below the word, and over as many lines as it needs.
    let paras = if width(&one, desk.fonts) <= most {
        vec![Para::of(one)]
    } else {
        vec![Para::of(vec![word]).leaded(1.16), Para::of(vec![whose]).leaded(1.16)]
    };
    let wide = paras.iter().map(|para| width(&para.runs, desk.fonts)).fold(0.0, f32::max).min(most) + 0.5;
    let strips = desk.set(&paras, wide);
    let tall = height(&strips) + mm(2.0);
    let outer = wide + 2.0 * pad;
    let mut marks =
        vec![rounded(1.1, 1.1, outer - 2.2, tall - 2.2, mm(1.6), Paint::Stroke { width: 2.2, ink: Ink::Black })];
    marks.extend(placed(&strips, pad, mm(1.0)));
    Some(Drawn { marks, width: outer, height: tall })
}

/// ARBETSMATERIAL across the head, white on black.
pub(super) fn draft(desk: &Desk<'_>, left: f32, top: f32) -> (Vec<Mark>, f32) {
    band(desk, (left, top), &desk.say("print-draft"), &desk.say("print-draft-note"))
}

/// ERSATT AV VERSION 3, where another version holds.
pub(super) fn replaced(desk: &Desk<'_>, left: f32, top: f32) -> Option<(Vec<Mark>, f32)> {
    let version = desk.setting.replaced_by?.to_string();
    let word = desk.text.say_with("print-replaced", &[("version", &version)]);
    Some(band(desk, (left, top), &word, &desk.say("print-replaced-note")))
}

fn band(desk: &Desk<'_>, (left, top): (f32, f32), word: &str, note_words: &str) -> (Vec<Mark>, f32) {
    let white = Style { ink: Ink::White, ..STAMP };
    let note = Style { ink: Ink::White, ..Style::TEXT };
    // Wider apart, and readers of the file take the letters for words.
    let word = Run { text: word.to_owned(), style: Style { spacing: 0.08, ..white } };
    let note = Run { text: format!("\u{a0}\u{a0}\u{a0} {note_words}"), style: note };
    let strips = desk.set(&[Para::of(vec![word, note]).aligned(Align::Centre)], WIDTH);
    let tall = height(&strips) + mm(2.4);
    let mut marks = vec![rectangle(left, top, WIDTH, tall, Paint::Fill(Ink::Black))];
    marks.extend(placed(&strips, left, top + mm(1.2)));
    (marks, tall)
}

/// The lamp over the table, from the design's drawing of 40 units.
pub(super) fn lamp(x: f32, y: f32) -> Vec<Mark> {
    let unit = mm(8.0) / 40.0;
    let at = |right: f32, down: f32, bent: bool| Corner { x: x + right * unit, y: y + down * unit, bent };
    let light = [(13.2, 18.5), (5.5, 32.0), (34.5, 32.0), (26.8, 18.5)].map(|(right, down)| at(right, down, false));
    let shade = [
        (9.5, 19.0, false),
        (9.5, 13.2, true),
        (14.2, 8.5, true),
        (20.0, 8.5, false),
        (25.8, 8.5, true),
        (30.5, 13.2, true),
        (30.5, 19.0, false),
    ]
    .map(|(right, down, bent)| at(right, down, bent));
    let point = |right: f32, down: f32| (x + right * unit, y + down * unit);
    vec![
        Mark::Outline { corners: light.to_vec(), closed: true, paint: Paint::Fill(Ink::Honey) },
        line(point(20.0, 2.5), point(20.0, 8.5), 2.6 * unit, Ink::Black),
        Mark::Outline { corners: shade.to_vec(), closed: true, paint: Paint::Fill(Ink::Black) },
        line(point(3.0, 34.5), point(37.0, 34.5), 3.0 * unit, Ink::Black),
    ]
}
