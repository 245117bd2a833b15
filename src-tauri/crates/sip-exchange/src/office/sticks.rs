//! Removable media that are plugged in, to be offered as post offices.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A removable medium that is plugged in and mounted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stick {
    /// What its folder is called; mostly the name that was given to the medium.
    pub name: String,
    /// The folder.
    pub path: PathBuf,
    /// Free bytes, where the system tells.
    pub free: Option<u64>,
}

/// How deep a medium is looked for below encryption and volumes.
const LAYERS: usize = 4;

/// The removable media that are plugged in, by name. Only Linux is asked; elsewhere the list is empty and the person
/// chooses the folder.
#[must_use]
pub fn sticks() -> Vec<Stick> {
    if cfg!(target_os = "linux") { sticks_in(Path::new("/proc"), Path::new("/sys")) } else { Vec::new() }
}

/// The same, as these two folders tell it in the places of `/proc` and `/sys`.
#[must_use]
pub fn sticks_in(proc: &Path, sys: &Path) -> Vec<Stick> {
    let mounts = fs::read(proc.join("self/mountinfo")).unwrap_or_default();
    // A medium may be called anything; one whose name is no text is left out, for its path would not lead there.
    let lines = mounts.split(|byte| *byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok());
    // What was mounted last over a folder is what is seen there.
    let seen: BTreeMap<PathBuf, &str> = lines.filter_map(mount).collect();
    let plugged = seen
        .into_iter()
        .filter(|(path, device)| is_place_of_media(path) && is_plugged(&sys.join("dev/block").join(device), LAYERS));
    let mut sticks: Vec<Stick> = plugged.filter_map(|(path, _)| stick(path)).collect();
    sticks.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
    sticks
}

fn stick(path: PathBuf) -> Option<Stick> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let free = free(&path);
    Some(Stick { name, path, free })
}

/// Where it is mounted and the number of its device, of one line such as
/// `36 35 8:17 / /media/anna/STICKA rw,nosuid - vfat /dev/sdb1 rw`.
fn mount(line: &str) -> Option<(PathBuf, &str)> {
    let mut fields = line.split(' ').skip(2);
    let (device, _, path) = (fields.next()?, fields.next()?, fields.next()?);
    Some((PathBuf::from(unescaped(path)?), device))
}

/// The kernel writes a space, a tab, a line end and a backslash as `\` and three octal digits.
fn unescaped(text: &str) -> Option<String> {
    let mut pieces = text.split('\\');
    let mut path = pieces.next()?.to_owned();
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(3)?;
        path.push(char::from(u8::from_str_radix(digits, 8).ok()?));
        path.push_str(rest);
    }
    Some(path)
}

/// Where desktops and people mount what is plugged in: `/media/<user>/<name>`, `/run/media/<user>/<name>`,
/// `/mnt/<name>`.
fn is_place_of_media(path: &Path) -> bool {
    let below = |root: &str, depth: usize| path.strip_prefix(root).is_ok_and(|rest| rest.iter().count() == depth);
    below("/media", 2) || below("/run/media", 2) || below("/mnt", 1)
}

/// Whether a block device is removable or hangs on USB: itself, the disk that it is a part of, or what it lies on when
/// it is encrypted.
fn is_plugged(device: &Path, layers: usize) -> bool {
    // In /sys/dev/block there are links; where they lead is the way over which the device is connected.
    let Ok(device) = device.canonicalize() else {
        return false;
    };
    let is_usb =
        |part: &str| part.strip_prefix("usb").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let is_removable = |dir: &Path| fs::read(dir.join("removable")).is_ok_and(|text| text.trim_ascii() == b"1");
    if device.iter().any(|part| part.to_str().is_some_and(is_usb)) || is_removable(&device) {
        return true;
    }
    if device.join("partition").exists() && device.parent().is_some_and(is_removable) {
        return true;
    }
    let Ok(slaves) = fs::read_dir(device.join("slaves")) else {
        return false;
    };
    layers > 0 && slaves.flatten().any(|slave| is_plugged(&slave.path(), layers - 1))
}

