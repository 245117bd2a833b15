//! The change sheet, read back by pdftotext.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at once")]

mod support;

use sip_model::Case;
use sip_model::person::ProtectedIdentity;
use sip_model::plan::{Dissent, Goal, Insats, WorseContact};
use sip_print::{Change, ChangeRow, ChangesSheet, Fonts, PlanItem, Setting, changes};
use sip_text::{Text, jargon};
use support::{PLAN_ID, Printed, scenario};

const HOLDS: &str = "Den underskrivna planen gäller tills en ny version är underskriven.";
const NOT_PART: &str = "Ändringsblad, inte en del av den underskrivna planen";

fn some(words: &str) -> Option<String> {
    Some(words.to_owned())
}

fn row(change: Change<'_>) -> ChangeRow<'_> {
    ChangeRow {
        change,
        by: some("Maria Sandell"),
        unit: some("Norrby vårdcentral"),
        at: "2026-11-03T13:05".parse().ok(),
        also: Vec::new(),
    }
}

fn field<'a>(about: &str, before: &str, after: &str) -> ChangeRow<'a> {
    let said = |words: &str| Some(words.to_owned()).filter(|words| !words.is_empty());
    row(Change::Field { about: about.to_owned(), before: said(before), after: said(after) })
}

fn new(item: PlanItem<'_>) -> ChangeRow<'_> {
    row(Change::New(item))
}

fn struck<'a>(item: PlanItem<'a>, reason: &str) -> ChangeRow<'a> {
    row(Change::Struck { item, reason: reason.to_owned() })
}

fn words() -> [String; 4] {
    ["björk", "kaffe", "nyckel", "våg"].map(str::to_owned)
}

