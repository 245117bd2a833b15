//! Finding by role and accessible name, as assistive technology sees the page.
//!
//! A selector only gathers candidates; role and name are the web view's own computation, so that
//! a wrong label fails a story.

use serde_json::Value;

use crate::element::{ELEMENT_KEY, Element};
use crate::wait;
use crate::window::Window;

const FIELDS: &str = "input:not([type=hidden]),textarea,select,[contenteditable],[role=textbox],[role=combobox],\
                      [role=spinbutton],[role=switch],[role=checkbox],[role=radio],[role=listbox],[role=slider]";

/// Gathers what matches and can be met, in document order: rendered, not hidden from assistive
/// technology, and inside the modal dialog when one is open. WebKitGTK computes a role for inert
/// elements too. The second argument is the element to look in, when it is not the whole window.
const GATHER: &str = "const [wanted, inside] = arguments;
    const root = inside ?? [...document.querySelectorAll(':modal')].pop() ?? document;
    return [...root.querySelectorAll(wanted), ...(!inside && root.matches?.(wanted) ? [root] : [])]
        .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert], [aria-hidden=true]'))";

/// What is looked for: a role or any field, and its name or how the name begins.
#[derive(Clone, Copy)]
struct Wanted<'a> {
    role: Option<&'a str>,
    name: &'a str,
    whole: bool,
}

impl Wanted<'_> {
    fn selector(&self) -> String {
        self.role.map_or_else(|| FIELDS.to_owned(), selector)
    }

    fn is(&self, found: &Element<'_>) -> bool {
        let named =
            if self.whole { found.is_called(self.name) } else { plain(&found.name()).starts_with(&plain(self.name)) };
        named && self.role.is_none_or(|role| found.role() == role)
    }
}

impl Window {
    /// The one thing with this role and accessible name. Waits for it; fails with the names that
    /// the role has on screen.
    #[track_caller]
    #[must_use]
    pub fn by_role(&self, role: &str, name: &str) -> Element<'_> {
        self.find(None, Wanted { role: Some(role), name, whole: true }).unwrap_or_else(|| {
            panic!("no {role} “{name}” on screen; of that role: {:?}\n\n{}", self.names(role), self.text())
        })
    }

    /// The first thing with this role whose accessible name begins so: a row that says much.
    #[track_caller]
    #[must_use]
    pub fn beginning(&self, role: &str, words: &str) -> Element<'_> {
        self.find(None, Wanted { role: Some(role), name: words, whole: false }).unwrap_or_else(|| {
            panic!("no {role} “{words}…” on screen; of that role: {:?}\n\n{}", self.names(role), self.text())
        })
    }

    /// The field with this label.
    #[track_caller]
    #[must_use]
    pub fn by_label(&self, label: &str) -> Element<'_> {
        self.find(None, Wanted { role: None, name: label, whole: true }).unwrap_or_else(|| {
            let labels: Vec<String> = self.gather(None, FIELDS).iter().map(Element::name).collect();
            panic!("no field “{label}” on screen; labels: {labels:?}\n\n{}", self.text())
        })
    }

    /// Whether it is there now, without waiting.
    #[must_use]
    pub fn has(&self, role: &str, name: &str) -> bool {
        self.look(None, Wanted { role: Some(role), name, whole: true }).is_some()
    }

    /// Waits until nothing has this role and name.
    #[track_caller]
    pub fn gone(&self, role: &str, name: &str) {
        let gone = wait::until(|| (!self.has(role, name)).then_some(()));
        assert!(gone.is_some(), "{role} “{name}” is still on screen");
    }

    /// The accessible names of everything with this role, in document order.
    #[must_use]
    pub fn names(&self, role: &str) -> Vec<String> {
        let candidates = self.gather(None, &selector(role));
        candidates.iter().filter(|found| found.role() == role).map(Element::name).collect()
    }

    /// Clicks the thing with this role and name.
    #[track_caller]
    pub fn click(&self, role: &str, name: &str) {
        self.by_role(role, name).click();
    }

    /// Types at the end of the field with this label.
    #[track_caller]
    pub fn type_into(&self, label: &str, text: &str) {
        self.by_label(label).type_text(text);
    }

    /// Replaces what stands in the field with this label, with trusted keys.
    #[track_caller]
    pub fn replace_in(&self, label: &str, text: &str) {
        let field = self.by_label(label);
        self.focus(&field);
        let select = "const [e] = arguments; e.select ? e.select() : getSelection().selectAllChildren(e)";
        self.driver().script(select, &[field.reference()]).expect("what a field holds can be selected");
        self.press("Delete");
        self.type_keys(text);
    }

    /// Chooses an option of a native `<select>` by its text, by keyboard: its options are in a
    /// GTK menu, not on the page.
    #[track_caller]
    pub fn choose(&self, label: &str, option: &str) {
        let field = self.by_label(label);
        self.focus(&field);
        field.type_option(option);
    }

    #[track_caller]
    pub(crate) fn focus(&self, field: &Element<'_>) {
        let focus = "arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus()";
        self.driver().script(focus, &[field.reference()]).expect("a field can be focused");
    }

    fn find(&self, inside: Option<&Element<'_>>, wanted: Wanted<'_>) -> Option<Element<'_>> {
        wait::until(|| self.look(inside, wanted))
    }

    fn look(&self, inside: Option<&Element<'_>>, wanted: Wanted<'_>) -> Option<Element<'_>> {
        self.gather(inside, &wanted.selector()).into_iter().find(|found| wanted.is(found))
    }

    pub(crate) fn gather(&self, inside: Option<&Element<'_>>, selector: &str) -> Vec<Element<'_>> {
        let inside = inside.map_or(Value::Null, Element::reference);
        let found = self.driver().script(GATHER, &[Value::from(selector), inside]).unwrap_or_default();
        let ids = found.as_array().into_iter().flatten().filter_map(|one| one[ELEMENT_KEY].as_str());
        ids.map(|id| Element::new(self, id.to_owned(), selector.to_owned())).collect()
    }
}

