//! The topics that a party may hear of: what stands there now, as far as the person's latest yes
//! reached (ruling 2: narrowing works at once, widening waits for a new yes).

use std::collections::BTreeSet;

use super::Reader;
use crate::consent::{ConfirmedParty, Consent, Party, Topics};
use crate::item::standing;

/// What a party may hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Everything, also what has no topic.
    whole: bool,
    /// Where set, the only topics.
    topics: Option<BTreeSet<String>>,
    /// Topics that were struck from the consent: nobody reads by them any more.
    struck: BTreeSet<String>,
}

impl Scope {
    /// The scope of a reader; nothing when the reader is no party, or was never asked about.
    #[must_use]
    pub fn of(consent: &Consent, reader: &Reader) -> Option<Self> {
        let parties = || standing(&consent.parties);
        // Somebody whose own line was struck does not come back through the unit's (ruling 22).
        let is_struck = |party: &Party| party.struck.is_some() && party.participant_id == reader.participant;
        let by_name =
            parties().find(|party| party.participant_id.is_some() && party.participant_id == reader.participant);
        let by_unit = || parties().find(|party| party.unit_id.is_some() && party.unit_id == reader.unit);
        if by_name.is_none() && reader.participant.is_some() && consent.parties.iter().any(is_struck) {
            return None;
        }
        Self::of_party(consent, by_name.or_else(by_unit)?)
    }

    fn of_party(consent: &Consent, party: &Party) -> Option<Self> {
        let now = Self::written(consent, party.topics.as_ref()?);
        let Some(yes) = consent.confirmed() else { return Some(now) };
        let asked = yes.parties.iter().find(|asked| is_same(asked, party))?;
        let then = match asked.topics.as_ref()? {
            // "Alla" means the topics that stood there when the yes was given.
            Topics::All(_) => Self::only(true, yes.covers.iter().cloned().collect()),
            Topics::Only(topics) => Self::only(false, topics.iter().cloned().collect()),
        };
        Some(now.within(then))
    }

    fn only(whole: bool, topics: BTreeSet<String>) -> Self {
        Self { whole, topics: Some(topics), struck: BTreeSet::new() }
    }

    fn written(consent: &Consent, topics: &Topics) -> Self {
        let texts = |struck: bool| {
            let topics = consent.covers.iter().filter(move |topic| topic.struck.is_some() == struck);
            topics.filter_map(|topic| topic.text.clone()).collect::<BTreeSet<String>>()
        };
        let struck = texts(true).difference(&texts(false)).cloned().collect();
        match topics {
            Topics::All(_) => Self { whole: true, topics: None, struck },
            Topics::Only(topics) => {
                // A topic that was struck from the consent is no topic any more.
                let standing: BTreeSet<&str> =
                    standing(&consent.covers).filter_map(|topic| topic.text.as_deref()).collect();
                let kept = topics.iter().filter(|topic| consent.covers.is_empty() || standing.contains(topic.as_str()));
                Self { whole: false, topics: Some(kept.cloned().collect()), struck }
            }
        }
    }

    fn within(self, other: Self) -> Self {
        let topics = match (self.topics, other.topics) {
            (Some(a), Some(b)) => Some(a.intersection(&b).cloned().collect()),
            (a, b) => a.or(b),
        };
        Self { whole: self.whole && other.whole, topics, struck: self.struck }
    }

    /// Every topic of the plan.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.whole
    }

    /// Whether something with these topics may be read.
    #[must_use]
    pub fn reads(&self, topics: &[String]) -> bool {
        if topics.is_empty() {
            return self.whole;
        }
        if topics.iter().any(|topic| self.struck.contains(topic)) {
            return false;
        }
        self.topics.as_ref().is_none_or(|allowed| topics.iter().all(|topic| allowed.contains(topic)))
    }
}

fn is_same(asked: &ConfirmedParty, party: &Party) -> bool {
    (party.unit_id.is_some() || party.participant_id.is_some())
        && asked.unit_id == party.unit_id
        && asked.participant_id == party.participant_id
}

/// What was added since the latest yes, as paths: parties, widened parties and topics. Nobody
/// reads by them until the person is asked again.
#[must_use]
pub fn unasked(consent: &Consent) -> Vec<String> {
    let Some(yes) = consent.confirmed() else { return Vec::new() };
    let topics = standing(&consent.covers)
        .filter(|topic| topic.text.as_ref().is_some_and(|text| !yes.covers.contains(text)))
        .map(|topic| format!("/consent/covers/{}", topic.id));
    let parties = standing(&consent.parties)
        .filter(|party| {
            let asked = yes.parties.iter().find(|asked| is_same(asked, party)).and_then(|asked| asked.topics.as_ref());
            match (&party.topics, asked) {
                (None, _) | (Some(_), Some(Topics::All(_))) => false,
                (Some(_), None) | (Some(Topics::All(_)), Some(Topics::Only(_))) => true,
                (Some(Topics::Only(now)), Some(Topics::Only(then))) => now.iter().any(|topic| !then.contains(topic)),
            }
        })
        .map(|party| format!("/consent/parties/{}", party.id));
    let later = consent.valid_to.zip(yes.valid_to).filter(|(now, then)| now > then);
    topics.chain(parties).chain(later.map(|_| "/consent/validTo".to_owned())).collect()
}
