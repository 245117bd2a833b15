//! What a SIP is, in plain words, to take home and think about.

use sip_model::Case;
use sip_text::dates;

use super::desk::{Desk, sized};
use super::furniture::{Foot, Furniture, SIDE, letterhead};
use super::pen;
use crate::font::{Face, Fonts};
use crate::layout::{
    Align, Block, Column, Edge, Flow, Frame, Page, Para, Run, Sign, Style, WIDTH, What, mm, paginate, width,
};
use crate::sheet::InformationSheet;

/// A section: its heading, and paragraphs or points.
struct Section {
    heading: &'static str,
    words: &'static [&'static str],
    points: &'static [&'static str],
}

const SECTIONS: [Section; 5] = [
    Section { heading: "print-info-what", words: &["print-info-what-words"], points: &[] },
    Section {
        heading: "print-info-decide",
        words: &[],
        points: &["print-info-yes", "print-info-no", "print-info-think"],
    },
    Section {
        heading: "print-info-asked",
        words: &["print-info-asked-words"],
        points: &["print-info-asked-who", "print-info-asked-what", "print-info-asked-long"],
    },
    Section { heading: "print-info-bring", words: &["print-info-bring-words"], points: &[] },
    Section { heading: "print-info-back", words: &["print-info-back-words"], points: &[] },
];

/// It is read alone, at home, by whoever finds reading hard.
const BODY: f32 = 16.0;
const SIDE_PAD: f32 = mm(6.0);
const INSIDE: f32 = WIDTH - 2.0 * SIDE_PAD;
const LARGE: Style = Style::BOLD.sized(21.0);

/// The page.
pub(crate) fn pages(sheet: &InformationSheet<'_>, fonts: &Fonts, text: &sip_text::Text) -> Vec<Page> {
    // It is about nobody.
    let case = Case::default();
    let desk = Desk::new(&case, fonts, text, Some(sheet.made_on)).set_as(sheet.setting);
    let foot =
        Foot { left: vec![sheet.unit.to_owned()], right: vec![desk.say("print-info-foot")], sides: (SIDE, SIDE) };
    let furniture = Furniture::new(&desk, letterhead(&desk, sheet.unit, Some(dates::full(sheet.made_on))), foot);
    let mut flow = Flow::default();
    let heading = Style { face: Face::Voice, size: 26.0, spacing: -0.012, level: 1, ..Style::TEXT };
    let head = [
        Para::text(desk.say("print-info-heading"), heading).leaded(1.1),
        Para::text(desk.say("print-info-lead"), Style::TEXT.sized(BODY)).above(mm(1.2)),
    ];
    flow.add(Block::one(What::Title, desk.set(&head, WIDTH)));
    for section in &SECTIONS {
        flow.add(set_section(&desk, section).gap(mm(4.6)).elastic());
    }
    contact(&desk, sheet, &mut flow);
    let mut pages = paginate(&flow, furniture.area());
    furniture.dress(&mut pages, &desk);
    pages
}

fn set_section(desk: &Desk<'_>, section: &Section) -> Block {
    let mut paras = vec![Para::text(desk.say(section.heading), Style::HEAD.sized(18.0)).leaded(1.2)];
    let of = |key: &&str| Para::of(sized(desk.rich(key, &[]), BODY));
    paras.extend(section.words.iter().map(|key| of(key).leaded(1.28).above(mm(0.8))));
    paras.extend(section.points.iter().map(|key| of(key).above(mm(1.0)).signed(Sign::Point)));
    Block::one(What::Points, desk.set(&paras, WIDTH))
}

/// Whom to call, with the number large, and where to read more.
fn contact(desk: &Desk<'_>, sheet: &InformationSheet<'_>, flow: &mut Flow) {
    let frame = flow.frame(Frame { edge: Edge::Box { width: 2.2, radius: mm(3.0) }, pad: (mm(3.4), mm(4.0)) });
    let mut blocks = Vec::new();
    let heading =
        desk.set(&[Para::text(desk.say("print-info-questions"), Style::HEAD.sized(18.0)).leaded(1.2)], INSIDE);
    blocks.push(Block::new(What::Worse, vec![Column::new(SIDE_PAD, heading)]).gap(mm(4.6)).elastic());
    let named = sheet.contact.filter(|contact| !contact.name.trim().is_empty() || !contact.phone.trim().is_empty());
    blocks.push(match named {
        Some(contact) => {
            let phone = contact.phone.trim().replace(' ', "\u{a0}");
            let large = Run { text: phone, style: LARGE };
            let wide = (width(std::slice::from_ref(&large), desk.fonts) + 1.0).min(INSIDE / 2.0);
            let call = if contact.name.trim().is_empty() {
                desk.rich("print-worse-call-number", &[])
            } else {
                desk.rich("print-worse-call", &[("name", contact.name)])
            };
            let call = desk.set(&[Para::of(sized(call, BODY))], INSIDE - wide - mm(4.0));
            let large = desk.set(&[Para::of(vec![large]).leaded(1.1).aligned(Align::Right)], wide);
            let x = SIDE_PAD + INSIDE - wide;
            Block::new(What::Worse, vec![Column::new(SIDE_PAD, call).middle(), Column::new(x, large).middle()])
        }
        None => {
            let strips = pen::filled_in(desk, &desk.say("print-worse-call-number"), INSIDE);
            Block::new(What::Worse, vec![Column::new(SIDE_PAD, strips)])
        }
    });
    let more = desk.set(&[Para::of(sized(desk.rich("print-info-more", &[]), BODY))], INSIDE);
    blocks.push(Block::new(What::Worse, vec![Column::new(SIDE_PAD, more)]).gap(mm(1.6)));
    let count = blocks.len();
    for (at, block) in blocks.into_iter().enumerate() {
        let block = block.framed(frame);
        flow.add(if at + 1 < count { block.keep() } else { block });
    }
}
