//! One thing on screen.

use serde_json::{Value, json};

use crate::find::plain;
use crate::wait;
use crate::window::Window;

/// The key under which the protocol hands out an element.
pub(crate) const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element that was found, with the words it was found by.
pub struct Element<'w> {
    window: &'w Window,
    id: String,
    found_as: String,
}

impl<'w> Element<'w> {
    pub(crate) fn new(window: &'w Window, id: String, found_as: String) -> Self {
        Self { window, id, found_as }
    }

    pub(crate) fn reference(&self) -> Value {
        json!({ ELEMENT_KEY: self.id })
    }

    pub(crate) fn window(&self) -> &'w Window {
        self.window
    }

    /// A trusted click in its middle, scrolled to where no bar that stays in place covers it.
    #[track_caller]
    pub fn click(&self) {
        let clear = "const [e] = arguments, r = e.getBoundingClientRect();
            const met = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
            if (!e.contains(met)) e.scrollIntoView({ block: 'center' })";
        let _ = self.window.driver().script(clear, &[self.reference()]);
        self.act("click", &json!({}));
    }

    /// Types at the end of what stands there; a line break is Enter.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.act("value", &json!({ "text": text.replace('\n', "\u{E007}") }));
    }

    /// Its computed role, in the words of ARIA 1.2. WebKitGTK calls a native `<select>` a button,
    /// since its menu pops up, where the standard has combobox; a picture is `image` to it; and the
    /// `<summary>` that opens details, which the standard gives no role, is the button that it acts as.
    #[must_use]
    pub fn role(&self) -> String {
        let role = self.read("computedrole");
        match role.as_str() {
            "button" if self.read("name") == "select" => "combobox".to_owned(),
            "image" => "img".to_owned(),
            "" | "group" if self.read("name") == "summary" => "button".to_owned(),
            _ => role,
        }
    }

    /// Its accessible name.
    #[must_use]
    pub fn name(&self) -> String {
        self.read("computedlabel")
    }

    /// Whether this is its accessible name. WebKitGTK counts what a field holds into the name that
    /// a `<label>` around it gives, against the standard; the label's own words are its name too.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        let own_words = "const [e] = arguments; if (e.hasAttribute('aria-label') || !e.labels) return null;
            return [...e.labels].map(l => { const c = l.cloneNode(true);
                c.querySelectorAll('input,textarea,select').forEach(f => f.remove()); return c.textContent }).join(' ')";
        let (full, wanted) = (plain(&self.name()), plain(name));
        full == wanted
            || full.starts_with(&wanted)
                && !wanted.is_empty()
                && self.window.driver().script(own_words, &[self.reference()]).unwrap_or_default().as_str().map(plain)
                    == Some(wanted)
    }

    /// Its visible text.
    #[must_use]
    pub fn text(&self) -> String {
        self.read("text")
    }

    /// What a field holds.
    #[must_use]
    pub fn value(&self) -> String {
        self.read("property/value")
    }

    /// Whether a checkbox, radio button or option is chosen.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.get("selected") == Value::Bool(true) || self.read("attribute/aria-checked") == "true"
    }

    /// Whether it takes input.
    #[must_use]
    pub fn is_enabled(&self) -> bool {
        self.get("enabled") == Value::Bool(true) && self.read("attribute/aria-disabled") != "true"
    }

    /// An ARIA or HTML attribute, empty when absent.
    #[must_use]
    pub fn attribute(&self, name: &str) -> String {
        self.read(&format!("attribute/{name}"))
    }

    /// Whether it has the focus of the keyboard.
    #[must_use]
    pub fn has_focus(&self) -> bool {
        let same = self.window.driver().script("return document.activeElement === arguments[0]", &[self.reference()]);
        same.is_ok_and(|same| same == Value::Bool(true))
    }

    /// Whether all of its height can be seen: no bar that stays in place covers it, and nothing is outside the window.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        let clear = "const [e] = arguments, r = e.getBoundingClientRect(), x = r.left + r.width / 2;
            return [r.top + 4, r.top + r.height / 2, r.bottom - 4].every(y => {
                const met = document.elementFromPoint(x, y);
                return met !== null && (e.contains(met) || met.contains(e) && met.matches('label'))
            })";
        self.window.driver().script(clear, &[self.reference()]).is_ok_and(|clear| clear == Value::Bool(true))
    }

    /// Gives it the focus without a click: for what a click would do more with than focus it.
    #[track_caller]
    pub fn focus(&self) {
        self.window.focus(self);
    }

    /// With the focus on a native `<select>`: types the option's text, as one chooses by keyboard,
    /// and waits until it is chosen.
    #[track_caller]
    pub fn type_option(&self, option: &str) {
        self.window.forget_typed_ahead(&self.id);
        self.window.type_keys(option);
        let chosen = "return arguments[0].selectedOptions[0]?.textContent.trim()";
        let text = || self.window.driver().script(chosen, &[self.reference()]).unwrap_or_default();
        let done = wait::until(|| (text().as_str() == Some(option)).then_some(()));
        assert!(done.is_some(), "“{option}” is chosen in “{}”, not {}", self.name(), text());
    }

    #[track_caller]
    fn act(&self, act: &str, body: &Value) {
        let path = format!("/element/{}/{act}", self.id);
        if let Err(refusal) = self.window.driver().post(&path, body) {
            panic!("{act} on {}: {refusal}", self.found_as);
        }
    }

    fn get(&self, what: &str) -> Value {
        self.window.driver().get(&format!("/element/{}/{what}", self.id)).unwrap_or_default()
    }

    fn read(&self, what: &str) -> String {
        self.get(what).as_str().unwrap_or_default().to_owned()
    }
}
