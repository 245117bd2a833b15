//! The window as a thing that is opened, killed and opened again.

use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::driver::{Driver, alive, kill};
use crate::setting::Setting;
use crate::wait;

/// A running program with its window on the stage.
pub struct Window {
    // Before the setting: the program ends before its folders go.
    driver: Option<Driver>,
    setting: Setting,
    /// The list in which letters were typed last, and when.
    typed_ahead: Cell<Option<(String, Instant)>>,
}

/// For so long a list takes another letter as part of the same word.
const SAME_WORD: Duration = Duration::from_millis(1100);

impl Window {
    /// Opens the program on folders of its own, all empty.
    #[must_use]
    pub fn open() -> Self {
        Self::open_in(Setting::new())
    }

    /// Opens the program in a given setting.
    #[must_use]
    pub fn open_in(setting: Setting) -> Self {
        let driver = Some(Driver::start(&setting));
        Self { driver, setting, typed_ahead: Cell::new(None) }
    }

    /// Where the window's folders are.
    #[must_use]
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// The data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.setting.data_folder()
    }

    /// The documents folder.
    #[must_use]
    pub fn documents(&self) -> &Path {
        self.setting.documents_folder()
    }

    /// Ends the program and opens it again on the same folders.
    pub fn reopen(&mut self) {
        self.driver = None;
        self.driver = Some(Driver::start(&self.setting));
    }

    /// SIGKILL: a crash, a power cut. Nothing is saved on the way.
    pub fn kill(&mut self) {
        let driver = self.driver();
        let pid = driver.program().expect("the program runs");
        kill(pid);
        wait::until_within(Duration::from_secs(5), || (!alive(pid)).then_some(())).expect("a killed process ends");
        self.driver = None;
    }

    /// Whether the program still runs.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.driver.as_ref().and_then(Driver::program).is_some_and(alive)
    }

    /// Lets a list forget the letters that were typed in it: a story is quicker than a person.
    pub(crate) fn forget_typed_ahead(&self, list: &str) {
        if let Some((last, at)) = self.typed_ahead.take()
            && last == list
        {
            std::thread::sleep(SAME_WORD.saturating_sub(at.elapsed()));
        }
        // The letters that come now take less than a second.
        self.typed_ahead.set(Some((list.to_owned(), Instant::now() + Duration::from_millis(300))));
    }

    #[track_caller]
    pub(crate) fn driver(&self) -> &Driver {
        self.driver.as_ref().expect("the window was killed; reopen() it first")
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the program said:\n{}", self.setting.said());
        }
    }
}
