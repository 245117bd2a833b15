//! Exemplar, samtycke, lag, tid: what stands at the end, for whoever has to know.

use sip_text::{dates, lists};

use super::desk::{PlanDesk, said};
use crate::layout::{Block, Flow, Para, Run, WIDTH, What, mm};
use crate::sheet::Exemplar;

/// `last`: they stand at the foot of the last page.
pub(super) fn all(desk: &PlanDesk<'_>, flow: &mut Flow, last: bool) {
    let mut facts: Vec<Vec<Run>> = std::iter::once(exemplar(desk)).chain(consent(desk)).collect();
    if !desk.sheet.law.trim().is_empty() {
        facts.push(desk.rich("print-fact-law", &[("law", &lists::stopped(desk.sheet.law))]));
    }
    facts.push(desk.rich("print-fact-time", &[]));
    let count = facts.len();
    for (at, fact) in facts.into_iter().enumerate() {
        let block = Block::one(What::Remark, desk.set(&[Para::of(fact).leaded(1.2)], WIDTH));
        let block = block.gap(if at == 0 { mm(5.0) } else { mm(1.4) });
        let block = if at == 0 && last { block.elastic() } else { block };
        flow.add(if at + 1 < count { block.keep() } else { block });
    }
}

fn exemplar(desk: &PlanDesk<'_>) -> Vec<Run> {
    match &desk.sheet.exemplar {
        Exemplar::Draft => desk.rich("print-fact-draft", &[]),
        Exemplar::Unnamed => desk.rich("print-fact-unnamed", &[]),
        Exemplar::Original { whose } => {
            desk.rich("print-fact-original", &[("whose", &lists::genitive(lists::given(whose)))])
        }
        Exemplar::Extract { whose, .. } => desk.rich("print-fact-extract", &[("whose", whose)]),
        Exemplar::Copy { number, of, whose } => {
            desk.rich("print-fact-copy", &[("number", &number.to_string()), ("of", &of.to_string()), ("whose", whose)])
        }
    }
}

/// That there was a yes, from whom and until when. What is left out of it never stands here. On an
/// extract it stands when it is known: the reader's case may not have the consent in it.
fn consent(desk: &PlanDesk<'_>) -> Option<Vec<Run>> {
    let consent = &desk.case.consent;
    if let Some(withdrawn) = consent.withdrawn_at {
        return Some(desk.rich("print-fact-consent-withdrawn", &[("date", &dates::full(withdrawn.date()))]));
    }
    let (true, Some(given)) = (consent.is_given(), consent.given_at) else {
        return desk.reader.is_none().then(|| desk.rich("print-fact-consent-missing", &[]));
    };
    let name = said(&consent.given_by).map_or_else(|| desk.person(), |name| lists::given(name).to_owned());
    let confirmed = consent.confirmed_at_meeting == Some(true);
    let key = if confirmed { "print-fact-consent-confirmed" } else { "print-fact-consent" };
    let mut sentences = vec![desk.rich(key, &[("name", &name), ("date", &dates::full(given.date()))])];
    sentences
        .extend(consent.valid_to.map(|until| desk.rich("print-fact-consent-until", &[("until", &dates::full(until))])));
    sentences.push(desk.rich("print-fact-consent-back", &[("name", &name)]));
    Some(desk.joined(sentences))
}
