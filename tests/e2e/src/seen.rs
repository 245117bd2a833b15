//! What can be read and looked at, and how large and in which colours.

use std::path::Path;

use base64::Engine as _;
use serde_json::{Value, json};

use crate::find::plain;
use crate::wait;
use crate::window::Window;

impl Window {
    /// The visible text of the window.
    #[must_use]
    pub fn text(&self) -> String {
        let text = self.driver().script("return document.body ? document.body.innerText : ''", &[]);
        text.unwrap_or_default().as_str().unwrap_or_default().to_owned()
    }

    /// Waits until this can be read. What stands in fields is not text: see [`Window::by_label`].
    #[track_caller]
    pub fn see(&self, text: &str) {
        let wanted = plain(text);
        let seen = wait::until(|| plain(&self.text()).contains(&wanted).then_some(()));
        assert!(seen.is_some(), "“{text}” is not to be read in:\n{}", self.text());
    }

    /// Waits until this can no longer be read.
    #[track_caller]
    pub fn see_no(&self, text: &str) {
        let unwanted = plain(text);
        let gone = wait::until(|| (!plain(&self.text()).contains(&unwanted)).then_some(()));
        assert!(gone.is_some(), "“{text}” is still to be read in:\n{}", self.text());
    }

    /// Waits until the field with this label holds the text.
    #[track_caller]
    pub fn holds(&self, label: &str, text: &str) {
        let field = self.by_label(label);
        let holds = wait::until(|| (field.value() == text).then_some(()));
        assert!(holds.is_some(), "“{label}” holds “{}”, not “{text}”", field.value());
    }

    /// Writes what is on screen as a PNG.
    #[track_caller]
    pub fn screenshot(&self, path: impl AsRef<Path>) {
        let path = path.as_ref();
        self.settle();
        let picture = self.driver().get("/screenshot").unwrap_or_else(|refusal| panic!("screenshot: {refusal}"));
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(picture.as_str().expect("a picture as text"))
            .expect("a picture in base64");
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        }
        std::fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// Waits until fonts and transitions have come to rest: two pictures of one view are then the
    /// same, and a colour is the one that stays.
    pub(crate) fn settle(&self) {
        let settled = "const done = arguments[arguments.length - 1];
            const frame = () => new Promise(requestAnimationFrame);
            document.fonts.ready.then(frame).then(() => Promise.all(document.getAnimations()
                .filter(a => a.effect && a.effect.getComputedTiming().iterations !== Infinity).map(a => a.finished)))
                .then(frame).then(frame).finally(() => setTimeout(done, 50))";
        let _ = self.driver().script_async(settled, &[]);
    }

    /// Gives the page this size in CSS pixels.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        let body = json!({ "width": width, "height": height });
        self.driver().post("/window/rect", &body).unwrap_or_else(|refusal| panic!("resize: {refusal}"));
        let wanted = json!([width, height]);
        let size = || self.driver().script("return [innerWidth, innerHeight]", &[]).unwrap_or_default();
        let sized = wait::until(|| (size() == wanted).then_some(()));
        assert!(sized.is_some(), "the window took {}, not {wanted}", size());
        // What follows the size, such as rail or band, is drawn a frame later.
        self.settle();
    }

    /// Chooses the colours as the setting does: `"light"` or `"contrast"`.
    #[track_caller]
    pub fn set_theme(&self, theme: &str) {
        let set = "document.documentElement.dataset.theme = arguments[0]";
        self.driver().script(set, &[Value::from(theme)]).unwrap_or_else(|refusal| panic!("theme: {refusal}"));
    }

    /// Whether anything is wider than the window: a sideways scroll (WCAG 1.4.10).
    #[must_use]
    pub fn scrolls_sideways(&self) -> bool {
        let wider = "const e = document.scrollingElement; return e.scrollWidth > e.clientWidth";
        self.driver().script(wider, &[]).unwrap_or_default() == Value::Bool(true)
    }

    /// Whether the whole window can be scrolled away, and not only what is in it: behind it there is nothing. A pixel
    /// is let be, which rounding leaves.
    #[must_use]
    pub fn scrolls_as_a_whole(&self) -> bool {
        let taller = "const e = document.scrollingElement; return e.scrollHeight > e.clientHeight + 1";
        self.driver().script(taller, &[]).unwrap_or_default() == Value::Bool(true)
    }
}
