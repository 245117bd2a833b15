//! What only some may say of a case: versions, notices, withdrawals, rosters, receipts, extracts, and that something is
//! to be left again.

use serde_json::json;
use sip_exchange::{Again, Envelope, Extract, Notice, Reason, Receipt, Roster, Stage, What, Withdrawal};
use sip_vault::identity::UnitId;

use crate::common::forge::reasons;
use crate::common::shelf::version_of;
use crate::common::town::{AMINA, ANDERS, CASE, LEILA, MARIA, Town, small_case};

/// Leila lays it down for Amina's unit, who refuses it. Neither documents the case.
fn amina_refuses(envelope: impl FnOnce(&Town) -> Envelope, reason: Reason) {
    let mut town = Town::shared(&[LEILA, AMINA]);
    let before = town.held(AMINA);
    town.send(&town.me(LEILA), AMINA, vec![envelope(&town)]);
    town.refuses(AMINA, &before, reason);
    town.goes_on(AMINA);
}

fn consent_heads(town: &Town) -> Vec<String> {
    let told = &town.replica(LEILA).share.sealed["consent"];
    told.clone()
}

#[test]
fn a_version_by_a_unit_that_does_not_document() {
    for to in [MARIA, AMINA] {
        let mut town = Town::shared(&[LEILA, AMINA]);
        let version = version_of(CASE, &town.shelves[LEILA].value(CASE), 1, "Leila");
        let before = town.held(to);
        town.send(&town.me(LEILA), to, vec![Envelope::Version(version)]);
        town.refuses(to, &before, Reason::NotAllowed);
        town.goes_on(to);
    }
}

#[test]
fn a_version_whose_content_is_not_what_its_hash_says() {
    let mut town = Town::shared(&[LEILA]);
    let mut version = version_of(CASE, &town.shelves[MARIA].value(CASE), 1, "Maria");
    version.content = version.content.replacen("Ingrid", "Astrid", 1);
    let before = town.held(LEILA);
    town.send(&town.me(MARIA), LEILA, vec![Envelope::Version(version)]);
    town.refuses(LEILA, &before, Reason::DoesNotFit);
    town.goes_on(LEILA);
}

#[test]
fn a_notice_by_a_co_writer() {
    let notice = |what, heads| Notice { case: CASE.to_owned(), what, at: "2026-11-02T10:00".to_owned(), heads };
    amina_refuses(|town| Envelope::Notice(notice(What::Ended, consent_heads(town))), Reason::NotAllowed);
    let mut town = Town::shared(&[LEILA]);
    town.maria_refuses(Envelope::Notice(notice(What::Narrowed, Vec::new())), Reason::NotAllowed);
    assert!(!town.replica(MARIA).has_ended(), "it goes on being shared");
}

#[test]
fn a_withdrawal_told_to_somebody_who_does_not_document() {
    let consent = "c1".to_owned();
    let told =
        Withdrawal { case: CASE.to_owned(), consent, at: String::new(), by: "Leila".into(), words: String::new() };
    amina_refuses(|_| Envelope::Withdrawal(told), Reason::NotAllowed);
}

/// A withdrawal of a consent that is over ends nothing: a later yes is a new consent.
#[test]
fn an_old_withdrawal_against_a_new_consent() {
    let mut town = Town::shared(&[LEILA]);
    let consent = "ett tidigare samtycke".to_owned();
    let told =
        Withdrawal { case: CASE.to_owned(), consent, at: String::new(), by: "Leila".into(), words: String::new() };
    let before = town.held(MARIA);
    town.send(&town.me(LEILA), MARIA, vec![Envelope::Withdrawal(told)]);
    let report = town.round(MARIA);
    assert!(report.set_aside.is_empty(), "anyone may tell that a yes was taken back: {:?}", report.set_aside);
    assert_eq!(town.held(MARIA).differs(&before), [] as [&str; 0], "and this one is not the one that stands");
    town.goes_on(MARIA);
}

