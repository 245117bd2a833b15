//! Prints a case file, to be looked at:
//! `cargo run -p sip-print --example sheet -- tests/fixtures/scenarios/1.json out.pdf KIND`
//!
//! KIND is original, draft, copy, unnamed or extract for the plan; kallelse, inbjudan or alone (an
//! inbjudan that tells of nobody); consent or form (a consent sheet to fill in); information; changes,
//! with as many changes as a number after it says.

use std::error::Error;
use std::time::Instant;

use sip_model::summons::SummonsKind;
use sip_model::unit::UnitAuthority;
use sip_model::{Case, Date, Moment};
use sip_print::{
    Change, ChangeRow, ChangesSheet, ConsentSheet, Contact, Exemplar, Fonts, InformationSheet, PlanItem, PlanSheet,
    PrintError, Setting, SummonsSheet, SummonsTo, changes, consent, information, plan, summons,
};
use sip_text::Text;

const PLAN_ID: &str = "SIP-7K3M-Q2XA";
const LAW: &str = "HSL 16 kap. 4 § och SoL (2025:400) 10 kap. 8–9 §§. Lag (2017:612) 4 kap. 1–3 §§";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, out, kind @ ..] = arguments.as_slice() else {
        return Err("a case file and a PDF to write".into());
    };
    let case = sip_model::field::read_case_file(&std::fs::read_to_string(file)?)?;
    let kind = kind.first().map_or("original", String::as_str);
    let (fonts, text) = (Fonts::embedded(), Text::swedish());
    let started = Instant::now();
    let bytes = sheet(&case, kind, &fonts, &text)?;
    let first = started.elapsed();
    for _ in 0..19 {
        sheet(&case, kind, &fonts, &text)?;
    }
    println!("{} bytes, first {first:?}, mean of twenty {:?}", bytes.len(), started.elapsed() / 20);
    std::fs::write(out, bytes)?;
    Ok(())
}

fn sheet(case: &Case, kind: &str, fonts: &Fonts, text: &Text) -> Result<Vec<u8>, PrintError> {
    let made_on = case.summons.sent_at.or(case.plan.established_at).map(Moment::date);
    let day = made_on.or_else(|| "2026-10-09".parse().ok()).ok_or(PrintError::Incomplete("day"))?;
    let unit = case.documenting_unit.as_ref().and_then(|unit| case.unit(unit)).and_then(|unit| unit.name.as_deref());
    let unit = unit.unwrap_or("Norrby vårdcentral");
    let contact = Some(Contact { name: "Maria Sandell", phone: "0980-319210" });
    match kind {
        "kallelse" | "inbjudan" | "alone" => letter(case, kind, day, fonts, text),
        "consent" => consent(
            &ConsentSheet {
                case,
                plan_id: PLAN_ID,
                from_unit: unit,
                contact: None,
                made_on,
                setting: Setting::default(),
            },
            fonts,
            text,
        ),
        "form" => {
            let case = &Case::default();
            consent(
                &ConsentSheet {
                    case,
                    plan_id: PLAN_ID,
                    from_unit: unit,
                    contact,
                    made_on: None,
                    setting: Setting::default(),
                },
                fonts,
                text,
            )
        }
        kind if kind.starts_with("changes") => {
            let count = kind.trim_start_matches("changes").parse().unwrap_or(8);
            let rows: Vec<ChangeRow<'_>> = some_changes(case).into_iter().cycle().take(count).collect();
            let words = ["björk", "kaffe", "nyckel", "våg"].map(str::to_owned);
            let sheet = ChangesSheet {
                case,
                plan_id: PLAN_ID,
                version: 1,
                words: &words,
                rows: &rows,
                made_on: day,
                setting: Setting::default(),
            };
            changes(&sheet, fonts, text)
        }
        "information" => {
            information(&InformationSheet { unit, contact, made_on: day, setting: Setting::default() }, fonts, text)
        }
        _ => printed(case, kind, fonts, text),
    }
}

