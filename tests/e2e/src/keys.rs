//! Trusted keys, through WebDriver actions, and the way about by keyboard alone.

use serde_json::{Value, json};

use crate::element::{ELEMENT_KEY, Element};
use crate::window::Window;

/// More stops than any view has; a view that needs more has lost its structure.
const STOPS: usize = 200;

impl Window {
    /// Presses chords one after the other: `"Tab Tab Enter"`, `"Ctrl+L"`, `"Alt+3"`, `"F6"`.
    #[track_caller]
    pub fn press(&self, chords: &str) {
        for chord in chords.split_whitespace() {
            self.perform(&strokes(chord));
        }
    }

    /// Types into whatever has the focus.
    #[track_caller]
    pub fn type_keys(&self, text: &str) {
        let strokes: Vec<Value> = text
            .chars()
            .map(|letter| if letter == '\n' { '\u{E007}' } else { letter })
            .flat_map(|letter| [stroke("keyDown", letter), stroke("keyUp", letter)])
            .collect();
        self.perform(&strokes);
    }

    /// Role and accessible name of what has the focus; both empty when nothing has.
    #[must_use]
    pub fn focused(&self) -> (String, String) {
        self.active().map_or_else(Default::default, |element| (element.role(), element.name()))
    }

    /// Presses Tab until the thing with this role and name has the focus; never clicks.
    #[track_caller]
    pub fn tab_to(&self, role: &str, name: &str) {
        self.walk_to("Tab", role, name);
    }

    /// Presses Shift+Tab until the thing with this role and name has the focus.
    #[track_caller]
    pub fn tab_back_to(&self, role: &str, name: &str) {
        self.walk_to("Shift+Tab", role, name);
    }

    /// Presses a key, such as an arrow inside tabs or a radio group, until the thing with this
    /// role and name has the focus.
    #[track_caller]
    pub fn walk_to(&self, key: &str, role: &str, name: &str) {
        let mut seen: Vec<(String, String)> = Vec::new();
        for _ in 0..STOPS {
            let here = self.focused();
            if here.0 == role && self.active().is_some_and(|element| element.is_called(name)) {
                return;
            }
            seen.push(here);
            // Twice round without it is enough.
            if seen.iter().filter(|stop| Some(*stop) == seen.get(1)).count() > 2 {
                break;
            }
            self.press(key);
        }
        panic!("{key} never came to {role} “{name}”; stops: {seen:?}");
    }

    /// Walks by Tab, by Shift+Tab when it stands before what has the focus, and by the arrows inside
    /// a radio group or a row of tabs, until this has the focus. Never clicks.
    #[track_caller]
    pub fn walk_to_it(&self, wanted: &Element<'_>) {
        const WAY: &str = "const [wanted] = arguments, here = document.activeElement;
            if (here === wanted) return '';
            const after = here.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING;
            if (here.type === 'radio' && wanted.type === 'radio' && here.name === wanted.name) return after ? 'Down' : 'Up';
            const tabs = here.role === 'tab' && here.closest('[role=tablist]');
            if (tabs && tabs.contains(wanted)) return after ? 'Right' : 'Left';
            return after ? 'Tab' : 'Shift+Tab'";
        let mut stops = Vec::new();
        for _ in 0..STOPS {
            let way = self.driver().script(WAY, &[wanted.reference()]);
            let way = way.unwrap_or_else(|refusal| panic!("the way there: {refusal}; stops: {stops:?}"));
            match way.as_str() {
                Some("") => return,
                Some(key) => self.press(key),
                None => panic!("the way there: {way}"),
            }
            stops.push(way);
        }
        let here = self.focused();
        panic!("the keyboard never came to {} “{}”; it is at {here:?}", wanted.role(), wanted.name());
    }

    fn active(&self) -> Option<Element<'_>> {
        let active = self.driver().get("/element/active").ok()?;
        let id = active[ELEMENT_KEY].as_str()?.to_owned();
        Some(Element::new(self, id, "what has the focus".to_owned()))
    }

    #[track_caller]
    fn perform(&self, strokes: &[Value]) {
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] });
        if let Err(refusal) = self.driver().post("/actions", &body) {
            panic!("keys: {refusal}");
        }
    }
}

fn stroke(kind: &str, key: char) -> Value {
    json!({ "type": kind, "value": key.to_string() })
}

/// Down in order, up in reverse.
#[track_caller]
fn strokes(chord: &str) -> Vec<Value> {
    let keys: Vec<char> = chord.split('+').map(key).collect();
    let down = keys.iter().map(|key| stroke("keyDown", *key));
    let up = keys.iter().rev().map(|key| stroke("keyUp", *key));
    down.chain(up).collect()
}

/// The protocol's code for a named key, or the character itself.
#[track_caller]
fn key(name: &str) -> char {
    match name {
        "Ctrl" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Shift" => '\u{E008}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "Backspace" => '\u{E003}',
        "Delete" => '\u{E017}',
        "Left" => '\u{E012}',
        "Up" => '\u{E013}',
        "Right" => '\u{E014}',
        "Down" => '\u{E015}',
        "Home" => '\u{E011}',
        "End" => '\u{E010}',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        _ => function_key(name).or_else(|| single(name)).unwrap_or_else(|| panic!("no key “{name}”")),
    }
}

fn function_key(name: &str) -> Option<char> {
    let number: u32 = name.strip_prefix('F')?.parse().ok()?;
    (1..=12).contains(&number).then(|| char::from_u32(0xE030 + number))?
}

/// A letter is the unshifted key: `Ctrl+L` is what a person presses, without Shift.
fn single(name: &str) -> Option<char> {
    let mut letters = name.chars();
    let letter = letters.next()?;
    letters.next().is_none().then(|| letter.to_lowercase().next().unwrap_or(letter))
}
