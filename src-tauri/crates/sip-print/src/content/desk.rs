//! The compositor's desk: the sheet, the letters and the sentences, with what every part needs.

use sip_model::{Case, Date};
use sip_text::Text;

use crate::font::Fonts;
use crate::layout::{Para, Run, Strip, Style, set};
use crate::sheet::PlanSheet;

pub(super) struct Desk<'a> {
    pub(super) sheet: &'a PlanSheet<'a>,
    pub(super) case: &'a Case,
    pub(super) fonts: &'a Fonts,
    pub(super) text: &'a Text,
    /// The day whose year is not said again.
    pub(super) day: Option<Date>,
}

/// Stands for a star in a value while the stars of the sentence are read.
const STAR: char = '\u{e000}';

impl<'a> Desk<'a> {
    pub(super) fn new(sheet: &'a PlanSheet<'a>, fonts: &'a Fonts, text: &'a Text) -> Self {
        Self { sheet, case: sheet.case, fonts, text, day: sheet.day() }
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
        set(paras, width, self.fonts)
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
