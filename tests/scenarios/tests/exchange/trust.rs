//! Who is trusted: units by their card, devices by their unit's.

use serde_json::{Value, json};
use support::{Device, Post, Story};

use crate::shape::{computer, everything_said, laptop_of, lasting, office_of, rounds, unit_beside};

/// The units that a device knows, its own first.
fn units(device: &Device) -> Vec<Value> {
    device.json(["unit", "list"])["units"].as_array().unwrap().clone()
}

#[test]
fn what_an_unknown_unit_left_waits_until_it_is_trusted() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = computer("Amina Yusuf", &case, "u-ht");
    maria.device().trusts(&amina);
    maria.exchange(&post);
    let round = amina.exchange(&post);
    assert_eq!(round.reasons(), ["unknownUnit"], "nobody at the hemtjänst has compared words");
    let said = round.set_aside()[0]["message"].as_str().unwrap();
    assert!(said.contains("litar på deras kort") && said.contains("Norrby vårdcentral"), "in Swedish: {said}");
    assert_eq!(amina.json(["case", "list"])["cases"], json!([]), "nothing came in");
    amina.trusts(maria.device());
    let amina = Story::shared_with(amina, maria.id());
    let left = post.left_by(|| assert!(amina.exchange(&post).received_from("Norrby vårdcentral") > 0, "now it does"));
    assert_eq!(left.len(), 1, "only her answer is new in the folder: nothing was left again for her");
    assert_eq!(amina.at("/person/name"), "Ingrid Bergvall", "the case is there");
    assert!(amina.exchange(&post).reasons().is_empty(), "and nothing lies aside any more");
}

#[test]
fn a_revoked_laptop_is_heard_no_more_and_the_others_go_on() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let eva = office_of(&maria, "Eva Ljung", &case);
    let anders = laptop_of(&maria, "Anders Wik", &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    rounds(&[&maria, &eva, &anders, &amina, &maria], &post, 1);
    anders.set("/meeting/whatWorks", "Skrivet innan datorn var borta.");
    rounds(&[&anders, &maria, &amina, &eva], &post, 1);
    let lost = anders.device().id();
    maria.device().siphemma(["device", "revoke", &lost]).ok();
    assert_eq!(units(maria.device())[0]["epoch"], 2, "the unit has a new key, which the laptop never gets");
    rounds(&[&maria, &amina, &eva], &post, 1);

    anders.set("/meeting/whatWorks", "Skrivet på den borttappade datorn.");
    // Over a stick that nobody has told it on.
    let stick = Post::new();
    anders.device().exchange(&stick);
    for one in [&maria, &amina, &eva] {
        let who = one.device().name();
        let round = one.device().exchange(&stick);
        assert_eq!(round.reasons(), ["revoked"], "{who}: set aside, and why: {:?}", round.set_aside());
        assert!(round.set_aside()[0]["message"].as_str().unwrap().contains("spärra"), "{who}: in Swedish");
        let said = everything_said(one);
        assert!(!said.contains("borttappade"), "{who}: nothing of it came in");
        assert!(said.contains("Skrivet innan datorn var borta."), "{who}: what it wrote before stands");
    }
    amina.set("/meeting/situation", "Till den nya nyckeln.");
    rounds(&[&amina, &maria, &eva, &amina], &post, 1);
    assert_eq!(eva.at("/meeting/situation"), "Till den nya nyckeln.", "the unit's other device has the new key");
    assert_eq!(amina.words(), maria.words(), "and the others go on as before");
    let said = anders.device().try_exchange(post.path()).refused(3).stderr;
    assert!(said.contains("spärrad av sin enhet") && said.contains("spara planen som fil"), "it is told: {said}");
    assert_ne!(anders.at("/meeting/situation"), "Till den nya nyckeln.", "nothing new is left for it");
    let kept = anders.export().to_string();
    assert!(kept.contains("Skrivet på den borttappade datorn."), "what it wrote stays on it, and can be exported");

    // It was found again: a person takes in what it wrote (ruling 11).
    maria.device().siphemma(["device", "adopt", &lost]).ok();
    rounds(&[&maria, &amina], &stick, 1);
    let works = "Skrivet på den borttappade datorn.";
    assert_eq!(maria.at("/meeting/whatWorks"), works, "what was set aside comes in");
    assert_eq!(amina.at("/meeting/whatWorks"), works, "and goes on under the signature of the one who took it in");
}

