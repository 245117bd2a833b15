//! Somebody who can write in the place, and has read the cards: sealing to a unit is all that this
//! gives.

use serde_json::Value;
use support::{Device, Post, Story, packet_name, sealed};

use crate::shape::{lasting, rounds, unit_beside};

const MOST_UNPACKED: usize = 256 << 20;

#[test]
fn what_no_device_signed_is_set_aside_whatever_it_says() {
    let case = lasting("1");
    let post = Post::new();
    let maria = Story::begun_on(Device::new("Maria Sandell"), &case);
    let amina = unit_beside(&maria, "Amina Yusuf", &case, "u-ht");
    rounds(&[&maria, &amina, &maria], &post, 1);
    maria.set("/plan/goals/g1/insatser/i1/frequency", "2 gånger i veckan");
    let left = post.left_by(|| drop(maria.exchange(&post)));
    amina.exchange(&post);
    let before = (amina.show(), amina.words());
    let recipient = amina.device().recipient();
    let packet = &amina.device().opens(&left)[0];
    let bucket = left[0].parent().unwrap();
    let mut number = 100;
    let mut lay = |head: &str, body: &[u8]| {
        number += 1;
        let plain = [head.as_bytes(), b"\n", body].concat();
        let bytes = sealed(&plain, &recipient);
        std::fs::write(bucket.join(packet_name(number, &bytes)), &bytes).unwrap();
        number
    };
    let body = |number: u64, change: &dyn Fn(&mut Value)| {
        let mut body = packet.body.clone();
        body["seq"] = number.into();
        change(&mut body);
        serde_json::to_vec(&body).unwrap()
    };
    let stranger = packet.head.replacen(maria.device().id().as_str(), &"0".repeat(32), 1);
    let tried: [(&str, &str, Vec<u8>, &str); 6] = [
        ("its number changed", &packet.head, body(101, &|_| ()), "forged"),
        (
            "its card changed",
            &packet.head,
            body(102, &|body| body["card"]["name"] = "Hemtjänst Norrby".into()),
            "forged",
        ),
        ("of a device that is on no card", &stranger, body(103, &|_| ()), "unknownDevice"),
        ("of a newer program", "SIP-HEMMA 2 x y", b"{}".to_vec(), "newer"),
        ("with a body of a newer program", &packet.head, body(105, &|body| body["format"] = 2.into()), "newer"),
        ("bigger than anything", &packet.head, vec![b' '; MOST_UNPACKED], "tooBig"),
    ];
    let mut open = Vec::new();
    for (what, head, body, reason) in tried {
        lay(head, &body);
        let round = amina.device().exchange(&post);
        // What a newer program or card may make good is looked at again.
        let new: Vec<&Value> = round.set_aside().iter().filter(|row| !open.contains(&row["id"])).collect();
        let [row] = &new[..] else { panic!("{what}: one is set aside: {:?}", round.set_aside()) };
        assert_eq!(row["reason"], reason, "{what}: {row}");
        assert!(!row["message"].as_str().unwrap().is_empty(), "{what}: in Swedish");
        open.push(row["id"].clone());
    }
    assert_eq!((amina.show(), amina.words()), before, "nothing of it came in");
    maria.set("/meeting/situation", "Maria själv.");
    maria.exchange(&post);
    amina.device().exchange(&post);
    assert_eq!(amina.at("/meeting/situation"), "Maria själv.", "and the real one goes on after them");
}
