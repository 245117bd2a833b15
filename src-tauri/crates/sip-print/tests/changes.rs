//! The change sheet, read back by pdftotext.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use sip_model::Case;
use sip_model::person::ProtectedIdentity;
use sip_print::{Change, ChangeRow, ChangesSheet, Fonts, PlanPart, changes};
use sip_text::{Text, jargon};
use support::{PLAN_ID, Printed, scenario};

const HOLDS: &str = "Den underskrivna planen gäller tills en ny version är underskriven.";
const NOT_PART: &str = "Ändringsblad, inte en del av den underskrivna planen";

fn some(words: &str) -> Option<String> {
    Some(words.to_owned())
}

fn row(about: &str, change: Change) -> ChangeRow {
    ChangeRow {
        about: about.to_owned(),
        change,
        by: some("Maria Sandell"),
        unit: some("Norrby vårdcentral"),
        at: "2026-11-03T13:05".parse().ok(),
    }
}

fn field(before: &str, after: &str) -> Change {
    let said = |words: &str| Some(words.to_owned()).filter(|words| !words.is_empty());
    Change::Field { before: said(before), after: said(after) }
}

fn words() -> [String; 4] {
    ["björk", "kaffe", "nyckel", "våg"].map(str::to_owned)
}

fn sheet<'a>(case: &'a Case, words: &'a [String], rows: &'a [ChangeRow]) -> ChangesSheet<'a> {
    ChangesSheet { case, plan_id: PLAN_ID, version: 2, words, rows, made_on: "2026-11-05".parse().unwrap() }
}

fn printed(case: &Case, rows: &[ChangeRow]) -> Printed {
    Printed::changes(&sheet(case, &words(), rows))
}

/// A change of how often something is done.
fn often() -> ChangeRow {
    row("Träning hemma: Hur ofta", field("2 gånger i veckan", "3 gånger i veckan"))
}

#[test]
fn it_says_what_holds_what_is_proposed_and_by_whom() {
    let printed = printed(&scenario(1), &[often()]);
    assert!(printed.is_one_sound_page(), "{}", printed.check());
    let words = printed.words();
    for sentence in [
        "Utskrivet 5 november 2026",
        "Ändrat sedan planen skrevs under Ingrid Bergvall, 19420310-9147",
        "Till plan SIP-7K3M-Q2XA, version 2. Planens ord: björk kaffe nyckel våg",
        HOLDS,
        "är förslag till nästa version.",
        "I planen står Nu står Träning hemma: Hur ofta 2 gånger i veckan 3 gånger i veckan Skrivet av",
        "Skrivet av Maria Sandell, Norrby vårdcentral, 3 november 2026 kl. 13.05 enligt den datorns klocka.",
        NOT_PART,
        "Sida 1 av 1",
    ] {
        assert!(words.contains(sentence), "{sentence} is not there:\n{words}");
    }
    let holds = words.find(HOLDS).unwrap();
    assert!(holds < words.find("Nu står Träning").unwrap(), "what holds is said before what is proposed");
    for word in ["ARBETSMATERIAL", "ORIGINAL", "KOPIA", "UTDRAG", "Underskrift "] {
        assert!(!words.contains(word), "{word} is of the plan's own sheets:\n{words}");
    }
}

#[test]
fn our_own_words_are_plain() {
    let words = printed(&scenario(1), &[often()]).words();
    let hard: Vec<&str> = jargon::find(&words).into_iter().map(|found| found.word).collect();
    assert!(hard.is_empty(), "hard words: {hard:?}");
}

