//! How the program and its folder are doing.

use sip_model::Case;
use sip_print::{Exemplar, PlanSheet, plan};
use sip_wire::view::DoctorCheck;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// Below this much free space it warns: a year of meetings and their backups fit well within.
const LITTLE_DISK: u64 = 500 * 1024 * 1024;

impl<H: Host> App<H> {
    /// Looks at everything that can be looked at; an unlocked folder tells more.
    ///
    /// # Errors
    /// Only when the folder cannot be read at all.
    pub fn examine(&mut self) -> Result<Vec<DoctorCheck>, AppError> {
        let mut checks = Vec::new();
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
        };
        plan(&sheet, self.fonts(), &self.text).is_ok()
    }
}
