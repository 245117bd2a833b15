//! Makes a new case for a person.

use serde_json::{Value, json};
use sip_doc::{CaseDocs, DocId};
use sip_model::field::{Misfit, Path, fit, hide_private, root};
use sip_model::number;
use sip_model::person::IdentifierKind;
use sip_store::table;
use sip_wire::Kind;
use sip_wire::request::CaseNew;
use sip_wire::view::Changed;

use crate::app::App;
use crate::door::summary_text;
use crate::error::AppError;
use crate::host::Host;
use crate::session::{OpenCase, split};
use crate::version::state_of;

/// Letters and digits that are not mistaken for each other.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl<H: Host> App<H> {
    /// Makes a case. The person is its first participant, this unit its first unit.
    ///
    /// # Errors
    /// `name-missing`, `reason-missing`, or why the number was refused.
    pub fn create_case(&mut self, request: &CaseNew) -> Result<Changed, AppError> {
        let name = request.name.trim();
        if name.is_empty() {
            return Err(AppError::bad("name-missing").at("/person/name"));
        }
        let identifier = self.identifier(request)?;
        let session = self.open()?;
        let unit = &session.unit;
        let case = json!({
            "schemaVersion": sip_model::case::SCHEMA_VERSION,
            "regionProfile": request.region_profile,
            "documentingUnit": "u1",
            "units": [{ "id": "u1", "name": unit.name, "authority": unit.authority, "kind": unit.kind, "hsaId": unit.hsa_id }],
            "person": {
                "name": name,
                "identifier": identifier,
                "birthDate": request.birth_date,
                "protectedIdentity": request.protected_identity,
                "language": "svenska",
            },
            "consent": { "id": "c1" },
            "meeting": { "participants": [{ "id": "p1", "name": name, "role": "enskild" }] },
        });
        let case = fit(root(), &Path::root(), case)?;
        let id = self.new_plan_id()?;
        self.add_case(&id, &format!("new {id}"), case, "new")
    }

    fn identifier(&self, request: &CaseNew) -> Result<Value, AppError> {
        let kind: IdentifierKind = serde_json::from_value(Value::String(request.identifier_kind.clone()))
            .map_err(|_| AppError::bad("field-choice").at("/person/identifier/type"))?;
        if kind == IdentifierKind::None {
            let reason = request.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
            let reason = reason.ok_or_else(|| AppError::bad("reason-missing").at("/person/identifier/reason"))?;
            return Ok(json!({ "type": kind, "value": null, "reason": reason }));
        }
        let typed = request.number.as_deref().unwrap_or_default();
        let number = number::read(kind, typed, Some(self.today())).map_err(|refused| {
            let path = Path::root().with("person").with("identifier").with("value");
            AppError::from(Misfit { path, kind: sip_model::field::MisfitKind::Number(refused) })
        })?;
        Ok(json!({ "type": kind, "value": number.value }))
    }

    /// A plan id of this program: short enough to be read aloud, random enough to be the only one.
    pub(crate) fn new_plan_id(&self) -> Result<String, AppError> {
        loop {
            let mut random = [0u8; 8];
            self.host.random(&mut random);
            let letters: String = random.iter().map(|b| char::from(ALPHABET[usize::from(b & 31)])).collect();
            let id = format!("SIP-{}-{}", &letters[..4], &letters[4..]);
            if table::case::one(&self.open()?.store, &id)?.is_none() {
                return Ok(id);
            }
        }
    }

    /// Stores a new case: documents, projection, history, in one transaction.
    pub(crate) fn add_case(&mut self, id: &str, digest: &str, case: Value, what: &str) -> Result<Changed, AppError> {
        self.add_case_with(id, digest, case, what, None)
    }

    /// The same, with an established version of it that came along.
    pub(crate) fn add_case_with(
        &mut self,
        id: &str,
        digest: &str,
        mut case: Value,
        what: &str,
        received: Option<&table::version::Row>,
    ) -> Result<Changed, AppError> {
        let now = self.now().to_string();
        let unix = self.host.unix();
        case["planId"] = Value::String(id.to_owned());
        hide_private(&mut case);
        let session = self.open_mut()?;
        let mut docs = CaseDocs::new()?;
        docs.write_as(session.actor);
        docs.fill(&case, &session.author(), unix)?;
        let ids: Vec<DocId> = docs.ids().cloned().collect();
        let snapshots: Vec<(DocId, Vec<u8>)> = ids.into_iter().map(|id| (id.clone(), docs.save(&id))).collect();
        let case = docs.project()?;
        let (state, version) = state_of(received.map(std::slice::from_ref).unwrap_or_default(), &case);
        let summary = summary_text(&case, state, version);
        let row = table::act::Row {
            at: now.clone(),
            user: session.user.clone(),
            what: what.to_owned(),
            path: String::new(),
            words: String::new(),
        };
        let sections = split(&case);
        session.store.write(|transaction| -> Result<(), AppError> {
            table::case::add(transaction, id, digest, &summary, &now)?;
            for (doc, bytes) in &snapshots {
                table::chunk::snapshot(transaction, id, doc, bytes)?;
            }
            for (name, section) in &sections {
                table::section::put(transaction, id, name, section)?;
            }
            if let Some(version) = received {
                table::version::receive(transaction, id, version)?;
            }
            table::act::add(transaction, id, &row)?;
            table::share::touch(transaction, id)?;
            Ok(())
        })?;
        session.keep(id, OpenCase::new(case, docs));
        Ok(Changed { kinds: vec![Kind::Cases], id: Some(id.to_owned()), saved_at: now })
    }
}
