//! How the program and its folder are doing.

use sip_model::Case;
use sip_print::{Exemplar, PlanSheet, plan};
use sip_wire::view::DoctorCheck;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// Below this much free space it warns: a year of meetings and their backups fit well within.
const LITTLE_DISK: u64 = 500 * 1024 * 1024;

/// Below this much battery it warns, in per cent: a meeting takes an hour and a half.
const LITTLE_CHARGE: u8 = 40;
/// A backup older than this is asked for, in days.
const OLD_BACKUP: i64 = 7;

/// What an unlocked folder tells of itself.
#[derive(Default)]
struct Known {
    keys: bool,
    log: bool,
    rows: String,
    backup: Option<String>,
    backup_is_old: bool,
}

impl<H: Host> App<H> {
    fn know_folder(&mut self) -> Result<Known, AppError> {
        if self.session.is_none() {
            return Ok(Known::default());
        }
        let log = self.verify_log()?;
        let backup = self.last_backup()?;
        let day = backup.as_deref().and_then(|at| at.get(..10)?.parse::<sip_model::Date>().ok());
        let backup_is_old = day.is_none_or(|day| self.today().days_since(day) > OLD_BACKUP);
        let has_cases = !sip_store::table::case::all(&self.open()?.store)?.is_empty();
        let said = day.map(sip_text::dates::full).or_else(|| (!has_cases).then(|| "–".to_owned()));
        let keys = self.keys()?.is_genuine(&self.open()?.keys);
        let backup_is_old = backup_is_old && has_cases;
        Ok(Known { keys, log: log.broken.is_empty(), rows: log.rows.to_string(), backup: said, backup_is_old })
    }

    /// Looks at everything that can be looked at; an unlocked folder tells more.
    ///
    /// # Errors
    /// Only when the folder cannot be read at all.
    pub fn examine(&mut self) -> Result<Vec<DoctorCheck>, AppError> {
        let mut checks = Vec::new();
        let known = self.know_folder()?;
        let back = self.clock_went_back().map(|day| day.to_string());
        let text = &self.text;
        let mut tell = |name: &str, verdict: &str, detail: &str| {
            checks.push(DoctorCheck {
                name: name.to_owned(),
                verdict: verdict.to_owned(),
                message: text.say_with(&format!("doctor-{name}-{verdict}"), &[("detail", detail)]),
            });
        };
        if let Some(session) = &self.session {
            match session.store.cipher_version() {
                Ok(version) => tell("cipher", "ok", &version),
                Err(_) => tell("cipher", "fail", ""),
            }
            match session.store.is_whole() {
                Ok(true) => tell("integrity", "ok", ""),
                _ => tell("integrity", "fail", ""),
            }
            tell("keys", if known.keys { "ok" } else { "fail" }, "");
            tell("log", if known.log { "ok" } else { "fail" }, &known.rows);
            let backup = known.backup.as_deref().unwrap_or_default();
            tell("backup", if known.backup_is_old { "warn" } else { "ok" }, backup);
            tell("clock", if back.is_some() { "warn" } else { "ok" }, back.as_deref().unwrap_or_default());
        }
        tell("keyring", if self.host.keyring().is_available() { "ok" } else { "warn" }, "");
        let printers = self.host.printers();
        let printer = printers.iter().find(|printer| printer.is_default).or(printers.first());
        match printer {
            Some(printer) => tell("printer", "ok", &printer.name),
            None => tell("printer", "warn", ""),
        }
        tell("fonts", if self.can_set_a_page() { "ok" } else { "fail" }, "");
        match self.host.free_disk() {
            Some(free) => {
                let verdict = if free < LITTLE_DISK { "warn" } else { "ok" };
                tell("disk", verdict, &format!("{}", free / (1024 * 1024 * 1024)));
            }
            None => tell("disk", "unknown", ""),
        }
        let machine = self.host.machine();
        if let Some((charge, charging)) = machine.battery {
            let low = charge < LITTLE_CHARGE && !charging;
            tell("battery", if low { "warn" } else { "ok" }, &charge.to_string());
        }
        for (name, open) in [("swap", machine.open_swap), ("prints", machine.keeps_prints)] {
            let verdict = match open {
                Some(true) => "warn",
                Some(false) => "ok",
                None => "unknown",
            };
            tell(name, verdict, "");
        }
        Ok(checks)
    }

    /// Sets an empty plan: whatever is wrong with a font shows here, not at the table.
    fn can_set_a_page(&self) -> bool {
        let sheet = PlanSheet {
            case: &Case::default(),
            plan_id: "",
            version: None,
            hash: None,
            words: &[],
            exemplar: Exemplar::Draft,
            made_on: None,
            law: "",
            signed: &[],
            setting: sip_print::Setting::default(),
        };
        plan(&sheet, self.fonts(), &self.text).is_ok()
    }
}