fn sheet<'a>(case: &'a Case, words: &'a [String], rows: &'a [ChangeRow<'a>]) -> ChangesSheet<'a> {
    ChangesSheet {
        case,
        plan_id: PLAN_ID,
        version: 2,
        words,
        rows,
        made_on: "2026-11-05".parse().unwrap(),
        setting: Setting::default(),
    }
}

fn printed(case: &Case, rows: &[ChangeRow<'_>]) -> Printed {
    Printed::changes(&sheet(case, &words(), rows))
}

fn often() -> ChangeRow<'static> {
    field("Träning hemma: Hur ofta", "2 gånger i veckan", "3 gånger i veckan")
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
    let hard: Vec<&str> = jargon::find(&words).into_iter().map(|found| found.word).collect();
    assert!(hard.is_empty(), "hard words: {hard:?}");
}

#[test]
fn new_and_gone_fields_are_said() {
    let rows = [field("Inköp: Hur ofta", "", "Varje torsdag"), field("Inköp: Anteckning", "Affären kör ut.", "  ")];
    let words = printed(&scenario(1), &rows).words();
    for said in [
        "Inköp: Hur ofta Inget Nytt: Varje torsdag Skrivet av",
        "Inköp: Anteckning Affären kör ut. Borttaget Skrivet av",
    ] {
        assert!(words.contains(said), "{said} is not there:\n{words}");
    }
}

#[test]
fn a_whole_item_stands_as_it_does_on_the_plan() {
    let case = scenario(1);
    let plan = &case.plan;
    let (goal, dissent) = (&plan.goals[0], &plan.dissent[0]);
    let unit = case.units.iter().find(|unit| unit.name.as_deref() == Some("Hemsjukvården Norrby")).unwrap();
    let items = [
        (PlanItem::Goal(goal), "Mål Inget Nytt: ”Jag vill kunna gå ut till växthuset själv igen.” Behov: Träna upp"),
        (
            PlanItem::Insats(&goal.insatser[1]),
            "Det här ska göras Inget Nytt: Prova ut och lämna rollator, toalettförhöjning och griptång. Ta bort mattor \
             och trösklar. Sofie Åberg Kommun, Kommunrehab Ekeby Åtagen. Senast 23 oktober. Mål: ”Jag vill kunna gå ut \
             till växthuset själv igen.” Skrivet av",
        ),
        (
            PlanItem::Participant(&case.meeting.participants[1]),
            "De som är med i planen Inget Nytt: Karin Bergvall-Holm närstående (dotter), stödperson, 070-1740610",
        ),
        (
            PlanItem::Worse(&plan.if_it_gets_worse_contacts[0]),
            "Om det blir sämre Inget Nytt: Dagtid Leila Haddad, Hemsjukvården Norrby 070-1740611 Skrivet av",
        ),
        (
            PlanItem::Dissent(dissent),
            "Det här är vi inte överens om Inget Nytt: Korttidsboende under några veckor Så gör vi: Ingrids vilja",
        ),
        (PlanItem::Position(&dissent.positions[0]), "Det här är vi inte överens om Inget Nytt: Karin vill att Ingrid"),
        (PlanItem::Unit(unit), "Enhet Inget Nytt: Hemsjukvården Norrby Skrivet av"),
    ];
    for (item, said) in items {
        let words = printed(&case, &[new(item)]).words();
        assert!(words.contains(said), "{said} is not there:\n{words}");
    }
}

#[test]
fn what_is_struck_is_said_with_the_reason() {
    let case = scenario(1);
    let insats = PlanItem::Insats(&case.plan.goals[0].insatser[1]);
    let words = printed(&case, &[struck(insats, "Ingrid har redan en")]).words();
    assert!(words.contains("Det här ska göras Prova ut och lämna rollator"), "what the plan says:\n{words}");
    assert!(words.contains("Struket: Ingrid har redan en Skrivet av"), "and why it is not to be:\n{words}");
    let words = printed(&case, &[struck(insats, " ")]).words();
    assert!(words.contains("Struket Skrivet av"), "a file may lack the reason:\n{words}");
}

#[test]
fn an_item_with_nothing_in_it_is_seen() {
    let (goal, insats, dissent, worse) =
        (Goal::default(), Insats::default(), Dissent::default(), WorseContact::default());
    let items = [
        (PlanItem::Goal(&goal), "Nytt: Målet är inte skrivet med egna ord än."),
        (PlanItem::Insats(&insats), "Nytt: Inte beskrivet än."),
        (PlanItem::Dissent(&dissent), "Nytt: Inget"),
        (PlanItem::Worse(&worse), "Nytt: Inget"),
    ];
    for (item, said) in items {
        let words = printed(&Case::default(), &[new(item)]).words();
        assert!(words.contains(said), "{said} is not there:\n{words}");
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
    let insats = Insats { text: some(written), ..Insats::default() };
    let rows = [field("Egna ord", "ett\ntvå", written), struck(PlanItem::Insats(&insats), written)];
    let words = printed(&scenario(1), &rows).words();
    let shown = written.replace('😀', "□");
    assert_eq!(words.matches(&shown).count(), 3, "no star, brace or sign is markup:\n{words}");
    assert!(words.contains("ett två"), "{words}");
}

#[test]
fn a_protected_person_cannot_be_found_by_the_paper() {
    let mut case = scenario(1);
    case.person.protected_identity = Some(ProtectedIdentity::Marked);
    let (daughter, goal) = (&case.meeting.participants[1], &case.plan.goals[0]);
    let rows = [often(), new(PlanItem::Participant(daughter)), new(PlanItem::Goal(goal))];
    let printed = printed(&case, &rows);
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
        let rows: Vec<ChangeRow<'_>> =
            (1..=count).map(|at| field(&format!("Insats nummer {at}: Hur ofta"), "Ibland.", "Ofta.")).collect();
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
    let insats = Insats { text: some(&word), ..Insats::default() };
    let rows = [
        ChangeRow { by: some(name), unit: some(&word), ..struck(PlanItem::Insats(&insats), &word) },
        field(&format!("{word}: Text"), &word, &word),
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
    let long = field("Så är det nu", &before, &after);
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
