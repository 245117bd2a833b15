//! The code on a paper: which page of what it says it is, and whether a device of a known unit said so.

use sip_seal::{PAPER_DOMAIN, Paper, PaperKind, ReadPaper, check_words};
use sip_store::table;
use sip_vault::identity::{DeviceId, UnitCard};

use super::file::Trust;
use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// What a code says, and whether it is genuine.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct CodeVerdict {
    /// A device of a known unit signed it; nothing where no card here has the device.
    pub genuine: Option<bool>,
    /// The unit, and what is known of it here.
    pub unit: Option<String>,
    /// As of a file.
    pub trust: Trust,
    /// Plan id.
    pub plan: String,
    /// Version; 0 before there is one.
    pub version: u32,
    /// The first twelve digits of the hash, as the paper has them.
    pub check: String,
    /// The version's check words, as the paper has them.
    pub words: Vec<String>,
    /// draft, original, copy, extract, version, fridge, changes or followup.
    pub kind: &'static str,
    /// Of a copy or an extract.
    pub number: Option<u16>,
    /// This page.
    pub page: u8,
    /// How many there are.
    pub pages: u8,
    /// The day of the paper.
    pub made_on: String,
    /// The version is here.
    pub known: Option<bool>,
}

impl<H: Host> App<H> {
    /// Reads the code of a paper.
    ///
    /// # Errors
    /// `not-a-code`.
    pub fn verify_code(&self, text: &str) -> Result<CodeVerdict, AppError> {
        let ReadPaper { paper, message, signature } = Paper::read(text).ok_or_else(|| AppError::bad("not-a-code"))?;
        let device = DeviceId(paper.device);
        let card = self.card_with(&device);
        let revoked = card.is_some_and(|card| card.is_revoked(&device));
        let public = card.and_then(|card| card.device(&device));
        let own =
            self.session.as_ref().is_some_and(|session| card.is_some_and(|card| card.root == session.me.card.root));
        let (kind, number) = kind(paper.kind);
        Ok(CodeVerdict {
            genuine: public.map(|public| public.verify(PAPER_DOMAIN, &message, &signature)),
            unit: card.map(|card| card.name.clone()),
            trust: match (card, revoked) {
                (None, _) => Trust::Unknown,
                (Some(_), true) => Trust::Revoked,
                (Some(_), false) if own => Trust::Own,
                (Some(_), false) => Trust::Trusted,
            },
            known: self.session.as_ref().and_then(|session| {
                let rows = table::version::all(&session.store, &paper.plan_id).ok()?;
                Some(rows.iter().any(|row| row.hash == paper.hash.hex() && row.state == "established"))
            }),
            check: paper.hash.hex().chars().take(12).filter(|_| paper.version > 0).collect(),
            words: if paper.version > 0 { words(&paper) } else { Vec::new() },
            made_on: paper.made_on.to_string(),
            version: paper.version,
            page: paper.page,
            pages: paper.pages,
            plan: paper.plan_id,
            kind,
            number,
        })
    }

    /// The card that has the device, or revoked it.
    fn card_with(&self, device: &DeviceId) -> Option<&UnitCard> {
        let session = self.session.as_ref()?;
        let mut cards = std::iter::once(&session.me.card).chain(session.trust.cards.values());
        cards.find(|card| card.device(device).is_some() || card.is_revoked(device))
    }
}

fn words(paper: &Paper) -> Vec<String> {
    check_words(paper.hash).into_iter().map(|word| word.to_string()).collect()
}

fn kind(kind: PaperKind) -> (&'static str, Option<u16>) {
    match kind {
        PaperKind::Draft => ("draft", None),
        PaperKind::Original => ("original", None),
        PaperKind::Copy(number) => ("copy", Some(number)),
        PaperKind::Extract(number) => ("extract", Some(number)),
        PaperKind::Unnumbered => ("version", None),
        PaperKind::Fridge => ("fridge", None),
        PaperKind::Changes => ("changes", None),
        PaperKind::FollowUp => ("followup", None),
    }
}
