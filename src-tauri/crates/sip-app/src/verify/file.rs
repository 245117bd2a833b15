//! What a file shows by itself, and what the cards here say of whoever sealed it.

use sip_model::Moment;
use sip_seal::{CheckError, Checked, Seal, Sealer, Statement, Unproven, check, check_words};
use sip_store::table;
use sip_vault::identity::{DeviceId, SealPublic, UnitCard};
use sip_wire::Code;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// The words by which the plan inside is compared.
pub(super) fn words_of(statement: &Statement) -> Vec<String> {
    check_words(sip_seal::Root(statement.hash)).into_iter().map(|word| word.to_string()).collect()
}

/// What is known here of a unit that sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trust {
    /// This computer's own.
    Own,
    /// Its six words were compared here.
    Trusted,
    /// Nobody here has compared its words: anyone can call a unit that.
    Unknown,
    /// The unit is known, and has revoked the device.
    Revoked,
}

/// Who sealed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SealedBy {
    /// What the unit calls itself.
    pub unit: String,
    /// What the device is called.
    pub device: String,
    /// What is known of them here.
    pub trust: Trust,
    /// The time that the device's own clock told.
    pub at: Option<String>,
}

/// What there is to say of a file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Verdict {
    /// Every seal holds, and nothing was changed or added since.
    pub intact: bool,
    /// Why not: changed, damaged or not-sealed.
    pub why: Option<&'static str>,
    /// Who sealed it, first of all.
    pub sealed_by: Option<SealedBy>,
    /// Who sealed it after that.
    pub also_sealed_by: Vec<SealedBy>,
    /// Plan id.
    pub plan: Option<String>,
    /// Version.
    pub version: Option<u32>,
    /// Hash of the version, 64 hex digits.
    pub hash: Option<String>,
    /// Its check words.
    pub words: Vec<String>,
    /// The plan is in the file as data: whole, part or none.
    pub data: &'static str,
    /// The version is here: this folder has established or received it.
    pub known: Option<bool>,
    /// What the file cannot show: person, time, authority, unit, revoked.
    pub cannot_prove: Vec<&'static str>,
}

impl Verdict {
    fn broken(why: &'static str) -> Self {
        Self {
            intact: false,
            why: Some(why),
            sealed_by: None,
            also_sealed_by: Vec::new(),
            plan: None,
            version: None,
            hash: None,
            words: Vec::new(),
            data: "none",
            known: None,
            cannot_prove: Vec::new(),
        }
    }
}

/// The seals of a file, whoever set them.
pub(super) fn looked_at(pdf: &[u8]) -> Result<Checked, CheckError> {
    check(pdf, &|root, key, vouch| SealPublic(*key).is_vouched(root, vouch))
}

impl<H: Host> App<H> {
    /// Looks at a file. An open folder is not needed; without one, no unit is known.
    ///
    /// # Errors
    /// `file-not-pdf` for what is none.
    pub fn verify(&self, pdf: &[u8]) -> Result<Verdict, AppError> {
        let checked = match looked_at(pdf) {
            Ok(checked) => checked,
            Err(CheckError::NotPdf | CheckError::TooBig) => return Err(AppError::bad("file-not-pdf")),
            Err(CheckError::NotSealed) => return Ok(Verdict::broken("not-sealed")),
            Err(CheckError::Damaged) => return Ok(Verdict::broken("damaged")),
        };
        let intact = checked.intact();
        let mut sealers = checked.seals.iter().map(|seal| self.sealed_by(seal)).collect::<Vec<_>>();
        let known = sealers.iter().flatten().map(|by| by.trust).collect::<Vec<_>>();
        let mut cannot_prove: Vec<&'static str> = checked.cannot_prove().map(unproven).to_vec();
        if !known.iter().any(|trust| matches!(trust, Trust::Own | Trust::Trusted)) {
            cannot_prove.push("unit");
        }
        if known.contains(&Trust::Revoked) {
            cannot_prove.push("revoked");
        }
        // What a broken file says of itself is worth nothing.
        let statement = checked.seals.first().map(|seal| &seal.statement).filter(|_| intact);
        let first = if sealers.is_empty() { None } else { sealers.remove(0) };
        Ok(Verdict {
            intact,
            why: (!intact).then_some("changed"),
            sealed_by: first,
            also_sealed_by: sealers.into_iter().flatten().collect(),
            plan: statement.map(|statement| statement.plan_id.clone()),
            version: statement.map(|statement| statement.version),
            hash: statement.map(|statement| sip_seal::Root(statement.hash).hex()),
            words: statement.map(words_of).unwrap_or_default(),
            data: super::import::kind_of(&checked),
            known: statement.and_then(|statement| self.has_version(statement)),
            cannot_prove,
        })
    }

    /// The same file with this device's seal after its end: it saw the file intact. What was sealed
    /// before is not touched.
    ///
    /// # Errors
    /// `seal-broken`, `not-sealed` as damaged; `may-not-seal` before the unit gave this device what it
    /// seals with.
    pub fn seal_again(&self, pdf: &[u8]) -> Result<Vec<u8>, AppError> {
        let damaged = |what| AppError::new(Code::Damaged, what);
        let checked = looked_at(pdf).map_err(|why| match why {
            CheckError::NotPdf | CheckError::TooBig => AppError::bad("file-not-pdf"),
            CheckError::NotSealed => damaged("not-sealed"),
            CheckError::Damaged => damaged("seal-broken"),
        })?;
        let first = checked.seals.first().filter(|_| checked.intact()).ok_or_else(|| damaged("seal-broken"))?;
        let papers = self.papers()?.ok_or_else(|| AppError::not_now("may-not-seal"))?;
        self.set_seal(pdf, &first.statement, &papers, self.now())
    }

    fn sealed_by(&self, seal: &Seal) -> Option<SealedBy> {
        let by = seal.by.as_ref()?;
        let at = seal.at.map(|at: Moment| at.to_string());
        Some(SealedBy { unit: by.unit.clone(), device: by.device.clone(), trust: self.trust_in(by), at })
    }

    /// What the cards here say of a device and its unit.
    pub(super) fn trust_in(&self, by: &Sealer) -> Trust {
        let Some(card) = self.card_of(by) else { return Trust::Unknown };
        let own = self.session.as_ref().is_some_and(|session| session.me.card.root == by.root);
        match by.device_id.parse::<DeviceId>() {
            Ok(device) if card.is_revoked(&device) => Trust::Revoked,
            _ if own => Trust::Own,
            _ => Trust::Trusted,
        }
    }

    /// The card of the unit that sealed, where it is known here.
    pub(super) fn card_of(&self, by: &Sealer) -> Option<&UnitCard> {
        let session = self.session.as_ref()?;
        let mut cards = std::iter::once(&session.me.card).chain(session.trust.cards.values());
        cards.find(|card| card.root == by.root)
    }

    fn has_version(&self, statement: &Statement) -> Option<bool> {
        let store = &self.session.as_ref()?.store;
        let rows = table::version::all(store, &statement.plan_id).ok()?;
        let hash = sip_seal::Root(statement.hash).hex();
        Some(rows.iter().any(|row| row.hash == hash && row.state == "established"))
    }
}

fn unproven(what: Unproven) -> &'static str {
    match what {
        Unproven::Person => "person",
        Unproven::Time => "time",
        Unproven::Authority => "authority",
    }
}
