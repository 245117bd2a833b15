//! The check of a case, with its Swedish.

use sip_model::check::{CODES, Finding, Severity, check, shared_texts};
use sip_model::{Case, Date};
use sip_text::{Text, dates, jargon, lists};
use sip_wire::view::FindingView;

use crate::app::App;
use crate::host::Host;

/// Everything that the check finds, hard words among it.
#[must_use]
pub(crate) fn run<'a>(case: &Case, today: Date, contested: impl Iterator<Item = &'a str>) -> Vec<Finding> {
    let mut findings = check(case, Some(today));
    findings.extend(contested.map(|path| Finding::new("contested", Severity::Block, path)));
    for text in shared_texts(case) {
        for found in jargon::find(text.words) {
            let finding = Finding::new("jargon", Severity::Warn, text.field.clone())
                .with("word", found.word)
                .with("plain", found.plain);
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
    }
    findings
}

impl<H: Host> App<H> {
    /// Checks a case that is not in the folder.
    pub fn check_file(&self, case: &Case) -> Vec<FindingView> {
        views(&self.text, case, run(case, self.today(), std::iter::empty()))
    }
}

/// The findings with their sentences.
#[must_use]
pub(crate) fn views(text: &Text, case: &Case, findings: Vec<Finding>) -> Vec<FindingView> {
    let given = case.given_name();
    let person = if given.is_empty() { text.say("finding-the-person") } else { given.to_owned() };
    let genitive = lists::genitive(&person);
    findings
        .into_iter()
        .map(|finding| {
            debug_assert!(CODES.contains(&finding.code.as_str()), "a code without a sentence");
            let words: Vec<(String, String)> = finding
                .words
                .iter()
                .map(|(name, word)| {
                    let said = word.parse::<Date>().map(dates::full);
                    (name.clone(), said.unwrap_or_else(|_| word.clone()))
                })
                .collect();
            let mut values: Vec<(&str, &str)> =
                words.iter().map(|(name, word)| (name.as_str(), word.as_str())).collect();
            values.push(("person", &person));
            values.push(("persons", &genitive));
            FindingView {
                message: text.say_with(&format!("finding-{}", finding.code), &values),
                advice: text.say_with(&format!("finding-{}-do", finding.code), &values),
                finding,
            }
        })
        .collect()
}
