//! axe-core over what is on screen: WCAG 2.0 to 2.2, levels A and AA.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::window::Window;

/// One rule that the view breaks.
#[derive(Debug)]
pub struct Violation {
    /// axe-core's id of the rule, such as `color-contrast`.
    pub rule: String,
    /// What the rule asks for.
    pub help: String,
    /// The elements that break it, with what is wrong.
    pub places: Vec<String>,
}

const TAGS: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const RUN: &str = "const [tags, done] = arguments;
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
        .then(r => done(r.violations), e => done(String(e)))";

impl Window {
    /// What axe-core finds wrong with the view as it stands.
    #[track_caller]
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        let loaded = self.driver().script("return typeof axe === 'object'", &[]).unwrap_or_default();
        if loaded != Value::Bool(true) {
            let path = source();
            let axe = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            // The source is a function body here, so `module` is the driver's own scope; window keeps it.
            let body = format!("{axe}\n;window.axe = axe;");
            self.driver().script(&body, &[]).unwrap_or_else(|refusal| panic!("axe-core: {refusal}"));
        }
        self.settle();
        let found =
            self.driver().script_async(RUN, &[json!(TAGS)]).unwrap_or_else(|refusal| panic!("axe-core: {refusal}"));
        let found = found.as_array().unwrap_or_else(|| panic!("axe-core: {found}"));
        found.iter().map(violation).collect()
    }

    /// Asserts that axe-core finds nothing wrong.
    #[track_caller]
    pub fn axe(&self) {
        let violations = self.violations();
        assert!(violations.is_empty(), "axe-core: {violations:#?}");
    }
}

fn violation(found: &Value) -> Violation {
    let word = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    let place = |node: &Value| {
        let (html, why) = (node["html"].as_str(), node["failureSummary"].as_str());
        format!("{}: {}", html.unwrap_or_default(), why.unwrap_or_default())
    };
    let places = found["nodes"].as_array().into_iter().flatten().map(place).collect();
    Violation { rule: word("id"), help: word("help"), places }
}

fn source() -> PathBuf {
    support::root().join("ui/node_modules/axe-core/axe.min.js")
}
