//! Region profiles: local rules and words, as data. Switching one changes labels and rules, never
//! what is written in a case.

use serde::Deserialize;

use crate::check::Severity;

/// The rules of a region.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Profile {
    /// Name in the case file.
    pub name: String,
    /// Name on screen.
    pub title: String,
    /// What it means that the chair is the secretary too.
    pub chair_is_secretary: Severity,
    /// Kinds of units that get a kallelse; the others get an inbjudan.
    pub summons_kinds: Vec<String>,
    /// Days from the offer to the meeting, where the region has a limit.
    pub meeting_within_days: Option<u32>,
    /// A child of this age may consent alone, where the region says so.
    pub child_consents_from: Option<u32>,
}

const FILES: [&str; 7] = [
    include_str!("../../../../assets/profiles/neutral.json"),
    include_str!("../../../../assets/profiles/utskrivning.json"),
    include_str!("../../../../assets/profiles/oppenvard.json"),
    include_str!("../../../../assets/profiles/vastra-gotaland.json"),
    include_str!("../../../../assets/profiles/stockholm.json"),
    include_str!("../../../../assets/profiles/jonkoping.json"),
    include_str!("../../../../assets/profiles/helsingborg.json"),
];

/// Every profile, the neutral one first.
#[must_use]
pub fn all() -> Vec<Profile> {
    FILES.iter().filter_map(|file| serde_json::from_str(file).ok()).collect()
}

/// The profile of this name, or the neutral one.
#[must_use]
pub fn named(name: Option<&str>) -> Profile {
    let mut profiles = all();
    let at = profiles.iter().position(|profile| Some(profile.name.as_str()) == name).unwrap_or(0);
    profiles.swap_remove(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_profile() {
        assert_eq!(all().len(), FILES.len(), "a profile that cannot be read would silently become the neutral one");
        assert_eq!(named(Some("utskrivning")).name, "utskrivning");
        assert_eq!(named(Some("okänd")).name, "neutral", "an unknown region gets the law and nothing more");
    }
}
