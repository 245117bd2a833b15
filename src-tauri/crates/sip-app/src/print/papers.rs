//! What this device seals with, and how a sheet gets its seal and its codes.

use sip_exchange::Me;
use sip_model::{Date, Moment};
use sip_print::Square;
use sip_seal::{
    DeviceToCertify, PAPER_DOMAIN, Paper, PaperKind, Papers, Root, Sealing, Statement, UnitToCertify, qr_squares, seal,
};
use sip_store::table;
use sip_store::table::version::Row;
use sip_vault::identity::SealPapers;
use sip_wire::Code;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

/// Where a device keeps the certificates that the holder of the root issued to it.
pub(crate) const SEAL_PAPERS: &str = "seal-papers";
/// Certificates have to begin some day; nothing is decided by it.
const FROM: &str = "2026-01-01";

/// What the code on every page of a sheet says.
pub(super) struct Proof<'a> {
    me: &'a Me,
    plan_id: &'a str,
    version: u32,
    hash: Root,
    kind: PaperKind,
    made_on: Date,
}

impl<'a> Proof<'a> {
    pub(super) fn new(me: &'a Me, plan_id: &'a str, row: Option<&Row>, kind: PaperKind, made_on: Date) -> Self {
        let hash = row.and_then(|row| root_of(&row.hash)).unwrap_or(Root([0; 32]));
        Self { me, plan_id, version: row.map_or(0, |row| row.version), hash, kind, made_on }
    }

    /// The square of a page; none for a plan id that is no plan's, or past 255 pages.
    pub(super) fn square(&self, page: usize, pages: usize) -> Option<Square> {
        let paper = Paper {
            plan_id: self.plan_id.to_owned(),
            version: self.version,
            hash: self.hash,
            kind: self.kind,
            page: u8::try_from(page).ok()?,
            pages: u8::try_from(pages).ok()?,
            made_on: self.made_on,
            device: self.me.device().0,
        };
        let code = paper.code(&|message| self.me.keys.sign(PAPER_DOMAIN, message))?;
        let squares = qr_squares(&code)?;
        Some(Square { side: squares.side, dark: squares.dark })
    }
}

/// A hash as it is kept.
pub(crate) fn root_of(hex: &str) -> Option<Root> {
    let mut bytes = [0; 32];
    let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
    if pairs.len() != bytes.len() || !rest.is_empty() {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(pairs) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(Root(bytes))
}

/// The certificates of a device, issued by whoever holds the root of its unit: nothing when the root
/// is not held here.
pub(crate) fn issue(me: &Me, device: &str, key: [u8; 65]) -> Option<Papers> {
    let keys = me.unit_keys.as_ref()?;
    let (signer, root, vouch) = (keys.seal_root()?, keys.root_public()?, keys.seal_vouch()?);
    let unit = UnitToCertify { name: &me.card.name, root, key: signer.public().0, vouch };
    let from = FROM.parse().ok()?;
    // A place or a thing, never a person: a device has no name but its number.
    let name = device.get(..8)?;
    let device = DeviceToCertify { name, id: device, key, from };
    Some(Papers::issue(&unit, &device, &|message| signer.sign(message)))
}

impl<H: Host> App<H> {
    /// What this device seals with; nothing before its unit gave it any.
    pub(crate) fn papers(&self) -> Result<Option<Papers>, AppError> {
        let session = self.open()?;
        let me = &session.me;
        let own = me.keys.seal_key().public().0;
        if let Some(papers) = issue(me, &me.device().to_string(), own) {
            return Ok(Some(papers));
        }
        let kept = table::meta::get(&session.store, SEAL_PAPERS)?;
        let kept: Option<SealPapers> = kept.and_then(|text| serde_json::from_str(&text).ok());
        Ok(kept.map(|kept| Papers { device: kept.device, unit: kept.unit }))
    }

    /// The sheet with this device's seal after its end; as it is, where the device may not seal yet.
    pub(super) fn sealed(&self, pdf: Vec<u8>, plan_id: &str, row: &Row, at: Moment) -> Result<Vec<u8>, AppError> {
        let (Some(papers), Some(hash)) = (self.papers()?, root_of(&row.hash)) else { return Ok(pdf) };
        let statement = Statement { plan_id: plan_id.to_owned(), version: row.version, hash: hash.0 };
        self.set_seal(&pdf, &statement, &papers, at)
    }

    /// One more seal.
    pub(crate) fn set_seal(
        &self,
        pdf: &[u8],
        statement: &Statement,
        papers: &Papers,
        at: Moment,
    ) -> Result<Vec<u8>, AppError> {
        let key = self.open()?.me.keys.seal_key();
        let version = statement.version.to_string();
        let values = [("plan", statement.plan_id.as_str()), ("version", version.as_str())];
        let (reason, label) = (self.text.say_with("seal-reason", &values), self.text.say("seal-label"));
        let sign = |message: &[u8]| key.sign(message);
        let sealing = Sealing { papers, sign: &sign, statement, at: Some(at), reason: &reason, label: &label };
        seal(pdf, &sealing).map_err(|_| AppError::new(Code::Fault, "fault"))
    }
}