#[test]
fn a_card_that_somebody_changed_is_refused() {
    let case = lasting("1");
    let maria = computer("Maria Sandell", &case, "u-vc");
    let amina = computer("Amina Yusuf", &case, "u-ht");
    let text = std::fs::read_to_string(amina.card()).unwrap();
    let refused = |text: &str, code: i32, sentence: &str| {
        let path = maria.file("kort.json");
        std::fs::write(&path, text).unwrap();
        let said = maria.try_trust(&path).refused(code).stderr;
        assert!(said.contains(sentence), "{sentence}: {said}");
    };
    refused(&text.replace("Hemtjänst Norrby", "Hemtjänst Söderby"), 4, "Kortet är inte äkta");
    refused(&text.replace("SE5560000002-SIP114", "SE5560000002-SIP111"), 4, "Kortet är inte äkta");
    refused(&text[..text.len() / 2], 4, "Filen är inget enhetskort");
    refused("{}", 4, "Filen är inget enhetskort");
    refused(&std::fs::read_to_string(maria.card()).unwrap(), 3, "er egen enhets kort");
    assert_eq!(units(&maria).len(), 1, "nobody is trusted by any of it");
    maria.trusts(&amina);
    assert_eq!(units(&maria)[1]["words"].as_array().unwrap().len(), 6, "six words to compare by telephone");
    assert_eq!(units(&maria)[1]["words"], units(&amina)[0]["words"], "the same on both sides");
    let id = units(&maria)[1]["id"].as_str().unwrap().to_owned();
    let said = maria.siphemma(["unit", "distrust", &id]).ok().text();
    assert!(said.contains("Ni litar inte längre på Hemtjänst Norrby"), "and it can be taken back: {said}");
    assert_eq!(units(&maria).len(), 1, "nobody is trusted again");
    maria.siphemma(["unit", "distrust", &id]).refused(3);
}

#[test]
fn another_root_under_the_same_name_is_another_unit() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    rounds(&[&maria, &amina, &maria], &post, 1);
    let mallory = computer("Mallory", &case, "u-ht");
    maria.device().trusts(&mallory);
    mallory.trusts(maria.device());
    let known = units(maria.device());
    assert_eq!((&known[1]["name"], &known[1]["hsa_id"]), (&known[2]["name"], &known[2]["hsa_id"]), "alike by name");
    assert_ne!(known[1]["words"], known[2]["words"], "and told apart by their words");
    maria.set("/meeting/situation", "Bara till den riktiga hemtjänsten.");
    let left = post.left_by(|| drop(maria.exchange(&post)));
    assert!(mallory.opens(&left).is_empty(), "nothing is sealed to the other");
    rounds(&[&amina], &post, 1);
    assert_eq!(amina.at("/meeting/situation"), "Bara till den riktiga hemtjänsten.", "the one that had it goes on");
    // A case that begins now: two cards with one HSA-id, and no person has said which.
    let other = maria.device().json([
        "case",
        "import",
        "--as-new",
        maria.device().write_json("ny.json", &case).to_str().unwrap(),
    ]);
    let left = post.left_by(|| drop(maria.exchange(&post)));
    let told = format!("{:?}", mallory.opens(&left)) + &format!("{:?}", amina.device().opens(&left));
    assert!(!told.contains(other["id"].as_str().unwrap()), "it goes to neither");
}

#[test]
fn an_approval_is_for_one_device_of_one_unit() {
    let case = lasting("1");
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let anders = computer("Anders Wik", &case, "u-vc");
    let eva = computer("Eva Ljung", &case, "u-vc");
    let johan = computer("Johan Lindqvist", &case, "u-bi");
    let approval = maria.device().approves(&anders.request(false));
    let said = eva.try_accept(&approval).refused(4).stderr;
    assert!(said.contains("Godkännandet är för en annan dator"), "{said}");
    anders.try_accept(&approval).ok();
    let approval = maria.device().approves(&johan.request(false));
    let said = johan.try_accept(&approval).refused(3).stderr;
    assert!(said.contains("datorn är en annan enhets"), "{said}");
    assert_eq!(units(&johan)[0]["name"], "Biståndsenheten Ekeby", "it stays what it was");

    let request = eva.request(true);
    let out = anders.file("approval.json");
    let approve = ["device", "approve", request.to_str().unwrap(), "-o", out.to_str().unwrap()];
    let said = anders.siphemma(approve).refused(3).stderr;
    assert!(said.contains("Den här datorn kan inte godkänna"), "a laptop does not hold the unit's root: {said}");
    anders.siphemma(["unit", "key", "export", "-o", anders.file("k").to_str().unwrap()]).refused(3);
    let revoke = |device: &Device, id: &str| device.siphemma(["device", "revoke", id]);
    revoke(maria.device(), &maria.device().id()).refused(3);
    revoke(maria.device(), "00000000000000000000000000000000").refused(4);
    revoke(maria.device(), &anders.id()).ok();
    let request = anders.request(false);
    let approve = ["device", "approve", request.to_str().unwrap(), "-o", out.to_str().unwrap()];
    let said = maria.device().siphemma(approve).refused(3).stderr;
    assert!(said.contains("spärrad och kan inte godkännas igen"), "{said}");
    maria.case("checkout", &["--device", &maria.device().id()]).refused(3);
}
