//! What surrounds one window: the program, its folders, its environment.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The folders and environment of one window. Folders of its own, unless told otherwise; they
/// outlive a kill and a reopening, and go with the setting.
#[derive(Debug)]
pub struct Setting {
    binary: PathBuf,
    data: PathBuf,
    documents: PathBuf,
    variables: Vec<(String, String)>,
    own: TempDir,
}

impl Default for Setting {
    fn default() -> Self {
        Self::new()
    }
}

impl Setting {
    /// An empty data folder, an empty documents folder, and the program as it was built.
    #[must_use]
    pub fn new() -> Self {
        let own = tempfile::Builder::new().prefix("siphemma-window-").tempdir().expect("a temporary folder");
        let (data, documents) = (own.path().join("data"), own.path().join("Dokument"));
        for folder in [&data, &documents] {
            std::fs::create_dir(folder).expect("a folder in the temporary folder");
        }
        Self { binary: support::built("sip-desktop"), data, documents, variables: Vec::new(), own }
    }

    /// Opens another data folder, such as a device's of `support`.
    #[must_use]
    pub fn data(mut self, folder: impl Into<PathBuf>) -> Self {
        self.data = folder.into();
        self
    }

    /// A machine without Secret Service: the program asks for a passphrase.
    #[must_use]
    pub fn without_keyring(self) -> Self {
        self.variable("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    }

    /// Sets an environment variable of the program.
    #[must_use]
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Another program in the place of the window's own.
    #[must_use]
    pub fn program(mut self, binary: impl Into<PathBuf>) -> Self {
        self.binary = binary.into();
        self
    }

    /// The data folder.
    #[must_use]
    pub fn data_folder(&self) -> &Path {
        &self.data
    }

    /// Where the program puts what it exports and prints to file.
    #[must_use]
    pub fn documents_folder(&self) -> &Path {
        &self.documents
    }

    pub(crate) fn binary(&self) -> &Path {
        &self.binary
    }

    /// What the program has written to stderr.
    pub(crate) fn said(&self) -> String {
        std::fs::read_to_string(self.said_file()).unwrap_or_default()
    }

    fn said_file(&self) -> PathBuf {
        self.own.path().join("stderr")
    }

    pub(crate) fn apply(&self, command: &mut Command) {
        assert!(
            std::env::var_os("SIPHEMMA_STAGE").is_some(),
            "a window needs its stage (screen, keyring, printer, no network): run `cargo xtask e2e`"
        );
        command.env("SIPHEMMA_DATA", &self.data).env("SIPHEMMA_DOCUMENTS", &self.documents);
        // Not this process's own stderr: the web view's helpers may outlive the story by a moment.
        let said = File::options().create(true).append(true).open(self.said_file()).expect("a file for what is said");
        command.stderr(said);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
    }
}
