#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "x")]
mod common;
use common::*;
fn cpu() -> f64 {
    let s = std::fs::read_to_string("/proc/self/stat").unwrap();
    let f: Vec<&str> = s.rsplit(')').next().unwrap().split_whitespace().collect();
    (f[11].parse::<f64>().unwrap() + f[12].parse::<f64>().unwrap()) * 10.0
}
fn time(name: &str, n: u32, mut f: impl FnMut()) {
    let t = cpu();
    for _ in 0..n {
        f();
    }
    println!("{name} {:.2} ms", (cpu() - t) / f64::from(n));
}
#[test]
fn bench() {
    let mut m = Device::with(&scenario(1));
    m.set("/plan/goals/g1/notFor", serde_json::json!(["u-ht"]));
    time("project", 50, || {
        m.docs.project().unwrap();
    });
    time("contested", 50, || {
        m.docs.contested(&[]).unwrap();
    });
    let mut i = 0;
    time("set", 50, || {
        i += 1;
        m.set("/plan/goals/g2/measureBy", serde_json::json!(format!("20{}-01-01", i + 10)));
    });
    time("clone", 50, || {
        let _ = m.clone();
    });
    time("with", 10, || {
        let _ = Device::with(&scenario(1));
    });
    let c = scenario(1);
    time("scenario", 10, || {
        let _ = scenario(1);
    });
    time("new", 10, || {
        let _ = sip_doc::CaseDocs::new().unwrap();
    });
    time("fill", 10, || {
        let mut d = sip_doc::CaseDocs::new().unwrap();
        d.fill(&c, &author("x"), 1).unwrap();
    });
    let l = m.twin("L", 2);
    m.set("/plan/goals/g2/measureBy", serde_json::json!("2027-02-01"));
    time("give", 10, || {
        let mut l = l.clone();
        give(&mut m, &mut l);
    });
}
