//! A folder with the story in it, made by the command line before a window opens on it.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use e2e::{Setting, Window};
use serde_json::json;

use super::Story;
use super::start::PIN;

/// A folder of Norrby vårdcentral and Maria Sandell, locked with the code of every story and a key
/// in the keyring of the stage, that holds this story.
pub(crate) fn folder_with(story: &Story) -> Setting {
    let setting = Setting::new();
    let beside = setting.data_folder().parent().expect("a folder around it").to_owned();
    let write = |name: &str, text: &str| {
        let path = beside.join(name);
        std::fs::write(&path, text).expect("a file beside the data folder");
        path
    };
    let unit = json!({ "id": "u1", "name": "Norrby vårdcentral", "authority": "region", "kind": "vardcentral" });
    let pin = write("pin", &format!("{PIN}\n"));
    let unit = write("unit.json", &unit.to_string());
    let case = write("case.json", &story.case().to_string());
    let siphemma = |arguments: &[&OsStr]| run(setting.data_folder(), &pin, arguments);
    siphemma(&["init".as_ref(), "--unit".as_ref(), unit.as_ref(), "--user".as_ref(), "Maria Sandell".as_ref()]);
    siphemma(&["case".as_ref(), "import".as_ref(), case.as_ref()]);
    setting
}

fn run(data: &Path, pin: &Path, arguments: &[&OsStr]) {
    let mut siphemma = Command::new(support::built("siphemma"));
    siphemma.arg("--data").arg(data).arg("--pin-file").arg(pin).args(arguments);
    let output = siphemma.output().expect("siphemma starts");
    assert!(output.status.success(), "{siphemma:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Opens a window on a locked folder and unlocks it.
pub(crate) fn unlocked(setting: Setting) -> Window {
    let window = Window::open_in(setting);
    unlock(&window);
    window
}

/// Unlocks by the code.
pub(crate) fn unlock(window: &Window) {
    window.type_into("Din kod, Maria", PIN);
    window.press("Enter");
    window.gone("button", "Lås upp");
}

/// Opens the one case of the list.
pub(crate) fn open_case(window: &Window) {
    window.beginning("button", "Ingrid Bergvall").click();
    let _ = window.by_role("navigation", "Planens fem steg");
}
