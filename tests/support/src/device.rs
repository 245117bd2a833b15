//! A named person's computer, without a window.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::built::built;
use crate::clock::Clock;
use crate::network::without_network;
use crate::outcome::Outcome;

/// Five words, as a machine without a keyring asks for.
const PASSPHRASE: &str = "norrsken kaffekopp trasmatta björkved höstmorgon";

/// A computer with a data folder of its own. The person's name is its user.
#[derive(Debug)]
pub struct Device {
    name: String,
    folder: TempDir,
    /// Arguments to `unshare`, where the network is taken away.
    unshare: &'static [&'static str],
    clock: Option<Clock>,
    environment: Vec<(String, String)>,
}

impl Device {
    /// A new computer: no data folder yet, a passphrase in its file.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let folder = tempfile::Builder::new().prefix("siphemma-device-").tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("home")).expect("a home in the temporary folder");
        let device = Self { name: name.to_owned(), folder, unshare: &[], clock: None, environment: Vec::new() };
        std::fs::write(device.pin_file(), format!("{PASSPHRASE}\n")).expect("a passphrase file");
        device
    }

    /// A computer whose data folder is made: `init` with the card of a unit.
    #[must_use]
    pub fn of_unit(name: &str, unit: &Path) -> Self {
        let device = Self::new(name);
        device.init_with(unit);
        device
    }

    /// `init` with a unit, an entry of `units` in a case file.
    #[track_caller]
    pub fn init(&self, unit: &Value) {
        self.init_with(&self.write_json("unit.json", unit));
    }

    #[track_caller]
    fn init_with(&self, unit: &Path) {
        self.siphemma([OsStr::new("init"), "--unit".as_ref(), unit.as_ref(), "--user".as_ref(), self.name.as_ref()])
            .ok();
    }

    /// `case import` of a case; gives the plan id.
    #[track_caller]
    pub fn import(&self, case: &Value) -> String {
        let file = self.write_json("case.json", case);
        let import = [OsStr::new("case"), "import".as_ref(), file.as_ref()];
        self.siphemma(import).ok().text().trim().to_owned()
    }

    /// The same computer with its network taken away; as it was, where that is not allowed here.
    #[must_use]
    pub fn off_the_network(mut self) -> Self {
        self.unshare = without_network().unwrap_or_default();
        self
    }

    /// The same computer with a variable of its environment set.
    #[must_use]
    pub fn with_variable(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same computer with a clock that can be set wrong; nothing where no clock can be made here.
    #[must_use]
    pub fn with_a_clock(mut self) -> Option<Self> {
        self.clock = Some(Clock::made_in(self.folder.path())?);
        Some(self)
    }

    /// Its clock is this many days wrong from now on.
    ///
    /// # Panics
    /// When it was not made with a clock.
    pub fn sets_clock(&self, days: i64) {
        self.clock.as_ref().expect("a computer with a clock").set(days);
    }

    /// The person.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The file whose first line is the passphrase.
    #[must_use]
    pub fn pin_file(&self) -> PathBuf {
        self.folder.path().join("pin")
    }

    /// The passphrase.
    #[must_use]
    pub fn passphrase(&self) -> &'static str {
        PASSPHRASE
    }

    /// A path for a file of this test, beside the data folder.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a JSON file, such as a case file, and gives its path.
    #[must_use]
    pub fn write_json(&self, name: &str, value: &Value) -> PathBuf {
        let path = self.file(name);
        let text = serde_json::to_vec_pretty(value).expect("JSON can be written");
        std::fs::write(&path, text).expect("a file in the temporary folder");
        path
    }

    /// Runs `siphemma` with this device's data folder and passphrase.
    #[track_caller]
    pub fn siphemma<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Outcome {
        self.siphemma_reading("", arguments)
    }

    /// The same, with something on stdin.
    #[track_caller]
    pub fn siphemma_reading<A: AsRef<OsStr>>(&self, stdin: &str, arguments: impl IntoIterator<Item = A>) -> Outcome {
        self.run(self.command(), stdin, arguments)
    }

    /// Runs with `--json`, asserts that it is done, and gives the answer.
    #[track_caller]
    pub fn json<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Value {
        let arguments = arguments.into_iter().map(|argument| argument.as_ref().to_owned());
        self.siphemma(["--json".into()].into_iter().chain(arguments)).ok().json()
    }

    /// Runs through another program that ends by being it, such as `unshare … --`.
    #[track_caller]
    pub fn siphemma_by<A: AsRef<OsStr>>(&self, way: &[&OsStr], arguments: impl IntoIterator<Item = A>) -> Outcome {
        self.run(self.command_by(way), "", arguments)
    }

    #[track_caller]
    fn run<A: AsRef<OsStr>>(
        &self,
        mut command: Command,
        stdin: &str,
        arguments: impl IntoIterator<Item = A>,
    ) -> Outcome {
        command.arg("--data").arg(self.data()).arg("--pin-file").arg(self.pin_file()).args(arguments);
        let mut running = command.spawn().expect("siphemma starts");
        // A program that has answered without reading closes the pipe.
        let _ = running.stdin.take().expect("stdin is a pipe").write_all(stdin.as_bytes());
        let output = running.wait_with_output().expect("siphemma ends");
        Outcome::new(format!("{command:?}"), output)
    }

    /// The bare program in this device's surroundings, for what the verbs above do not reach.
    #[must_use]
    pub fn command(&self) -> Command {
        let unshare = ["unshare"].iter().chain(self.unshare).chain(&["--"]).map(OsStr::new);
        let way: Vec<&OsStr> = if self.unshare.is_empty() { Vec::new() } else { unshare.collect() };
        self.command_by(&way)
    }

    fn command_by(&self, way: &[&OsStr]) -> Command {
        let program = built("siphemma");
        let mut words = way.iter().copied().chain([program.as_os_str()]);
        let mut command = Command::new(words.next().expect("the program is among them"));
        command
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path().join("home"))
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("SIPHEMMA_DATA")
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
        if let Some(clock) = &self.clock {
            command.envs(clock.environment());
        }
        command
    }
}
