//! Approvals: what they open, and for whom.

use super::*;

/// Sealed to a device, as anyone can do who has seen its card.
fn sealed_to(device: &DeviceKeys, keys: &UnitKeys) -> Option<String> {
    let sealed = seal(&[device.public(true).recipient], keys.to_text().as_bytes()).unwrap();
    Some(super::super::sealed::armored(&sealed).unwrap())
}

#[test]
fn an_office_device_gets_the_keys_and_a_laptop_none() {
    let Unit { keys, office, laptop, card } = unit(1);
    let approval = Approval::make(&card, office.id(), Some(&keys.without_root())).unwrap();
    assert!(approval.keys.as_ref().unwrap().starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"));
    let approval = Approval::read(&approval.write()).unwrap();
    let opened = approval.open(&office).unwrap().unwrap();
    assert_eq!(*opened.to_text(), *keys.without_root().to_text());
    assert!(!opened.has_root(), "the root only when asked for");
    let with_root = Approval::make(&card, office.id(), Some(&keys)).unwrap().open(&office).unwrap().unwrap();
    assert_eq!(with_root.unit_id(), Some(card.id()));
    let bare = Approval::read(&Approval::make(&card, laptop.id(), None).unwrap().write()).unwrap();
    assert!(bare.open(&laptop).unwrap().is_none());
    assert_eq!(Approval::make(&card, laptop.id(), Some(&keys)).err(), Some(CardError::Invalid("keys for a laptop")));
}

#[test]
fn an_approval_opens_only_for_its_device() {
    let Unit { keys, office, laptop, mut card } = unit(1);
    let other = DeviceKeys::generate(&mut random(77));
    card.devices.push(other.public(true));
    card.sign(&keys).unwrap();
    let approval = Approval::make(&card, office.id(), Some(&keys)).unwrap();
    let opened = |approval: &Approval, device: &DeviceKeys| approval.open(device).map(|keys| keys.is_some());
    assert_eq!(opened(&approval, &office), Ok(true));
    assert_eq!(opened(&approval, &other), Err(CardError::NotForUs));
    assert_eq!(opened(&approval, &laptop), Err(CardError::NotForUs));
    let renamed = Approval { device: other.id(), ..approval.clone() };
    assert_eq!(opened(&renamed, &other), Err(CardError::NotForUs), "sealed to another");
    let renamed = Approval { device: laptop.id(), ..approval };
    assert_eq!(opened(&renamed, &laptop), Err(CardError::Invalid("keys for a laptop")));
}

#[test]
fn a_device_that_is_not_on_the_card_gets_nothing() {
    let Unit { keys, office, card, .. } = unit(1);
    let stranger = unit(5).office;
    let refused = Err(CardError::Invalid("not on the card"));
    assert_eq!(Approval::make(&card, stranger.id(), Some(&keys)), refused);
    assert_eq!(Approval::make(&card, card.revoked[0].device, Some(&keys)), refused);
    let made_up = Approval { format: 1, card: card.clone(), device: stranger.id(), keys: None, seal: None };
    assert_eq!(made_up.open(&stranger).err(), Some(CardError::NotForUs));
    let mut promoted = card.clone();
    promoted.name.push('n');
    assert_eq!(Approval::make(&promoted, office.id(), Some(&keys)), Err(CardError::Forged));
    let promoted = Approval { format: 1, card: promoted, device: office.id(), keys: None, seal: None };
    assert_eq!(promoted.open(&office).err(), Some(CardError::Forged));
    assert_eq!(Approval::read(&promoted.write()), Err(CardError::Forged));
}

#[test]
fn keys_that_someone_else_put_in_are_not_taken() {
    let Unit { keys, office, card, .. } = unit(1);
    let thief = unit(5).keys;
    assert_eq!(Approval::make(&card, office.id(), Some(&thief)), Err(CardError::Invalid("keys of another card")));
    let genuine = Approval::make(&card, office.id(), Some(&keys)).unwrap();
    let forged = Approval { keys: sealed_to(&office, &thief), ..genuine.clone() };
    assert_eq!(forged.open(&office).err(), Some(CardError::Forged));
    let mut mixed = keys.without_root();
    assert!(mixed.merge(&thief));
    let forged = Approval { keys: sealed_to(&office, &mixed), ..genuine.clone() };
    assert_eq!(forged.open(&office).err(), Some(CardError::Forged), "the root of another unit");
    for keys in ["", "-----BEGIN AGE ENCRYPTED FILE-----\n", "age-encryption.org/v1\n"] {
        let damaged = Approval { keys: Some(keys.to_owned()), ..genuine.clone() };
        assert_eq!(damaged.open(&office).err(), Some(CardError::Damaged), "{keys}");
    }
}

#[test]
fn an_approval_has_bounds() {
    let Unit { mut keys, office, mut card, .. } = unit(1);
    let text = Approval::make(&card, office.id(), None).unwrap().write();
    assert_eq!(Approval::read(&text.replacen("\"format\": 1", "\"format\": 2", 1)), Err(CardError::Newer));
    assert_eq!(Approval::read(&text.replacen('{', "{\"more\": 1,", 1)), Err(CardError::Damaged));
    // The longest card there is, and the keys of many years.
    card.devices.extend((0..990u16).map(|at| {
        let mut random = |bytes: &mut [u8]| bytes[..2].copy_from_slice(&at.to_be_bytes());
        DeviceKeys::generate(&mut random).public(true)
    }));
    for _ in 0..200 {
        card.epoch = keys.new_epoch();
    }
    card.recipient = keys.latest().unwrap().1.recipient();
    card.sign(&keys).unwrap();
    let approval = Approval::make(&card, office.id(), Some(&keys)).unwrap();
    assert!(Approval::read(&approval.write()).unwrap().open(&office).unwrap().is_some());
}
