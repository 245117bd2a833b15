//! What veraPDF, poppler, qpdf, pyHanko and zbar say of what the program prints.

use std::path::Path;

use support::{Story, codes, complaints, complaints_of_all, pdf_text, pdfsig, pyhanko, qpdf, squeezed};

use crate::{name, of_length, sheet, signs};

/// Every sheet that there is, as it is handed out.
const SHEETS: [(&str, &[&str]); 8] = [
    ("plan", &["--original"]),
    ("copy", &["--copy", "--for", "p2"]),
    ("extract", &["--sheet", "extract", "--for", "u-ht"]),
    ("fridge", &["--sheet", "fridge"]),
    ("changes", &["--sheet", "changes"]),
    ("followup", &["--sheet", "followup"]),
    ("summons", &["--sheet", "summons", "--for", "u-bi"]),
    ("consent", &["--sheet", "consent"]),
];

#[test]
fn every_sheet_of_any_length_can_be_kept_read_aloud_and_checked() {
    for count in [1, 12, 60] {
        let story = of_length(count);
        story.case("establish", &[]).ok();
        story.set("/meeting/situation", "Något har hänt sedan dess.");
        let mut papers = Vec::new();
        for (what, arguments) in SHEETS {
            let path = sheet(&story, &format!("{what}.pdf"), arguments);
            assert_eq!(qpdf(&path), "", "{what} of {count}");
            let sealed = !matches!(what, "summons" | "consent");
            let said = pdfsig(&path);
            assert_eq!(said.contains("Signature is Valid."), sealed, "{what} of {count}: {said}");
            assert_eq!(said.contains("Total document signed"), sealed, "{what} of {count}: {said}");
            let bytes = std::fs::metadata(&path).unwrap().len();
            assert!(bytes < 100_000, "{what} of {count}: {bytes} bytes");
            let large = [&["--large"], arguments_again(arguments)].concat();
            papers.extend([path, sheet(&story, &format!("{what}-large.pdf"), &large)]);
        }
        assert_eq!(complaints_of_all(&papers), "", "{count} insatser: PDF/A-3a and PDF/UA-1");
    }
}

/// The same sheet once more: the original is handed out once, so that one is looked at.
fn arguments_again(arguments: &'static [&'static str]) -> &'static [&'static str] {
    if arguments == ["--original"] { &[] } else { arguments }
}

#[test]
fn one_changed_byte_is_seen_by_everyone() {
    let story = Story::of("1");
    story.case("establish", &[]).ok();
    let path = sheet(&story, "plan.pdf", &["--original"]);
    let good = std::fs::read(&path).unwrap();
    let seal = good.windows(10).rposition(|window| window == b"/ByteRange").unwrap();
    for at in [seal / 4, seal / 2, seal * 3 / 4] {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        std::fs::write(&path, &bytes).unwrap();
        let said = pdfsig(&path);
        assert!(!said.contains("Signature is Valid."), "byte {at}: {said}");
        let verdict = story.device().siphemma(["--json", "verify", path.to_str().unwrap()]).refused_quietly(6);
        assert_eq!(verdict.json()["intact"], false, "byte {at}");
    }
}

#[test]
fn pyhanko_agrees() {
    let story = Story::of("1");
    story.case("establish", &[]).ok();
    let path = sheet(&story, "plan.pdf", &["--original"]);
    let (_, said) = pyhanko(&path, &[]);
    assert!(said.contains("The signature is cryptographically sound."), "{said}");
    assert!(said.contains("ECDSA") || said.contains("ecdsa"), "{said}");
}

#[test]
fn a_second_seal_touches_nothing_of_the_first() {
    let story = Story::of("1");
    story.case("establish", &[]).ok();
    let path = sheet(&story, "plan.pdf", &["--original"]);
    let leila = support::Device::new("Leila Haddad");
    leila.init(&support::Scenario::load("1").case["units"][1]);
    let both = leila.file("both.pdf");
    leila.siphemma(["seal", path.to_str().unwrap(), "-o", both.to_str().unwrap()]).ok();
    let (first, second) = (std::fs::read(&path).unwrap(), std::fs::read(&both).unwrap());
    assert!(second.starts_with(&first), "what was sealed is there byte for byte");
    assert_eq!(pdfsig(&both).matches("Signature is Valid.").count(), 2);
    let (_, said) = pyhanko(&both, &[]);
    assert_eq!(said.matches("The signature is cryptographically sound.").count(), 2, "{said}");
    assert_eq!((complaints(&both), qpdf(&both)), (String::new(), String::new()));
    let verdict = leila.json(["verify", both.to_str().unwrap()]);
    assert_eq!(verdict["intact"], true, "{verdict}");
    assert_eq!(verdict["also_sealed_by"][0]["trust"], "own", "{verdict}");
    assert_eq!(verdict["sealed_by"]["trust"], "unknown", "{verdict}");
}

