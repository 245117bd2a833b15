//! Widening one's own reading: by the consent, by who an item is not for, by the protection of an identity, by the name
//! of a document, by who is on the roster.

use serde_json::json;
use sip_doc::DocId;
use sip_exchange::{Envelope, Mailbox, Reason};
use sip_model::field::Path;

use crate::common::forge::{Slip, changes, heads};
use crate::common::shelf::version_of;
use crate::common::town::{AMINA, CASE, LEILA, MARIA, Town, small_case};

/// Words that nobody else ever writes.
const SECRET: &str = "zqhemligtx";
const INSATSER: &str = "/plan/goals/g1/insatser";

/// Leila makes it as she likes, and Maria refuses.
fn maria_refuses_of_leila(path: &str, value: serde_json::Value, reason: Reason) {
    let mut town = Town::shared(&[LEILA]);
    let leila = town.me(LEILA);
    let slip = town.slip(&leila, LEILA, path, value);
    let all = town.slipped(&slip);
    assert!(!all.is_empty(), "it changes something");
    let before = town.held(MARIA);
    town.send(&leila, MARIA, all.into_iter().map(Envelope::Changes).collect());
    town.refuses(MARIA, &before, reason);
    town.goes_on(MARIA);
}

/// Amina's unit is to get extracts about one topic. Leila, who writes along, widens it; so does Amina herself.
#[test]
fn the_consent_by_others_than_the_unit_that_documents() {
    let mut town = Town::empty(1);
    let mut case = small_case();
    let parties = case["consent"]["parties"].as_array_mut().unwrap();
    let party = parties.iter_mut().find(|party| party["unitId"] == "u-ht").unwrap();
    party["topics"] = json!(["Hjälp hemma"]);
    let path = format!("/consent/parties/{}/topics", party["id"].as_str().unwrap());
    town.shelves[MARIA].begin(CASE, &case);
    town.who.extend([LEILA, AMINA]);
    town.converge();
    assert!(!town.shelves[AMINA].cases.contains_key(CASE), "Amina has no documents");
    for who in [LEILA, AMINA] {
        let me = town.me(who);
        let author = town.shelves[who].author();
        let slip = Slip { author, ..town.slip(&me, LEILA, &path, json!("alla")) };
        let widened = town.slipped_one(&slip);
        let before = town.held(MARIA);
        let seq = format!("{:012}", town.next_number(town.mailbox(MARIA), me.device()));
        town.send(&me, MARIA, vec![Envelope::Changes(widened)]);
        let report = town.round(MARIA);
        let new = report.set_aside.iter().filter(|aside| aside.packet.starts_with(&seq)).map(|aside| aside.reason);
        assert!(new.eq([Reason::NotAllowed]), "{:?}", report.set_aside);
        assert_eq!(town.held(MARIA).differs(&before), [] as [&str; 0], "nothing that is held has changed");
    }
    town.converge();
    assert!(!town.shelves[AMINA].cases.contains_key(CASE), "nor does she get any by it");
    town.goes_on(MARIA);
}

#[test]
fn a_party_added_to_the_consent_by_a_co_writer() {
    let party = json!({ "unitId": "u-bi", "scope": "allt", "topics": "alla" });
    maria_refuses_of_leila("/consent/parties/-", party, Reason::NotAllowed);
}

#[test]
fn the_consent_in_the_name_of_the_unit_that_documents() {
    let mut town = Town::shared(&[LEILA]);
    let leila = town.me(LEILA);
    let actor = town.actor_of(&town.me(MARIA));
    let slip = town.slip(&leila, LEILA, "/consent/documentedBy", "Maria".into());
    let slip = Slip { actor, author: town.shelves[MARIA].author(), ..slip };
    let changes = town.slipped_one(&slip);
    town.maria_refuses(Envelope::Changes(changes), Reason::Unvouched);
}

#[test]
fn the_units_own_document_by_another_unit() {
    maria_refuses_of_leila("/preparation/questionsNotToRaise/-", json!("Fråga om arvet."), Reason::NotAllowed);
}

