mod scenario;
use scenario::{Hand, Mouse, Story, paper, imported, step3};
#[test]
fn tmp() {
    let mut story = Story::whole();
    let full = story.clone();
    let case = story.case_mut();
    case["plan"]["overallAuthority"] = serde_json::Value::Null;
    case["followUp"] = serde_json::json!({});
    case["plan"]["ifItGetsWorseContacts"] = serde_json::json!([]);
    case["meeting"]["roundOff"] = serde_json::json!([]);
    case["meeting"]["endedAt"] = serde_json::Value::Null;
    let window = imported::unlocked(imported::folder_with(&story));
    let hand = Mouse(&window);
    imported::open_case(&window);
    hand.go("3", "Summera och bestämma");
    step3::summary(&hand, &full);
    step3::sign(&hand);
    let original = paper::read(&paper::print_original(&hand));
    eprintln!("{original}");
    paper::tells_all(&original, &full);
    paper::keeps_silent(&original, &full);
    let copy = paper::read(&paper::save_copy(&hand));
    assert!(copy.contains("KOPIA 1") && !copy.contains("ORIGINAL"), "what is saved for Karin is a copy:\n{copy}");
}
