//! Volumes that are full, read-only or pulled out: real ones, in a mount space of their own.
//!
//! They need `unshare -rm`, which not every machine allows to its users. Where it does not, the tests say so and what
//! they would have shown is left to the place in memory (`an_interrupted_put_is_put_again`).

use std::path::Path;
use std::process::Command;

use sip_exchange::office::{FolderOffice, OfficeError, PacketName, PostOffice};

use super::suite::{numbers, packet, put};

const VOLUME: &str = "SIPHEMMA_TEST_VOLUME";

/// Runs one test of this program again, alone, with a small volume of its own. Nothing when it is that run already.
fn with_volume(test: &str, play: impl FnOnce(&Path)) {
    if let Some(volume) = std::env::var_os(VOLUME) {
        return play(Path::new(&volume));
    }
    if !Command::new("unshare").args(["-rm", "true"]).status().is_ok_and(|status| status.success()) {
        eprintln!("{test}: not played, for this machine gives no mount space to its users");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let script = r#"mount -t tmpfs -o size=256k sip-hemma "$0" && exec "$@""#;
    let done = Command::new("unshare")
        .args(["-rm", "sh", "-c", script])
        .arg(dir.path())
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(VOLUME, dir.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}\n{}", String::from_utf8_lossy(&done.stderr));
    assert!(said.contains("1 passed"), "the test was not found: {said}");
}

fn mount(arguments: &[&str]) {
    let (program, arguments) = arguments.split_first().unwrap();
    assert!(Command::new(program).args(arguments).status().unwrap().success());
}

fn files(dir: &Path) -> usize {
    std::fs::read_dir(dir).unwrap().count()
}

#[test]
fn a_full_volume_is_told_and_left_tidy() {
    with_volume("office::volume::a_full_volume_is_told_and_left_tidy", |volume| {
        let mut office = FolderOffice::at(volume);
        office.id([1; 16]).unwrap();
        let small = put(&mut office, "box", "a", 1);
        let big = vec![b'x'; 1024 * 1024];
        let name = PacketName::of(2, &big);
        assert_eq!(office.put("box", "a", &name, &big), Err(OfficeError::Full));
        assert_eq!(office.list("box", "a", 0, 9), Ok(vec![small]));
        assert_eq!(files(&volume.join("box/a/00000000")), 1, "the half packet is gone");
        put(&mut office, "box", "a", 3);
        assert_eq!(numbers(&office.list("box", "a", 0, 9).unwrap()), [1, 3]);
    });
}

#[test]
fn a_read_only_volume_lets_nothing_in() {
    with_volume("office::volume::a_read_only_volume_lets_nothing_in", |volume| {
        let path = volume.to_str().unwrap();
        mount(&["mount", "-o", "remount,bind,ro", path]);
        let mut office = FolderOffice::at(volume);
        assert_eq!(office.id([1; 16]), Err(OfficeError::Denied));
        mount(&["mount", "-o", "remount,bind,rw", path]);
        office.id([1; 16]).unwrap();
        put(&mut office, "box", "a", 1);
        mount(&["mount", "-o", "remount,bind,ro", path]);
        for (mailbox, seq) in [("box", 2), ("box", 256), ("new", 1)] {
            let (name, bytes) = packet(seq, "");
            assert_eq!(office.put(mailbox, "a", &name, &bytes), Err(OfficeError::Denied));
        }
        // What lies there can still be fetched, and putting it again is done already.
        let (name, bytes) = packet(1, "");
        assert_eq!(office.get("box", "a", &name, 99), Ok(bytes.clone()));
        assert_eq!(office.put("box", "a", &name, &bytes), Ok(()));
        assert_eq!(numbers(&office.list("box", "a", 0, 9).unwrap()), [1]);
    });
}

#[test]
fn a_volume_that_is_pulled_out_is_gone_and_its_mount_point_stays_empty() {
    with_volume("office::volume::a_volume_that_is_pulled_out_is_gone_and_its_mount_point_stays_empty", |volume| {
        let mut office = FolderOffice::at(volume);
        office.id([1; 16]).unwrap();
        let one = put(&mut office, "box", "a", 1);
        mount(&["umount", "--lazy", volume.to_str().unwrap()]);
        let (name, bytes) = packet(2, "");
        assert_eq!(office.put("box", "a", &name, &bytes), Err(OfficeError::Gone));
        assert_eq!(office.get("box", "a", &one, 99), Err(OfficeError::Gone));
        assert_eq!(office.list("box", "a", 0, 9), Err(OfficeError::Gone));
        assert_eq!(files(volume), 0);
    });
}
