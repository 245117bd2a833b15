//! What a check found.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

words! {
    /// How much a finding weighs.
    pub enum Severity {
        /// The law: the plan cannot be established.
        Block = "block",
        /// The guideline: a reason must be written.
        Reason = "reason",
        /// Worth knowing.
        Warn = "warn",
    }
}

/// A finding. Its sentences are in `sip-text`, under the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The code, for example `overall-authority-missing`.
    pub code: String,
    /// How much it weighs.
    pub severity: Severity,
    /// The field, as a path.
    pub field: String,
    /// Words that its sentence needs: a name, a date.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub words: BTreeMap<String, String>,
    /// The reason that was written for it; it is closed then.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
}

impl Finding {
    /// A finding without words.
    #[must_use]
    pub fn new(code: &str, severity: Severity, field: impl Into<String>) -> Self {
        Self { code: code.to_owned(), severity, field: field.into(), words: BTreeMap::new(), reason: None }
    }

    /// With a word for its sentence.
    #[must_use]
    pub fn with(mut self, name: &str, word: impl ToString) -> Self {
        self.words.insert(name.to_owned(), word.to_string());
        self
    }

    /// Whether it says what the law asks of a plan: its four items, in `law.rs`. The rest that blocks is
    /// asked for by consent, by people and by the program itself.
    #[must_use]
    pub fn is_law(&self) -> bool {
        super::law::ITEMS.contains(&self.code.as_str())
    }

    /// Whether it still stands in the way.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self.severity {
            Severity::Block => true,
            Severity::Reason => self.reason.is_none(),
            Severity::Warn => false,
        }
    }
}
