//! Where the meeting is, and whom to ring, as far as any calendar may say it.

use sip_model::Case;
use sip_model::meeting::Participant;

/// The place as a calendar may show it.
#[derive(Debug)]
pub(super) struct Shown<'a> {
    /// The place, or what of it names nobody.
    pub(super) place: Option<String>,
    /// The link to a video meeting.
    pub(super) link: Option<&'a str>,
    /// Nothing was left out that one needs to get there.
    pub(super) is_whole: bool,
}

impl Shown<'_> {
    /// The place, or the link when there is none.
    pub(super) fn location(&self) -> Option<&str> {
        self.place.as_deref().or(self.link)
    }
}

/// The place and the link. Nothing of either while the identity is protected (ruling 5), and no part
/// of a place, between its commas, that names somebody or a unit other than the documenting one
/// (ruling 3): of "Ingrids hem, Kvarnbacken 4" remains "Kvarnbacken 4".
pub(super) fn shown(case: &Case) -> Shown<'_> {
    if case.person.is_protected() {
        return Shown { place: None, link: None, is_whole: false };
    }
    let names = names(case);
    let names_nobody = |part: &&str| {
        let part = words(part);
        !names.iter().any(|name| says(&part, name))
    };
    let written = some(&case.summons.place);
    let parts: Vec<&str> = written.unwrap_or_default().split([',', ';', '\n']).collect();
    let kept: Vec<&str> = parts.iter().copied().filter(names_nobody).map(str::trim).collect();
    let is_whole = kept.len() == parts.len();
    let place = match written {
        Some(written) if is_whole => Some(written.to_owned()),
        _ => Some(kept.join(", ")).filter(|kept| !kept.is_empty()),
    };
    let link = some(&case.summons.digital_link);
    let kept_link = link.filter(names_nobody);
    let is_somewhere = place.is_some() || kept_link.is_some();
    Shown { place, link: kept_link, is_whole: is_whole && is_somewhere && kept_link == link }
}

/// The convener's telephone. Never the person's own, and that of somebody private not while the
/// identity is protected.
pub(super) fn phone(case: &Case) -> Option<&str> {
    let convener = case.summons.convener.as_ref().or(case.meeting.roles.convener.as_ref())?;
    let convener = case.participant(convener).filter(|convener| convener.struck.is_none() && !convener.is_person())?;
    let may_be_told = convener.unit_id.is_some() || !case.person.is_protected();
    some(&convener.phone).filter(|_| may_be_told)
}

/// Every name that a place must not say, as words in small letters: each word of a person's name by
/// itself, and each part of a unit's name, between its commas, as a whole.
fn names(case: &Case) -> Vec<Vec<String>> {
    let person = &case.person;
    let people = [&person.name]
        .into_iter()
        .chain(case.meeting.participants.iter().map(|Participant { name, .. }| name))
        .chain(person.guardians.iter().map(|guardian| &guardian.name))
        .chain(person.legal_representative.iter().map(|representative| &representative.name))
        .chain(person.underage_children.children.iter().map(|child| &child.name))
        .filter_map(some)
        .flat_map(|name| name.split(|letter: char| !letter.is_alphanumeric()))
        // An initial or "af" is no name: "Spinnargatan 12 B" must not fall with Anna B.
        .filter(|word| word.chars().count() > 1 && word.starts_with(char::is_uppercase))
        .map(words);
    let units = case
        .units
        .iter()
        .filter(|unit| case.documenting_unit.as_ref() != Some(&unit.id))
        .filter_map(|unit| some(&unit.name))
        .flat_map(|name| name.split(','))
        .map(words);
    people.chain(units).filter(|name| !name.is_empty()).collect()
}