/// Free bytes for this user. The standard library does not know; `df` is on every Linux.
fn free(path: &Path) -> Option<u64> {
    let mut df = Command::new("df");
    let out = df.args(["-Pk", "--"]).arg(path).env("LC_ALL", "C").stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let kib: u64 = text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    Some(kib * 1024)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    /// A `/sys` and a `/proc` with these devices and mounts.
    fn machine(devices: &[(&str, &str)], mounts: &str) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        let sys = dir.path().join("sys");
        fs::create_dir_all(sys.join("dev/block")).unwrap();
        for (number, way) in devices {
            let device = sys.join("devices").join(way);
            fs::create_dir_all(&device).unwrap();
            symlink(&device, sys.join("dev/block").join(number)).unwrap();
        }
        fs::create_dir_all(dir.path().join("proc/self")).unwrap();
        fs::write(dir.path().join("proc/self/mountinfo"), mounts).unwrap();
        dir
    }

    fn found(machine: &tempfile::TempDir) -> Vec<String> {
        let sticks = sticks_in(&machine.path().join("proc"), &machine.path().join("sys"));
        sticks.iter().map(|stick| format!("{} {}", stick.name, stick.path.display())).collect()
    }

    #[test]
    fn a_stick_on_usb_is_found_where_desktops_mount_it() {
        let usb = "pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host6/target6:0:0/6:0:0:0/block/sdb";
        let machine = machine(
            &[("8:16", usb), ("8:17", &format!("{usb}/sdb1")), ("8:1", "pci0000:00/ata1/host0/block/sda/sda1")],
            "25 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
             30 25 8:1 /home /media/anna/disk rw - ext4 /dev/sda1 rw\n\
             31 25 0:40 / /run/media/anna/phone rw - fuse gvfs rw\n\
             36 25 8:17 / /media/anna/V\u{e5}rd\\040och\\134omsorg rw,nosuid shared:7 - vfat /dev/sdb1 rw\n\
             37 25 8:17 / /run/media/anna/B rw - vfat /dev/sdb1 rw\n\
             38 25 8:17 / /mnt/A rw - vfat /dev/sdb1 rw\n\
             39 25 8:17 / /mnt/A/deeper rw - vfat /dev/sdb1 rw\n\
             40 25 8:17 / /home/anna/stick rw - vfat /dev/sdb1 rw\n\
             half a line\n",
        );
        let vård = "V\u{e5}rd och\\omsorg";
        assert_eq!(found(&machine), ["A /mnt/A", "B /run/media/anna/B", &format!("{vård} /media/anna/{vård}")]);
    }

    #[test]
    fn a_removable_disk_and_what_is_encrypted_on_it_are_found() {
        let disk = "pci0000:00/host3/block/sdc";
        let machine = machine(
            &[("8:33", &format!("{disk}/sdc1")), ("253:0", "virtual/block/dm-0"), ("253:1", "virtual/block/dm-1")],
            "36 25 8:33 / /media/anna/card rw - vfat /dev/sdc1 rw\n\
             37 25 253:0 / /media/anna/safe rw - ext4 /dev/mapper/luks rw\n\
             38 25 253:1 / /media/anna/home rw - ext4 /dev/mapper/home rw\n",
        );
        let devices = machine.path().join("sys/devices");
        fs::write(devices.join(disk).join("removable"), "1\n").unwrap();
        fs::write(devices.join(disk).join("sdc1/partition"), "1\n").unwrap();
        fs::create_dir(devices.join("virtual/block/dm-0/slaves")).unwrap();
        symlink(devices.join(disk).join("sdc1"), devices.join("virtual/block/dm-0/slaves/sdc1")).unwrap();
        assert_eq!(found(&machine), ["card /media/anna/card", "safe /media/anna/safe"]);
    }

    #[test]
    fn what_is_mounted_over_a_stick_hides_it() {
        let machine = machine(
            &[("8:17", "usb1/block/sdb/sdb1"), ("8:1", "ata1/block/sda/sda1")],
            "36 25 8:17 / /mnt/A rw - vfat /dev/sdb1 rw\n37 36 8:1 / /mnt/A rw - ext4 /dev/sda1 rw\n",
        );
        assert_eq!(found(&machine), [] as [&str; 0]);
    }

    #[test]
    fn a_machine_that_tells_nothing_has_no_sticks() {
        assert_eq!(sticks_in(Path::new("/nowhere"), Path::new("/nowhere")), []);
    }

    #[test]
    fn free_bytes_are_told() {
        let dir = tempfile::tempdir().unwrap();
        assert!(free(dir.path()).is_some_and(|bytes| bytes > 0));
        assert_eq!(free(Path::new("/nowhere/at/all")), None);
    }
}
