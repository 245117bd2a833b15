//! Sealed extracts: made for those who do not write along, and shown where they come.

use serde_json::Value;
use sip_exchange::{Extract, Version};
use sip_model::audience::{self, Reader};
use sip_model::case::{Case, SCHEMA_VERSION};
use sip_model::field::{typed, write_case_file};
use sip_store::table;
use sip_wire::share::ReceivedExtract;
use sip_wire::view::Saved;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;
use crate::print::narrowed;

/// The extract of a version for a unit, by the consent of today.
pub(super) fn extract_of(case: &str, today: &Value, version: &Version, reader: &str) -> Option<Extract> {
    let today = typed(today.clone()).ok()?;
    let then = typed(serde_json::from_str(&version.content).ok()?).ok()?;
    // A version keeps the address that it was established with.
    if today.person.is_protected() && !then.person.is_protected() {
        return None;
    }
    let who = Reader::of(&today, reader)?;
    let part = audience::extract(&narrowed(&then, &today), &today, &who)?;
    // What is frozen is the plan alone, and a case file says what form it has.
    let content = write_case_file(&Case { schema_version: Some(SCHEMA_VERSION), ..part.case });
    Some(Extract {
        case: case.to_owned(),
        version: version.version,
        hash: version.hash.clone(),
        words: version.words.clone(),
        reader: reader.to_owned(),
        left_out: Some(part.left_out).filter(|_| today.consent.tells_left_out != Some(false)),
        content,
    })
}

/// Under which name it is kept that a unit told of a case that nothing more comes.
pub(super) fn ended(case: &str, unit: &str) -> String {
    format!("extract-ended {unit} {case}")
}

impl<H: Host> App<H> {
    /// The extracts that came here.
    ///
    /// # Errors
    /// `locked`.
    pub fn received_extracts(&self) -> Result<Vec<ReceivedExtract>, AppError> {
        let store = &self.open()?.store;
        let rows = table::trust::extracts(store)?;
        let ended = |row: &table::trust::Extract| table::meta::get(store, &ended(&row.case, &row.unit)).ok().flatten();
        let told = rows.into_iter().filter_map(|row| {
            let extract: Extract = serde_json::from_str(&row.state).ok()?;
            let protected = sip_model::person::is_protected(&extract.content);
            let name = extract.content.pointer("/person/name").and_then(Value::as_str).map(str::to_owned);
            Some(ReceivedExtract {
                ended: ended(&row),
                id: row.id,
                case: row.case,
                name: name.filter(|_| !protected),
                from: row.unit,
                version: extract.version,
                words: extract.words.split(' ').map(str::to_owned).collect(),
                at: row.at,
            })
        });
        Ok(told.collect())
    }

    /// An extract that came, as the sheet that its unit would have handed over: a file among the
    /// user's documents.
    ///
    /// # Errors
    /// `no-such-extract`, `file-not-written`.
    pub fn save_extract(&mut self, id: &str) -> Result<Saved, AppError> {
        let extract = self.extract_of_id(id)?;
        let pdf = self.extract_pdf(&extract)?;
        let dir = self.host.documents_dir().to_owned();
        std::fs::create_dir_all(&dir).map_err(|_| AppError::not_written(&dir))?;
        let path = dir.join(format!("{}-version-{}-utdrag.pdf", extract.case, extract.version));
        self.write_file(&path, &pdf)?;
        Ok(Saved { path: path.display().to_string(), kinds: vec![] })
    }

    fn extract_of_id(&self, id: &str) -> Result<Extract, AppError> {
        let rows = table::trust::extracts(&self.open()?.store)?;
        let row = rows.into_iter().find(|row| row.id == id).ok_or_else(|| AppError::bad("no-such-extract"))?;
        serde_json::from_str(&row.state).map_err(|_| AppError::new(sip_wire::Code::Damaged, "damaged"))
    }

    /// The same as bytes.
    ///
    /// # Errors
    /// `no-such-extract`.
    pub fn extract_bytes(&self, id: &str) -> Result<Vec<u8>, AppError> {
        self.extract_pdf(&self.extract_of_id(id)?)
    }

    fn extract_pdf(&self, extract: &Extract) -> Result<Vec<u8>, AppError> {
        let case = sip_model::field::read_case_file(&extract.content.to_string())?;
        let name = self.open()?.me.card.name.clone();
        self.received_sheet(&case, extract, name)
    }
}
