//! The whole meeting, with a pointer: from an empty folder to the original on paper.

mod scenario;

use e2e::Window;
use scenario::{Hand, Mouse, Story, start, step1, step2, step3};

#[test]
fn meeting() {
    let window = Window::open();
    let (hand, story) = (Mouse(&window), Story::whole());
    let t = std::time::Instant::now();
    let lap = |what: &str| eprintln!("{:>5} ms {what}", t.elapsed().as_millis());
    start::first_run(&hand);
    lap("first run");
    start::new_case(&hand, &story);
    lap("new case");
    step1::need(&hand, &story);
    lap("need");
    hand.go("1", "Frågan om SIP");
    step1::offer(&hand, &story);
    lap("offer");
    hand.go("1", "Samtycke");
    step1::consent(&hand, &story);
    lap("consent");
    hand.go("2", "Vad är viktigt");
    step2::important(&hand, &story);
    lap("important");
    hand.go("2", "Vilka kommer");
    step2::people(&hand, &story);
    lap("people");
    hand.go("2", "Anpassningar");
    step2::adaptations(&hand, &story);
    lap("adaptations");
    hand.go("2", "Kallelse");
    step2::summons(&hand, &story);
    lap("summons");
    hand.go("3", "Inledning");
    step3::opening(&hand, &story);
    lap("opening");
    hand.go("3", "Så är det nu");
    step3::situation(&hand, &story);
    lap("situation");
    hand.go("3", "Behov, mål och insatser");
    step3::goals(&hand, &story);
    lap("goals");
}
