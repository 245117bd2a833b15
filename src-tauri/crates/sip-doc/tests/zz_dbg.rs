#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "x")]
mod common;
use common::*;
use serde_json::json;
use sip_doc::DocId;
const I1: &str = "/plan/goals/g1/insatser/i1";
#[test]
fn dbg() {
    let mut maria = Device::with(&scenario(1));
    let mut leila = maria.twin("Leila", 2);
    maria.set(&format!("{I1}/frequency"), json!("2 gånger"));
    maria.set(&format!("{I1}/frequency"), json!("3 gånger"));
    leila.set(&format!("{I1}/frequency"), json!("4 gånger"));
    let sealed = leila.docs.heads(&DocId::plan());
    give(&mut leila, &mut maria);
    maria.choose(&format!("{I1}/frequency"), json!("3 gånger"));
    println!("{:?}", maria.told());
    let show = |d: &mut Device| {
        let mut doc = automerge::AutoCommit::load(&d.docs.save(&DocId::plan())).unwrap();
        for c in doc.get_changes(&[]).iter().skip(2) {
            println!("{} {:?} deps {:?} start {}", c.hash(), c.actor_id(), c.deps(), c.start_op());
            for op in c.decode().operations {
                println!("   {} {:?} {:?} pred {:?}", op.obj, op.key, op.action, op.pred);
            }
        }
    };
    show(&mut maria);
    maria.fold(&DocId::plan(), &sealed);
    println!("---");
    show(&mut maria);
}
