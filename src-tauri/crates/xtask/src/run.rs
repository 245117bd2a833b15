//! Builds the window and opens it; with `--demo`, on a folder of made-up cases.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::shell::{built, cargo, command, root, run as sh, target};
use crate::{Outcome, setup};

/// Five words, as a machine without a keyring asks for. Nothing in the demo is secret.
const PASSPHRASE: &str = "blåbär cykel fönster vinter kaffekanna";
const USER: &str = "Maria Sandell";

pub(crate) fn run(demo: bool) -> Outcome {
    setup::for_building()?;
    setup::build_interface()?;
    programs()?;
    let mut window = command(built("sip-desktop"));
    if demo {
        let folder = target().join("demo");
        if !folder.exists()
            && let Err(sentence) = fill(&folder)
        {
            let _ = std::fs::remove_dir_all(&folder);
            return Err(sentence);
        }
        println!("\nThe demo is in {}; remove that folder to begin anew.", folder.display());
        println!("User: {USER}\nPassphrase: {PASSPHRASE}\n");
        window.env("SIPHEMMA_DATA", folder.join("data"));
    }
    sh(&mut window)
}

/// Builds every program. The whole workspace each time: a part of it would choose other features of
/// shared dependencies, and build them twice.
pub(crate) fn programs() -> Outcome {
    sh(&mut cargo(["build", "--workspace", "--bins", "--examples"]))
}

/// Makes the folder through the command line, as an administrator would.
fn fill(folder: &Path) -> Outcome {
    let cases = cases()?;
    let wrong = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(wrong)?;
    let pin = folder.join("passphrase.txt");
    std::fs::write(&pin, format!("{PASSPHRASE}\n")).map_err(wrong)?;
    let siphemma = |arguments: &[OsString]| {
        let mut siphemma = command(built("siphemma"));
        siphemma.arg("--data").arg(folder.join("data")).arg("--pin-file").arg(&pin).args(arguments);
        sh(&mut siphemma)
    };
    let unit = root().join("assets/demo/unit.json");
    siphemma(&["init".into(), "--unit".into(), unit.into(), "--user".into(), USER.into()])?;
    for case in cases {
        siphemma(&["case".into(), "import".into(), case.into()])?;
    }
    Ok(())
}

/// The cases of `assets/demo`: every JSON file but the unit's card.
fn cases() -> Outcome<Vec<PathBuf>> {
    let folder = root().join("assets/demo");
    let files = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut cases: Vec<PathBuf> = files
        .flatten()
        .map(|file| file.path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "json") && !path.ends_with("unit.json"))
        .collect();
    cases.sort();
    Ok(cases)
}
