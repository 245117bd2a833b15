//! Two units with a plan together: their folders, what each does in its window, and what the window says of where
//! the plan lies.

use std::path::{Path, PathBuf};

use e2e::{Setting, Window, comes_true, eventually};
use support::TempDir;

use super::{Hand, Story, imported};

/// The words of the data column, which are those of the truth line too.
pub(crate) const ALONE: &str = "Finns bara här";
pub(crate) const HANDED: &str = "Lämnad, inte bekräftad";
pub(crate) const SAME: &str = "Lika på båda ställena";

/// The hemtjänst's own insats, whose frequency both write.
pub(crate) const INSATS: &str = "Hemtjänst morgon, middag och kväll: hygien, klä sig, mat";
pub(crate) const FREQUENCY: &str = "/plan/goals/g2/insatser/i6/frequency";
const GOALS: &str = "Behov, mål och insatser";

/// Maria at the vårdcentral, who documents the plan, and Amina at the hemtjänst; between them a folder on a server.
pub(crate) struct Two {
    pub(crate) maria: Setting,
    pub(crate) amina: Setting,
    pub(crate) case: String,
    post: TempDir,
}

impl Two {
    /// They do not know each other yet, and only Maria has the plan.
    pub(crate) fn strangers(story: &Story) -> Self {
        let maria = imported::folder_of(story.unit(), story.user());
        let case = imported::also(&maria, story);
        Self::of(maria, case, story)
    }

    /// Each has the other's card, and the plan has come to Amina; each knows that the other has it.
    pub(crate) fn acquainted(story: &Story) -> Self {
        let two = Self::strangers(story);
        two.meet();
        two.rounds(2);
        two
    }

    /// The same, with the plan established first.
    pub(crate) fn established(story: &Story) -> Self {
        let two = Self::strangers(story);
        imported::ask(&two.maria, &["case", "establish", &two.case]);
        two.meet();
        two.rounds(2);
        two
    }

    /// A desk in the middle of a working week: one plan in every state of the data column, and in Ingrid's plan a card
    /// of each kind. What Amina left last has been cut off on its way, and lies in the folder.
    pub(crate) fn busy() -> Self {
        let story = Story::whole();
        let two = Self::strangers(&story);
        imported::also(&two.maria, &Story::of_another("Bengt Åkesson", -40));
        two.meet();
        two.rounds(2);
        two.set(&two.maria, FREQUENCY, "\"4 gånger om dagen\"");
        two.set(&two.amina, FREQUENCY, "\"2 gånger om dagen\"");
        let works = story.text("/meeting/whatWorks");
        for (one, more) in [(&two.maria, "Larmet är provat."), (&two.amina, "Larmet är provat och fungerar.")] {
            two.set(one, "/meeting/whatWorks", &serde_json::Value::from(format!("{works} {more}")).to_string());
        }
        let with_karin = "/plan/goals/g3/insatser/i14";
        imported::ask(&two.maria, &["case", "strike", &two.case, with_karin, "--reason", "Karin har börjat arbeta."]);
        two.set(&two.amina, &format!("{with_karin}/note"), "\"Karin följer med den 4 november.\"");
        two.round_of(&two.amina);
        two.rounds(1);
        two.spoil_the_next();
        imported::also(&two.maria, &Story::of_another("Fatima Rahimi", -20));
        two.round_of(&two.maria);
        imported::also(&two.maria, &Story::of_another("Gun-Britt Öberg", -3));
        imported::also(&two.maria, &Story::of("4", -9));
        two.set(&two.maria, "/plan/goals/g2/insatser/i7/note", "\"Larmet är provat i köket och i växthuset.\"");
        two
    }

    /// Amina leaves something more, and what she leaves is cut off.
    fn spoil_the_next(&self) {
        let before = self.packets();
        self.set(&self.amina, "/plan/goals/g2/insatser/i7/note", "\"Larmet är provat.\"");
        self.round_of(&self.amina);
        let left: Vec<_> = self.packets().into_iter().filter(|packet| !before.contains(packet)).collect();
        assert!(!left.is_empty(), "Amina left something");
        for packet in left {
            let bytes = std::fs::read(&packet).expect("a packet can be read");
            std::fs::write(&packet, &bytes[..bytes.len() / 2]).expect("a packet can be cut off");
        }
    }

