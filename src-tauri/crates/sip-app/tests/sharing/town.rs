//! Computers of the units of a plan, each with a folder of its own, and the folder they meet over.

use serde_json::Value;
use sip_app::App;
use sip_app::AppError;
use sip_app::case::Again;
use sip_model::field::read_case_file;
use sip_model::unit::Unit;
use sip_vault::Pin;
use sip_wire::Router;
use sip_wire::request::Nothing;
use sip_wire::share::{ExchangeReport, HandingCase, HandingRow};
use sip_wire::view::CaseRow;

use crate::staged::{Stage, WORDS, program_of, scenario};

/// The folder they meet over.
pub(crate) struct Post(tempfile::TempDir);

impl Post {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn address(&self) -> String {
        self.0.path().display().to_string()
    }
}

/// A computer.
pub(crate) struct Computer {
    pub(crate) app: App<Stage>,
    _folder: tempfile::TempDir,
}

impl Computer {
    /// One of a unit of scenario 1.
    pub(crate) fn of(unit: &str, user: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let text = std::fs::read_to_string(scenario(1)).unwrap();
        let case = read_case_file(&text).unwrap();
        let unit = case.units.iter().find(|one| one.id.as_str() == unit).unwrap();
        let (name, authority, hsa_id) = (unit.name.clone(), unit.authority, unit.hsa_id.clone());
        let app = program_of(folder.path(), Unit { name, authority, hsa_id, ..Unit::default() }, user);
        Self { app, _folder: folder }
    }

    /// The computer of the unit that documents the plan, with the plan in it. Gives its plan id.
    pub(crate) fn with_plan() -> (Self, String) {
        let mut maria = Self::of("u-vc", "Maria Sandell");
        let text = std::fs::read_to_string(scenario(1)).unwrap();
        let id = maria.app.import_case(&text, Again::Refuse).unwrap().id.unwrap();
        (maria, id)
    }

    /// Two units compare words and trust each other's cards.
    pub(crate) fn meets(&mut self, other: &mut Self) {
        let (mine, theirs) = (self.app.unit_card().unwrap(), other.app.unit_card().unwrap());
        self.app.trust_card(&theirs).unwrap();
        other.app.trust_card(&mine).unwrap();
    }

    /// It becomes a computer of another's unit. Gives its id.
    pub(crate) fn joins(&mut self, first: &mut Self, office: bool) -> String {
        let request = self.app.request_device(office).unwrap();
        let approved = first.app.approve_device(&request, false).unwrap();
        self.app.accept_device(&approved.text).unwrap();
        approved.device
    }

    /// "Lämna och hämta".
    pub(crate) fn tries(&mut self, post: &Post) -> Result<ExchangeReport, AppError> {
        self.app.exchange(&post.address(), |_| true).map(|progress| progress.report)
    }

    /// The same, done.
    #[track_caller]
    pub(crate) fn exchanges(&mut self, post: &Post) -> ExchangeReport {
        self.tries(post).unwrap()
    }

    /// It is locked, and opened again.
    pub(crate) fn opens_again(&mut self) {
        self.app.lock(Nothing {}).unwrap();
        self.app.open_folder(None, &Pin::new(WORDS)).unwrap();
    }

    /// A copy of its folder, as IT or a technician makes one.
    pub(crate) fn copied(&mut self) -> tempfile::TempDir {
        self.app.lock(Nothing {}).unwrap();
        let copy = tempfile::tempdir().unwrap();
        copy_files(&self._folder.path().join("data"), &copy.path().join("data"));
        self.app.open_folder(None, &Pin::new(WORDS)).unwrap();
        copy
    }

    /// Its folder is put back from a copy.
    pub(crate) fn put_back(&mut self, copy: &tempfile::TempDir) {
        self.app.lock(Nothing {}).unwrap();
        copy_files(&copy.path().join("data"), &self._folder.path().join("data"));
        self.app.open_folder(None, &Pin::new(WORDS)).unwrap();
    }

    /// Another computer with a copy of the folder.
    pub(crate) fn doubled(copy: tempfile::TempDir) -> Self {
        Self { app: crate::staged::opened(copy.path()), _folder: copy }
    }

    pub(crate) fn set(&mut self, id: &str, path: &str, value: impl Into<Value>) {
        self.app.set(id, path, value.into()).unwrap();
    }

    /// What stands in a field.
    pub(crate) fn at(&mut self, id: &str, path: &str) -> Value {
        self.app.export_case(id).unwrap().pointer(path).cloned().unwrap_or_default()
    }

    pub(crate) fn sharing(&mut self, id: &str) -> HandingCase {
        self.app.handing_case(id).unwrap()
    }

    /// The row of a unit, by its id in the plan.
    #[track_caller]
    pub(crate) fn row(&mut self, id: &str, unit: &str) -> HandingRow {
        self.sharing(id).rows.into_iter().find(|row| row.unit == unit).unwrap()
    }

    /// The plan in the list of plans.
    pub(crate) fn listed(&self, id: &str) -> CaseRow {
        self.app.list_cases().unwrap().into_iter().find(|row| row.id == id).unwrap()
    }
}

/// The reasons of what was set aside.
pub(crate) fn reasons(report: &ExchangeReport) -> Vec<&str> {
    report.set_aside.iter().map(|aside| aside.reason.as_str()).collect()
}

/// Copies a folder's files; the mark that a program holds it stays where it is.
fn copy_files(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in std::fs::read_dir(to).unwrap().map(Result::unwrap).filter(|file| file.file_name() != "lock") {
        std::fs::remove_file(file.path()).unwrap();
    }
    for file in std::fs::read_dir(from).unwrap().map(Result::unwrap).filter(|file| file.file_name() != "lock") {
        std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}
