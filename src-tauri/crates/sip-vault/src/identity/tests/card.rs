//! Cards: what is noticed, what replaces what, and the bytes that are signed.

use serde_json::{Value, json};

use super::*;

/// Every value at the end of a path in a JSON text.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, inner)| leaves(inner, &format!("{path}/{}", key.replace('/', "~1")), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, inner)| leaves(inner, &format!("{path}/{at}"), found));
        }
        _ => found.push(path.to_owned()),
    }
}

/// Another value of the same kind, as like it as can be.
fn another(value: &Value) -> Value {
    match value {
        Value::Bool(yes) => json!(!yes),
        Value::Number(number) => json!(number.as_u64().unwrap() + 1),
        Value::String(text) => {
            let swapped = if text.starts_with('0') { "1" } else { "0" };
            json!(swapped.to_owned() + text.get(1..).unwrap_or_default())
        }
        other => panic!("{other}"),
    }
}

#[test]
fn a_card_is_read_back_whatever_its_white_space_and_order() {
    let card = unit(1).card;
    assert_eq!(UnitCard::read(&card.write()), Ok(card.clone()));
    let sorted: Value = serde_json::from_str(&card.write()).unwrap();
    assert_ne!(sorted.to_string(), serde_json::to_string(&card).unwrap(), "in another order");
    assert_eq!(UnitCard::read(&sorted.to_string()), Ok(card));
}

#[test]
fn every_forged_field_is_noticed() {
    let card = unit(1).card;
    let genuine: Value = serde_json::from_str(&card.write()).unwrap();
    let mut paths = Vec::new();
    leaves(&genuine, "", &mut paths);
    assert_eq!(paths.len(), 8 + 2 * 4 + 2 + 1, "{paths:?}");
    for path in paths {
        let mut forged = genuine.clone();
        let value = forged.pointer_mut(&path).unwrap();
        *value = another(value);
        let read = UnitCard::read(&forged.to_string());
        match path.as_str() {
            "/format" => assert_eq!(read, Err(CardError::Newer)),
            // Not every number is a point, and not every text an id: what does not parse is no card.
            _ => assert!(matches!(read, Err(CardError::Forged | CardError::Damaged)), "{path}: {read:?}"),
        }
    }
}

#[test]
fn nothing_is_added_left_out_or_moved_unnoticed() {
    let card = unit(1).card;
    let forged = |change: &dyn Fn(&mut UnitCard)| {
        let mut forged = card.clone();
        change(&mut forged);
        UnitCard::read(&forged.write()).unwrap_err()
    };
    let changes: [&dyn Fn(&mut UnitCard); 11] = [
        &|card| card.hsa_id = None,
        &|card| card.hsa_id = Some(String::new()),
        &|card| card.name.push('n'),
        &|card| std::mem::swap(&mut card.name, &mut card.authority),
        &|card| card.devices.swap(0, 1),
        &|card| drop(card.devices.pop()),
        &|card| card.devices.push(unit(9).office.public(true)),
        &|card| card.revoked.clear(),
        &|card| card.revoked[0].at.clear(),
        &|card| card.revoked.push(Revoked { device: unit(9).office.id(), at: String::new() }),
        &|card| card.signature.push(0),
    ];
    for (at, change) in changes.into_iter().enumerate() {
        assert_eq!(forged(change), CardError::Forged, "change {at}");
    }
    for object in ["", "/devices/0", "/revoked/0"] {
        let mut more: Value = serde_json::from_str(&card.write()).unwrap();
        more.pointer_mut(object).unwrap()["more"] = json!(1);
        assert_eq!(UnitCard::read(&more.to_string()), Err(CardError::Damaged), "{object}");
    }
}

#[test]
fn a_signed_card_still_has_to_make_sense() {
    let Unit { keys, office, card, .. } = unit(1);
    let other = unit(5);
    let refused = |what, change: &dyn Fn(&mut UnitCard)| {
        let mut wrong = card.clone();
        change(&mut wrong);
        assert_eq!(wrong.clone().sign(&keys), Err(CardError::Invalid(what)));
        wrong.sign_unseen(&keys).unwrap();
        assert_eq!(UnitCard::read(&wrong.write()), Err(CardError::Invalid(what)));
    };
    refused("name", &|card| card.name = "å".repeat(201));
    refused("name", &|card| card.name.push('\u{1b}'));
    refused("name", &|card| card.name.push('\u{202e}'));
    refused("hsaId", &|card| card.hsa_id = Some("S".repeat(101)));
    refused("authority", &|card| card.authority = "å".repeat(201));
    refused("at", &|card| card.revoked[0].at = "2".repeat(41));
    refused("recipient", &|card| card.recipient = "age1".to_owned());
    refused("device", &|card| card.devices[0].id = DeviceId([7; 16]));
    refused("device", &|card| card.devices[0].recipient = other.office.public(true).recipient);
    refused("device twice", &|card| card.devices.push(office.public(false)));
    refused("device twice", &|card| card.revoked[0].device = office.id());
    refused("device twice", &|card| card.revoked.push(card.revoked[0].clone()));
    assert_eq!(card.clone().sign(&other.keys), Err(CardError::NoRoot));
    assert_eq!(card.clone().sign(&keys.without_root()), Err(CardError::NoRoot));
    let mut unreadable = UnitCard { recipient: other.card.recipient, ..card.clone() };
    assert_eq!(unreadable.sign(&keys), Err(CardError::Invalid("epoch")), "the unit could not open it");
    assert_eq!(UnitCard { epoch: 2, ..card }.sign(&keys), Err(CardError::Invalid("epoch")));
}

