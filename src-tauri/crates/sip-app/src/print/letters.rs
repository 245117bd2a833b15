//! The sheets around the plan: kallelse, the person's consent sheet, information to take home.

use sip_model::audience::{Reader, Scope};
use sip_model::item::standing;
use sip_model::process::{Act, refusal};
use sip_model::summons::{Recipient, SummonsKind};
use sip_model::unit::UnitAuthority;
use sip_model::{Case, law, profile};
use sip_print::{
    ConsentSheet, Contact, InformationSheet, Setting, SummonsSheet, SummonsTo, consent, information, summons,
};
use sip_wire::request::{self, Exemplar};

use super::plan::{name_of, participants};
use super::sheet::{Ground, HandOut, Rendered};
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::process::is_covered;

type Made = Result<(Rendered, Option<HandOut>), AppError>;

impl<H: Host> App<H> {
    /// The kallelse or inbjudan to one recipient. It leaves the computer only when it may be sent.
    pub(super) fn summons_sheet(&self, sheet: &request::Sheet, ground: &Ground) -> Made {
        let case = &ground.case;
        let id = sheet.recipient.as_deref().ok_or_else(|| AppError::bad("no-such-recipient"))?;
        let recipient = standing(&case.summons.recipients).find(|recipient| is_for(recipient, id));
        let recipient = recipient.ok_or_else(|| AppError::bad("no-such-recipient"))?;
        let handed_out = sheet.exemplar != Exemplar::Preview;
        // The meeting may be running, or signed: then the kallelse is still what it was.
        let stops = refusal(Act::Summon, &ground.standing).filter(|why| *why != "case-locked");
        if let (true, Some(why)) = (handed_out, stops) {
            return Err(AppError::not_now(why));
        }
        if handed_out && !is_covered(case, recipient) {
            return Err(AppError::not_now("recipient-not-in-consent"));
        }
        let unit = recipient.unit_id.as_ref().and_then(|id| case.unit(id));
        let name = name_of(case, id);
        let kind = profile::named(case.region_profile.as_deref()).kind_for(case, recipient);
        let law = law::citation(&Case { discharge: None, ..Case::default() }, ground.now.date());
        let authority = unit.and_then(|unit| unit.authority);
        let pdf = summons(
            &SummonsSheet {
                case,
                plan_id: &sheet.case,
                from_unit: &from_unit(ground),
                to: SummonsTo { name: &name, authority, kind },
                tells_others: writes_along(case, id, authority, kind),
                made_on: ground.now.date(),
                sent_at: case.summons.sent_at,
                law: &law,
                setting: Setting { large: sheet.large, ..Setting::default() },
            },
            self.fonts(),
            &self.text,
        )?;
        let out = letter("kallelse", id, &name);
        Ok((rendered(pdf, &sheet.case, "kallelse"), handed_out.then_some(out)))
    }

    /// The person's own consent sheet: the only one with what must not be spoken of (ruling 1).
    pub(super) fn consent_sheet(&self, sheet: &request::Sheet, ground: &Ground) -> Made {
        let case = &ground.case;
        let person = participants(case).find(|participant| participant.is_person());
        let hers = person.map(|person| person.id.to_string()).unwrap_or_default();
        if sheet.recipient.as_ref().is_some_and(|id| *id != hers) {
            return Err(AppError::not_now("consent-sheet-is-hers"));
        }
        let contact = contact(case);
        let made_on = case.consent.given_at.map(sip_model::Moment::date).or(Some(ground.now.date()));
        let setting = Setting { large: sheet.large, ..Setting::default() };
        let pdf = consent(
            &ConsentSheet { case, plan_id: &sheet.case, from_unit: &ground.unit, contact, made_on, setting },
            self.fonts(),
            &self.text,
        )?;
        let out = letter("samtycke", &hers, case.person.name.as_deref().unwrap_or_default());
        Ok((rendered(pdf, &sheet.case, "samtycke"), (sheet.exemplar != Exemplar::Preview).then_some(out)))
    }

    /// What a SIP is, to take home. It tells of nobody.
    pub(super) fn information_sheet(&self, sheet: &request::Sheet, ground: &Ground) -> Made {
        let contact = contact(&ground.case);
        let setting = Setting { large: sheet.large, ..Setting::default() };
        let pdf = information(
            &InformationSheet { unit: &ground.unit, contact, made_on: ground.now.date(), setting },
            self.fonts(),
            &self.text,
        )?;
        let name = ground.case.person.name.as_deref().unwrap_or_default();
        let person = participants(&ground.case).find(|participant| participant.is_person());
        let out = letter("information", person.map_or("", |person| person.id.as_str()), name);
        Ok((rendered(pdf, &sheet.case, "information"), (sheet.exemplar != Exemplar::Preview).then_some(out)))
    }
}

fn rendered(pdf: Vec<u8>, id: &str, mark: &str) -> Rendered {
    Rendered { pdf, file_name: format!("{id}-{mark}.pdf"), version: None }
}

fn letter(exemplar: &'static str, recipient: &str, name: &str) -> HandOut {
    HandOut { exemplar, number: 0, recipient: recipient.to_owned(), name: name.to_owned(), version: 0 }
}

fn is_for(recipient: &Recipient, id: &str) -> bool {
    recipient.unit_id.as_ref().is_some_and(|unit| unit.as_str() == id)
        || recipient.participant_id.as_ref().is_some_and(|participant| participant.as_str() == id)
}

/// Co-writers, and they alone, learn who else comes: units with a duty whom the consent lets read
/// everything (ruling 3).
fn writes_along(case: &Case, id: &str, authority: Option<UnitAuthority>, kind: SummonsKind) -> bool {
    let scope = Reader::of(case, id).and_then(|reader| Scope::of(&case.consent, &reader));
    let is_huvudman = !matches!(authority, None | Some(UnitAuthority::Other));
    is_huvudman && kind == SummonsKind::Summons && scope.is_some_and(|scope| scope.is_all())
}

/// The unit that calls: the convener's, else this one.
fn from_unit(ground: &Ground) -> String {
    let convener = ground.case.summons.convener.as_ref().and_then(|id| ground.case.participant(id));
    let unit = convener.and_then(|convener| ground.case.unit(convener.unit_id.as_ref()?));
    unit.and_then(|unit| unit.name.clone()).unwrap_or_else(|| ground.unit.clone())
}

/// Whom the person calls: the samordnare, else whoever calls to the meeting.
fn contact(case: &Case) -> Option<Contact<'_>> {
    let ids = [&case.coordinator.participant_id, &case.summons.convener, &case.plan.overall_responsible];
    let found = ids.into_iter().flatten().filter_map(|id| case.participant(id)).find(|one| one.phone.is_some())?;
    Some(Contact { name: found.name.as_deref()?, phone: found.phone.as_deref()? })
}
