//! The one place for the legal citations, with the days from which they hold.

use crate::case::Case;
use crate::time::Date;

/// A citation and its first day.
struct Citation {
    from: &'static str,
    text: &'static str,
}

/// Newest first. Socialtjänstlag (2025:400) took the place of (2001:453) on 1 July 2025.
const PLAN: [Citation; 2] = [
    Citation { from: "2025-07-01", text: "HSL 16 kap. 4 § och SoL (2025:400) 10 kap. 8–9 §§" },
    Citation { from: "2010-01-01", text: "HSL 16 kap. 4 § och SoL (2001:453) 2 kap. 7 §" },
];

/// Samordnad individuell planering when the person leaves hospital.
const DISCHARGE: &str = "Lag (2017:612) 4 kap. 1–3 §§";

/// What a plan established on this day cites.
#[must_use]
pub fn citation(case: &Case, established: Date) -> String {
    let text = PLAN
        .iter()
        .find(|citation| citation.from.parse::<Date>().is_ok_and(|from| from <= established))
        .map_or(PLAN[PLAN.len() - 1].text, |citation| citation.text);
    if case.discharge.is_some() { format!("{text}. {DISCHARGE}") } else { text.to_owned() }
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
    }

    #[test]
    fn discharge_adds_its_law() {
        let case = Case { discharge: Some(crate::need::Discharge::default()), ..Case::default() };
        assert!(citation(&case, "2026-10-21".parse().unwrap()).ends_with("Lag (2017:612) 4 kap. 1–3 §§"));
    }
}
