//! The kitchen table over an object store, as a region has in its own hall.

use std::time::{Duration, Instant};

use support::{Device, Moto, Outcome, Story};

use crate::shape::{computer, insats, lasting};

const PLACE: &str = "s3://sip-post/norrby/2026";
const FREQUENCY: &str = "/plan/goals/g1/insatser/i1/frequency";

fn told(outcome: Outcome, code: i32, sentences: [&str; 2]) {
    let said = outcome.refused(code).stderr;
    for sentence in sentences {
        assert!(said.contains(sentence), "{sentence:?}: {said}");
    }
}

#[test]
fn a_bucket_is_a_place_like_any_other() {
    let moto = Moto::start();
    moto.bucket("sip-post");
    let case = lasting("1");
    let with_store = |device: Device| {
        let variables = [("AWS_ACCESS_KEY_ID", "any"), ("AWS_SECRET_ACCESS_KEY", "any"), ("AWS_REGION", "eu-north-1")];
        let device = device.with_variable("AWS_ENDPOINT_URL", &moto.endpoint());
        variables.into_iter().fold(device, |device, (name, value)| device.with_variable(name, value))
    };
    let maria = Story::begun_on(with_store(Device::new("Maria Sandell")), &case);
    let amina = with_store(computer("Amina Yusuf", &case, "u-ht"));
    amina.meets(maria.device());
    let amina = Story::shared_with(amina, maria.id());
    let round = |story: &Story| story.device().try_exchange(PLACE).ok();
    for story in [&maria, &amina, &maria] {
        round(story);
    }
    assert_eq!((maria.lies(), maria.words()), ("same".to_owned(), amina.words()), "shared over the store");
    maria.set(FREQUENCY, "3 gånger i veckan");
    amina.set(FREQUENCY, "varje vardag");
    let added = amina.add("/plan/goals/g2/insatser", serde_json::json!({ "text": "Nyckelgömma monteras" }));
    for story in [&amina, &maria, &amina] {
        round(story);
    }
    for one in [&maria, &amina] {
        let who = one.device().name();
        assert!(insats(&one.show(), &added).is_some(), "{who}: items merge");
        assert_eq!(one.contested().len(), 1, "{who}: both values are kept");
    }
    maria.settle(FREQUENCY, "3 gånger i veckan");
    let said = round(&maria).text();
    assert!(said.contains("Hemtjänst Norrby: lämnat"), "told in Swedish: {said}");
    for story in [&amina, &maria] {
        round(story);
    }
    assert_eq!(maria.words(), amina.words(), "settled, and equal");

    told(maria.device().try_exchange("s3://nagon-annans/norrby"), 3, ["Platsen nås inte.", "Inget är borta."]);
    assert!(maria.device().try_exchange("s3://sip-post/Å").code == 4, "no such place can be");
    drop(moto);
    let start = Instant::now();
    maria.set("/meeting/situation", "Inte lämnat.");
    told(maria.device().try_exchange(PLACE), 3, ["Lagringen svarar inte.", "Allt finns kvar på den här datorn."]);
    assert!(start.elapsed() < Duration::from_secs(30), "told within half a minute");
    assert_eq!(maria.lies(), "changes", "and nothing is said to be handed over");
}
