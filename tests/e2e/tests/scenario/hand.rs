//! The two ways to use the window.

use e2e::{Element, Window, eventually};

/// How things are done: what is done is the same for all.
pub(crate) trait Hand {
    /// The window that it uses.
    fn window(&self) -> &Window;

    /// Activates a button.
    fn press(&self, button: &Element<'_>);

    /// Puts the focus into a field.
    fn enter(&self, field: &Element<'_>);

    /// Chooses a radio button, or ticks a box that is not ticked.
    fn tick(&self, choice: &Element<'_>);

    /// Goes to a part of the plan by the spine.
    fn go(&self, step: &str, part: &str);

    /// Opens a step; its heading tells where one is then.
    fn step(&self, step: &str, heading: &str);

    /// Begins a new goal: its dialog opens.
    fn new_goal(&self) {
        self.button("Nytt mål");
    }

    /// Begins to write down what is not agreed on: its dialog opens.
    fn new_dissent(&self) {
        self.button("Inte överens");
    }

    /// Stands in the line of a new insats.
    fn new_insats(&self) {
        self.enter(&self.window().by_label("Ny insats: vad, vem, när"));
    }

    /// Is done with the field that has the focus.
    fn done(&self) {}

    /// Writes into a field, instead of what stands there.
    fn write(&self, field: &Element<'_>, text: &str) {
        self.enter(field);
        if !field.value().is_empty() {
            self.window().press("Ctrl+A");
        }
        self.window().type_keys(text);
        assert_eq!(field.value(), text, "what was typed stands in “{}”", field.name());
    }

    /// Chooses an option of a list.
    fn choose(&self, list: &Element<'_>, option: &str) {
        self.enter(list);
        list.type_option(option);
    }

    /// The same, of the button with this name.
    fn button(&self, name: &str) {
        self.press(&self.window().by_role("button", name));
    }

    /// The same, of the field with this label.
    fn field(&self, label: &str, text: &str) {
        self.write(&self.window().by_label(label), text);
    }

    /// The same, of the list with this label.
    fn list(&self, label: &str, option: &str) {
        self.choose(&self.window().by_role("combobox", label), option);
    }

    /// The same, of the radio button with this name.
    fn radio(&self, name: &str) {
        self.tick(&self.window().by_role("radio", name));
    }

    /// The same, of the box with this name.
    fn check(&self, name: &str) {
        self.tick(&self.window().by_role("checkbox", name));
    }

    /// A date and a time, under one heading.
    fn moment(&self, label: &str, at: &str) {
        let group = self.window().by_role("group", label);
        let (day, time) = at.split_once('T').expect("a moment has a day and a time");
        self.write(&group.by_label("Datum"), day);
        self.write(&group.by_label("Klockan"), &time.replace(':', "."));
    }

    /// A line of a list, ended by Enter; the field is then empty again.
    fn line(&self, label: &str, text: &str) {
        let field = self.window().by_label(label);
        self.write(&field, text);
        self.window().press("Enter");
        eventually(&format!("“{text}” is taken from “{label}”"), || field.value().is_empty());
    }
}

/// A mouse or a finger, and a keyboard for words.
pub(crate) struct Mouse<'w>(pub(crate) &'w Window);

impl Hand for Mouse<'_> {
    fn window(&self) -> &Window {
        self.0
    }

    fn press(&self, button: &Element<'_>) {
        button.click();
    }

    fn enter(&self, field: &Element<'_>) {
        // A click on a list opens a menu outside the page, where a driver cannot choose.
        if field.role() == "combobox" { field.focus() } else { field.click() }
    }

    fn tick(&self, choice: &Element<'_>) {
        if !choice.is_checked() {
            choice.click();
        }
        let name = choice.name();
        eventually(&format!("“{name}” is chosen"), || choice.is_checked());
    }

    fn go(&self, step: &str, part: &str) {
        let spine = self.0.by_role("navigation", "Planens fem steg");
        let button = |part: &str| {
            let is_it = |name: &String| name.split(" ,").next() == Some(part);
            spine.names("button").into_iter().find(is_it).map(|name| spine.by_role("button", &name))
        };
        if button(part).is_none() {
            spine.beginning("button", step).click();
        }
        eventually(&format!("the spine has {part}"), || button(part).is_some());
        button(part).expect("the part that was just there").click();
        eventually(&format!("the spine leads to {part}"), || {
            button(part).is_some_and(|button| button.attribute("aria-current") == "page")
        });
    }

    fn step(&self, step: &str, heading: &str) {
        self.0.by_role("navigation", "Planens fem steg").beginning("button", step).click();
        let _ = self.0.by_role("heading", heading);
    }
}

/// The keyboard alone: no click, no focus by script.
pub(crate) struct Keyboard<'w>(pub(crate) &'w Window);

impl Hand for Keyboard<'_> {
    fn window(&self) -> &Window {
        self.0
    }

    fn press(&self, button: &Element<'_>) {
        self.0.walk_to_it(button);
        self.0.press("Enter");
    }

    fn enter(&self, field: &Element<'_>) {
        self.0.walk_to_it(field);
    }

    fn tick(&self, choice: &Element<'_>) {
        self.0.walk_to_it(choice);
        if !choice.is_checked() {
            self.0.press("Space");
        }
        let name = choice.name();
        eventually(&format!("“{name}” is chosen"), || choice.is_checked());
    }

    fn go(&self, _step: &str, part: &str) {
        self.0.press("Alt+Down");
        eventually(&format!("Alt+↓ goes on to {part}"), || {
            self.0.beginning("button", part).attribute("aria-current") == "page"
        });
        eventually("the heading of the new view has the focus", || self.0.focused().0 == "heading");
    }

    fn step(&self, step: &str, heading: &str) {
        self.0.press(&format!("Alt+{step}"));
        eventually(&format!("Alt+{step} opens {heading}"), || {
            self.0.focused() == ("heading".to_owned(), heading.to_owned())
        });
    }

    fn new_goal(&self) {
        self.0.press("Alt+M");
        let _ = self.0.by_role("dialog", "Vad vill Ingrid?");
    }

    fn new_dissent(&self) {
        self.0.press("Alt+O");
        let _ = self.0.by_role("dialog", "Det här är vi inte överens om");
    }

    fn new_insats(&self) {
        self.0.press("Alt+N");
        eventually("Alt+N stands in the line of a new insats", || {
            self.0.by_label("Ny insats: vad, vem, när").has_focus()
        });
    }

    fn done(&self) {
        let before = self.0.focused();
        self.0.press("Ctrl+Enter");
        eventually("Ctrl+Enter goes on to the next field", || self.0.focused() != before);
    }
}
