//! The disk is full, or broken, at the writes of an act: each has a stated outcome, and when there is room
//! again everything goes on. Some of the writes in every run; `SIPHEMMA_EVERY_WRITE=1` takes each of them.

use std::path::PathBuf;

use support::Disk;

use crate::shape::{Home, home};

/// Runs an act on a disk that fails from one write on, one write later each time, until it is done
/// without noticing. Gives how many times it was refused.
fn at_every_write(home: &Home, disk: &Disk, act: &[&str], broken: bool) -> u32 {
    let step: u32 = if std::env::var_os("SIPHEMMA_EVERY_WRITE").is_some() { 1 } else { 11 };
    let maria = &home.maria;
    for writes in (0..2000).step_by(step as usize) {
        let mut command = maria.command();
        if broken {
            disk.broken_after(writes, &mut command)
        } else {
            disk.full_after(writes, &mut command)
        }
        command.arg("--json").arg("--data").arg(maria.data()).arg("--pin-file").arg(maria.pin_file()).args(act);
        let out = command.output().unwrap();
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        match out.status.code() {
            // It may be done before the last write, which only tidies up.
            Some(0) if said.is_empty() => return writes / step,
            Some(code) => {
                let told: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap_or_default();
                let what = told["error"]["what"].as_str().unwrap_or_default().to_owned();
                let stated = ["disk-full", "disk-fault", "file-not-written"];
                assert!(
                    broken || (code == 3 && stated.contains(&what.as_str())),
                    "{act:?} at write {writes}: {code} {what} {said}"
                );
                assert!([3, 6].contains(&code) && !said.contains("panic"), "{act:?} at write {writes}: {code} {said}");
                assert!(!said.contains("Programmet gjorde fel ("), "{act:?} at write {writes}: {said}");
            }
            None => panic!("{act:?} at write {writes} was ended by a signal: {said}"),
        }
        // There is room again: what was there is there, and whole.
        if writes % (step * 6) == 0 {
            is_whole(home);
        }
    }
    panic!("{act:?} never came to its end");
}

fn is_whole(home: &Home) {
    home.maria.siphemma(["case", "show", &home.plan]).ok();
    assert_eq!(home.maria.json(["log", "verify"])["intact"], true, "the log is whole");
    let checks = home.maria.json(["doctor"])["checks"].as_array().unwrap().clone();
    assert!(checks.iter().all(|check| check["verdict"] != "fail"), "{checks:?}");
}

fn disk(home: &Home) -> (Disk, PathBuf) {
    let folder = home.maria.file("disk");
    std::fs::create_dir(&folder).unwrap();
    (Disk::made_in(&folder), folder)
}

#[test]
fn a_disk_that_is_full_at_any_write_loses_nothing() {
    let home = home();
    let (disk, folder) = disk(&home);
    let plan = home.plan.as_str();
    let (pdf, backup) = (folder.join("plan.pdf"), folder.join("kopia"));
    home.maria.siphemma(["case", "set", plan, "/meeting/whatWorks", "\"Kaffe.\""]).ok();
    let acts: [&[&str]; 4] = [
        &["case", "set", plan, "/meeting/situation", "\"Skrivet på en full disk.\""],
        &["print", plan, "--draft", "-o", pdf.to_str().unwrap()],
        &["backup", "-o", backup.to_str().unwrap()],
        &["key", "change"],
    ];
    for act in acts {
        let refused = at_every_write(&home, &disk, act, false);
        assert!(refused > 0, "{act:?} writes: {refused}");
    }
    is_whole(&home);
    let shown = home.maria.json(["case", "show", plan]);
    assert_eq!(shown["meeting"]["whatWorks"], "Kaffe.", "what was saved before is there");
    assert_eq!(shown["meeting"]["situation"], "Skrivet på en full disk.", "and what was saved in the end");
    home.maria.siphemma(["backup", "verify", backup.to_str().unwrap()]).refused(6);
    home.maria.siphemma(["backup", "-o", backup.to_str().unwrap()]).ok();
}

#[test]
fn a_disk_that_breaks_at_any_write_loses_nothing() {
    let home = home();
    let (disk, _) = disk(&home);
    let plan = home.plan.as_str();
    let acts: [&[&str]; 2] =
        [&["case", "set", plan, "/meeting/situation", "\"Skrivet på en trasig disk.\""], &["case", "establish", plan]];
    for act in acts {
        at_every_write(&home, &disk, act, true);
        is_whole(&home);
    }
    assert_eq!(home.maria.json(["case", "show", plan])["state"], "established");
}

#[test]
fn a_plan_can_be_read_on_a_disk_without_room() {
    let home = home();
    let (disk, _) = disk(&home);
    let on_full_disk = |arguments: &[&str]| {
        let mut command = home.maria.command();
        disk.full_after(0, &mut command);
        command.arg("--data").arg(home.maria.data()).arg("--pin-file").arg(home.maria.pin_file()).args(arguments);
        command.output().unwrap().status.code()
    };
    assert_eq!(on_full_disk(&["case", "show", &home.plan]), Some(0), "it may be needed at the table");
    assert_eq!(on_full_disk(&["case", "list"]), Some(0));
    assert_eq!(on_full_disk(&["case", "set", &home.plan, "/meeting/whatWorks", "\"Kaffe.\""]), Some(3));
    is_whole(&home);
}

#[test]
fn half_a_backup_never_takes_a_good_ones_place() {
    let home = home();
    let (disk, folder) = disk(&home);
    let path = folder.join("kopia");
    home.maria.siphemma(["backup", "-o", path.to_str().unwrap()]).ok();
    let good = std::fs::read(&path).unwrap();
    for writes in [8, 30, 60] {
        let mut command = home.maria.command();
        disk.full_after(writes, &mut command);
        command.arg("--data").arg(home.maria.data()).arg("--pin-file").arg(home.maria.pin_file());
        let out = command.args(["backup", "-o", path.to_str().unwrap()]).output().unwrap();
        if out.status.success() {
            break;
        }
        assert_eq!(std::fs::read(&path).unwrap(), good, "full at write {writes}: the good one is there");
    }
    home.maria.siphemma(["backup", "verify", path.to_str().unwrap()]).ok();
    let left =
        std::fs::read_dir(&folder).unwrap().flatten().filter(|file| file.path().to_str().unwrap().ends_with(".ny"));
    assert_eq!(left.count(), 0, "no half file is left beside it");
}