#[test]
fn new_struck_and_gone_are_said() {
    let item = "Trygghetslarm med nyckel";
    let rows = [
        row(item, Change::New { part: Some(PlanPart::Insats), words: item.to_owned() }),
        row(
            "Fotvård",
            Change::Struck {
                part: Some(PlanPart::Insats),
                words: "Fotvård hemma".to_owned(),
                reason: "Hon går till mottagningen".to_owned(),
            },
        ),
        row("Inköp: Hur ofta", field("", "Varje torsdag")),
        row("Inköp: Anteckning", field("Affären kör ut.", "  ")),
        row("Eva Lund", Change::New { part: None, words: "Eva Lund".to_owned() }),
        row(
            "Per Ek",
            Change::Struck { part: Some(PlanPart::Participant), words: "Per Ek".to_owned(), reason: " ".into() },
        ),
    ];
    let words = printed(&scenario(1), &rows).words();
    for said in [
        "Det här ska göras Inget Nytt: Trygghetslarm med nyckel Skrivet av",
        "Det här ska göras Fotvård hemma Struket: Hon går till mottagningen Skrivet av",
        "Inköp: Hur ofta Inget Nytt: Varje torsdag Skrivet av",
        "Inköp: Anteckning Affären kör ut. Borttaget Skrivet av",
        "klocka. Inget Nytt: Eva Lund Skrivet av",
        "De som är med i planen Per Ek Struket Skrivet av",
    ] {
        assert!(words.contains(said), "{said} is not there:\n{words}");
    }
    assert_eq!(words.matches(item).count(), 1, "a whole item is not said twice:\n{words}");
}

#[test]
fn where_an_item_stands_is_said_as_the_plan_says_it() {
    let parts = [
        (PlanPart::Goal, "Mål"),
        (PlanPart::Insats, "Det här ska göras"),
        (PlanPart::Participant, "De som är med i planen"),
        (PlanPart::Worse, "Om det blir sämre"),
        (PlanPart::Dissent, "Det här är vi inte överens om"),
    ];
    for (part, heading) in parts {
        let words =
            printed(&scenario(1), &[row("x", Change::New { part: Some(part), words: "Ord".to_owned() })]).words();
        assert!(words.contains(&format!("Nu står {heading} Inget Nytt: Ord")), "{part:?}:\n{words}");
    }
}

#[test]
fn what_is_not_known_is_not_made_up() {
    let nobody = ChangeRow { by: None, unit: some(" "), at: None, ..often() };
    let rows = [
        nobody.clone(),
        ChangeRow { by: some("Leila Haddad"), ..nobody.clone() },
        ChangeRow { at: "2026-11-03T13:05".parse().ok(), ..nobody },
    ];
    let words = printed(&scenario(1), &rows).words();
    for said in [
        "Vem som skrev det är inte känt.",
        "Skrivet av Leila Haddad.",
        "Skrivet 3 november 2026 kl. 13.05 enligt den datorns klocka.",
    ] {
        assert!(words.contains(said), "{said} is not there:\n{words}");
    }
    let bare = Printed::changes(&sheet(&Case::default(), &[], &rows)).words();
    assert!(bare.contains("Namn saknas") && !bare.contains("Planens ord"), "{bare}");
}

#[test]
fn peoples_words_stand_as_they_were_written() {
    let written = "Jag vill *inte* { $words } ha <b>hjälp</b>: 5 % ”nej” 😀";
    let rows = [
        row("Egna ord", field("ett\ntvå", written)),
        row("Larm", Change::Struck { part: None, words: written.to_owned(), reason: written.to_owned() }),
    ];
    let words = printed(&scenario(1), &rows).words();
    let shown = written.replace('😀', "□");
    assert_eq!(words.matches(&shown).count(), 3, "no star, brace or sign is markup:\n{words}");
    assert!(words.contains("ett två"), "{words}");
}

#[test]
fn a_protected_person_cannot_be_found_by_the_paper() {
    let mut case = scenario(1);
    case.person.protected_identity = Some(ProtectedIdentity::Marked);
    let printed = printed(&case, &[often()]);
    let all = format!("{} {}", printed.words(), printed.unpacked());
    for place in [
        "19420310",
        "9147",
        "Kvarnbacken",
        "0980-319204",
        "070-1740610",
        "Ingrids hem",
        "Region Exempel",
        "Ekeby kommun",
    ] {
        assert!(!all.contains(place), "{place} leads to the door");
    }
    assert!(printed.words().contains("Ingrid Bergvall"), "the name stands, as on the plan");
}

#[test]
fn nothing_of_the_case_but_name_and_number_is_printed() {
    for number in [1, 2] {
        let case = scenario(number);
        let words = printed(&case, &[often()]).words();
        let mut never: Vec<String> = case.insatser().filter_map(|(_, insats)| insats.text.clone()).collect();
        never.extend(case.goals().flat_map(|goal| [goal.need.clone(), goal.in_persons_words.clone()]).flatten());
        never.extend(case.consent.excludes.iter().filter_map(|exclusion| exclusion.text.clone()));
        never.extend(case.preparation.questions_not_to_raise.iter().filter_map(|words| words.text.clone()));
        never.extend([&case.person.address, &case.person.phone, &case.need.description].into_iter().flatten().cloned());
        assert!(never.len() > 10, "the scenario has things to tell");
        for line in &never {
            assert!(!words.contains(line.as_str()), "scenario {number} tells: {line}");
        }
    }
}

