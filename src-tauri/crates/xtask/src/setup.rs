//! What a new machine lacks: system packages and the interface's packages. Only what is missing is
//! fetched, so that the second time costs nothing and needs no network.

use std::path::Path;
use std::time::SystemTime;

use crate::Outcome;
use crate::shell::{command, npm, read, root, run, succeeds, target};

/// To build the window.
const BUILDING: [&str; 4] = ["build-essential", "pkg-config", "libssl-dev", "libwebkit2gtk-4.1-dev"];

/// To test it: a screen with a window manager, its driver, a keyring, a print queue, readers of PDF, `ip` to raise
/// loopback where there is no network, the `age` tool, and Python for an object store.
const TESTING: [&str; 15] = [
    "xvfb",
    "openbox",
    "webkit2gtk-driver",
    "dbus",
    "gnome-keyring",
    "libsecret-tools",
    "cups-daemon",
    "cups-client",
    "poppler-utils",
    "qpdf",
    "iproute2",
    "fonts-dejavu-core",
    "age",
    "python3",
    "python3-venv",
];

/// A real object store for the tests of exchange: pinned, in a Python environment of its own.
const OBJECT_STORE: &str = "moto[server]==5.2.5";

/// What building needs.
pub(crate) fn for_building() -> Outcome {
    packages(&BUILDING)?;
    interface()
}

/// What testing needs on top of it.
pub(crate) fn for_testing() -> Outcome {
    packages(&[BUILDING.as_slice(), TESTING.as_slice()].concat())?;
    interface()?;
    object_store()
}

/// The object store that the tests start.
fn object_store() -> Outcome {
    let python = target().join("tools/python");
    // Written last, so that an interrupted installation is done again.
    let done = python.join("installed");
    if std::fs::read_to_string(&done).is_ok_and(|pin| pin == OBJECT_STORE) {
        return Ok(());
    }
    run(command("python3").args(["-m", "venv"]).arg(&python))?;
    let install = ["install", "--quiet", "--disable-pip-version-check", OBJECT_STORE];
    run(command(python.join("bin/pip")).args(install))?;
    std::fs::write(&done, OBJECT_STORE).map_err(|error| format!("{}: {error}", done.display()))
}

fn packages(wanted: &[&str]) -> Outcome {
    if !succeeds(command("dpkg-query").arg("--version")) {
        println!("No dpkg here; this machine must have its own packages for: {}", wanted.join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = wanted.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing what is missing: {}", missing.join(" "));
    run(&mut apt(&["update"])?)?;
    let install = ["install", "--yes", "--no-install-recommends"];
    run(apt(&install)?.args(missing))
}

fn is_installed(package: &str) -> bool {
    // An unknown package is an error with a line on stderr; here that only means missing.
    let query = command("dpkg-query").args(["-W", "-f", "${Status}", package]).output();
    query.is_ok_and(|answer| answer.stdout == b"install ok installed")
}

fn apt(arguments: &[&str]) -> Outcome<std::process::Command> {
    let is_root = read(command("id").arg("-u"))?.trim() == "0";
    let mut apt = command(if is_root { "env" } else { "sudo" });
    if !is_root {
        apt.arg("env");
    }
    apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]).args(arguments);
    Ok(apt)
}

/// The interface's packages, exactly as the lock file has them.
fn interface() -> Outcome {
    if !succeeds(command("node").arg("--version")) {
        return Err("Node is missing: version 20.19 or newer must be on the PATH.".to_owned());
    }
    let ui = root().join("ui");
    // npm writes this file last.
    let installed = changed(&ui.join("node_modules/.package-lock.json"));
    if installed.is_none() || installed < changed(&ui.join("package-lock.json")) {
        run(&mut npm(["ci", "--no-audit", "--no-fund"]))?;
    }
    Ok(())
}

/// Builds the interface: Tauri takes `ui/dist` in when it compiles.
pub(crate) fn build_interface() -> Outcome {
    run(&mut npm(["run", "build"]))
}

/// Sees to it that there is an interface to compile with, new or not.
pub(crate) fn any_interface() -> Outcome {
    if root().join("ui/dist/index.html").exists() { Ok(()) } else { build_interface() }
}

fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|file| file.modified()).ok()
}