/// Whether the name stands in the part, as it is or in the genitive.
fn says(part: &[String], name: &[String]) -> bool {
    part.windows(name.len()).any(|window| {
        window.iter().zip(name).all(|(word, name)| word == name || word.strip_suffix('s') == Some(name.as_str()))
    })
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn some(text: &Option<String>) -> Option<&str> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sip_model::person::ProtectedIdentity;
    use sip_model::unit::Unit;

    fn case(place: &str, link: Option<&str>) -> Case {
        let mut case = Case::default();
        case.person.name = Some("Ingrid Bergvall".into());
        case.meeting.participants =
            vec![Participant { name: Some("Karin B af Bergvall-Holm".into()), ..Participant::default() }];
        case.documenting_unit = Some("u1".into());
        case.units = vec![
            Unit { id: "u1".into(), name: Some("Norrby vårdcentral".into()), ..Unit::default() },
            Unit { id: "u2".into(), name: Some("Ortopedkliniken, Exempelsjukhuset".into()), ..Unit::default() },
        ];
        case.summons.place = Some(place.to_owned());
        case.summons.digital_link = link.map(str::to_owned);
        case
    }

    #[test]
    fn a_part_of_the_place_that_names_somebody_is_left_out() {
        for (written, kept) in [
            ("Kvarnbacken 4, Norrby", Some("Kvarnbacken 4, Norrby")),
            ("Ingrids hem, Kvarnbacken 4, Norrby", Some("Kvarnbacken 4, Norrby")),
            ("Kvarnbacken 4 ; hemma hos INGRID", Some("Kvarnbacken 4")),
            ("Familjen Holms kök", None),
            ("Spinnargatan 12 B", Some("Spinnargatan 12 B")),
            ("Norrby vårdcentral, rum 2", Some("Norrby vårdcentral, rum 2")),
            ("Ortopedklinikens matsal, Exempelsjukhuset, plan 3", Some("plan 3")),
            ("  ", None),
        ] {
            let case = case(written, None);
            let shown = shown(&case);
            assert_eq!(shown.place.as_deref(), kept, "{written:?}");
            assert_eq!(shown.is_whole, kept == Some(written), "{written:?}: what is left out is told of");
        }
    }

    #[test]
    fn a_link_is_the_place_when_there_is_none() {
        let link = "https://video.example/r/7k3m";
        assert_eq!(shown(&case("", Some(link))).location(), Some(link));
        assert!(shown(&case("", Some(link))).is_whole);
        assert_eq!(shown(&case("Kvarnbacken 4", Some(link))).location(), Some("Kvarnbacken 4"));
        let named = case("", Some("https://video.example/ingrid-bergvall"));
        assert_eq!(shown(&named).location(), None, "a link can name somebody as well");
        assert!(!shown(&named).is_whole, "and then the kallelse has it");
    }

    #[test]
    fn a_protected_identity_has_no_place() {
        let mut case = case("Kvarnbacken 4", Some("https://video.example/r/7k3m"));
        case.person.protected_identity = Some(ProtectedIdentity::Marked);
        let shown = shown(&case);
        assert!(shown.location().is_none() && shown.link.is_none() && !shown.is_whole, "{shown:?}");
    }

    #[test]
    fn the_telephone_is_the_conveners() {
        let mut case = case("", None);
        case.meeting.participants = vec![Participant {
            id: "p3".into(),
            unit_id: Some("u1".into()),
            phone: Some("0980-319210".into()),
            ..Participant::default()
        }];
        assert_eq!(phone(&case), None, "nobody calls yet");
        case.meeting.roles.convener = Some("p3".into());
        assert_eq!(phone(&case), Some("0980-319210"));
        case.person.protected_identity = Some(ProtectedIdentity::Marked);
        assert_eq!(phone(&case), Some("0980-319210"), "the number of a unit tells nothing of the person");
        case.meeting.participants[0].unit_id = None;
        assert_eq!(phone(&case), None, "that of somebody near can");
        case.person.protected_identity = None;
        case.meeting.participants[0].role = Some("enskild".into());
        assert_eq!(phone(&case), None, "never the person's own");
    }
}