/// Whoever says to document it does not thereby: the roster decides, and it is not written in the plan.
#[test]
fn the_plans_word_for_who_documents_it() {
    let mut town = Town::shared(&[LEILA]);
    let leila = town.me(LEILA);
    let slip = town.slip(&leila, LEILA, "/documentingUnit", json!("u-hsv"));
    let taken = town.slipped_one(&slip);
    let slip = town.slip(&leila, LEILA, "/consent/documentedBy", json!("Leila"));
    let refused = town.slipped_one(&slip);
    let heads = town.held(MARIA).cases[CASE].heads["consent"].clone();
    town.send(&leila, MARIA, vec![Envelope::Changes(taken), Envelope::Changes(refused)]);
    let report = town.round(MARIA);
    assert_eq!(
        crate::common::forge::reasons(&report),
        [Reason::NotAllowed],
        "the consent stays Maria's unit's to write"
    );
    assert_eq!(town.held(MARIA).cases[CASE].heads["consent"], heads, "as it was");
    assert_eq!(town.replica(MARIA).share.roster.unwrap().documents, town.me(MARIA).unit(), "it documents the case");
    town.goes_on(MARIA);
}

/// An item that is kept from Leila's unit, and that she somehow knows the id of.
fn kept_from_leila() -> (Town, String) {
    let mut town = Town::shared(&[LEILA, AMINA]);
    let insats = json!({ "text": SECRET, "responsible": { "authority": "kommun" }, "notFor": ["u-hsv"] });
    town.shelves[MARIA].set(CASE, &format!("{INSATSER}/-"), insats, "nhemlig");
    town.converge();
    assert!(town.was_given(&town.me(AMINA), SECRET), "Amina reads it");
    assert!(!town.was_given(&town.me(LEILA), SECRET), "and Leila does not");
    (town, format!("{INSATSER}/nhemlig"))
}

/// She says in the plan that the item lives there, for all: what is hers is taken in, and nothing comes of it.
#[test]
fn an_item_drawn_out_of_the_document_that_is_kept_from_her() {
    for is_for_all in [true, false] {
        let (mut town, item) = kept_from_leila();
        let mut value = json!({ "text": "Leilas ord.", "responsible": { "authority": "kommun" } });
        if !is_for_all {
            value["notFor"] = json!(["u-ht"]);
        }
        let id = item.rsplit('/').next().unwrap().to_owned();
        town.shelves[LEILA].set(CASE, &format!("{INSATSER}/-"), value, &id);
        town.converge();
        assert!(!town.was_given(&town.me(LEILA), SECRET), "what was kept from her stays so");
        town.set(MARIA, &format!("{item}/text"), format!("{SECRET} och mer").into());
        town.converge();
        // Of two audiences that are equally narrow those go on reading who are in both, until Maria says which holds.
        assert!(!town.was_given(&town.me(LEILA), SECRET), "moved apart to two audiences, the narrower wins");
        let case = town.shelves[MARIA].value(CASE);
        let there = sip_model::field::at(&case, &Path::read(&item).unwrap()).cloned().unwrap_or_default();
        let kept = there["notFor"].to_string() + &format!("{:?}", town.shelves[MARIA].contested(CASE));
        assert!(kept.contains("u-hsv"), "and Maria's word on whom it is kept from stands: {there}");
        town.goes_on(MARIA);
    }
}

#[test]
fn the_document_that_is_kept_from_her_by_its_name() {
    let (mut town, _) = kept_from_leila();
    let leila = town.me(LEILA);
    // In a copy of her own she makes one of that name.
    let insats = json!({ "text": "Leilas ord.", "responsible": { "authority": "kommun" }, "notFor": ["u-hsv"] });
    let path = format!("{INSATSER}/-");
    let slip = town.slip(&leila, LEILA, &path, insats);
    let all = town.slipped(&slip);
    let kept = all.into_iter().find(|changes| changes.doc == "restricted/u-hsv").unwrap();
    town.maria_refuses(Envelope::Changes(kept), Reason::NotAllowed);
    assert!(!town.was_given(&leila, SECRET), "nor does she get it");
}