#[test]
fn one_eight_and_forty_changes() {
    for (count, most) in [(1, 1), (8, 1), (40, 5)] {
        let rows: Vec<ChangeRow> =
            (1..=count).map(|at| row(&format!("Insats nummer {at}: Hur ofta"), field("Ibland.", "Ofta."))).collect();
        let printed = printed(&scenario(1), &rows);
        assert!(printed.is_sound(), "{count}: {}", printed.check());
        let pages = printed.pages();
        assert!(pages.len() <= most, "{count} changes on {} pages", pages.len());
        for at in 1..=count {
            let whole = format!("Insats nummer {at}: Hur ofta Ibland. Ofta. Skrivet av");
            let on = pages.iter().filter(|page| page.contains(&whole)).count();
            assert_eq!(on, 1, "{at} of {count} stands whole, on one page");
        }
        for (at, page) in pages.iter().enumerate() {
            let foot = format!("Till plan {PLAN_ID}, version 2 Ingrid Bergvall, 19420310-9147");
            assert!(page.contains(&foot) && page.contains(NOT_PART), "a loose page says what it is of:\n{page}");
            let continued = page.contains("Ändrat sedan planen skrevs under, fortsättning I planen står Nu står");
            assert_eq!(continued, at > 0, "page {at} repeats the heads");
        }
    }
}

#[test]
fn long_names_and_words_without_a_space() {
    let mut case = scenario(1);
    let name = "Anna-Karin Margareta Wilhelmina von Hohenstauffen-Lindqvist af Björkenstam Oxenstierna";
    case.person.name = some(name);
    let word = "läkemedelsgenomgångsuppföljningssamordnare".repeat(8);
    let rows = [
        ChangeRow {
            by: some(name),
            unit: some(&word),
            ..row(&word, Change::Struck { part: None, words: word.clone(), reason: word.clone() })
        },
        row(&format!("{word}: Text"), field(&word, &word)),
    ];
    let printed = printed(&case, &rows);
    assert!(printed.is_sound(), "{}", printed.check());
    let glued: String = printed.words().split(' ').collect();
    assert_eq!(glued.matches(&word).count(), 6, "broken over lines, no letter lost and none put in");
    for page in printed.pages() {
        assert!(page.contains("Oxenstierna"), "the whole name is on every page");
    }
}

#[test]
fn a_change_longer_than_a_page_goes_on_and_says_what_it_is_about() {
    let lines = |word: &str| (1..=400).map(|at| format!("{word} {at}.")).collect::<Vec<_>>().join("\n");
    let (before, after) = (lines("Förr"), lines("Nu"));
    let long = row("Så är det nu", field(&before, &after));
    let printed = printed(&scenario(1), &[often(), long, often()]);
    assert!(printed.is_sound(), "{}", printed.check());
    let pages = printed.pages();
    let words = pages.join(" ");
    for at in 1..=400 {
        assert!(words.contains(&format!("Förr {at}.")) && words.contains(&format!("Nu {at}.")), "line {at} is lost");
    }
    for page in &pages[1..pages.len() - 1] {
        assert!(page.contains("I planen står Nu står Så är det nu, fortsättning"), "{page}");
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let (case, words, rows) = (scenario(1), words(), [often()]);
    let made = || changes(&sheet(&case, &words, &rows), &Fonts::embedded(), &Text::swedish()).unwrap();
    assert_eq!(made(), made(), "no clock, no randomness, no counter");
    let facts = printed(&case, &rows).facts();
    assert!(facts.contains("Title:           Ändrat sedan planen skrevs under\n"), "{facts}");
    assert!(!facts.contains("Ingrid"), "windows and lists show this: {facts}");
    let fonts = printed(&case, &rows).fonts();
    assert!(fonts.lines().skip(2).all(|font| font.contains("yes yes yes")), "embedded, cut, readable: {fonts}");
}
