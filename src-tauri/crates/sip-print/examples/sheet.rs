//! Prints a case file, to be looked at:
//! `cargo run -p sip-print --example sheet -- tests/fixtures/scenarios/1.json out.pdf [draft|copy|unnamed]`

use std::error::Error;
use std::time::Instant;

use sip_print::{Exemplar, Fonts, PlanSheet, plan};
use sip_text::Text;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, out, kind @ ..] = arguments.as_slice() else {
        return Err("a case file and a PDF to write".into());
    };
    let case = sip_model::field::read_case_file(&std::fs::read_to_string(file)?)?;
    let whose = case.person.name.clone().unwrap_or_default();
    let exemplar = match kind.first().map(String::as_str) {
        Some("draft") => Exemplar::Draft,
        Some("copy") => Exemplar::Copy { number: 2, of: 8, whose: "Maria Sandell".to_owned() },
        Some("unnamed") => Exemplar::Unnamed,
        _ => Exemplar::Original { whose },
    };
    let words = ["björk", "kaffe", "nyckel", "våg"].map(str::to_owned);
    let made_on = case.plan.established_at.map(sip_model::Moment::date);
    let law = "HSL 16 kap. 4 § och SoL (2025:400) 10 kap. 8–9 §§. Lag (2017:612) 4 kap. 1–3 §§";
    let hash = "7f3a91c40be2".repeat(6);
    let sheet = PlanSheet {
        case: &case,
        plan_id: "SIP-7K3M-Q2XA",
        version: Some(1),
        hash: hash.get(..64),
        words: &words,
        exemplar,
        made_on,
        law,
    };
    let (fonts, text) = (Fonts::embedded(), Text::swedish());
    let started = Instant::now();
    let bytes = plan(&sheet, &fonts, &text)?;
    let first = started.elapsed();
    for _ in 0..19 {
        plan(&sheet, &fonts, &text)?;
    }
    println!("{} bytes, first {first:?}, mean of twenty {:?}", bytes.len(), started.elapsed() / 20);
    std::fs::write(out, bytes)?;
    Ok(())
}