/// What a co-writer says of who shares the case is not believed, whatever it is.
#[test]
fn a_roster_by_one_who_is_not_the_keeper() {
    let mut town = Town::shared(&[LEILA, AMINA]);
    let stranger = town.unit("Grannen", "SE5560000009-SIP199", 1).remove(0);
    let leila = town.me(LEILA);
    let real = town.replica(LEILA).share.roster.unwrap();
    let unit = leila.unit();
    let mut device = real.clone();
    device.devices.insert(town.id(MARIA), unit);
    device.devices.insert(stranger.device(), stranger.unit());
    let mut had = real.clone();
    had.had.insert("restricted/u-hsv".to_owned(), ["u-hsv".to_owned()].into());
    had.had.insert("plan".to_owned(), ["u-grannen".to_owned()].into());
    let mut units = real.clone();
    units.units.insert("u-grannen".to_owned(), stranger.card.clone());
    units.units.insert("u-bi".to_owned(), leila.card.clone());
    let taken = Roster { number: real.number + 7, documents: unit, before: vec![real.documents], ..real.clone() };
    let nobody: UnitId = UnitId::of(&[9; 32]);
    let broken = Roster { number: u32::MAX, documents: nobody, ..real };
    for to in [MARIA, AMINA] {
        let before = town.held(to);
        let all = [&device, &had, &units, &taken, &broken].map(|roster| Envelope::Roster(roster.clone()));
        town.send(&leila, to, all.to_vec());
        let report = town.round(to);
        assert!(report.set_aside.is_empty(), "it is no fault to tell a roster: {:?}", report.set_aside);
        let d = town.held(to);
        if d != before {
            eprintln!("{to} {:?}\n{:?}", d.cases[CASE].share.roster, before.cases[CASE].share.roster);
        }
        assert_eq!(town.held(to).differs(&before), [] as [&str; 0], "and nothing of it is believed");
    }
    town.goes_on(MARIA);
}

#[test]
fn a_roster_with_a_forged_card() {
    let mut town = Town::shared(&[LEILA]);
    let mut roster = town.replica(LEILA).share.roster.unwrap();
    let card = roster.units.get_mut("u-vc").unwrap();
    card.devices.retain(|device| device.id == town.shelves[ANDERS].me.device());
    card.number += 1;
    town.maria_refuses(Envelope::Roster(roster), Reason::Forged);
}

#[test]
fn a_roster_of_another_case_under_the_same_number() {
    let mut town = Town::shared(&[LEILA]);
    let leila = town.me(LEILA);
    let roster = Roster::new(&leila, CASE, "u-hsv", "ab".repeat(16));
    town.maria_refuses(Envelope::Roster(roster), Reason::OtherCase);
}

/// A case that comes to somebody who does not have it: by the unit that documents it, or not at all.
#[test]
fn a_case_told_by_one_who_does_not_document_it() {
    let mut town = Town::empty(1);
    town.trust(AMINA, 1);
    let stranger = town.unit("Grannen", "SE5560000009-SIP199", 1).remove(0);
    let (leila, maria, amina) = (town.me(LEILA), town.me(MARIA), town.me(AMINA));
    let with = |me: &sip_exchange::Me| {
        let mut roster = Roster::new(me, CASE, "u-x", "ab".repeat(16));
        roster.units.insert("u-ht".to_owned(), amina.card.clone());
        roster
    };
    let tries = [
        ("a stranger's", &stranger, with(&stranger), Reason::UnknownUnit),
        ("a co-writer was quicker", &leila, with(&maria), Reason::UnknownCase),
        ("it is not for us", &maria, Roster::new(&maria, CASE, "u-vc", "ab".repeat(16)), Reason::NotAllowed),
    ];
    for (what, from, roster, reason) in tries {
        let before = town.held(AMINA);
        let name = format!("{:012}", town.next_number(town.mailbox(AMINA), from.device()));
        town.send(from, AMINA, vec![Envelope::Roster(roster)]);
        let report = town.round(AMINA);
        let sender = from.device().to_string();
        let new = report.set_aside.iter().filter(|aside| aside.sender == sender && aside.packet.starts_with(&name));
        assert_eq!(new.map(|aside| aside.reason).collect::<Vec<_>>(), [reason], "{what}");
        assert_eq!(town.held(AMINA).differs(&before), [] as [&str; 0], "{what}: there is no case");
    }
    town.shelves[MARIA].begin(CASE, &small_case());
    for who in [MARIA, AMINA] {
        town.round(who);
    }
    assert!(town.shelves[AMINA].cases.contains_key(CASE), "the real one comes all the same");
}

