//! An object store: the same behaviour in a real one, and what is told when it is locked, empty or silent.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use sip_exchange::office::{OfficeError, PostOffice, open};

use super::moto::Moto;
use super::suite::{self, numbers, packet, put};

/// What "quickly" is: longer than the patience of the program, shorter than that of a person.
const QUICKLY: Duration = Duration::from_secs(15);

fn opened(address: &str, endpoint: &str, keys: Option<(&str, &str)>) -> Box<dyn PostOffice> {
    let mut env = BTreeMap::from([("AWS_ENDPOINT_URL", endpoint)]);
    if let Some((id, secret)) = keys {
        env.extend([("AWS_ACCESS_KEY_ID", id), ("AWS_SECRET_ACCESS_KEY", secret)]);
    }
    open(address, &|name| env.get(name).map(|value| (*value).to_owned())).unwrap()
}

#[test]
fn it_behaves() {
    let moto = Moto::start();
    moto.bucket("sip-post");
    for address in ["s3://sip-post", "s3://sip-post/region/2026"] {
        // The whole bucket first, so that the prefix is one more directory in it that is not ours.
        suite::behaves(&|| opened(address, &moto.endpoint(), Some(("any", "any"))));
    }
    let id = |address: &str| opened(address, &moto.endpoint(), Some(("any", "any"))).id([9; 16]).unwrap();
    assert_eq!(id("s3://sip-post/region/2026/"), id("s3://sip-post/region/2026"));
    assert_ne!(id("s3://sip-post/region/2027"), id("s3://sip-post"), "another prefix is another office");
}

#[test]
fn more_than_one_page_is_listed() {
    let moto = Moto::start();
    moto.bucket("sip-post");
    let mut office = opened("s3://sip-post", &moto.endpoint(), None);
    // A page is 1,000 keys.
    for seq in 1..=1100 {
        put(office.as_mut(), "box", "a", seq);
    }
    assert_eq!(numbers(&office.list("box", "a", 0, 2000).unwrap()), (1..=1100).collect::<Vec<_>>());
    assert_eq!(numbers(&office.list("box", "a", 1098, 2000).unwrap()), [1099, 1100]);
}

#[test]
fn only_the_right_keys_open_it() {
    let moto = Moto::start();
    moto.bucket("sip-post");
    let (id, secret) = moto.lock();
    let mut office = opened("s3://sip-post/p", &moto.endpoint(), Some((&id, &secret)));
    office.id([1; 16]).unwrap();
    let name = put(office.as_mut(), "box", "a", 1);
    let listed = office.list("box", "a", 0, 9);
    let older = "an older moto than the one that `cargo xtask setup` installs reads a signed listing wrongly: set SIPHEMMA_MOTO";
    assert_eq!(listed, Ok(vec![name]), "the right keys open it ({older})");
    assert!(office.get("box", "a", &name, 99).is_ok());

    for keys in [(id.as_str(), "wrong"), ("AKIAWRONG", &secret)] {
        let start = Instant::now();
        let mut office = opened("s3://sip-post/p", &moto.endpoint(), Some(keys));
        let (name, bytes) = packet(2, "");
        assert_eq!(office.id([1; 16]), Err(OfficeError::Denied));
        assert_eq!(office.mailboxes(), Err(OfficeError::Denied));
        assert_eq!(office.list("box", "a", 0, 9), Err(OfficeError::Denied));
        assert_eq!(office.get("box", "a", &name, 99), Err(OfficeError::Denied));
        assert_eq!(office.put("box", "a", &name, &bytes), Err(OfficeError::Denied));
        assert!(start.elapsed() < QUICKLY);
    }
}

#[test]
fn a_bucket_that_is_not_there_is_gone() {
    let moto = Moto::start();
    let mut office = opened("s3://sip-post/p", &moto.endpoint(), None);
    let (name, bytes) = packet(1, "");
    assert_eq!(office.id([1; 16]), Err(OfficeError::Gone));
    assert_eq!(office.mailboxes(), Err(OfficeError::Gone));
    assert_eq!(office.list("box", "a", 0, 9), Err(OfficeError::Gone));
    assert_eq!(office.get("box", "a", &name, 99), Err(OfficeError::Gone));
    assert_eq!(office.put("box", "a", &name, &bytes), Err(OfficeError::Gone));
}

#[test]
fn nobody_listens() {
    let start = Instant::now();
    let mut office = opened("s3://sip-post/p", "http://127.0.0.1:1", None);
    let (name, bytes) = packet(1, "");
    assert_eq!(office.id([1; 16]), Err(OfficeError::Unreachable));
    assert_eq!(office.put("box", "a", &name, &bytes), Err(OfficeError::Unreachable));
    assert!(start.elapsed() < QUICKLY);
}

#[test]
fn somebody_listens_and_says_nothing() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", silent.local_addr().unwrap());
    let start = Instant::now();
    assert_eq!(opened("s3://sip-post/p", &endpoint, None).list("box", "a", 0, 9), Err(OfficeError::Unreachable));
    assert!(start.elapsed() < QUICKLY);
}

#[test]
fn what_is_given_is_looked_at() {
    let refused = |given: &[(&str, &str)]| {
        let env: BTreeMap<_, _> = given.iter().copied().collect();
        open("s3://sip-post/p", &|name| env.get(name).map(|value| (*value).to_owned())).err()
    };
    assert_eq!(refused(&[]), None);
    assert_eq!(refused(&[("AWS_ENDPOINT_URL", "https://post.example"), ("AWS_REGION", "eu-north-1")]), None);
    assert_eq!(refused(&[("AWS_ENDPOINT_URL", "post.example")]), Some(OfficeError::BadAddress));
    assert_eq!(refused(&[("AWS_ENDPOINT_URL", "ftp://post.example")]), Some(OfficeError::BadAddress));
    assert_eq!(refused(&[("AWS_ACCESS_KEY_ID", "half")]), Some(OfficeError::Denied));
    assert_eq!(refused(&[("AWS_SECRET_ACCESS_KEY", "half")]), Some(OfficeError::Denied));
}
