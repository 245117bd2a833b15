//! The scenario files as cases.

use sip_model::Case;

/// The folder of the scenario files.
pub(crate) const SCENARIOS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/scenarios");

/// A scenario by its number.
pub(crate) fn scenario(number: u32) -> Case {
    let file = std::fs::read_to_string(format!("{SCENARIOS}/{number}.json")).expect("the scenario is there");
    sip_model::field::read_case_file(&file).expect("it is a case file")
}
