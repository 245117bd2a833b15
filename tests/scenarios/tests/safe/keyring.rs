//! A real Secret Service: gnome-keyring under a D-Bus session of its own. A code of four digits is
//! enough there, and the end of the log is kept where the folder is not.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use support::{Device, Outcome, Scenario};

/// Runs a shell script in a session with an unlocked keyring that lives in a folder. `$S` is the
/// program on the device's folder.
fn in_session(device: &Device, home: &Path, script: &str) -> Outcome {
    std::fs::create_dir_all(home.join("run")).unwrap();
    let program = device.command();
    let said = format!(
        "printf 'lösenord\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 99\n\
         S() {{ '{}' --data '{}' --pin-file '{}' \"$@\"; }}\n{script}\n",
        program.get_program().to_str().unwrap(),
        device.data().display(),
        device.pin_file().display(),
    );
    let mut session = Command::new("dbus-run-session")
        .args(["--", "sh", "-s"])
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_RUNTIME_DIR", home.join("run"))
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("DISPLAY")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    session.stdin.take().unwrap().write_all(said.as_bytes()).unwrap();
    Outcome::of(script.to_owned(), session.wait_with_output().unwrap())
}

#[test]
fn a_real_keyring_holds_half_of_the_lock_and_the_end_of_the_log() {
    let maria = Device::new("Maria Sandell");
    let home = maria.file("session");
    std::fs::write(maria.pin_file(), "471199\n").unwrap();
    let unit = maria.write_json("unit.json", &Scenario::load("1").case["units"][0]);
    let plan = maria.write_json("plan.json", &Scenario::load("1").case);
    let (unit, plan) = (unit.display(), plan.display());
    let init = format!("S --user 'Maria Sandell' init --unit '{unit}'");
    let made = in_session(&maria, &home, &init).ok().text();
    let code = made.lines().last().unwrap().to_owned();
    assert_eq!(code.len(), 29, "the paper: {made}");

    // Another session of the same user: the secret is still there.
    in_session(&maria, &home, &format!("S case import '{plan}'")).ok();
    let verdict = in_session(&maria, &home, "S --json log verify").ok().json();
    assert_eq!((verdict["intact"].as_bool(), verdict["anchored"].as_bool()), (Some(true), Some(true)));

    // No keyring, or another one: the code opens nothing, and nothing is made over it.
    maria.siphemma(["case", "list"]).refused(5);
    let other = maria.file("other session");
    let refused = in_session(&maria, &other, "S case list");
    assert_eq!(refused.code, 5, "{}", refused.stderr);

    // An older copy of the folder is put back: by itself it is whole, and the keyring knows better.
    let old = maria.file("old");
    let copy = |from: &Path, to: &Path| {
        let done = Command::new("cp").arg("-r").arg(from).arg(to).status().unwrap();
        assert!(done.success());
    };
    copy(&maria.data(), &old);
    in_session(&maria, &home, "S case list && S case list").ok();
    std::fs::remove_dir_all(maria.data()).unwrap();
    copy(&old, &maria.data());
    let found = in_session(&maria, &home, "S --json log verify");
    assert_eq!(found.code, 6, "{}", found.stderr);
    assert_eq!(found.json()["broken"][0]["what"], "cut");
    let found = in_session(&maria, &home, "S case list; S --json log verify");
    assert_eq!(found.code, 6, "and using it does not wipe that out: {}", found.stderr);

    // The keyring is emptied: the paper gives a new code, bound to a new secret.
    std::fs::write(maria.file("paper"), format!("{code}\n")).unwrap();
    let paper = maria.file("paper").display().to_string();
    let recover = format!("S --code-file '{paper}' recover && S case list");
    in_session(&maria, &other, &recover).ok();
}
