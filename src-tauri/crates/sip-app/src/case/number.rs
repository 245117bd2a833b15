//! Looks at a number before there is a case.

use serde_json::Value;
use sip_model::number;
use sip_model::person::IdentifierKind;
use sip_wire::view::NumberVerdict;

use crate::app::App;
use crate::error::AppError;
use crate::host::Host;

impl<H: Host> App<H> {
    /// Whether a number is right, and why not. Nothing is looked up: offline there is no register.
    ///
    /// # Errors
    /// `field-choice` for an unknown kind.
    pub fn check_number(&self, kind: &str, typed: &str) -> Result<NumberVerdict, AppError> {
        let kind: IdentifierKind = serde_json::from_value(Value::String(kind.to_owned()))
            .map_err(|_| AppError::bad("field-choice").at("/person/identifier/type"))?;
        Ok(match number::read(kind, typed, Some(self.today())) {
            Ok(number) => NumberVerdict {
                value: Some(number.value),
                birth_date: number.birth_date.map(|day| day.to_string()),
                refused: None,
            },
            Err(refused) => NumberVerdict {
                value: None,
                birth_date: None,
                refused: Some(self.text.say(&format!("error-{}", refused.key()))),
            },
        })
    }
}
