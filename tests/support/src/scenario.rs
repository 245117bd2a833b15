//! The whole cases of `tests/fixtures/scenarios`, each with variants and what the program must say.

use std::path::PathBuf;

use serde_json::Value;

use crate::built::root;
use crate::patch::merged;

/// One complete case.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// The file's name without its ending.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// The case file as it stands.
    pub case: Value,
    /// What can be otherwise.
    pub variants: Vec<Variant>,
}

/// A merge patch with the reaction that it must give.
#[derive(Debug, Clone)]
pub struct Variant {
    /// Its name.
    pub name: String,
    /// The patch.
    pub patch: Value,
    /// The reaction in words.
    pub expect: String,
    /// The finding that `check` must give; none when the words say all.
    pub finding: Option<Finding>,
}

/// A finding by code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Such as `follow-up-missing`.
    pub code: String,
    /// `block`, `reason` or `warn`.
    pub severity: String,
}

impl Scenario {
    /// The scenario of this name.
    #[must_use]
    pub fn load(name: &str) -> Self {
        let path = root().join("tests/fixtures/scenarios").join(format!("{name}.json"));
        let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let case: Value = serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let variants = case["variants"].as_array().into_iter().flatten().map(variant).collect();
        Self { name: name.to_owned(), path, case, variants }
    }

    /// Every scenario, by name.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let folder = root().join("tests/fixtures/scenarios");
        let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let paths = files.flatten().map(|file| file.path());
        let mut names: Vec<String> = paths
            .filter(|path| path.extension().is_some_and(|kind| kind == "json"))
            .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
            .collect();
        names.sort();
        names.iter().map(|name| Self::load(name)).collect()
    }

    /// The case as the variant of this name has it.
    #[must_use]
    pub fn with(&self, variant: &str) -> Value {
        let found = self.variants.iter().find(|one| one.name == variant);
        let found = found.unwrap_or_else(|| panic!("scenario {} has no variant “{variant}”", self.name));
        merged(&self.case, &found.patch)
    }
}

fn variant(value: &Value) -> Variant {
    let word = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let finding = value.get("finding").filter(|finding| !finding.is_null());
    Variant {
        name: word(value, "name"),
        patch: value["patch"].clone(),
        expect: word(value, "expect"),
        finding: finding.map(|one| Finding { code: word(one, "code"), severity: word(one, "severity") }),
    }
}

#[cfg(test)]
mod tests {
    use super::Scenario;

    #[test]
    fn every_variant_can_be_told_and_applied() {
        let scenarios = Scenario::all();
        assert!(!scenarios.is_empty(), "there are scenarios");
        for scenario in scenarios {
            for variant in &scenario.variants {
                assert!(!variant.expect.is_empty(), "{} of {} says what it expects", variant.name, scenario.name);
                assert!(scenario.with(&variant.name).is_object(), "{} is still a case", variant.name);
            }
        }
    }
}
