//! Every field of the case file: its document, what it holds, whether an edit may reach it and
//! whether it may be printed. The generated schema, the documents and the reader follow this table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::kind::{Home, Kind, Refers};
use crate::person::{IdentifierKind, ProtectedIdentity};
use crate::plan::{Decision, PlanStatus, ResponsibleAuthority};
use crate::summons::SummonsKind;
use crate::unit::{Authority, UnitAuthority};

/// Whose hand may change the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// An edit.
    Edit,
    /// Only an act: lock, establish, hand out.
    Act,
}

/// Whether the field may stand on the plan's sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// It is printed.
    Printed,
    /// It is not.
    Never,
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The path, with `*` for an item's id.
    pub path: &'static str,
    /// Its document.
    pub home: Home,
    /// What it holds.
    pub kind: Kind,
    /// Whose hand.
    pub hand: Hand,
    /// Printed or not.
    pub paper: Paper,
}

const fn field(path: &'static str, home: Home, kind: Kind, hand: Hand, paper: Paper) -> Field {
    Field { path, home, kind, hand, paper }
}

const GROUP: Kind = Kind::Group { nullable: false };
const OPTIONAL: Kind = Kind::Group { nullable: true };

/// The table.
#[rustfmt::skip]
pub const FIELDS: &[Field] = &[
    field("/schemaVersion", Home::Plan, Kind::Count(1000), Hand::Act, Paper::Never),
    field("/planId", Home::Plan, Kind::Short, Hand::Act, Paper::Printed),
    field("/regionProfile", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/documentingUnit", Home::Plan, Kind::Ref(Refers::Unit), Hand::Edit, Paper::Never),
    field("/legalBasis", Home::Plan, Kind::Texts, Hand::Edit, Paper::Never),
    field("/person", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/person/name", Home::Plan, Kind::Short, Hand::Edit, Paper::Printed),
    field("/person/identifier", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/person/identifier/type", Home::Plan, Kind::Choice(IdentifierKind::WORDS), Hand::Edit, Paper::Never),
    field("/person/identifier/value", Home::Plan, Kind::Short, Hand::Edit, Paper::Printed),
    field("/person/identifier/reason", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/person/birthDate", Home::Plan, Kind::Date, Hand::Edit, Paper::Never),
    field("/person/gender", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/person/address", Home::PlanUnlessProtected, Kind::Short, Hand::Edit, Paper::Printed),
    field("/person/phone", Home::PlanUnlessProtected, Kind::Short, Hand::Edit, Paper::Printed),
    field("/person/municipality", Home::PlanUnlessProtected, Kind::Short, Hand::Edit, Paper::Printed),
    field("/person/region", Home::Plan, Kind::Short, Hand::Edit, Paper::Printed),
    field("/person/protectedIdentity", Home::Plan, Kind::Choice(ProtectedIdentity::WORDS), Hand::Edit, Paper::Never),
    field("/person/language", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/person/interpreter", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/person/interpreter/needed", Home::Plan, Kind::Flag, Hand::Edit, Paper::Never),
    field("/person/interpreter/language", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/person/legalRepresentative", Home::Plan, OPTIONAL, Hand::Edit, Paper::Never),
    field("/person/legalRepresentative/kind", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/person/legalRepresentative/name", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/person/legalRepresentative/phone", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/person/guardians", Home::Plan, Kind::Items { id_in_file: false }, Hand::Edit, Paper::Never),
    field("/person/guardians/*/name", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/person/guardians/*/phone", Home::PlanUnlessProtected, Kind::Short, Hand::Edit, Paper::Never),
    field("/person/guardians/*/answer", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/person/guardians/*/answeredAt", Home::Plan, Kind::Date, Hand::Edit, Paper::Never),
    field("/person/underageChildren", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/person/underageChildren/asked", Home::Plan, Kind::Flag, Hand::Edit, Paper::Never),
    field("/person/underageChildren/children", Home::Plan, Kind::Items { id_in_file: false }, Hand::Edit, Paper::Never),
    field("/person/underageChildren/children/*/name", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/person/underageChildren/children/*/age", Home::Plan, Kind::Count(25), Hand::Edit, Paper::Never),
    field("/person/underageChildren/children/*/livesWith", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/person/underageChildren/children/*/needsConsidered", Home::Plan, Kind::Quote, Hand::Edit, Paper::Never),
    field("/person/adaptations", Home::Plan, Kind::Items { id_in_file: false }, Hand::Edit, Paper::Never),
    field("/person/adaptations/*/text", Home::Plan, Kind::Quote, Hand::Edit, Paper::Never),
    field("/person/adaptations/*/inSummons", Home::Plan, Kind::Flag, Hand::Edit, Paper::Never),
    field("/units", Home::Plan, Kind::Items { id_in_file: true }, Hand::Edit, Paper::Never),
    field("/units/*/name", Home::Plan, Kind::Short, Hand::Edit, Paper::Printed),
    field("/units/*/authority", Home::Plan, Kind::Choice(UnitAuthority::WORDS), Hand::Edit, Paper::Printed),
    field("/units/*/kind", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/units/*/hsaId", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/need", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/need/discoveredAt", Home::Plan, Kind::Date, Hand::Edit, Paper::Never),
    field("/need/discoveredBy", Home::Plan, Kind::Ref(Refers::Unit), Hand::Edit, Paper::Never),
    field("/need/howDiscovered", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/need/description", Home::Plan, Kind::Prose, Hand::Edit, Paper::Never),
    field("/need/offered", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/need/offered/at", Home::Plan, Kind::Date, Hand::Edit, Paper::Never),
    field("/need/offered/by", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/need/offered/answer", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/need/offered/reason", Home::Plan, Kind::Quote, Hand::Edit, Paper::Never),
    field("/need/compulsoryOpenCare", Home::Plan, Kind::Flag, Hand::Edit, Paper::Never),
    field("/discharge", Home::Plan, OPTIONAL, Hand::Edit, Paper::Never),
    field("/discharge/admittedAt", Home::Plan, Kind::Moment, Hand::Edit, Paper::Never),
    field("/discharge/admissionNoticeAt", Home::Plan, Kind::Moment, Hand::Edit, Paper::Never),
    field("/discharge/plannedDischarge", Home::Plan, Kind::Date, Hand::Edit, Paper::Never),
    field("/discharge/contactAppointedAt", Home::Plan, Kind::Date, Hand::Edit, Paper::Never),
    field("/discharge/readyForDischargeAt", Home::Plan, Kind::Moment, Hand::Edit, Paper::Never),
    field("/discharge/dischargedAt", Home::Plan, Kind::Moment, Hand::Edit, Paper::Never),
    field("/consent", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/consent/id", Home::Consent, Kind::Short, Hand::Act, Paper::Never),
    field("/consent/form", Home::Consent, Kind::Short, Hand::Edit, Paper::Never),
    field("/consent/givenBy", Home::Consent, Kind::Short, Hand::Edit, Paper::Never),
    field("/consent/givenAt", Home::Consent, Kind::Moment, Hand::Edit, Paper::Printed),
    field("/consent/documentedBy", Home::Consent, Kind::Short, Hand::Edit, Paper::Never),
    field("/consent/reflectionTime", Home::Plan, OPTIONAL, Hand::Edit, Paper::Never),
    field("/consent/reflectionTime/from", Home::Consent, Kind::Date, Hand::Edit, Paper::Never),
    field("/consent/reflectionTime/to", Home::Consent, Kind::Date, Hand::Edit, Paper::Never),
    field("/consent/reflectionTime/writtenInformationGiven", Home::Consent, Kind::Flag, Hand::Edit, Paper::Never),
    field("/consent/toPlan", Home::Consent, Kind::Flag, Hand::Edit, Paper::Never),
    field("/consent/toShareInformation", Home::Consent, Kind::Flag, Hand::Edit, Paper::Never),
    field("/consent/validFrom", Home::Consent, Kind::Date, Hand::Edit, Paper::Never),
    field("/consent/validTo", Home::Consent, Kind::Date, Hand::Edit, Paper::Printed),
    field("/consent/parties", Home::Consent, Kind::Items { id_in_file: false }, Hand::Edit, Paper::Never),
    field("/consent/parties/*/unitId", Home::Consent, Kind::Ref(Refers::Unit), Hand::Edit, Paper::Never),
    field("/consent/parties/*/participantId", Home::Consent, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Never),
    field("/consent/parties/*/scope", Home::Consent, Kind::Quote, Hand::Edit, Paper::Never),
    field("/consent/parties/*/topics", Home::Consent, Kind::AllOrTexts("alla"), Hand::Edit, Paper::Never),
    field("/consent/covers", Home::Consent, Kind::Lines, Hand::Edit, Paper::Never),
    field("/consent/covers/*/text", Home::Consent, Kind::Short, Hand::Edit, Paper::Never),
    field("/consent/excludes", Home::Own, Kind::Items { id_in_file: false }, Hand::Edit, Paper::Never),
    field("/consent/excludes/*/text", Home::Own, Kind::Quote, Hand::Edit, Paper::Never),
    field("/consent/excludes/*/appliesTo", Home::Own, Kind::AllOrTexts("alla"), Hand::Edit, Paper::Never),
    field("/consent/confirmedAtMeeting", Home::Consent, Kind::Flag, Hand::Edit, Paper::Printed),
    field("/consent/withdrawnAt", Home::Consent, Kind::Moment, Hand::Edit, Paper::Never),
    field("/preparation", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/preparation/withPersonAt", Home::Plan, Kind::Date, Hand::Edit, Paper::Never),
    field("/preparation/by", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/preparation/importantToMe", Home::Plan, Kind::Quote, Hand::Edit, Paper::Printed),
    field("/preparation/questionsToRaise", Home::Plan, Kind::Lines, Hand::Edit, Paper::Never),
    field("/preparation/questionsToRaise/*/text", Home::Plan, Kind::Quote, Hand::Edit, Paper::Never),
    field("/preparation/questionsNotToRaise", Home::Own, Kind::Lines, Hand::Edit, Paper::Never),
    field("/preparation/questionsNotToRaise/*/text", Home::Own, Kind::Quote, Hand::Edit, Paper::Never),
    field("/preparation/network", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/preparation/network/private", Home::Plan, Kind::Lines, Hand::Edit, Paper::Never),
    field("/preparation/network/private/*/text", Home::Plan, Kind::Quote, Hand::Edit, Paper::Never),
    field("/preparation/network/professional", Home::Plan, Kind::Lines, Hand::Edit, Paper::Never),
    field("/preparation/network/professional/*/text", Home::Plan, Kind::Quote, Hand::Edit, Paper::Never),
    field("/preparation/supportPersonAtMeeting", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Never),
    field("/preparation/preMeetingProfessionals", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/preparation/preMeetingProfessionals/needed", Home::Plan, Kind::Flag, Hand::Edit, Paper::Never),
    field("/preparation/preMeetingProfessionals/reason", Home::Plan, Kind::Quote, Hand::Edit, Paper::Never),
    field("/preparation/preMeetingProfessionals/heldAt", Home::Plan, Kind::Date, Hand::Edit, Paper::Never),
    field("/preparation/meetingForm", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/preparation/oralHealthAsked", Home::Plan, Kind::Flag, Hand::Edit, Paper::Never),
    field("/summons", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/summons/sentAt", Home::Plan, Kind::Moment, Hand::Edit, Paper::Never),
    field("/summons/deadline", Home::Plan, Kind::Date, Hand::Edit, Paper::Never),
    field("/summons/convener", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Never),
    field("/summons/question", Home::Plan, Kind::Quote, Hand::Edit, Paper::Never),
    field("/summons/meetingAt", Home::Plan, Kind::Moment, Hand::Edit, Paper::Never),
    field("/summons/durationMinutes", Home::Plan, Kind::Count(1440), Hand::Edit, Paper::Never),
    field("/summons/place", Home::PlanUnlessProtected, Kind::Short, Hand::Edit, Paper::Never),
    field("/summons/digitalLink", Home::PlanUnlessProtected, Kind::Short, Hand::Edit, Paper::Never),
    field("/summons/recipients", Home::Plan, Kind::Items { id_in_file: false }, Hand::Edit, Paper::Never),
    field("/summons/recipients/*/unitId", Home::Plan, Kind::Ref(Refers::Unit), Hand::Edit, Paper::Never),
    field("/summons/recipients/*/participantId", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Never),
    field("/summons/recipients/*/kind", Home::Plan, Kind::Choice(SummonsKind::WORDS), Hand::Edit, Paper::Never),
    field("/summons/recipients/*/acknowledgedAt", Home::Plan, Kind::Moment, Hand::Edit, Paper::Never),
    field("/summons/recipients/*/answer", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/meeting", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/meeting/startedAt", Home::Plan, Kind::Moment, Hand::Edit, Paper::Printed),
    field("/meeting/endedAt", Home::Plan, Kind::Moment, Hand::Edit, Paper::Never),
    field("/meeting/place", Home::PlanUnlessProtected, Kind::Short, Hand::Edit, Paper::Printed),
    field("/meeting/form", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/meeting/offline", Home::Plan, Kind::Flag, Hand::Edit, Paper::Never),
    field("/meeting/roles", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/meeting/roles/chair", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Never),
    field("/meeting/roles/secretary", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Never),
    field("/meeting/roles/coordinator", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Never),
    field("/meeting/roles/convener", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Never),
    field("/meeting/roles/userOfApp", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Never),
    field("/meeting/roles/chairChosenByPerson", Home::Plan, Kind::Flag, Hand::Edit, Paper::Never),
    field("/meeting/participants", Home::Plan, Kind::Items { id_in_file: true }, Hand::Edit, Paper::Never),
    field("/meeting/participants/*/name", Home::Plan, Kind::Short, Hand::Edit, Paper::Printed),
    field("/meeting/participants/*/role", Home::Plan, Kind::Short, Hand::Edit, Paper::Printed),
    field("/meeting/participants/*/unitId", Home::Plan, Kind::Ref(Refers::Unit), Hand::Edit, Paper::Printed),
    field("/meeting/participants/*/phone", Home::Plan, Kind::Short, Hand::Edit, Paper::Printed),
    field("/meeting/participants/*/email", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/meeting/participants/*/attendance", Home::Plan, Kind::Short, Hand::Edit, Paper::Printed),
    field("/meeting/participants/*/hsaId", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/meeting/agenda", Home::Plan, Kind::Items { id_in_file: false }, Hand::Edit, Paper::Never),
    field("/meeting/agenda/*/step", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/meeting/agenda/*/done", Home::Plan, Kind::Flag, Hand::Edit, Paper::Never),
    field("/meeting/situation", Home::Plan, Kind::Prose, Hand::Edit, Paper::Printed),
    field("/meeting/whatWorks", Home::Plan, Kind::Prose, Hand::Edit, Paper::Printed),
    field("/meeting/roundOff", Home::Plan, Kind::Lines, Hand::Edit, Paper::Never),
    field("/meeting/roundOff/*/text", Home::Plan, Kind::Quote, Hand::Edit, Paper::Never),
    field("/plan", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/plan/version", Home::Plan, Kind::Count(100000), Hand::Act, Paper::Printed),
    field("/plan/status", Home::Plan, Kind::Choice(PlanStatus::WORDS), Hand::Act, Paper::Never),
    field("/plan/establishedAt", Home::Plan, Kind::Moment, Hand::Act, Paper::Printed),
    field("/plan/establishedBy", Home::Plan, Kind::Short, Hand::Act, Paper::Never),
    field("/plan/overallAuthority", Home::Plan, Kind::Choice(Authority::WORDS), Hand::Edit, Paper::Printed),
    field("/plan/overallResponsible", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Printed),
    field("/plan/noMeasuresByOthers", Home::Plan, Kind::Flag, Hand::Edit, Paper::Printed),
    field("/plan/goals", Home::Plan, Kind::Items { id_in_file: true }, Hand::Edit, Paper::Never),
    field("/plan/goals/*/inPersonsWords", Home::Plan, Kind::Quote, Hand::Edit, Paper::Printed),
    field("/plan/goals/*/need", Home::Plan, Kind::Prose, Hand::Edit, Paper::Printed),
    field("/plan/goals/*/longTerm", Home::Plan, Kind::Prose, Hand::Edit, Paper::Printed),
    field("/plan/goals/*/shortTerm", Home::Plan, Kind::Prose, Hand::Edit, Paper::Printed),
    field("/plan/goals/*/measureBy", Home::Plan, Kind::Date, Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser", Home::Plan, Kind::Items { id_in_file: true }, Hand::Edit, Paper::Never),
    field("/plan/goals/*/insatser/*/text", Home::Plan, Kind::Prose, Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/responsible", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/plan/goals/*/insatser/*/responsible/authority", Home::Plan, Kind::Choice(ResponsibleAuthority::WORDS), Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/responsible/unitId", Home::Plan, Kind::Ref(Refers::Unit), Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/responsible/participantId", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/start", Home::Plan, Kind::Date, Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/due", Home::Plan, Kind::Date, Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/frequency", Home::Plan, Kind::Short, Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/decision", Home::Plan, Kind::Choice(Decision::WORDS), Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/feedback", Home::Plan, OPTIONAL, Hand::Edit, Paper::Never),
    field("/plan/goals/*/insatser/*/feedback/by", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/feedback/to", Home::Plan, Kind::Refs(Refers::Participant), Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/feedback/due", Home::Plan, Kind::Date, Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/status", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/plan/goals/*/insatser/*/note", Home::Plan, Kind::Prose, Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/decided", Home::Plan, OPTIONAL, Hand::Edit, Paper::Never),
    field("/plan/goals/*/insatser/*/decided/at", Home::Plan, Kind::Date, Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/decided/by", Home::Plan, Kind::Ref(Refers::Party), Hand::Edit, Paper::Printed),
    field("/plan/goals/*/insatser/*/topics", Home::Plan, Kind::Texts, Hand::Edit, Paper::Never),
    field("/plan/goals/*/insatser/*/notFor", Home::Plan, Kind::Refs(Refers::Party), Hand::Edit, Paper::Never),
    field("/plan/goals/*/topics", Home::Plan, Kind::Texts, Hand::Edit, Paper::Never),
    field("/plan/goals/*/notFor", Home::Plan, Kind::Refs(Refers::Party), Hand::Edit, Paper::Never),
    field("/plan/ifItGetsWorse", Home::Plan, Kind::Prose, Hand::Edit, Paper::Printed),
    field("/plan/ifItGetsWorseContacts", Home::Plan, Kind::Items { id_in_file: false }, Hand::Edit, Paper::Never),
    field("/plan/ifItGetsWorseContacts/*/when", Home::Plan, Kind::Short, Hand::Edit, Paper::Printed),
    field("/plan/ifItGetsWorseContacts/*/who", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Printed),
    field("/plan/ifItGetsWorseContacts/*/call", Home::Plan, Kind::Short, Hand::Edit, Paper::Printed),
    field("/plan/dissent", Home::Plan, Kind::Items { id_in_file: true }, Hand::Edit, Paper::Never),
    field("/plan/dissent/*/about", Home::Plan, Kind::Quote, Hand::Edit, Paper::Printed),
    field("/plan/dissent/*/positions", Home::Plan, Kind::Items { id_in_file: false }, Hand::Edit, Paper::Never),
    field("/plan/dissent/*/positions/*/participantId", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Printed),
    field("/plan/dissent/*/positions/*/text", Home::Plan, Kind::Quote, Hand::Edit, Paper::Printed),
    field("/plan/dissent/*/handling", Home::Plan, Kind::Prose, Hand::Edit, Paper::Printed),
    field("/plan/dissent/*/resolved", Home::Plan, Kind::Flag, Hand::Edit, Paper::Never),
    field("/plan/personsOwnComment", Home::Plan, Kind::Quote, Hand::Edit, Paper::Printed),
    field("/coordinator", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/coordinator/participantId", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Printed),
    field("/coordinator/from", Home::Plan, Kind::Date, Hand::Edit, Paper::Never),
    field("/coordinator/until", Home::Plan, Kind::Date, Hand::Edit, Paper::Printed),
    field("/followUp", Home::Plan, GROUP, Hand::Edit, Paper::Never),
    field("/followUp/planned", Home::Plan, Kind::Flag, Hand::Edit, Paper::Printed),
    field("/followUp/at", Home::Plan, Kind::Moment, Hand::Edit, Paper::Printed),
    field("/followUp/place", Home::PlanUnlessProtected, Kind::Short, Hand::Edit, Paper::Printed),
    field("/followUp/convener", Home::Plan, Kind::Ref(Refers::Participant), Hand::Edit, Paper::Printed),
    field("/followUp/reasonIfNone", Home::Plan, Kind::Quote, Hand::Edit, Paper::Printed),
    field("/followUp/coordinatorTermIfNone", Home::Plan, OPTIONAL, Hand::Edit, Paper::Never),
    field("/followUp/coordinatorTermIfNone/from", Home::Plan, Kind::Date, Hand::Edit, Paper::Printed),
    field("/followUp/coordinatorTermIfNone/until", Home::Plan, Kind::Date, Hand::Edit, Paper::Printed),
    field("/reasons", Home::Plan, Kind::Reasons, Hand::Edit, Paper::Never),
    field("/signatures", Home::Plan, Kind::Items { id_in_file: false }, Hand::Act, Paper::Never),
    field("/signatures/*/participantId", Home::Plan, Kind::Ref(Refers::Participant), Hand::Act, Paper::Never),
    field("/signatures/*/method", Home::Plan, Kind::Short, Hand::Act, Paper::Never),
    field("/signatures/*/signedAt", Home::Plan, Kind::Moment, Hand::Act, Paper::Never),
    field("/signatures/*/appliesToVersion", Home::Plan, Kind::Count(100000), Hand::Act, Paper::Never),
    field("/distribution", Home::Plan, Kind::Items { id_in_file: false }, Hand::Act, Paper::Never),
    field("/distribution/*/to", Home::Plan, Kind::Ref(Refers::Party), Hand::Act, Paper::Never),
    field("/distribution/*/kind", Home::Plan, Kind::Short, Hand::Act, Paper::Never),
    field("/distribution/*/channel", Home::Plan, Kind::Short, Hand::Act, Paper::Never),
    field("/distribution/*/at", Home::Plan, Kind::Moment, Hand::Act, Paper::Never),
    field("/distribution/*/scope", Home::Plan, Kind::AllOrTexts("hela"), Hand::Act, Paper::Never),
    field("/externalRecord", Home::Plan, OPTIONAL, Hand::Edit, Paper::Never),
    field("/externalRecord/system", Home::Plan, Kind::Short, Hand::Act, Paper::Never),
    field("/externalRecord/transferredAt", Home::Plan, Kind::Moment, Hand::Act, Paper::Never),
    field("/externalRecord/by", Home::Plan, Kind::Short, Hand::Act, Paper::Never),
    field("/externalRecord/documentId", Home::Plan, Kind::Short, Hand::Act, Paper::Never),
    field("/externalRecord/approvedForPatient", Home::Plan, Kind::Flag, Hand::Act, Paper::Never),
    field("/sipKollen", Home::Plan, OPTIONAL, Hand::Edit, Paper::Never),
    field("/sipKollen/offered", Home::Plan, Kind::Flag, Hand::Edit, Paper::Never),
    field("/sipKollen/how", Home::Plan, Kind::Short, Hand::Edit, Paper::Never),
    field("/sipKollen/answeredOnDevice", Home::Plan, Kind::Flag, Hand::Edit, Paper::Never),
    field("/versions", Home::Plan, Kind::Items { id_in_file: false }, Hand::Act, Paper::Never),
    field("/versions/*/version", Home::Plan, Kind::Count(100000), Hand::Act, Paper::Never),
    field("/versions/*/hash", Home::Plan, Kind::Short, Hand::Act, Paper::Never),
    field("/versions/*/words", Home::Plan, Kind::Texts, Hand::Act, Paper::Never),
    field("/versions/*/lockedAt", Home::Plan, Kind::Moment, Hand::Act, Paper::Never),
    field("/versions/*/establishedAt", Home::Plan, Kind::Moment, Hand::Act, Paper::Never),
    field("/versions/*/establishedBy", Home::Plan, Kind::Short, Hand::Act, Paper::Never),
];

/// A field with those beneath it.
#[derive(Debug)]
pub struct Node {
    /// The row; the root has none of its own.
    pub field: Field,
    /// Fields by key. For items, the fields of one item.
    pub children: BTreeMap<&'static str, Node>,
}

static ROOT: LazyLock<Node> = LazyLock::new(|| {
    let mut root = Node { field: field("", Home::Plan, GROUP, Hand::Edit, Paper::Never), children: BTreeMap::new() };
    for row in FIELDS {
        let mut at = &mut root;
        for key in row.path.split('/').skip(1).filter(|key| *key != "*") {
            at = at.children.entry(key).or_insert_with(|| Node { field: *row, children: BTreeMap::new() });
        }
    }
    root
});

/// The whole table as a tree.
#[must_use]
pub fn root() -> &'static Node {
    &ROOT
}

/// The node of a table path such as `/plan/goals/*/insatser`.
#[must_use]
pub fn node(path: &str) -> Option<&'static Node> {
    path.split('/').skip(1).filter(|key| *key != "*").try_fold(root(), |at, key| at.children.get(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parent_stands_before_its_fields() {
        for row in FIELDS {
            let parent = row.path.rsplit_once('/').map_or("", |(parent, _)| parent).trim_end_matches("/*");
            assert!(
                parent.is_empty() || FIELDS.iter().any(|other| other.path == parent),
                "{} has no parent row: its place would be read as a plain value",
                row.path
            );
        }
    }

    #[test]
    fn what_is_the_units_own_is_never_printed() {
        for row in FIELDS.iter().filter(|row| row.home == Home::Own) {
            assert_eq!(row.paper, Paper::Never, "{} must not reach paper (ruling 1)", row.path);
        }
    }
}