#[test]
fn a_camera_reads_every_page_at_150_dots_an_inch() {
    let story = of_length(12);
    let draft = sheet(&story, "draft.pdf", &[]);
    assert!(codes(&draft, 150).iter().all(|code| code.starts_with("SIP1:")), "arbetsmaterial too");
    story.case("establish", &[]).ok();
    for (what, arguments) in SHEETS.iter().filter(|(what, _)| ["plan", "extract", "fridge", "followup"].contains(what))
    {
        let path = sheet(&story, &format!("{what}.pdf"), arguments);
        let codes = codes(&path, 150);
        let pages = pdf_text(&path).matches('\u{c}').count();
        assert_eq!(codes.len(), pages, "{what}");
        for (page, code) in codes.iter().enumerate() {
            assert!(code.starts_with("SIP1:"), "{what}, page {}: {code:?}", page + 1);
        }
        let mut different = codes.clone();
        different.dedup();
        assert_eq!(different.len(), pages, "{what}: each page has its own");
    }
}

#[test]
fn every_page_says_which_it_is() {
    let story = of_length(12);
    let established = story.answer("establish", &[]);
    let (hash, words) = (established["hash"].as_str().unwrap(), established["words"].as_array().unwrap());
    let short = format!("{} {} {}", &hash[..4], &hash[4..8], &hash[8..12]);
    let first = established["version"].as_u64().unwrap();
    let version = format!("version {first}");
    let says = |path: &Path, mark: &str| {
        let text = pdf_text(path);
        let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
        for (at, page) in pages.iter().enumerate() {
            let number = format!("Sida {} av {}", at + 1, pages.len());
            let words: Vec<&str> = words.iter().filter_map(|word| word.as_str()).collect();
            for fact in [story.id(), &version, &number, &short, &words.join(" "), mark] {
                assert!(squeezed(page).contains(&squeezed(fact)), "{fact} on page {}:\n{page}", at + 1);
            }
        }
    };
    says(&sheet(&story, "o.pdf", &["--original"]), "ORIGINAL");
    says(&sheet(&story, "k.pdf", &["--copy", "--for", "p2"]), "KOPIA 1 AV");
    says(&sheet(&story, "u.pdf", &["--sheet", "extract", "--for", "u-ht"]), "UTDRAG");
    story.set("/meeting/situation", "Något har hänt sedan dess.");
    story.case("establish", &[]).ok();
    let old = ["--version", &first.to_string(), "--copy", "--for", "p2"];
    says(&sheet(&story, "old.pdf", &old), &format!("ERSATT AV VERSION {}", first + 1));
    let draft = pdf_text(sheet(&story, "draft.pdf", &["--draft"]));
    let pages = draft.split('\u{c}').filter(|page| !page.trim().is_empty());
    assert!(pages.map(squeezed).all(|page| page.contains("arbetsmaterial")), "on every page");
}

#[test]
fn a_signed_plan_is_still_small_sound_and_in_order() {
    let story = Story::of("1");
    story.case("lock", &[]).ok();
    for who in ["p1", "p2", "p3"] {
        signs(&story, who, &name()).ok();
    }
    story.case("establish", &[]).ok();
    let path = sheet(&story, "plan.pdf", &["--original"]);
    assert_eq!(complaints(&path), "");
    let text = pdf_text(&path);
    let places: Vec<usize> = ["viktigt för mig", "Om det blir sämre", "Mål 1", "Mål 2", "Underskrifter"]
        .iter()
        .map(|words| text.find(words).unwrap_or_else(|| panic!("{words}:\n{text}")))
        .collect();
    assert!(places.is_sorted(), "from the person's words to the signatures: {places:?}");
}
