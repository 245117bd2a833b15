//! The whole meeting with a pointer: from an empty folder to the original on paper.

#![allow(clippy::expect_used, reason = "a panic with a sentence is how a story fails")]

mod scenario;

use e2e::Window;
use scenario::{Hand, Mouse, Story, imported, paper, start, step1, step2, step3};

#[test]
fn a_meeting_from_an_empty_folder_to_the_original_on_paper() {
    assert_eq!(network(), ["lo"], "the network is taken away");
    let window = Window::open();
    let (hand, story) = (Mouse(&window), Story::whole());
    start::first_run(&hand);
    start::new_case(&hand, &story);
    step1::need(&hand, &story);
    hand.go("1", "Frågan om SIP");
    step1::offer(&hand, &story);
    hand.go("1", "Samtycke");
    step1::consent(&hand, &story);
    hand.go("2", "Vad är viktigt");
    step2::important(&hand, &story);
    hand.go("2", "Vilka kommer");
    step2::people(&hand, &story);
    hand.go("2", "Anpassningar");
    step2::adaptations(&hand, &story);
    hand.go("2", "Kallelse");
    step2::summons(&hand, &story);
    hand.go("3", "Inledning");
    step3::opening(&hand, &story);
    hand.go("3", "Så är det nu");
    step3::situation(&hand, &story);
    hand.go("3", "Behov, mål och insatser");
    step3::goals(&hand, &story);
    hand.go("3", "Summera och bestämma");
    step3::summary(&hand, &story);
    step3::sign(&hand, 1);
    let original = paper::read(&paper::print_original(&hand));
    assert!(original.contains("ORIGINAL"), "what is printed for Ingrid is the original:\n{original}");
    window.see(&paper::words(&original));
    paper::tells_all(&original, &story);
    paper::keeps_silent(&original, &story);
    let copy = paper::read(&paper::save_copy(&hand));
    assert!(copy.contains("KOPIA 1") && !copy.contains("ORIGINAL"), "what is saved for Karin is a copy:\n{copy}");
    paper::tells_all(&copy, &story);
    paper::keeps_silent(&copy, &story);
}

#[test]
fn a_line_that_lacks_its_yes_says_so_and_the_next_click_is_not_lost() {
    let mut story = Story::whole();
    story.case_mut()["meeting"]["endedAt"] = serde_json::Value::Null;
    let window = imported::unlocked(imported::folder_with(&story));
    let hand = Mouse(&window);
    imported::open_case(&window);
    hand.go("3", "Behov, mål och insatser");
    hand.new_insats();
    hand.field("Ny insats: vad, vem, när", "Nytt återbesök, Ortopedkliniken");
    let quick = window.by_role("region", "Ny insats");
    hand.tick(&quick.by_role("radio", "Åtagen"));
    hand.press(&quick.by_role("button", "Lägg till"));
    window.see("Välj hur ja:et kom.");
    hand.tick(&quick.by_role("radio", "Föreslagen"));
    hand.press(&quick.by_role("button", "Lägg till"));
    let _ = window.beginning("button", "Nytt återbesök");
}

/// The network devices here that could lead anywhere.
fn network() -> Vec<String> {
    let devices = std::fs::read_to_string("/proc/net/dev").expect("the kernel tells of its network devices");
    let names = devices.lines().skip(2).filter_map(|line| line.split(':').next()).map(str::trim);
    // Tunnel devices that the kernel gives every namespace have no address.
    let tunnels = ["tunl0", "sit0", "ip6tnl0", "gre0", "gretap0", "erspan0"];
    names.filter(|name| !tunnels.contains(name)).map(str::to_owned).collect()
}
