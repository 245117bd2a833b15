//! A case that several computers have: what one does with it by the command line.

use serde_json::Value;

use crate::post::{Post, Round};
use crate::story::Story;

impl Story {
    /// `exchange` with a folder; nothing may be set aside.
    #[track_caller]
    pub fn exchange(&self, post: &Post) -> Round {
        self.device().exchange(post).whole()
    }

    /// `case sharing`.
    #[track_caller]
    #[must_use]
    pub fn sharing(&self) -> Value {
        self.answer("sharing", &[])
    }

    /// Where the case lies, in the word of the truth line.
    #[track_caller]
    #[must_use]
    pub fn lies(&self) -> String {
        self.sharing()["lies"].as_str().unwrap_or_default().to_owned()
    }

    /// The four words of equality: what this computer has now.
    #[track_caller]
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let words = self.sharing()["words"].clone();
        words.as_array().into_iter().flatten().filter_map(|word| word.as_str().map(str::to_owned)).collect()
    }

    /// How far a unit has come with the case, by its id in the case.
    #[track_caller]
    #[must_use]
    pub fn reached(&self, unit: &str) -> String {
        let sharing = self.sharing();
        let row = sharing["rows"].as_array().into_iter().flatten().find(|row| row["unit"] == unit);
        row.and_then(|row| row["reached"].as_str()).unwrap_or_default().to_owned()
    }

    /// `case contested`: every field that is written in several ways.
    #[track_caller]
    #[must_use]
    pub fn contested(&self) -> Vec<Value> {
        self.answer("contested", &[])["fields"].as_array().cloned().unwrap_or_default()
    }

    /// `case settle`, done.
    #[track_caller]
    pub fn settle(&self, path: &str, value: impl Into<Value>) {
        self.case("settle", &[path, &value.into().to_string()]).ok();
    }

    /// `case changes`: what is changed since the plan was established.
    #[track_caller]
    #[must_use]
    pub fn changes(&self) -> Vec<Value> {
        self.answer("changes", &[])["changes"].as_array().cloned().unwrap_or_default()
    }
}
