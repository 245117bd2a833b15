//! The computer around the program, as Linux tells of it in files. Elsewhere nothing is known.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use super::Machine;

/// Which start of the computer it is, and milliseconds since then, sleep counted.
pub(super) fn steady() -> Option<(String, i64)> {
    static BOOT: OnceLock<Option<String>> = OnceLock::new();
    let boot = BOOT.get_or_init(|| fs::read_to_string("/proc/sys/kernel/random/boot_id").ok());
    let uptime = fs::read_to_string("/proc/uptime").ok()?;
    let (seconds, hundredths) = uptime.split(' ').next()?.split_once('.')?;
    let (seconds, hundredths): (i64, i64) = (seconds.parse().ok()?, hundredths.parse().ok()?);
    Some((boot.as_ref()?.trim().to_owned(), seconds * 1000 + hundredths * 10))
}

/// Looks, from the root of a file system.
pub(super) fn look(root: &Path) -> Machine {
    Machine { battery: battery(root), open_swap: open_swap(root), keeps_prints: keeps_prints(root) }
}

fn battery(root: &Path) -> Option<(u8, bool)> {
    let supplies = fs::read_dir(root.join("sys/class/power_supply")).ok()?;
    supplies.flatten().map(|supply| supply.path()).find_map(|supply| {
        let told = |name: &str| fs::read_to_string(supply.join(name)).ok().map(|text| text.trim().to_owned());
        // A mouse has a battery too, and another scope.
        let is_ours = told("type").as_deref() == Some("Battery") && told("scope").as_deref() != Some("Device");
        let charging = told("status").is_some_and(|status| status != "Discharging");
        is_ours.then(|| Some((told("capacity")?.parse().ok()?, charging)))?
    })
}

/// A swap file or partition that is not encrypted; memory that is compressed in memory is none.
fn open_swap(root: &Path) -> Option<bool> {
    let swaps = fs::read_to_string(root.join("proc/swaps")).ok()?;
    let is_open = |device: &str| {
        if device.starts_with("/dev/zram") {
            return false;
        }
        let name = device.rsplit('/').next().unwrap_or_default();
        let name = match device.strip_prefix("/dev/mapper/") {
            // The mapper's names are links to dm-0, dm-1 …
            Some(_) => fs::read_link(root.join(device.trim_start_matches('/')))
                .ok()
                .and_then(|to| to.file_name().and_then(|name| name.to_str().map(str::to_owned)))
                .unwrap_or_else(|| name.to_owned()),
            None => name.to_owned(),
        };
        let uuid = fs::read_to_string(root.join("sys/block").join(name).join("dm/uuid")).unwrap_or_default();
        !uuid.starts_with("CRYPT-")
    };
    Some(swaps.lines().skip(1).filter_map(|line| line.split_whitespace().next()).any(is_open))
}

/// CUPS keeps the files of jobs unless it is told not to; the last word in its settings holds.
fn keeps_prints(root: &Path) -> Option<bool> {
    let settings = fs::read_to_string(root.join("etc/cups/cupsd.conf")).ok()?;
    let said = |line: &str| {
        let (name, value) = line.trim().split_once(char::is_whitespace)?;
        name.eq_ignore_ascii_case("PreserveJobFiles").then(|| value.trim().to_lowercase())
    };
    let last = settings.lines().rev().find_map(said);
    Some(!last.is_some_and(|value| value == "no" || value == "off" || value == "false"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(root: &Path, path: &str, text: &str) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn nothing_is_said_of_what_is_not_told() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(look(root.path()), Machine::default());
    }

    #[test]
    fn a_battery_is_the_computers_own() {
        let root = tempfile::tempdir().unwrap();
        for (name, kind, scope, capacity) in
            [("AC", "Mains", "", ""), ("m", "Battery", "Device", "3"), ("b", "Battery", "System", "41")]
        {
            for (file, text) in [("type", kind), ("scope", scope), ("capacity", capacity), ("status", "Discharging\n")]
            {
                write(root.path(), &format!("sys/class/power_supply/{name}/{file}"), text);
            }
        }
        assert_eq!(look(root.path()).battery, Some((41, false)));
    }

    #[test]
    fn swap_in_the_clear_is_told_from_swap_that_is_not() {
        let root = tempfile::tempdir().unwrap();
        let head = "Filename Type Size Used Priority\n";
        let swap = |lines: &str| {
            write(root.path(), "proc/swaps", &format!("{head}{lines}"));
            look(root.path()).open_swap
        };
        assert_eq!(swap(""), Some(false));
        assert_eq!(swap("/dev/zram0 partition 1 0 100\n"), Some(false));
        assert_eq!(swap("/swapfile file 1 0 -2\n"), Some(true));
        write(root.path(), "sys/block/dm-1/dm/uuid", "CRYPT-LUKS2-x");
        assert_eq!(swap("/dev/dm-1 partition 1 0 -2\n"), Some(false));
        assert_eq!(swap("/dev/dm-1 partition 1 0 -2\n/dev/sda2 partition 1 0 -3\n"), Some(true));
    }

    #[test]
    fn the_print_server_keeps_files_unless_told() {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), "etc/cups/cupsd.conf", "LogLevel warn\n");
        assert_eq!(look(root.path()).keeps_prints, Some(true));
        write(root.path(), "etc/cups/cupsd.conf", "preservejobfiles  No\nPreserveJobHistory Yes\n");
        assert_eq!(look(root.path()).keeps_prints, Some(false));
    }

    #[test]
    fn the_clock_only_goes_on() {
        let (Some(before), Some(after)) = (steady(), steady()) else { return };
        assert!(before.0 == after.0 && before.1 <= after.1 && !before.0.is_empty());
    }
}
