//! A sealed plan, by our own check.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use sip_seal::{CheckError, SealError, Statement, Unproven, add_timestamp, timestamp_digest};
use support::{DATA, Device, checked, of_case, printed, statement};

#[test]
fn a_sealed_plan_tells_who_sealed_it_and_brings_its_data() {
    let device = Device::of(1, 2);
    let sealed = device.seal(&printed(1));
    let seen = checked(&sealed).unwrap();
    assert!(seen.intact());
    let [seal] = seen.seals.as_slice() else { panic!("one seal") };
    let by = seal.by.as_ref().unwrap();
    assert_eq!((by.unit.as_str(), by.device.as_str()), ("Norrby vårdcentral", "Rum 3"));
    assert_eq!((by.root, by.device_id.as_str()), (device.root, format!("{:032x}", 2).as_str()));
    assert_eq!(seal.statement, statement());
    assert_eq!(seal.at, "2026-10-21T14:10".parse().ok());
    assert_eq!(seen.cannot_prove(), [Unproven::Person, Unproven::Time], "said beside it, always");
    let enclosed = seen.enclosed.unwrap();
    assert_eq!((enclosed.name.as_str(), enclosed.bytes.as_slice()), ("plan.json", DATA));
}

#[test]
fn the_same_plan_sealed_twice_is_the_same_bytes() {
    let (one, again) = (Device::of(1, 2).seal(&printed(1)), Device::of(1, 2).seal(&printed(1)));
    assert_eq!(one, again);
    assert!(one.starts_with(&printed(1)), "and begins with the plan that was not sealed, untouched");
}

#[test]
fn a_plan_of_sixty_insatser_is_within_a_hundred_kilobytes() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/scenarios/1.json");
    let mut case = sip_model::field::read_case_file(&std::fs::read_to_string(path).unwrap()).unwrap();
    let insatser: Vec<_> = case.plan.goals.iter().flat_map(|goal| goal.insatser.clone()).collect();
    case.plan.goals[0].insatser = insatser.iter().cycle().take(60).cloned().collect();
    let data = serde_json::to_vec(&case).unwrap();
    let sealed = Device::of(1, 2).seal(&of_case(&case, &data));
    assert!(sealed.len() < 100_000, "{} bytes do not fit an attachment of GetCarePlans", sealed.len());
    assert_eq!(checked(&sealed).unwrap().enclosed.unwrap().bytes, data);
}

#[test]
fn one_changed_byte_anywhere_is_seen() {
    let plan = printed(1);
    let sealed = Device::of(1, 2).seal(&plan);
    // Here and there in the plan, and in every corner of what the seal added.
    for at in (0..plan.len()).step_by(997).chain((plan.len()..sealed.len()).step_by(13)) {
        let mut changed = sealed.clone();
        changed[at] ^= if at % 2 == 0 { 0x01 } else { 0x20 };
        let seen = checked(&changed);
        assert!(!seen.as_ref().is_ok_and(sip_seal::Checked::intact), "byte {at}: {seen:?}");
        assert!(seen.is_err() || seen.is_ok_and(|seen| seen.enclosed.is_none()), "byte {at}: and gives no data");
    }
}

#[test]
fn a_file_cut_anywhere_is_not_intact() {
    let plan = printed(1);
    let sealed = Device::of(1, 2).seal(&plan);
    for end in (0..sealed.len()).step_by(61) {
        assert!(!checked(&sealed[..end]).is_ok_and(|seen| seen.intact()), "cut after {end} bytes");
    }
    assert_eq!(checked(&plan), Err(CheckError::NotSealed), "the plan itself is whole, and not sealed");
}

#[test]
fn two_devices_may_seal_one_after_the_other() {
    let (one, other) = (Device::of(1, 2), Device::named(7, 8, "Hemsjukvården Norrby", "Bilen"));
    let first = one.seal(&printed(1));
    let both = other.seal(&first);
    assert!(both.starts_with(&first), "what was sealed is not touched");
    let seen = checked(&both).unwrap();
    assert!(seen.intact());
    let units: Vec<&str> = seen.seals.iter().map(|seal| seal.by.as_ref().unwrap().unit.as_str()).collect();
    assert_eq!(units, ["Norrby vårdcentral", "Hemsjukvården Norrby"], "in the order they came");
}

#[test]
fn seals_that_say_different_things_are_not_intact() {
    let device = Device::of(1, 2);
    let sealed = device.seal(&printed(1));
    let other = Statement { version: 3, ..statement() };
    let both = device.try_seal(&sealed, &other).unwrap();
    assert!(!checked(&both).unwrap().intact(), "one of them lies");
}

