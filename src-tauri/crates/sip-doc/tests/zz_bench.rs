#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "x")]
mod common;
use common::*;
use std::time::Instant;
#[test]
fn bench() {
    let mut m = Device::with(&scenario(1));
    m.set("/plan/goals/g1/notFor", serde_json::json!(["u-ht"]));
    let t = Instant::now(); for _ in 0..10 { m.docs.project().unwrap(); } println!("project {:?}", t.elapsed()/10);
    let t = Instant::now(); for _ in 0..10 { m.docs.contested(&[]).unwrap(); } println!("contested {:?}", t.elapsed()/10);
    let t = Instant::now(); for i in 0..10 { m.set("/plan/goals/g2/measureBy", serde_json::json!(format!("2027-01-{:02}", i+1))); } println!("set {:?}", t.elapsed()/10);
    let t = Instant::now(); let mut l = m.twin("L", 2); println!("twin {:?}", t.elapsed());
    m.set("/plan/goals/g2/measureBy", serde_json::json!("2027-02-01"));
    let t = Instant::now(); give(&mut m, &mut l); println!("give {:?}", t.elapsed());
    let t = Instant::now(); let _=Device::with(&scenario(1)); println!("with {:?}", t.elapsed());
}
