//! What a run of the program gave.

use std::process::Output;

use serde_json::Value;

/// Exit code and words of one run.
#[derive(Debug)]
pub struct Outcome {
    command: String,
    /// The exit code; -1 when a signal ended it.
    pub code: i32,
    /// What it answered.
    pub stdout: Vec<u8>,
    /// What it said beside the answer.
    pub stderr: String,
}

impl Outcome {
    /// What a run that was started by hand gave.
    #[must_use]
    pub fn of(command: String, output: Output) -> Self {
        Self::new(command, output)
    }

    pub(crate) fn new(command: String, output: Output) -> Self {
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        Self { command, code: output.status.code().unwrap_or(-1), stdout: output.stdout, stderr }
    }

    /// Asserts exit code 0.
    #[track_caller]
    pub fn ok(self) -> Self {
        self.exits(0)
    }

    /// Asserts an exit code other than 0, and that a sentence says why.
    #[track_caller]
    pub fn refused(self, code: i32) -> Self {
        let outcome = self.exits(code);
        assert!(!outcome.stderr.trim().is_empty(), "{} refused without a word", outcome.command);
        outcome
    }

    /// Asserts an exit code other than 0 of a run whose answer says why.
    #[track_caller]
    pub fn refused_quietly(self, code: i32) -> Self {
        let outcome = self.exits(code);
        assert!(!outcome.stdout.is_empty(), "{} answered nothing", outcome.command);
        outcome
    }

    /// The answer as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }

    /// The answer as JSON.
    #[track_caller]
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.stdout)
            .unwrap_or_else(|error| panic!("{}: {error} in:\n{}", self.command, self.text()))
    }

    #[track_caller]
    fn exits(self, code: i32) -> Self {
        let Self { command, code: was, stderr, .. } = &self;
        assert_eq!(*was, code, "exit code of {command}\n{stderr}{}", self.text());
        self
    }
}