    /// Every packet in the folder.
    pub(crate) fn packets(&self) -> Vec<PathBuf> {
        let is_packet = |path: &PathBuf| path.extension().is_some_and(|kind| kind == "age");
        support::files_in(&self.folder()).into_iter().filter(is_packet).collect()
    }

    fn of(maria: Setting, case: String, story: &Story) -> Self {
        let amina = imported::folder_of(story.one("u-ht"), "Amina Yusuf");
        let post = support::TempDir::with_prefix("siphemma-post-").expect("a temporary folder");
        let two = Self { maria, amina, case, post };
        std::fs::create_dir(two.folder()).expect("a folder in the temporary folder");
        two
    }

    /// Each is given the other's card, by the command line.
    fn meet(&self) {
        for (from, to) in [(&self.maria, &self.amina), (&self.amina, &self.maria)] {
            let card = imported::beside(from).join("enhetskort.json");
            let card = card.to_str().expect("a path of text");
            imported::ask(from, &["unit", "card", "-o", card]);
            imported::ask(to, &["unit", "trust", card]);
        }
    }

    /// Both leave and fetch so many times by the command line, while no window is open.
    pub(crate) fn rounds(&self, times: usize) {
        for _ in 0..times {
            self.round_of(&self.maria);
            self.round_of(&self.amina);
        }
        self.round_of(&self.maria);
    }

    /// One of them leaves and fetches, by the command line.
    pub(crate) fn round_of(&self, one: &Setting) {
        imported::ask(one, &["exchange", "--post-office", &self.address()]);
    }

    /// One of them writes, by the command line; the value is JSON.
    pub(crate) fn set(&self, one: &Setting, path: &str, value: &str) {
        imported::ask(one, &["case", "set", &self.case, path, value]);
    }

    /// The shared folder.
    pub(crate) fn folder(&self) -> PathBuf {
        self.post.path().join("Gemensam SIP")
    }

    /// Where it is when it is not there.
    pub(crate) fn elsewhere(&self) -> PathBuf {
        self.post.path().join("Borta")
    }

    /// How the shared folder is told of in a window.
    pub(crate) fn address(&self) -> String {
        self.folder().to_str().expect("a path of text").to_owned()
    }

    /// Maria's window, unlocked; her folder outlives it.
    pub(crate) fn marias_window(&self) -> Window {
        window_of(&self.maria)
    }

    /// Amina's window.
    pub(crate) fn aminas_window(&self) -> Window {
        window_of(&self.amina)
    }
}

fn window_of(one: &Setting) -> Window {
    let window = imported::unlocked(Setting::new().data(one.data_folder()));
    window.resize(1280, 800);
    window
}

/// The main menu; from a plan the way there is out of it.
pub(crate) fn menu(hand: &impl Hand, item: &str, heading: &str) {
    let window = hand.window();
    if !window.has("navigation", "Huvudmeny") {
        hand.button("Mina planer");
    }
    let menu = window.by_role("navigation", "Huvudmeny");
    hand.press(&menu.beginning("button", item));
    let _ = window.by_role("heading", heading);
}

/// 01 Mina planer.
pub(crate) fn plans(hand: &impl Hand) {
    menu(hand, "Mina planer", "Mina planer");
}

/// 09 Lämna över, of every plan.
pub(crate) fn handover(hand: &impl Hand) {
    menu(hand, "Lämna över", "Lämna över");
}

