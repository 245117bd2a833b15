//! A folder with the story in it, made by the command line before a window opens on it.

use std::path::{Path, PathBuf};
use std::process::Command;

use e2e::{Setting, Window};
use serde_json::Value;

use super::Story;
use super::start::PIN;

/// A folder of the documenting unit and of whoever documents, locked with the code of every story and
/// a key in the keyring of the stage, that holds this story.
pub(crate) fn folder_with(story: &Story) -> Setting {
    import(story).0
}

/// The same, with the plan established: what an import says of that is told, and sealed anew.
pub(crate) fn established(story: &Story) -> Setting {
    let (setting, case) = import(story);
    ask(&setting, &["case", "establish", &case]);
    setting
}

/// An empty folder of a unit and of somebody who works there, locked in the same way.
pub(crate) fn folder_of(unit: &Value, user: &str) -> Setting {
    let setting = Setting::new();
    std::fs::write(pin_file(&setting), format!("{PIN}\n")).expect("a file beside the data folder");
    let unit = write(&setting, "unit.json", unit);
    ask(&setting, &["init", "--unit", &unit, "--user", user]);
    setting
}

fn import(story: &Story) -> (Setting, String) {
    let setting = folder_of(story.unit(), story.user());
    let case = also(&setting, story);
    (setting, case)
}

/// Puts another story into the same folder; gives its plan id.
pub(crate) fn also(setting: &Setting, story: &Story) -> String {
    let case = write(setting, "case.json", story.case());
    ask(setting, &["case", "import", &case]).trim().to_owned()
}

fn write(setting: &Setting, name: &str, value: &Value) -> String {
    let path = beside(setting).join(name);
    std::fs::write(&path, value.to_string()).expect("a file beside the data folder");
    path.to_str().expect("a path of text").to_owned()
}

/// The folder in which the data folder lies.
pub(crate) fn beside(setting: &Setting) -> &Path {
    setting.data_folder().parent().expect("a folder around it")
}

fn pin_file(setting: &Setting) -> PathBuf {
    beside(setting).join("pin")
}

/// What the command line answers, while no window has the folder.
pub(crate) fn ask(setting: &Setting, arguments: &[&str]) -> String {
    let mut siphemma = Command::new(support::built("siphemma"));
    siphemma.arg("--data").arg(setting.data_folder()).arg("--pin-file").arg(pin_file(setting)).args(arguments);
    let output = siphemma.output().expect("siphemma starts");
    assert!(output.status.success(), "{siphemma:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Opens a window on a locked folder.
pub(crate) fn opened(setting: Setting) -> Window {
    Window::open_in(setting)
}

/// Opens a window on a locked folder and unlocks it.
pub(crate) fn unlocked(setting: Setting) -> Window {
    let window = opened(setting);
    unlock(&window);
    window
}

/// Unlocks by the code.
pub(crate) fn unlock(window: &Window) {
    window.beginning("textbox", "Din kod, ").type_text(PIN);
    window.press("Enter");
    window.gone("button", "Lås upp");
}

/// Opens the one case of the list.
pub(crate) fn open_case(window: &Window) {
    open(window, "Ingrid Bergvall");
}

/// Opens the case of this person.
pub(crate) fn open(window: &Window, name: &str) {
    window.beginning("button", name).click();
    let _ = window.by_role("navigation", "Planens fem steg");
}
