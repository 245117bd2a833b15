//! What is looked at on every screen: axe-core, the width, and words that are none.

use e2e::Window;

/// What was found so far: all of it is told at once.
pub(crate) struct Eye<'w> {
    window: &'w Window,
    found: Vec<String>,
}

impl<'w> Eye<'w> {
    pub(crate) fn of(window: &'w Window) -> Self {
        Self { window, found: Vec::new() }
    }

    /// Looks at a screen: both themes, and the widths of a tablet and of 200 % zoom.
    pub(crate) fn look(&mut self, screen: &str) {
        let raw: Vec<_> = self.window.text().lines().filter(|line| is_raw(line)).map(str::to_owned).collect();
        if !raw.is_empty() {
            self.found.push(format!("{screen} shows the name of a string instead of its words: {raw:?}"));
        }
        for theme in ["contrast", "light"] {
            self.window.set_theme(theme);
            self.axe(&format!("{screen}, {theme}"));
        }
        for width in [1280, 820, 400] {
            self.window.resize(width, 1000);
            // On the narrowest everything is one long page.
            if width > 400 && self.window.scrolls_as_a_whole() {
                self.found.push(format!("{screen} scrolls away as a whole at {width} px"));
            }
            if self.window.scrolls_sideways() {
                self.found.push(format!("{screen} scrolls sideways at {width} px"));
            }
        }
        self.axe(&format!("{screen}, narrow"));
        self.window.resize(1280, 800);
    }

    fn axe(&mut self, screen: &str) {
        let violations = self.window.violations().into_iter();
        self.found.extend(violations.map(|violation| format!("{screen}: {violation:#?}")));
    }

    /// Goes on in another window, with what was found so far.
    pub(crate) fn on(found: Vec<String>, window: &'w Window) -> Self {
        Self { window, found }
    }

    /// What was found so far, when the window closes.
    pub(crate) fn found(self) -> Vec<String> {
        self.found
    }

    pub(crate) fn tell(self) {
        assert!(self.found.is_empty(), "{} faults on screen:\n{}", self.found.len(), self.found.join("\n"));
    }
}

/// A key of a string, or a place in it that nothing was put into.
fn is_raw(line: &str) -> bool {
    let line = line.trim();
    let of_a_key = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    let key =
        line.contains('-') && line.starts_with(|first: char| first.is_ascii_lowercase()) && line.chars().all(of_a_key);
    key || line.contains("{-") || line.contains("{$") || line.contains("{ ") || line.contains("undefined")
}