/// Says where the shared folder lies; it is what is meant from then on.
pub(crate) fn choose_folder(hand: &impl Hand, folder: &Path) {
    let window = hand.window();
    hand.button("Välj mapp");
    let dialog = window.by_role("dialog", "Gemensam mapp");
    hand.press(&dialog.by_role("button", "Spara"));
    window.see("Skriv var mappen ligger.");
    hand.field("Var ligger mappen?", folder.to_str().expect("a path of text"));
    hand.press(&dialog.by_role("button", "Spara"));
    window.gone("dialog", "Gemensam mapp");
    window.see("Gemensam SIP, finns här");
    eventually("the folder that was written down is chosen", || {
        window.beginning("radio", "Gemensam mapp").is_checked()
    });
}

/// "Lämna och hämta", and waits until it has been done.
#[track_caller]
pub(crate) fn leave_and_fetch(hand: &impl Hand) {
    let window = hand.window();
    eventually("there is a place to leave at", || window.by_role("button", "Lämna och hämta").is_enabled());
    hand.button("Lämna och hämta");
    let _ = window.by_role("heading", "Så gick det");
    let _ = window.by_role("button", "Lämna och hämta");
    window.see("Klart.");
}

/// A round from wherever one is: the last thing on screen is Lämna över.
#[track_caller]
pub(crate) fn round(hand: &impl Hand) {
    handover(hand);
    leave_and_fetch(hand);
}

/// The data column of Mina planer says this of Ingrid's plan.
#[track_caller]
pub(crate) fn lies(hand: &impl Hand, words: &str, why: &str) {
    plans(hand);
    let window = hand.window();
    let row = || plain(&window.beginning("button", "Ingrid Bergvall").name());
    assert!(comes_true(|| row().contains(words)), "{why}: the data column says “{words}”, and not: {}", row());
}

/// The banner of Mina planer and the count beside Lämna över say how many changes lie only here.
#[track_caller]
pub(crate) fn only_here(window: &Window, n: u32) {
    let words = if n == 1 {
        "1 ändring finns bara på den här datorn.".to_owned()
    } else {
        format!("{n} ändringar finns bara på den här datorn.")
    };
    if n == 0 {
        window.see_no("bara på den här datorn.");
    } else {
        window.see(&words);
    }
    let item = || plain(&window.beginning("button", "Lämna över").name());
    let counted =
        |item: &str| if n == 0 { item == "Lämna över" } else { item.starts_with(&format!("Lämna över {n} ")) };
    assert!(comes_true(|| counted(&item())), "the menu counts {n} of what lies only here: {}", item());
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Into the plan and to its insatser, from Mina planer.
pub(crate) fn goals(hand: &impl Hand) {
    into(hand);
    hand.step("3", "Inledning");
    hand.go("3", "Så är det nu");
    hand.go("3", GOALS);
}

/// Into the plan, from wherever one is outside it.
pub(crate) fn into(hand: &impl Hand) {
    plans(hand);
    let window = hand.window();
    hand.press(&window.beginning("button", "Ingrid Bergvall"));
    let _ = window.by_role("navigation", "Planens fem steg");
    // Then the spine is at rest: a click lands where it was aimed.
    eventually("the heading of the plan has the focus", || window.focused().0 == "heading");
}

/// Writes how often the hemtjänst comes; one is left at the insatser.
pub(crate) fn write_frequency(hand: &impl Hand, words: &str) {
    let window = hand.window();
    goals(hand);
    hand.press(&window.beginning("tab", "2 "));
    hand.press(&window.beginning("button", INSATS));
    hand.field("Hur ofta", words);
    hand.button("Klar med raden");
    window.see(words);
    eventually("the change is on disk and counted", || window.text().contains("bara här"));
}

/// Opens the plan's own Lämna över from its menu.
pub(crate) fn plan_handover(hand: &impl Hand) {
    let window = hand.window();
    into(hand);
    hand.button("Mer om planen");
    let menu = window.by_role("dialog", "Mer om planen");
    hand.press(&menu.by_role("button", "Lämna över"));
    let _ = window.by_role("heading", "Lämna över Ingrids plan");
}

/// The four words of one side, as they are compared.
pub(crate) fn words(window: &Window, side: &str) -> Vec<String> {
    let pair = window.by_role("group", "Ord att jämföra");
    pair.by_role("list", side).texts("listitem")
}