#[test]
fn a_thousand_devices_fit() {
    let Unit { keys, mut card, .. } = unit(1);
    let device = |at: u16| {
        DeviceKeys::generate(&mut |bytes| bytes.iter_mut().zip(at.to_be_bytes()).for_each(|(to, from)| *to = from))
    };
    card.devices = (0..1000).map(|at| device(at).public(true)).collect();
    card.sign(&keys).unwrap();
    assert!(UnitCard::read(&card.write()).is_ok());
    card.devices.push(device(1000).public(true));
    assert_eq!(card.sign(&keys), Err(CardError::Invalid("too many devices")));
    card.devices.truncate(900);
    card.revoked = vec![Revoked { at: "2".repeat(40), ..card.revoked[0].clone() }; 1000];
    assert_eq!(card.sign(&keys), Err(CardError::Invalid("too long")), "never one that nobody reads");
}

#[test]
fn what_is_no_card_is_told_from_a_newer_one() {
    let text = unit(1).card.write();
    let newer = text.replace("\"format\": 1", "\"format\": 2").replacen('{', "{\"more\": [],", 1);
    assert_eq!(UnitCard::read(&newer), Err(CardError::Newer));
    let damaged = [
        String::new(),
        "null".to_owned(),
        text[..text.len() / 2].to_owned(),
        text.replace("\"format\": 1", "\"format\": 0"),
        text.replace("\"number\": 1", "\"number\": -1"),
        text.clone() + &" ".repeat(CARD_MOST),
    ];
    for damaged in damaged {
        assert_eq!(UnitCard::read(&damaged), Err(CardError::Damaged), "{damaged}");
    }
}

#[test]
fn a_later_card_of_the_same_root_is_newer() {
    let Unit { mut keys, card, .. } = unit(1);
    assert!(!card.is_newer_than(&card));
    let mut next = card.successor();
    assert_eq!(UnitCard::read(&next.write()), Err(CardError::Forged), "not before it is signed");
    next.epoch = keys.new_epoch();
    next.recipient = keys.latest().unwrap().1.recipient();
    next.sign(&keys).unwrap();
    assert!(next.is_newer_than(&card) && !card.is_newer_than(&next));
    assert_eq!((next.id(), next.fingerprint()), (card.id(), card.fingerprint()));
    let mut apart = card.successor();
    apart.name = "Ett annat namn".to_owned();
    apart.sign(&keys).unwrap();
    assert_ne!(apart.is_newer_than(&next), next.is_newer_than(&apart), "one of the two, everywhere the same");
}

#[test]
fn a_card_of_another_root_is_never_newer() {
    let Unit { card, office, laptop, .. } = unit(1);
    let thief = unit(5);
    let mut stolen = UnitCard { root: thief.keys.root_public().unwrap(), number: 99, ..card.clone() };
    stolen.recipient.clone_from(&thief.card.recipient);
    stolen.sign(&thief.keys).unwrap();
    assert!(UnitCard::read(&stolen.write()).is_ok(), "genuine, but of the thief's unit");
    assert!(!stolen.is_newer_than(&card) && !card.is_newer_than(&stolen));
    assert_ne!(stolen.id(), card.id());
    assert_ne!(stolen.fingerprint(), card.fingerprint());
    stolen.root = card.root;
    assert_eq!(stolen.verify(), Err(CardError::Forged));
    assert_eq!(card.device(&office.id()), Some(&office.public(true)));
    assert!(!card.is_revoked(&laptop.id()) && card.is_revoked(&card.revoked[0].device));
}

#[test]
fn the_signed_bytes_are_those_of_the_format() {
    let card = UnitCard {
        format: 1,
        name: "Åsen".to_owned(),
        hsa_id: Some("SE1".to_owned()),
        authority: "Ekby".to_owned(),
        root: [7; 32],
        number: 3,
        epoch: 2,
        recipient: "age1x".to_owned(),
        devices: vec![DevicePublic {
            id: DeviceId([1; 16]),
            sign: [2; 32],
            recipient: "age1y".to_owned(),
            office: true,
        }],
        revoked: vec![Revoked { device: DeviceId([3; 16]), at: "2026-03-02".to_owned() }],
        signature: Vec::new(),
    };
    // Made by hand from the words in the documentation of UnitCard, with Python.
    assert_eq!(
        encoding::hex(&id::digest(b"", &[&card.canonical()])),
        "d0907b6221baaad4cc5e85fb204cfdcecac5eec9d0b2aa9878f30f1288336b05"
    );
    assert_eq!(encoding::hex(&card.fingerprint()), "73564a53d932c47ecd90c3cadafdead9eb380155c64d77f4a6bd34645293258a");
}
