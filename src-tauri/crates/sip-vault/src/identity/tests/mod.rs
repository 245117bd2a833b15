//! The identities of a made-up unit, and what others try with them.

mod approval;
mod card;
mod sealed;

use super::*;

/// Randomness that is the same every time. Good enough to tell keys apart.
pub(super) fn random(seed: u8) -> impl FnMut(&mut [u8]) {
    let mut at = seed;
    move |bytes| {
        bytes.iter_mut().for_each(|b| {
            at = at.wrapping_mul(5).wrapping_add(7);
            *b = at;
        })
    }
}

/// A unit with an office device and a laptop, and a device that was revoked.
struct Unit {
    keys: UnitKeys,
    office: DeviceKeys,
    laptop: DeviceKeys,
    card: UnitCard,
}

fn unit(seed: u8) -> Unit {
    let keys = UnitKeys::generate(&mut random(seed));
    let device = |at: u8| DeviceKeys::generate(&mut random(seed.wrapping_add(at)));
    let (office, laptop, gone) = (device(1), device(2), device(3));
    let mut card = UnitCard::draft(&keys, "Enheten för vård i hemmet", "Ekby kommun").unwrap();
    card.hsa_id = Some("SE2321000016-1003".to_owned());
    card.devices = vec![office.public(true), laptop.public(false)];
    card.revoked = vec![Revoked { device: gone.id(), at: "2026-03-02".to_owned() }];
    card.sign(&keys).unwrap();
    Unit { keys, office, laptop, card }
}

#[test]
fn secrets_do_not_show() {
    let Unit { keys, office, card, .. } = unit(1);
    let shown = format!("{keys:?} {:?} {office:?} {:?}", keys.latest(), office.age_identity());
    assert!(shown.contains("[dolt]") && shown.contains(&office.id().to_string()), "{shown}");
    let secrets = [keys.to_text(), office.to_text()].map(|text| text.to_string()).concat();
    let hidden = secrets.split('"').filter(|part| part.len() >= 43);
    let shown = shown + &card.write() + &format!("{card:?}");
    assert_eq!(hidden.inspect(|part| assert!(!shown.contains(part), "{part}")).count(), 4, "two keys each");
    assert!(!shown.to_uppercase().contains("SECRET"), "{shown}");
}
