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
/// elements too.
const GATHER: &str = "const modal = [...document.querySelectorAll(':modal')].pop() ?? document;
    return [...modal.querySelectorAll(arguments[0]), ...(modal.matches?.(arguments[0]) ? [modal] : [])]
        .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert], [aria-hidden=true]'))";

impl Window {
    /// The one thing with this role and accessible name. Waits for it; fails with the names that
    /// the role has on screen.
    #[track_caller]
    #[must_use]
    pub fn by_role(&self, role: &str, name: &str) -> Element<'_> {
        self.find(&selector(role), Some(role), name).unwrap_or_else(|| {
            panic!("no {role} “{name}” on screen; of that role: {:?}\n\n{}", self.names(role), self.text())
        })
    }

    /// The field with this label.
    #[track_caller]
    #[must_use]
    pub fn by_label(&self, label: &str) -> Element<'_> {
        self.find(FIELDS, None, label).unwrap_or_else(|| {
            let labels: Vec<String> = self.gather(FIELDS).iter().map(Element::name).collect();
            panic!("no field “{label}” on screen; labels: {labels:?}\n\n{}", self.text())
        })
    }

    /// Whether it is there now, without waiting.
    #[must_use]
    pub fn has(&self, role: &str, name: &str) -> bool {
        self.look(&selector(role), Some(role), name).is_some()
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
        let candidates = self.gather(&selector(role));
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
        self.type_keys(option);
        let chosen = "return arguments[0].selectedOptions[0]?.textContent.trim()";
        let text = self.driver().script(chosen, &[field.reference()]).unwrap_or_default();
        assert_eq!(text.as_str(), Some(option), "the option chosen in “{label}”");
    }

    #[track_caller]
    fn focus(&self, field: &Element<'_>) {
        let focus = "arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus()";
        self.driver().script(focus, &[field.reference()]).expect("a field can be focused");
    }

    fn find(&self, selector: &str, role: Option<&str>, name: &str) -> Option<Element<'_>> {
        wait::until(|| self.look(selector, role, name))
    }

    fn look(&self, selector: &str, role: Option<&str>, name: &str) -> Option<Element<'_>> {
        let matches = |found: &Element<'_>| found.is_called(name) && role.is_none_or(|role| found.role() == role);
        self.gather(selector).into_iter().find(matches)
    }

    pub(crate) fn gather(&self, selector: &str) -> Vec<Element<'_>> {
        let found = self.driver().script(GATHER, &[Value::from(selector)]).unwrap_or_default();
        let ids = found.as_array().into_iter().flatten().filter_map(|one| one[ELEMENT_KEY].as_str());
        ids.map(|id| Element::new(self, id.to_owned(), selector.to_owned())).collect()
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
