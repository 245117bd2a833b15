//! Versions that two computers of a unit established apart.

use crate::town::{Computer, Post};

#[test]
fn versions_established_apart_stand_in_one_order_on_every_computer() {
    let post = Post::new();
    let (mut maria, id) = Computer::with_plan();
    let (mut eva, mut amina) = (Computer::of("u-vc", "Eva Ljung"), Computer::of("u-ht", "Amina Yusuf"));
    eva.joins(&mut maria, true);
    maria.meets(&mut amina);
    for _ in 0..2 {
        for one in [&mut maria, &mut eva, &mut amina] {
            one.exchanges(&post);
        }
    }
    maria.set(&id, "/meeting/situation", "Som det var hos Maria.");
    maria.app.establish_case(&id).unwrap();
    eva.app.establish_case(&id).unwrap();
    for _ in 0..4 {
        for one in [&mut eva, &mut maria, &mut amina] {
            one.exchanges(&post);
        }
    }
    let seen = [&mut maria, &mut eva, &mut amina].map(|one| {
        let view = one.app.show_case(&id).unwrap();
        let versions: Vec<String> = view.versions.iter().map(|version| version.words.join(" ")).collect();
        (versions, view.state)
    });
    assert_eq!(seen[0].0.len(), 2, "both are kept, and both are shown");
    assert_eq!(seen[0], seen[1], "in one order, and with one state, on the two that established them");
    assert_eq!(seen[0], seen[2], "and where they were only heard of");
}