fn letter(case: &Case, kind: &str, made_on: Date, fonts: &Fonts, text: &Text) -> Result<Vec<u8>, PrintError> {
    let convener = case.summons.convener.as_ref().and_then(|id| case.participant(id));
    let unit = convener.and_then(|who| who.unit_id.as_ref()).and_then(|unit| case.unit(unit));
    let unit = unit.and_then(|unit| unit.name.as_deref()).unwrap_or("Norrby vårdcentral");
    let to = match kind {
        "kallelse" => SummonsTo {
            name: "Hemsjukvården Norrby",
            authority: Some(UnitAuthority::Municipality),
            kind: SummonsKind::Summons,
        },
        "inbjudan" => SummonsTo { name: "Karin Bergvall-Holm", authority: None, kind: SummonsKind::Invitation },
        _ => SummonsTo {
            name: "Försäkringskassan",
            authority: Some(UnitAuthority::Other),
            kind: SummonsKind::Invitation,
        },
    };
    let sheet = SummonsSheet {
        case,
        plan_id: PLAN_ID,
        from_unit: unit,
        to,
        tells_others: kind != "alone",
        made_on,
        sent_at: case.summons.sent_at,
        law: LAW,
        setting: Setting::default(),
    };
    summons(&sheet, fonts, text)
}

fn printed(case: &Case, kind: &str, fonts: &Fonts, text: &Text) -> Result<Vec<u8>, PrintError> {
    let whose = case.person.name.clone().unwrap_or_default();
    let exemplar = match kind {
        "draft" => Exemplar::Draft,
        "copy" => Exemplar::Copy { number: 2, of: 8, whose: "Maria Sandell".to_owned() },
        "extract" => Exemplar::Extract { whose: "Försäkringskassan".to_owned(), left_out: Some(2) },
        "unnamed" => Exemplar::Unnamed,
        _ => Exemplar::Original { whose },
    };
    let words = ["björk", "kaffe", "nyckel", "våg"].map(str::to_owned);
    let hash = "7f3a91c40be2".repeat(6);
    let sheet = PlanSheet {
        case,
        plan_id: PLAN_ID,
        version: Some(1),
        hash: hash.get(..64),
        words: &words,
        exemplar,
        made_on: case.plan.established_at.map(Moment::date),
        law: LAW,
        signed: &[],
        setting: Setting::default(),
    };
    plan(&sheet, fonts, text)
}

fn some_changes(case: &Case) -> Vec<ChangeRow<'_>> {
    let some = |words: &str| Some(words.to_owned());
    let row = |change| ChangeRow {
        change,
        by: some("Maria Sandell"),
        unit: some("Norrby vårdcentral"),
        at: "2026-11-03T13:05".parse().ok(),
        also: Vec::new(),
    };
    let field = |about: &str, before, after| row(Change::Field { about: about.to_owned(), before, after });
    let mut rows = vec![
        field("Träning hemma med fysioterapeut: Hur ofta", some("2 gånger i veckan"), some("3 gånger i veckan")),
        field("Mötet: När", some("onsdag 20 januari 2027 kl. 13.00"), some("torsdag 4 februari 2027 kl. 10.30")),
        field(
            "Så är det nu",
            some("Ingrid går korta sträckor inne med gåbord. Hon är rädd att falla i trappan."),
            some("Ingrid går hela vägen till växthuset med rollator. I trappan behöver hon någon bredvid sig."),
        ),
        field("Karin Bergvall-Holm: Telefon", some("070-1740611"), some("070-1740699")),
        field("Fotvård var sjätte vecka: Hur ofta", None, some("Var sjätte vecka")),
        field("Hjälp med inköp: Anteckning", some("Affären kör ut på torsdagar."), None),
    ];
    let insats = |at| case.insatser().nth(at).map(|(_, insats)| PlanItem::Insats(insats));
    rows.extend(insats(1).map(|item| row(Change::New(item))));
    let reason = "Ingrid har redan ett larm genom hyresvärden".to_owned();
    rows.extend(insats(2).map(|item| row(Change::Struck { item, reason })));
    rows.extend(case.goals().next().map(|goal| row(Change::New(PlanItem::Goal(goal)))));
    rows.extend(case.plan.dissent.first().map(|dissent| row(Change::New(PlanItem::Dissent(dissent)))));
    let position = case.plan.dissent.first().and_then(|dissent| dissent.positions.first());
    rows.extend(position.map(|position| row(Change::New(PlanItem::Position(position)))));
    let worse = case.plan.if_it_gets_worse_contacts.first();
    rows.extend(worse.map(|contact| row(Change::New(PlanItem::Worse(contact)))));
    let participant = case.meeting.participants.get(1);
    rows.extend(participant.map(|participant| row(Change::New(PlanItem::Participant(participant)))));
    rows
}
