//! The one place for the legal citations, with the days from which they hold. Sentences name them by
//! key: `assets/strings/sv/ui-law.ftl` is written from this table, and a test lets no other string
//! file have a paragraph sign.

use crate::case::Case;
use crate::time::Date;

/// A citation, from its first day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citation {
    /// The name of the term in string files.
    pub key: &'static str,
    /// The first day on which it holds.
    pub from: &'static str,
    /// As it is written.
    pub text: &'static str,
}

/// Every citation; of one key the newest first.
pub const CITATIONS: [Citation; 6] = [
    // Socialtjänstlag (2025:400) took the place of (2001:453) on 1 July 2025.
    Citation { key: "plan", from: "2025-07-01", text: "HSL 16 kap. 4 § och SoL (2025:400) 10 kap. 8–9 §§" },
    Citation { key: "plan", from: "2010-01-01", text: "HSL 16 kap. 4 § och SoL (2001:453) 2 kap. 7 §" },
    // Samordnad individuell planering when the person leaves hospital.
    Citation { key: "discharge", from: "2018-01-01", text: "Lag (2017:612) 4 kap. 1–3 §§" },
    // The three days of the kallelse.
    Citation { key: "summons", from: "2018-01-01", text: "Lag (2017:612) 4 kap. 3 §" },
    // Samordnad vårdplan in öppen tvångsvård: not a SIP.
    Citation { key: "other-plan", from: "2008-09-01", text: "7 a § LPT eller 12 a § LRV" },
    // Socialnämnden decides in the place of one of two guardians.
    Citation { key: "guardian", from: "2012-05-01", text: "föräldrabalken 6 kap. 13 a §" },
];

/// The citation of this key on a day; the oldest one before its first day.
#[must_use]
pub fn cited(key: &str, on: Date) -> &'static str {
    let mut known = CITATIONS.iter().filter(|citation| citation.key == key);
    let mut last = "";
    known
        .find(|citation| {
            last = citation.text;
            citation.from.parse::<Date>().is_ok_and(|from| from <= on)
        })
        .map_or(last, |citation| citation.text)
}

/// What a plan established on this day cites.
#[must_use]
pub fn citation(case: &Case, established: Date) -> String {
    let text = cited("plan", established);
    if case.discharge.is_some() { format!("{text}. {}", cited("discharge", established)) } else { text.to_owned() }
}

/// The terms for string files: the newest of each key.
#[must_use]
pub fn terms() -> String {
    let mut file =
        String::from("# Written from sip-model's law.rs: cargo run -p sip-model --example law. Do not edit.\n\n");
    let mut done: Vec<&str> = Vec::new();
    for citation in CITATIONS {
        if !done.contains(&citation.key) {
            done.push(citation.key);
            file.push_str(&format!("-law-{} = {}\n", citation.key, citation.text));
        }
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_older_wording_stays_with_older_plans() {
        let case = Case::default();
        let on = |day: &str| citation(&case, day.parse().unwrap());
        assert!(on("2025-06-30").contains("2 kap. 7 §"), "SoL (2001:453) until 30 June 2025");
        assert!(on("2025-07-01").contains("10 kap. 8–9 §§"), "SoL (2025:400) from 1 July 2025");
        assert!(on("2001-01-01").contains("2 kap. 7 §"), "the oldest there is, for a day before them all");
    }

    #[test]
    fn discharge_adds_its_law() {
        let case = Case { discharge: Some(crate::need::Discharge::default()), ..Case::default() };
        assert!(citation(&case, "2026-10-21".parse().unwrap()).ends_with("Lag (2017:612) 4 kap. 1–3 §§"));
    }

    #[test]
    fn no_string_file_cites_the_law_by_itself() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/strings/sv");
        let read = |name: &str| std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
        assert!(
            read("ui-law.ftl") == terms(),
            "run: cargo run -p sip-model --example law > assets/strings/sv/ui-law.ftl"
        );
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".ftl") && name != "ui-law.ftl" {
                let cites = read(&name).lines().any(|line| !line.starts_with('#') && line.contains('§'));
                assert!(!cites, "{name} cites a paragraph: name it by its term, so that the law stands in one place");
            }
        }
    }
}
