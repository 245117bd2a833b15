//! 2 Förbereda och kalla: Vad är viktigt, Vilka kommer, Anpassningar, Kallelse.

use super::step1::person;
use super::story::{day_of_week, today, word};
use super::{Hand, Story, start};

/// Vad är viktigt, with what is not to be raised.
pub(crate) fn important(hand: &impl Hand, story: &Story) {
    let window = hand.window();
    let _ = window.by_role("heading", "Vad är viktigt för Ingrid?");
    hand.field("Ingrids egna ord", story.text("/preparation/importantToMe"));
    for question in story.words("/preparation/questionsToRaise") {
        hand.line("Ny fråga", question);
    }
    for question in story.words("/preparation/questionsNotToRaise") {
        hand.line("Något mer vi låter bli", question);
    }
    hand.field("När pratade ni?", story.text("/preparation/withPersonAt"));
    hand.field("Vem pratade med Ingrid?", story.text("/preparation/by"));
    hand.tick(&window.beginning("checkbox", "Vi har frågat om munhälsan"));
    window.see("Ska alltid besvaras.");
    hand.tick(&window.by_role("group", "Finns det barn under 18 år?").by_role("radio", "Nej"));
    window.see_no("Ska alltid besvaras.");
    for who in story.words("/preparation/network/private") {
        hand.line("Ny person", who);
    }
    for who in story.words("/preparation/network/professional") {
        hand.line("Ny kontakt", who);
    }
}

/// Vilka kommer: the people, and who does what.
pub(crate) fn people(hand: &impl Hand, story: &Story) {
    let window = hand.window();
    let _ = window.by_role("heading", "Vilka kommer till mötet?");
    hand.button("Ändra Ingrid Bergvall");
    hand.field("Telefon", story.text("/person/phone"));
    hand.button("Spara");
    window.gone("dialog", "Ändra uppgifterna");
    for one in story.list("/meeting/participants").iter().skip(2) {
        hand.button("Lägg till person");
        person(hand, story, one);
    }
    for (label, role) in [
        ("Mötesledare", "/meeting/roles/chair"),
        ("Sekreterare", "/meeting/roles/secretary"),
        ("Samordnare", "/meeting/roles/coordinator"),
        ("Sammankallande", "/meeting/roles/convener"),
        ("Den här datorn", "/meeting/roles/userOfApp"),
        ("Stödperson", "/preparation/supportPersonAtMeeting"),
    ] {
        hand.list(label, &story.person(story.text(role)));
    }
    hand.list("Hur ses ni?", "Hemma");
}

/// Anpassningar.
pub(crate) fn adaptations(hand: &impl Hand, story: &Story) {
    let window = hand.window();
    let _ = window.by_role("heading", "Så kan Ingrid vara med");
    for adaptation in story.list("/person/adaptations") {
        let text = word(adaptation, "text");
        hand.line("Ny anpassning", text);
        if adaptation["inSummons"] == true {
            hand.tick(&window.by_role("group", text).by_role("checkbox", "Ska stå i kallelsen"));
        }
    }
}

/// Kallelse: the question, when and where, who is called, that it was sent, and the answers.
pub(crate) fn summons(hand: &impl Hand, story: &Story) {
    let window = hand.window();
    let _ = window.by_role("heading", "Kallelse");
    hand.field("Vad ska mötet svara på?", story.text("/summons/question"));
    hand.moment("När är mötet?", story.text("/summons/meetingAt"));
    hand.field("Antal minuter", &story.case()["summons"]["durationMinutes"].to_string());
    hand.field("Var?", story.text("/summons/place"));
    let convener = window.by_role("combobox", "Vem kallar?");
    assert!(!convener.value().is_empty(), "who calls was chosen under Vilka kommer, and is not asked twice");
    for recipient in story.list("/summons/recipients") {
        let id = recipient["unitId"].as_str().unwrap_or(word(recipient, "participantId"));
        hand.tick(&window.beginning("checkbox", story.name(id)));
        let kind = window.by_label(&format!("Kallelse eller inbjudan till {}", story.name(id)));
        assert_eq!(kind.value(), word(recipient, "kind"), "the word for {} is proposed", story.name(id));
    }
    hand.button("Skicka kallelsen");
    window.see(&format!("Skickad {}", day_of_week(&today())));
    window.see(&format!("Uppskrivet av {}.", start::USER));
    window.gone("button", "Skicka kallelsen");
    hand.press(&window.beginning("button", "Ändra tiden"));
    hand.moment("När skickades den?", story.text("/summons/sentAt"));
    for recipient in story.list("/summons/recipients") {
        let name = story.name(recipient["unitId"].as_str().unwrap_or(word(recipient, "participantId")));
        hand.press(&window.beginning("button", &format!("{name} ")));
        hand.tick(&window.by_role("group", &format!("Vad svarar {name}?")).by_role("radio", "Kommer"));
    }
    window.see("Alla har svarat.");
    window.see(&format!("Skickad {}", day_of_week(story.text("/summons/sentAt"))));
}
