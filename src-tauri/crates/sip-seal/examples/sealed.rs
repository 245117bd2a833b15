//! Seals the plan of a case file with a unit made up for it, to be looked at and timed:
//! `cargo run -p sip-seal --example sealed -- tests/fixtures/scenarios/1.json out.pdf`

use std::error::Error;
use std::time::Instant;

use sip_print::{Enclosure, Exemplar, Fonts, PlanSheet, Setting, plan_enclosing};
use sip_seal::{DeviceToCertify, Papers, Sealing, Statement, UnitToCertify, check, content, root, seal};
use sip_text::Text;
use sip_vault::identity::{DeviceKeys, SealPublic, UnitKeys};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, out] = arguments.as_slice() else { return Err("a case file and a PDF to write".into()) };
    let case = sip_model::field::read_case_file(&std::fs::read_to_string(file)?)?;
    let (fonts, text) = (Fonts::embedded(), Text::swedish());
    let (unit, device) =
        (UnitKeys::generate(&mut |bytes| bytes.fill(1)), DeviceKeys::generate(&mut |bytes| bytes.fill(2)));
    let (Some(signer), Some(of_root), Some(vouch)) = (unit.seal_root(), unit.root_public(), unit.seal_vouch()) else {
        return Err("no root".into());
    };
    let of_unit = UnitToCertify { name: "Norrby vårdcentral", root: of_root, key: signer.public().0, vouch };
    let (id, key) = (device.id().to_string(), device.seal_key());
    let of_device = DeviceToCertify { name: "Rum 3", id: &id, key: key.public().0, from: "2026-10-01".parse()? };
    let papers = Papers::issue(&of_unit, &of_device, &|message| signer.sign(message));

    let started = Instant::now();
    let data = serde_json::to_vec(&content(&serde_json::to_value(&case)?))?;
    let hash = root(&serde_json::from_slice(&data)?, &[0; 32]);
    let sheet = PlanSheet {
        case: &case,
        plan_id: "SIP-7K3M-Q2XA",
        version: Some(1),
        hash: Some(&hash.hex()),
        words: &sip_seal::check_words(hash),
        exemplar: Exemplar::Original { whose: case.person.name.clone().unwrap_or_default() },
        made_on: case.plan.established_at.map(sip_model::Moment::date),
        law: "HSL 16 kap. 4 § och SoL (2025:400) 10 kap. 8–9 §§",
        signed: &[],
        setting: Setting::default(),
    };
    let enclosure = Enclosure { name: "plan.json", kind: "application/json", about: "Planen som data", bytes: &data };
    let printed = plan_enclosing(&sheet, Some(&enclosure), &fonts, &text)?;
    let after_print = started.elapsed();
    let statement = Statement { plan_id: "SIP-7K3M-Q2XA".to_owned(), version: 1, hash: hash.0 };
    let sealing = Sealing {
        papers: &papers,
        sign: &|message| key.sign(message),
        statement: &statement,
        at: "2026-10-21T14:10".parse().ok(),
        reason: "Plan SIP-7K3M-Q2XA, version 1",
        label: "Enhetens sigill",
    };
    let sealed = seal(&printed, &sealing)?;
    let after_seal = started.elapsed();
    let seen = check(&sealed, &|root, key, vouch| SealPublic(*key).is_vouched(root, vouch))?;
    println!(
        "plan {} bytes in {after_print:?}; sealed {} bytes after {after_seal:?}; checked after {:?}: intact {}",
        printed.len(),
        sealed.len(),
        started.elapsed(),
        seen.intact()
    );
    std::fs::write(out, sealed)?;
    Ok(())
}