impl<'w> Element<'w> {
    /// The one thing inside it with this role and accessible name: in a group whose fields are
    /// called as those of another group.
    #[track_caller]
    #[must_use]
    pub fn by_role(&self, role: &str, name: &str) -> Element<'w> {
        let wanted = Wanted { role: Some(role), name, whole: true };
        let found = self.window().find(Some(self), wanted);
        found.unwrap_or_else(|| panic!("no {role} “{name}” inside “{}”:\n{}", self.name(), self.text()))
    }

    /// The first thing inside it with this role whose accessible name begins so.
    #[track_caller]
    #[must_use]
    pub fn beginning(&self, role: &str, words: &str) -> Element<'w> {
        let found = self.window().find(Some(self), Wanted { role: Some(role), name: words, whole: false });
        found.unwrap_or_else(|| panic!("no {role} “{words}…” inside “{}”:\n{}", self.name(), self.text()))
    }

    /// The accessible names of everything inside it with this role.
    #[must_use]
    pub fn names(&self, role: &str) -> Vec<String> {
        let candidates = self.window().gather(Some(self), &selector(role));
        candidates.iter().filter(|found| found.role() == role).map(Element::name).collect()
    }

    /// The visible text of everything inside it with this role, such as the items of a list.
    #[must_use]
    pub fn texts(&self, role: &str) -> Vec<String> {
        let candidates = self.window().gather(Some(self), &selector(role));
        candidates.iter().filter(|found| found.role() == role).map(Element::text).collect()
    }

    /// The field inside it with this label.
    #[track_caller]
    #[must_use]
    pub fn by_label(&self, label: &str) -> Element<'w> {
        let found = self.window().find(Some(self), Wanted { role: None, name: label, whole: true });
        found.unwrap_or_else(|| panic!("no field “{label}” inside “{}”:\n{}", self.name(), self.text()))
    }
}

/// No-break spaces and line breaks are spaces to a reader.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What may have a role: the elements that have it by themselves, and those that say so.
fn selector(role: &str) -> String {
    let native = match role {
        "button" => "button,summary,input[type=button],input[type=submit],input[type=reset],",
        "link" => "a[href],area[href],",
        "heading" => "h1,h2,h3,h4,h5,h6,",
        "textbox" => {
            "textarea,[contenteditable],input:not([type]),input[type=text],input[type=tel],input[type=email],\
             input[type=url],input[type=password],input[type=date],input[type=time],"
        }
        "searchbox" => "input[type=search],",
        "spinbutton" => "input[type=number],",
        "checkbox" | "switch" => "input[type=checkbox],",
        "radio" => "input[type=radio],",
        "combobox" | "listbox" => "select,input[list],",
        "option" => "option,",
        "slider" => "input[type=range],",
        "dialog" => "dialog,",
        "list" => "ul,ol,menu,",
        "listitem" => "li,",
        "table" => "table,",
        "row" => "tr,",
        "cell" => "td,",
        "columnheader" | "rowheader" => "th,",
        "navigation" => "nav,",
        "main" => "main,",
        "banner" => "header,",
        "contentinfo" => "footer,",
        "complementary" => "aside,",
        "region" => "section,",
        "article" => "article,",
        "form" => "form,",
        "search" => "search,",
        "status" => "output,",
        "group" => "fieldset,details,optgroup,",
        "img" => "img,svg,",
        "progressbar" => "progress,",
        "meter" => "meter,",
        _ => "",
    };
    format!("{native}[role~=\"{role}\"]")
}
