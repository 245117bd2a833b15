//! The page that checks a code without this program, tried by another implementation than ours: the
//! page's own script, in a runtime of the web, with its own cryptography.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use std::io::Write;
use std::process::{Command, Stdio};

use sip_seal::{PAPER_DOMAIN, Paper, PaperKind, Root, checker_page, words_of};
use sip_vault::identity::{DeviceKeys, Revoked, UnitCard, UnitKeys};
use support::{HASH, random};

/// The unit's card, and a code that one of its devices made.
fn made() -> (UnitKeys, UnitCard, DeviceKeys, Paper) {
    let (unit, device) = (UnitKeys::generate(&mut random(1)), DeviceKeys::generate(&mut random(2)));
    let mut card = UnitCard::draft(&unit, "Åsens vårdcentral", "Region Väst").unwrap();
    card.hsa_id = Some("SE2321000016-1003".to_owned());
    card.devices = vec![device.public(true)];
    card.sign(&unit).unwrap();
    let paper = Paper {
        plan_id: "SIP-7K3M-Q2XA".to_owned(),
        version: 2,
        hash: Root(HASH),
        kind: PaperKind::Copy(3),
        page: 2,
        pages: 5,
        made_on: "2026-10-21".parse().unwrap(),
        device: device.id().0,
    };
    (unit, card, device, paper)
}

/// What the page says of a code, with these cards: how sure it is, its title, and what it read.
fn told(cards: &[String], code: &str) -> String {
    let page = checker_page();
    let (_, rest) = page.split_once("<script>").expect("a script");
    let (script, _) = rest.split_once("</script>").expect("its end");
    let ask = format!(
        "{script}\n(async () => {{ const read = await Promise.all({}.map(readCard)); \
         const told = await checkPaper({}, read.flatMap((one) => one.card ? [one.card] : [])); \
         console.log([...read.map((one) => one.words ?? one.wrong), told.is, told.title, \
         JSON.stringify(told.paper ? {{ ...told.paper, message: 0, signature: 0 }} : null)].join('\\n')); }})();",
        serde_json::to_string(cards).unwrap(),
        serde_json::to_string(code).unwrap(),
    );
    let mut node = Command::new("node");
    let mut node =
        node.arg("--no-warnings").arg("-").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("node");
    node.stdin.take().unwrap().write_all(ask.as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "the script runs");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_page_knows_a_genuine_code_and_its_unit() {
    let (_, card, device, paper) = made();
    let code = paper.code(&|message| device.sign(PAPER_DOMAIN, message)).unwrap();
    let told = told(&[card.write()], &code);
    let six = words_of(&card.fingerprint(), 6).join(" ");
    assert!(told.starts_with(&six), "the six words to compare are the ones the program tells: {told}");
    assert!(told.contains("good\nKoden är gjord av Åsens vårdcentral"), "{told}");
    for fact in
        ["KOPIA 3", "SIP-7K3M-Q2XA", "2026-10-21", "\"page\":2", "\"pages\":5", "\"version\":2", &"7f".repeat(32)]
    {
        assert!(told.contains(fact), "{fact}: {told}");
    }
}

#[test]
fn the_page_proves_nothing_without_the_right_card() {
    let (unit, card, device, paper) = made();
    let code = paper.code(&|message| device.sign(PAPER_DOMAIN, message)).unwrap();
    assert!(told(&[], &code).contains("unsure\nIngen av dina enheter har gjort koden"), "no card, no proof");
    let lie = paper.code(&|message| DeviceKeys::generate(&mut random(9)).sign(PAPER_DOMAIN, message)).unwrap();
    assert!(told(&[card.write()], &lie).contains("bad\nKoden är förfalskad"), "another key in the device's name");
    let forged = card.write().replace("Åsens", "Andra");
    let told_forged = told(&[forged], &code);
    assert!(told_forged.contains("Kortet är ändrat eller förfalskat."), "{told_forged}");
    assert!(told_forged.contains("unsure"), "a card that does not hold is none: {told_forged}");
    let mut later = card.successor();
    later.revoked = vec![Revoked { device: device.id(), at: "2026-11-01T08:00".to_owned() }];
    later.devices.clear();
    later.sign(&unit).unwrap();
    assert!(told(&[later.write()], &code).contains("unsure\nDatorn är spärrad hos Åsens vårdcentral"));
}

#[test]
fn what_is_no_code_is_said_to_be_none() {
    let (_, card, device, paper) = made();
    let code = paper.code(&|message| device.sign(PAPER_DOMAIN, message)).unwrap();
    for wrong in ["", "hej", "SIP1:", "SIP1:åäö", &code[..code.len() - 3], &code.to_lowercase()] {
        let told = told(&[card.write()], wrong);
        assert!(told.contains("unsure\n") || told.contains("bad\n"), "{wrong:?}: {told}");
        assert!(!told.contains("good\n"), "{wrong:?}: {told}");
    }
    let (head, tail) = code.split_at(40);
    let broken = told(&[card.write()], &format!(" {head}\r\n{tail}\n"));
    assert!(broken.contains("good\n"), "a line that was broken on the way is still the code: {broken}");
}
