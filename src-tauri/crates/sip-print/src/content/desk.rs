//! The compositor's desk: the case, the letters and the sentences, with what every part needs.

use std::ops::Deref;

use sip_model::{Case, Date, Moment};
use sip_text::{Text, dates};

use crate::font::Fonts;
use crate::layout::{Para, Run, Strip, Style, set};
use crate::sheet::{Exemplar, PlanSheet, Setting};

/// What every sheet is made on.
pub(super) struct Desk<'a> {
    pub(super) case: &'a Case,
    pub(super) fonts: &'a Fonts,
    pub(super) text: &'a Text,
    /// The day whose year is not said again.
    pub(super) day: Option<Date>,
    /// The one who reads an extract, and may not learn who else is in the plan (ruling 3).
    pub(super) reader: Option<&'a str>,
    pub(super) setting: Setting<'a>,
    /// No letter is smaller, points.
    pub(super) least: f32,
}

/// The desk with a plan on it.
pub(super) struct PlanDesk<'a> {
    desk: Desk<'a>,
    pub(super) sheet: &'a PlanSheet<'a>,
}

/// Stands for a star in a value while the stars of the sentence are read.
const STAR: char = '\u{e000}';

impl<'a> Desk<'a> {
    /// A desk for a sheet of the day.
    pub(super) fn new(case: &'a Case, fonts: &'a Fonts, text: &'a Text, day: Option<Date>) -> Self {
        Self { case, fonts, text, day, reader: None, setting: Setting::default(), least: 0.0 }
    }

    /// The same desk, for a sheet that is set so.
    pub(super) fn set_as(self, setting: Setting<'a>) -> Self {
        let least = if setting.large { Style::TEXT.size } else { 0.0 };
        Self { setting, least, ..self }
    }

    /// A sentence in one style.
    pub(super) fn say(&self, key: &str) -> String {
        self.text.say(key)
    }

    /// A sentence whose starred words are bold. A star in a value is a star.
    pub(super) fn rich(&self, key: &str, values: &[(&str, &str)]) -> Vec<Run> {
        let values: Vec<(&str, String)> =
            values.iter().map(|(name, value)| (*name, value.replace('*', &STAR.to_string()))).collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let said = self.text.say_with(key, &values);
        let styled = |(at, part): (usize, &str)| Run {
            text: part.replace(STAR, "*"),
            style: if at % 2 == 1 { Style::BOLD } else { Style::TEXT },
        };
        said.split('*').enumerate().map(styled).filter(|run| !run.text.is_empty()).collect()
    }

    /// Sentences after each other in one paragraph.
    pub(super) fn joined(&self, sentences: Vec<Vec<Run>>) -> Vec<Run> {
        let mut joined: Vec<Run> = Vec::new();
        for mut sentence in sentences.into_iter().filter(|sentence| !sentence.is_empty()) {
            if let Some(last) = joined.last() {
                sentence.insert(0, Run { text: " ".to_owned(), style: last.style });
            }
            joined.append(&mut sentence);
        }
        joined
    }

    /// Paragraphs set in a column.
    pub(super) fn set(&self, paras: &[Para], width: f32) -> Vec<Strip> {
        let large: Vec<Para> = paras.iter().cloned().map(|para| enlarged(para, self.least)).collect();
        set(&large, width, self.fonts)
    }
}

impl<'a> PlanDesk<'a> {
    pub(super) fn new(sheet: &'a PlanSheet<'a>, fonts: &'a Fonts, text: &'a Text) -> Self {
        let reader = match &sheet.exemplar {
            Exemplar::Extract { whose, .. } => Some(whose.as_str()),
            _ => None,
        };
        let desk = Desk::new(sheet.case, fonts, text, sheet.day()).set_as(sheet.setting);
        Self { desk: Desk { reader, ..desk }, sheet }
    }
}

impl<'a> Deref for PlanDesk<'a> {
    type Target = Desk<'a>;

    fn deref(&self) -> &Desk<'a> {
        &self.desk
    }
}

/// Words that are there: `None` when missing or only spaces.
pub(super) fn said(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

/// Text in the running style.
pub(super) fn plain(text: impl Into<String>) -> Vec<Run> {
    vec![Run { text: text.into(), style: Style::TEXT }]
}

/// "7 oktober 2026 kl. 14.10".
pub(super) fn moment(at: Moment) -> String {
    let space = dates::NO_BREAK;
    format!("{} kl.{space}{}", dates::full(at.date()), dates::clock(at))
}

/// The same words in another size.
pub(super) fn sized(runs: Vec<Run>, size: f32) -> Vec<Run> {
    runs.into_iter().map(|run| Run { style: run.style.sized(size), ..run }).collect()
}

/// With no letter smaller than `least`.
fn enlarged(para: Para, least: f32) -> Para {
    let size = |runs: &[Run]| runs.iter().map(|run| run.style.size).fold(0.0, f32::max);
    let before = size(&para.runs);
    let style = |style: Style| style.sized(style.size.max(least));
    let runs: Vec<Run> = para.runs.into_iter().map(|run| Run { style: style(run.style), ..run }).collect();
    let times = if before > 0.0 { size(&runs) / before } else { 1.0 };
    Para { leading: para.leading * times, runs, ..para }
}
