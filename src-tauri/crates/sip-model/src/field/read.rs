//! Reading a case file. What cannot be understood is refused with its path, and nothing is kept.

use serde_json::Value;

use super::path::Path;
use super::refs;
use super::shape::{Misfit, MisfitKind, fit};
use super::table::root;
use crate::case::{Case, SCHEMA_VERSION};
use crate::number;
use crate::person::IdentifierKind;

/// Why a case file was not read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Not JSON.
    #[error("not JSON at line {line}")]
    NotJson {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault, from 1.
        column: usize,
    },
    /// JSON, but no case.
    #[error("not a case file")]
    NotACase,
    /// Written by a newer program.
    #[error("newer schema version")]
    Newer,
    /// A field is wrong.
    #[error(transparent)]
    Misfit(#[from] Misfit),
}

/// Keys that belong to the test data around a case, not to the case (ruling 15).
const AROUND: [&str; 2] = ["fixture", "variants"];

/// Reads a case file.
///
/// # Errors
/// [`FileError`] says what is wrong and where.
pub fn read_case_file(text: &str) -> Result<Case, FileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text)
        .map_err(|error| FileError::NotJson { line: error.line(), column: error.column() })?;
    let Value::Object(mut object) = value else { return Err(FileError::NotACase) };
    match object.get("schemaVersion").map(Value::as_u64) {
        Some(Some(version)) if version > u64::from(SCHEMA_VERSION) => return Err(FileError::Newer),
        Some(Some(1..)) => {}
        _ => return Err(FileError::NotACase),
    }
    for key in AROUND {
        object.remove(key);
    }
    let mut case = fit(root(), &Path::root(), Value::Object(object))?;
    refs::check_case(&case)?;
    if let Some(number) = stored_number(&case)? {
        case["person"]["identifier"]["value"] = number.into();
    }
    typed(case)
}

/// The case of a value in the inside form.
///
/// # Errors
/// [`FileError::NotACase`] for a value that was never fitted to the table.
pub fn typed(case: Value) -> Result<Case, FileError> {
    serde_json::from_value(drop_nulls(case)).map_err(|_| FileError::NotACase)
}

/// `null` and an absent key mean the same. serde's defaults fill what is absent.
fn drop_nulls(value: Value) -> Value {
    match value {
        Value::Object(object) => Value::Object(
            object
                .into_iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(key, value)| (key, drop_nulls(value)))
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.into_iter().map(drop_nulls).collect()),
        other => other,
    }
}

/// The person's number in its stored form, when the case has one.
pub(super) fn stored_number(case: &Value) -> Result<Option<String>, Misfit> {
    let identifier = &case["person"]["identifier"];
    let kind = serde_json::from_value::<IdentifierKind>(identifier["type"].clone());
    let (Ok(kind), Some(value)) = (kind, identifier["value"].as_str()) else { return Ok(None) };
    let path = || Path::root().with("person").with("identifier").with("value");
    let number = number::read(kind, value, None);
    number
        .map(|number| Some(number.value))
        .map_err(|refused| Misfit { path: path(), kind: MisfitKind::Number(refused) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::write_case_file;

    fn scenario(number: u8) -> String {
        let path = format!("{}/../../../tests/fixtures/scenarios/{number}.json", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    }

    #[test]
    fn a_file_read_and_written_tells_the_same() {
        for number in [1, 2] {
            let text = scenario(number);
            let mut before: Value = serde_json::from_str(&text).unwrap();
            for key in AROUND {
                before.as_object_mut().unwrap().remove(key);
            }
            let after = write_case_file(&read_case_file(&text).unwrap());
            assert_eq!(drop_nulls(after), drop_nulls(before), "scenario {number}: the same facts, the same keys");
        }
    }

    #[test]
    fn faults_name_their_field() {
        let text = scenario(1);
        let change = |pointer: &str, value: Value| {
            let mut file: Value = serde_json::from_str(&text).unwrap();
            *file.pointer_mut(pointer).unwrap() = value;
            match read_case_file(&file.to_string()).unwrap_err() {
                FileError::Misfit(misfit) => (misfit.path.to_string(), misfit.kind),
                other => panic!("expected a misfit, got {other:?}"),
            }
        };
        assert_eq!(
            change("/plan/goals/0/measureBy", "2026-02-30".into()),
            ("/plan/goals/g1/measureBy".into(), MisfitKind::NoSuchDate),
            "30 February does not exist"
        );
        assert_eq!(
            change("/coordinator/participantId", "p99".into()),
            ("/coordinator/participantId".into(), MisfitKind::PointsAtNothing),
            "there is no p99"
        );
        assert_eq!(
            change("/person/identifier/value", "194203109148".into()).1,
            MisfitKind::Number(number::Refused::CheckDigit),
            "the check digit is wrong"
        );
        assert_eq!(
            change("/meeting/situation", "x".repeat(10_000_000).into()).1,
            MisfitKind::TooLong,
            "ten megabytes are no situation"
        );
        assert_eq!(change("/person/name", 7.into()).1, MisfitKind::NotText, "a number is no name");
        let mut file: Value = serde_json::from_str(&text).unwrap();
        file["plan"]["extra"] = 1.into();
        assert!(
            matches!(
                read_case_file(&file.to_string()),
                Err(FileError::Misfit(Misfit { kind: MisfitKind::Unknown, .. }))
            ),
            "an unknown key is refused, never dropped"
        );
    }

    #[test]
    fn what_is_no_case_is_refused() {
        assert!(matches!(read_case_file("{"), Err(FileError::NotJson { .. })));
        assert!(matches!(read_case_file("[]"), Err(FileError::NotACase)));
        assert!(matches!(read_case_file("{\"schemaVersion\": 2}"), Err(FileError::Newer)));
    }
}