/// A later generation takes the place of what all have: only the unit that documents the case begins one.
#[test]
fn a_later_generation_begun_by_a_co_writer() {
    let mut town = Town::shared(&[LEILA]);
    let leila = town.me(LEILA);
    let mut docs = town.replica(LEILA).docs;
    docs.write_as(town.actor_of(&leila));
    let author = town.shelves[LEILA].author();
    docs.renew(&DocId::plan(), "abcdef", &author, 1_793_700_000).unwrap();
    let (id, _) = heads(&mut docs).into_iter().find(|(id, _)| id.generation() == 2).unwrap();
    let begun = changes(&mut docs, &town.bound(LEILA), &leila, &id, &[]);
    town.maria_refuses(Envelope::Changes(begun), Reason::NotAllowed);
}

/// By the plan, which co-writers write in: that some unit of it is the one that Maria trusts under that HSA-id.
#[test]
fn another_unit_drawn_in_by_its_hsa_id() {
    let mut town = Town::shared(&[LEILA]);
    let other = town.unit("Hemtjänst Ekeby", "SE5560000009-SIP199", 1).remove(0);
    town.trust(MARIA, 3);
    for path in ["/units/u-bi/hsaId", "/units/-"] {
        let value = match path {
            "/units/-" => json!({ "name": "Hemtjänst Ekeby", "authority": "kommun", "hsaId": "SE5560000009-SIP199" }),
            _ => json!("SE5560000009-SIP199"),
        };
        town.set(LEILA, path, value);
        town.converge();
    }
    assert!(town.shelves[MARIA].value(CASE).to_string().contains("SE5560000009-SIP199"), "she may write it");
    let roster = town.replica(MARIA).share.roster.unwrap();
    assert_eq!(roster.card(&other.unit()), None, "and nobody is added by it");
    let mailbox = Mailbox::Unit(other.unit()).to_string();
    assert!(town.office.packets().iter().all(|spot| spot.0 != mailbox), "nor given anything");
    town.goes_on(MARIA);
}

/// The address lives in the unit's own document while the identity is protected. Whoever writes along may write that it
/// is not, and reads no more for it.
#[test]
fn the_protection_of_an_identity_taken_off() {
    for (word, is_apart) in [(json!("ingen"), false), (json!(null), false), (json!("ingen"), true)] {
        let mut town = Town::empty(1);
        let mut case = small_case();
        case["person"]["address"] = SECRET.into();
        town.shelves[MARIA].begin(CASE, &case);
        // What was established before has the address in it.
        let version = version_of(CASE, &town.shelves[MARIA].value(CASE), 1, "Maria");
        town.shelves[MARIA].establish(CASE, version);
        town.set(MARIA, "/person/protectedIdentity", json!("sekretessmarkering"));
        town.who.push(LEILA);
        town.converge();
        let leila = town.me(LEILA);
        assert!(!town.was_given(&leila, SECRET), "she came after that");
        if is_apart {
            town.set(MARIA, "/person/protectedIdentity", json!("skyddad_folkbokforing"));
        }
        town.set(LEILA, "/person/protectedIdentity", word.clone());
        town.converge();
        if !is_apart {
            assert_eq!(town.reads(MARIA, "/person/protectedIdentity"), word, "she may write it");
        }
        town.set(MARIA, "/meeting/situation", "Maria skriver vidare.".into());
        town.converge();
        assert!(!town.was_given(&leila, SECRET), "and reads no more than before, with {word}");
        // Once the unit that documents the case takes it off itself, it is off.
        town.set(MARIA, "/person/protectedIdentity", json!("sekretessmarkering"));
        town.set(MARIA, "/person/protectedIdentity", json!("ingen"));
        town.converge();
        assert!(town.was_given(&leila, SECRET), "by the unit that documents it, it is taken off");
    }
}
