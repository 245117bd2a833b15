use super::*;
use crate::keyring::{MemoryKeyring, NoKeyring};

const WORDS: &str = "björk kaffe nyckel våg lampa";

fn counter() -> impl FnMut(&mut [u8]) {
    let mut at = 0u8;
    move |bytes| {
        bytes.iter_mut().for_each(|b| {
            at = at.wrapping_add(7);
            *b = at;
        })
    }
}

fn user(name: &str) -> User {
    User { name: name.to_owned(), role: Some("Distriktssköterska".to_owned()) }
}

fn made(keyring: &dyn KeyStore, pin: &str) -> (Keyfile, DbKey, RecoveryCode) {
    Keyfile::create(&user("Maria"), &Pin::new(pin), keyring, &mut counter()).unwrap()
}

/// What a user, or the code, comes to.
fn key_of(file: &Keyfile, name: &str, pin: &str, keyring: &dyn KeyStore) -> [u8; 32] {
    let file = Keyfile::read(&file.write()).unwrap();
    *file.open(name, &Pin::new(pin), keyring).unwrap().key.expose()
}

#[test]
fn a_pin_and_the_paper_open_the_same_key() {
    let keyring = MemoryKeyring::default();
    let (file, key, code) = made(&keyring, "4711");
    assert_eq!(&key_of(&file, "Maria", "4711", &keyring), key.expose());
    let open = |name: &str, pin: &str, keyring: &dyn KeyStore| file.open(name, &Pin::new(pin), keyring).unwrap_err();
    assert_eq!(open("Maria", "4712", &keyring), OpenError::WrongPin);
    assert_eq!(open("Leila", "4711", &keyring), OpenError::NoSuchUser);
    let elsewhere = open("Maria", "4711", &NoKeyring);
    assert_eq!(elsewhere, OpenError::NoDeviceSecret, "the PIN alone is not enough on another computer");
    let typed = RecoveryCode::typed(&code.grouped().to_lowercase());
    assert_eq!(file.open_with_code(&typed).unwrap().key.expose(), key.expose(), "the paper opens it anywhere");
}

#[test]
fn without_a_keyring_five_words_are_needed() {
    let make = |typed: &str| Keyfile::create(&user("Maria"), &Pin::new(typed), &NoKeyring, &mut counter());
    assert!(matches!(make("4711"), Err(KeyfileError::Pin(PinError::FiveWords))));
    let (file, key, _) = make(WORDS).unwrap();
    assert_eq!(&key_of(&file, "Maria", "bjo\u{308}rk kaffe nyckel va\u{30a}g lampa\n", &NoKeyring), key.expose());
}

#[test]
fn users_come_and_go_and_the_last_one_stays() {
    let keyring = MemoryKeyring::default();
    let (mut file, key, code) = made(&keyring, "4711");
    let add = |file: &mut Keyfile, who: &User, pin: &str| file.add(who, &Pin::new(pin), &key, &keyring, &mut counter());
    add(&mut file, &user("Leila"), "123456").unwrap();
    assert_eq!(add(&mut file, &user("Leila"), "123456"), Err(KeyfileError::UserExists));
    assert_eq!(add(&mut file, &user("Eva"), "12"), Err(KeyfileError::Pin(PinError::TooShort)));
    for wrong in ["", " Eva", "E|va", "Eva\n", &"E".repeat(81)] {
        assert_eq!(add(&mut file, &user(wrong), "123456"), Err(KeyfileError::Name), "{wrong:?}");
    }
    assert_eq!(file.users().collect::<Vec<_>>(), ["Maria", "Leila"]);
    assert_eq!(&key_of(&file, "Leila", "123456", &keyring), key.expose(), "each opens with their own");
    assert_eq!(file.open("Leila", &Pin::new("4711"), &keyring).unwrap_err(), OpenError::WrongPin);
    file.change_pin("Maria", &Pin::new("998877"), &key, &keyring, &mut counter()).unwrap();
    assert_eq!(file.open("Maria", &Pin::new("4711"), &keyring).unwrap_err(), OpenError::WrongPin);
    assert_eq!(&key_of(&file, "Maria", "998877", &keyring), key.expose());
    assert_eq!(file.users().collect::<Vec<_>>(), ["Maria", "Leila"], "in the order they came");
    file.remove("Maria", &key).unwrap();
    assert_eq!(file.remove("Maria", &key), Err(KeyfileError::NoSuchUser));
    assert_eq!(file.remove("Leila", &key), Err(KeyfileError::LastUser));
    assert_eq!(file.open_with_code(&code).unwrap().key.expose(), key.expose());
}