#[test]
fn what_another_hand_adds_is_seen_however_it_is_hidden() {
    let device = Device::of(1, 2);
    let sealed = device.seal(&printed(1));
    // A revision in good order, as a program that annotates would write: the page is said anew.
    let tail = String::from_utf8_lossy(&sealed[sealed.len() - 40..]).into_owned();
    let section: usize = tail.split("startxref\n").nth(1).unwrap().split('\n').next().unwrap().parse().unwrap();
    let head = "1 0 obj\n<</Type /Pages/Kids []/Count 0>>\nendobj\n";
    let start = sealed.len() + head.len();
    let mut rows = vec![1];
    rows.extend(u32::try_from(sealed.len()).unwrap().to_be_bytes());
    rows.extend([0, 0]);
    let told = sealed[section..].windows(5).position(|window| window == b"/Root").map(|at| &sealed[section + at..]);
    let root: String = String::from_utf8_lossy(told.unwrap()).split('/').nth(1).unwrap().to_owned();
    let dict = format!("<</Type /XRef/Size 2000/{root}/Prev {section}/Index [1 1]/W [1 4 2]/Length 7>>");
    let mut added = [sealed.as_slice(), head.as_bytes(), format!("1999 0 obj\n{dict}\nstream\n").as_bytes()].concat();
    added.extend(rows);
    added.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    let seen = checked(&added).unwrap();
    assert!(seen.seals[0].by.is_some(), "the seal itself still holds for what it was set on");
    assert!(!seen.whole && !seen.intact() && seen.enclosed.is_none(), "and yet the file is not what was sealed");
}

#[test]
fn papers_that_do_not_fit_seal_nothing() {
    let (one, other) = (Device::of(1, 2), Device::of(3, 4));
    let plan = printed(1);
    let stolen = Device { papers: one.papers.clone(), ..Device::of(3, 4) };
    assert_eq!(stolen.try_seal(&plan, &statement()), Err(SealError::WrongKey));
    let mixed = sip_seal::Papers { device: one.papers.device.clone(), unit: other.papers.unit.clone() };
    assert_eq!(mixed.read(&support::vouched), Err(SealError::NotPapers), "another unit's word for this device");
    assert_eq!(one.papers.read(&|_, _, _| false), Err(SealError::NotPapers), "a root that did not vouch");
    let junk = Device { papers: sip_seal::Papers { device: b"0".to_vec(), unit: Vec::new() }, ..Device::of(1, 2) };
    assert_eq!(junk.try_seal(&plan, &statement()), Err(SealError::NotPapers));
    assert_eq!(one.try_seal(b"%PDF-1.7\n%%EOF\n", &statement()), Err(SealError::NotOurs));
}

#[test]
fn a_unit_that_nobody_vouches_for_is_nobody() {
    let sealed = Device::of(1, 2).seal(&printed(1));
    let seen = sip_seal::check(&sealed, &|_, _, _| false).unwrap();
    assert!(seen.seals[0].by.is_none() && !seen.intact());
}

#[test]
fn long_names_are_cut_and_still_fit() {
    let long = "Åå".repeat(150);
    let device = Device::named(1, 2, &long, &long);
    let seen = checked(&device.seal(&printed(1))).unwrap();
    assert_eq!(seen.seals[0].by.as_ref().unwrap().unit.chars().count(), 64, "as much as a certificate holds");
}

#[test]
fn a_token_of_something_else_is_refused() {
    let sealed = Device::of(1, 2).seal(&printed(1));
    assert_ne!(timestamp_digest(&sealed).unwrap(), [0; 32]);
    assert_eq!(add_timestamp(&sealed, b"0\x03\x02\x01\x05"), Err(SealError::NotOfThis));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]

    #[test]
    fn torn_and_patched_files_have_an_answer(
        cuts in proptest::collection::vec((0.0..1.0f64, 0.0..1.0f64, 0usize..200, proptest::num::u8::ANY), 1..12),
    ) {
        let sealed = SEALED.get_or_init(|| Device::of(1, 2).seal(&printed(1)));
        let mut torn = sealed.clone();
        for (from, to, length, byte) in cuts {
            let place = |share: f64| (share * torn.len() as f64) as usize;
            let (from, to) = (place(from), place(to));
            // Half of the places lie where references, seals and their order are written.
            let to = if byte % 2 == 0 { torn.len().saturating_sub(to / 16 + 1) } else { to };
            let mut piece: Vec<u8> = torn[from..(from + length).min(torn.len())].to_vec();
            piece.push(byte);
            let end = (to + length / 2).min(torn.len());
            torn.splice(to..end, piece);
        }
        // No panic, and no file that was torn passes for whole.
        let seen = checked(&torn);
        proptest::prop_assert!(&torn == sealed || !seen.is_ok_and(|seen| seen.intact()));
        let _ = timestamp_digest(&torn);
        let _ = Device::of(1, 2).try_seal(&torn, &statement());
        let _ = sip_seal::Papers { device: torn.clone(), unit: torn[torn.len() / 2..].to_vec() }.read(&support::vouched);
    }

    #[test]
    fn papers_of_any_bytes_are_nobodys(at in 0usize..2_000, byte in 1u8..) {
        let mut papers = Device::of(1, 2).papers;
        let whole = papers.device.len() + papers.unit.len();
        let at = at % whole;
        match papers.device.len() {
            length if at < length => papers.device[at] ^= byte,
            length => papers.unit[at - length] ^= byte,
        }
        proptest::prop_assert!(papers.read(&support::vouched).is_err(), "byte {at}");
    }
}

/// Made once: it is torn many times.
static SEALED: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();

#[test]
fn any_bytes_have_an_answer() {
    assert_eq!(checked(b""), Err(CheckError::NotPdf));
    assert_eq!(checked(b"%PDF-1.7"), Err(CheckError::NotSealed));
    assert_eq!(checked(b"%PDF-1.7 /ByteRange"), Err(CheckError::Damaged));
    let mut big = b"%PDF-1.7".to_vec();
    big.resize(32 * 1024 * 1024 + 1, b' ');
    assert_eq!(checked(&big), Err(CheckError::TooBig));
}