/// Nobody tells for another what that one holds: a receipt counts for the device that signed its packet.
#[test]
fn a_receipt_in_another_units_name() {
    let mut town = Town::shared(&[LEILA, AMINA]);
    town.set(MARIA, "/meeting/situation", "Det som Amina inte har.".into());
    town.round(MARIA);
    let heads = town.replica(MARIA).share.sealed.clone().into_iter().collect();
    let receipt =
        Receipt { case: CASE.to_owned(), heads, stage: Stage::Acknowledged, at: String::new(), ..Receipt::default() };
    let before = town.replica(MARIA).share.known[&town.id(AMINA)].clone();
    let owed = town.shelves[MARIA].cases[CASE].owed;
    town.send(
        &town.me(LEILA),
        MARIA,
        vec![Envelope::Receipt(Receipt { heads: Default::default(), ..receipt.clone() })],
    );
    town.round(MARIA);
    assert_eq!(town.replica(MARIA).share.known[&town.id(AMINA)], before, "of Amina it says nothing");
    let owed_now = town.shelves[MARIA].cases[CASE].owed;
    assert_eq!((owed_now, owed > 0), (owed, true), "she is still owed, and nothing is said to be the same at both");
    let amina = town.me(AMINA);
    let packet = town.packet(&amina, MARIA, vec![Envelope::Receipt(receipt)]);
    town.lay(&packet, &town.me(LEILA), MARIA);
    let before = town.held(MARIA);
    town.refuses(MARIA, &before, Reason::Forged);
    town.goes_on(MARIA);
    assert_eq!(town.reads(AMINA, "/meeting/situation").as_str().map(|text| text.contains("inte har")), Some(false));
    town.round(AMINA);
    assert_eq!(town.reads(AMINA, "/meeting/situation"), "Det som Amina inte har.", "and she gets it");
}

/// Of heads that nobody ever made nothing follows.
#[test]
fn a_receipt_of_what_there_is_not() {
    let mut town = Town::shared(&[LEILA]);
    let heads = [("plan", "ff"), ("consent", "0"), ("restricted/u-ht", "ee"), ("../../etc", "dd")]
        .map(|(doc, byte)| (doc.to_owned(), vec![byte.repeat(32), "x".into(), "å".repeat(32)]));
    let receipt = Receipt {
        case: CASE.to_owned(),
        heads: heads.into(),
        stage: Stage::Received,
        at: String::new(),
        ..Receipt::default()
    };
    let before = town.held(MARIA);
    town.send(&town.me(LEILA), MARIA, vec![Envelope::Receipt(receipt)]);
    let report = town.round(MARIA);
    assert!(report.set_aside.is_empty(), "she may hold what is not known here: {:?}", report.set_aside);
    let now = town.held(MARIA);
    assert_eq!(now.differs(&before), ["its sharing"], "what she told of herself, and nothing else");
    town.goes_on(MARIA);
}

fn extract(reader: &str) -> Extract {
    Extract {
        case: CASE.to_owned(),
        version: 1,
        hash: "ab".repeat(32),
        words: "ett två tre fyra".to_owned(),
        reader: reader.to_owned(),
        left_out: None,
        content: json!({ "schemaVersion": 1 }),
    }
}

#[test]
fn a_forged_extract() {
    // Who has the documents takes none but from the unit that documents the case.
    amina_refuses(|_| Envelope::Extract(extract("u-ht")), Reason::NotAllowed);
    // Who has nothing takes none of somebody whom nobody here trusts.
    let mut town = Town::empty(1);
    let before = town.held(AMINA);
    town.send(&town.me(LEILA), AMINA, vec![Envelope::Extract(extract("u-ht"))]);
    town.refuses(AMINA, &before, Reason::UnknownUnit);
}

/// Only who opens a mailbox says that something in it could not be read.
#[test]
fn asking_again_for_another_units_packets() {
    let mut town = Town::shared(&[LEILA, AMINA]);
    let before = town.held(MARIA);
    let again = |mailbox| Envelope::Again(Again { mailbox, packets: vec![1, 2, 3, u64::MAX] });
    let there = town.office.packets().len();
    let asked = [again(town.mailbox(AMINA)), again(sip_exchange::Mailbox::Device(town.id(AMINA)))];
    town.send(&town.me(LEILA), MARIA, asked.to_vec());
    let report = town.round(MARIA);
    assert_eq!(reasons(&report), [Reason::NotAllowed; 2], "nobody asks for another");
    assert_eq!(town.held(MARIA).differs(&before), [] as [&str; 0], "nothing that is held has changed");
    assert_eq!(town.office.packets().len(), there + 1, "and nothing is left anew");
    town.goes_on(MARIA);
}