#[test]
fn the_key_changes_without_anybodys_pin() {
    let keyring = MemoryKeyring::default();
    let (mut file, key, code) = made(&keyring, "4711");
    file.add(&user("Leila"), &Pin::new("123456"), &key, &keyring, &mut counter()).unwrap();
    let next = DbKey::new([9; 32]);
    file.begin_change(&key, &next).unwrap();
    assert!(file.is_changing());
    let both = file.open("Leila", &Pin::new("123456"), &keyring).unwrap();
    assert_eq!((both.key.expose(), both.next.unwrap().expose()), (key.expose(), next.expose()), "both, in between");
    let mut undone = file.clone();
    undone.end_change(&key, false);
    assert_eq!(&key_of(&undone, "Leila", "123456", &keyring), key.expose(), "it never happened");
    file.end_change(&next, true);
    assert!(!file.is_changing());
    for (name, pin) in [("Maria", "4711"), ("Leila", "123456")] {
        assert_eq!(&key_of(&file, name, pin, &keyring), next.expose());
    }
    let by_paper = file.open_with_code(&code).unwrap();
    assert_eq!(by_paper.key.expose(), next.expose(), "the paper holds on");
    assert!(file.is_genuine(&by_paper));
}

#[test]
fn a_new_paper_takes_the_old_ones_place() {
    let (mut file, key, old) = made(&NoKeyring, WORDS);
    let mut at = 100u8;
    let new = file.change_code(&key, &mut |bytes| bytes.iter_mut().for_each(|b| (*b, at) = (at, at.wrapping_add(11))));
    assert_eq!(file.open_with_code(&new.unwrap()).unwrap().key.expose(), key.expose());
    assert_eq!(file.open_with_code(&old).unwrap_err(), OpenError::WrongPin);
    assert_eq!(file.recovery().users().count(), 0, "what a backup has of it names nobody");
}

#[test]
fn an_emptied_keyring_is_got_over_with_the_paper() {
    let (mut file, key, _) = made(&MemoryKeyring::default(), "4711");
    let emptied = MemoryKeyring::default();
    let open = |file: &Keyfile| file.open("Maria", &Pin::new("998877"), &emptied).map(|keys| *keys.key.expose());
    let pin = Pin::new("998877");
    let refused = file.change_pin("Maria", &pin, &key, &emptied, &mut counter());
    assert_eq!(refused, Err(KeyfileError::NoDeviceSecret), "nothing is made over a secret that may be there");
    file.recover_pin("Maria", &pin, &key, &emptied, &mut counter()).unwrap();
    assert_eq!(open(&file).as_ref(), Ok(key.expose()));
    assert_eq!(
        file.recover_pin("Maria", &pin, &key, &NoKeyring, &mut counter()),
        Err(KeyfileError::Pin(PinError::FiveWords)),
        "and without any keyring it takes five words"
    );
}

#[test]
fn a_change_by_someone_without_the_key_shows() {
    let (file, key, _) = made(&NoKeyring, WORDS);
    let keys = Keys { key, next: None };
    assert!(file.is_genuine(&keys));
    let text = file.write();
    let recipient = crate::identity::AgeKey::generate().recipient();
    let at = text.find("age1").unwrap();
    let forged = Keyfile::read(&text.replace(&text[at..at + recipient.len()], &recipient)).unwrap();
    assert!(!forged.is_genuine(&keys), "the next key would have been sealed to somebody else");
    assert!(!Keyfile::read(&text.replace("Distrikt", "Special")).unwrap().is_genuine(&keys));
}

#[test]
fn a_slot_of_the_first_format_opens_and_is_made_anew() {
    // Written by the first program: keyring none, key 07 09 …, as `first.json` says.
    let text = include_str!("first.json");
    let mut file = Keyfile::read(text).unwrap();
    let keys = file.open("Maria Sandell", &Pin::new(WORDS), &NoKeyring).unwrap();
    assert!(file.is_genuine(&keys), "it has no seal yet");
    let next = DbKey::new([9; 32]);
    assert_eq!(file.begin_change(&keys.key, &next), Err(KeyfileError::OldSlot));
    let renewed = file.renew("Maria Sandell", &Pin::new(WORDS), &keys.key, &NoKeyring, &mut counter());
    assert_eq!(renewed, Ok(true));
    assert_eq!(&key_of(&file, "Maria Sandell", WORDS, &NoKeyring), keys.key.expose());
    assert_eq!(
        file.begin_change(&keys.key, &next),
        Err(KeyfileError::OldSlot),
        "the paper's slot is still the first's"
    );
    file.change_code(&keys.key, &mut counter()).unwrap();
    assert_eq!(file.begin_change(&keys.key, &next), Ok(()));
}

#[test]
fn a_newer_file_is_told_from_a_damaged_one() {
    assert!(matches!(Keyfile::read("{\"format\": 3, \"more\": []}"), Err(KeyfileError::Newer)));
    assert!(matches!(Keyfile::read("inte en nyckelfil"), Err(KeyfileError::Damaged)));
}

#[test]
fn secrets_do_not_show() {
    let (file, key, code) = made(&NoKeyring, WORDS);
    let keys = Keys { key: key.clone(), next: Some(key.clone()) };
    let shown = format!("{file:?} {key:?} {keys:?} {code:?} {:?}", Pin::new("hemlig"));
    assert!(!shown.contains("hemlig") && !shown.contains(&code.grouped()) && !shown.contains("SECRET"), "{shown}");
}
