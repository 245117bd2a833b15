//! The stage that the real window stands on: no network, a screen, a D-Bus session with an unlocked
//! keyring, a printer, and a home that nobody lives in.
//!
//! `unshare` takes the network away from a second xtask, which raises loopback (WebDriver speaks
//! over it), starts everything in a folder of its own, runs the stories, and takes it all down.
//! Where the network cannot be taken away nothing runs: a pass would not mean what it says.

use std::ffi::OsString;
use std::fs::{DirBuilder, read_to_string, remove_dir_all, write};
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::shell::{command, run, succeeds};
use crate::{Outcome, cups};

/// Runs a command on the stage.
pub(crate) fn play(what: &Command) -> Outcome {
    let mut unshare = command("unshare");
    unshare.args(without_network()?).arg("--");
    // Not by name: a build in between may have replaced the file that this process runs.
    unshare.arg(format!("/proc/{}/exe", std::process::id()));
    unshare.args(["on-stage", "--"]).arg(what.get_program()).args(what.get_args());
    unshare.envs(what.get_envs().filter_map(|(name, value)| Some((name, value?))));
    run(&mut unshare)
}

/// Root may take the network away. Others may in a namespace of their own users, in which they stay
/// who they are: a root made up there could not start a printing job, which changes groups.
fn without_network() -> Outcome<&'static [&'static str]> {
    const ROOT: &[&str] = &["--net"];
    const OTHERS: &[&str] = &["--net", "--map-current-user", "--keep-caps"];
    let allowed = |how: &&&[&str]| succeeds(command("unshare").args(**how).args(["--", "true"]));
    let refused = "The network cannot be taken away here: `unshare --net` is not allowed.";
    [ROOT, OTHERS].iter().find(allowed).copied().ok_or_else(|| refused.to_owned())
}

/// Builds the stage, runs the command on it, takes it down.
pub(crate) fn on_stage(program: &str, arguments: &[&str]) -> Outcome {
    raise_loopback()?;
    let mut stage = Stage::new()?;
    stage.screen()?;
    stage.window_manager()?;
    stage.bus()?;
    stage.keyring()?;
    stage.printer()?;
    run(stage.command(program).args(arguments))
}

fn raise_loopback() -> Outcome {
    run(command("ip").args(["link", "set", "lo", "up"]))?;
    let devices = read_to_string("/proc/self/net/dev").map_err(|error| format!("/proc/self/net/dev: {error}"))?;
    let mut names = devices.lines().skip(2).filter_map(|line| line.split(':').next()).map(str::trim);
    // Tunnel devices that the kernel gives every namespace have no address.
    match names.find(|name| !matches!(*name, "lo" | "tunl0" | "sit0" | "ip6tnl0" | "gre0" | "gretap0" | "erspan0")) {
        Some(name) => Err(format!("The network is still here: {name}.")),
        None => Ok(()),
    }
}

/// The folder, what runs in it, and what its inhabitants are told. Ends all of it when dropped.
pub(crate) struct Stage {
    folder: PathBuf,
    running: Vec<Child>,
    variables: Vec<(&'static str, OsString)>,
}

impl Stage {
    fn new() -> Outcome<Self> {
        // Short: a socket's path has room for 108 bytes.
        let folder = std::env::temp_dir().join(format!("sip-stage-{}", std::process::id()));
        let mut stage = Self { folder, running: Vec::new(), variables: Vec::new() };
        for (name, part) in [
            ("HOME", "home"),
            ("XDG_DATA_HOME", "home/.local/share"),
            ("XDG_CONFIG_HOME", "home/.config"),
            ("XDG_CACHE_HOME", "home/.cache"),
            ("XDG_RUNTIME_DIR", "run"),
        ] {
            let part = stage.make(part)?;
            stage.tell(name, part);
        }
        // cargo and rustup look for their folders in the home that was just taken away.
        let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
        for (name, part) in [("CARGO_HOME", ".cargo"), ("RUSTUP_HOME", ".rustup")] {
            stage.tell(name, std::env::var_os(name).unwrap_or_else(|| home.join(part).into()));
        }
        for (name, value) in [
            ("SIPHEMMA_STAGE", "1"),
            ("CARGO_NET_OFFLINE", "true"),
            ("LANG", "C.UTF-8"),
            ("GSETTINGS_BACKEND", "memory"),
            ("GTK_USE_PORTAL", "0"),
            ("GDK_BACKEND", "x11"),
            ("LIBGL_ALWAYS_SOFTWARE", "1"),
        ] {
            stage.tell(name, value);
        }
        Ok(stage)
    }

    /// Makes a folder that only the owner enters, and gives its path.
    pub(crate) fn make(&self, part: &str) -> Outcome<PathBuf> {
        let folder = self.folder.join(part);
        let made = DirBuilder::new().recursive(true).mode(0o700).create(&folder);
        made.map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(folder)
    }

    /// Writes a file and gives its path.
    pub(crate) fn write(&self, part: &str, text: &str) -> Outcome<PathBuf> {
        let file = self.folder.join(part);
        write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(file)
    }

    /// Sets a variable for everything that starts from now on.
    pub(crate) fn tell(&mut self, name: &'static str, value: impl Into<OsString>) {
        self.variables.push((name, value.into()));
    }

    /// A command in these surroundings.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut inside = command(program);
        inside.env_remove("WAYLAND_DISPLAY").env_remove("XAUTHORITY").env_remove("SESSION_MANAGER");
        inside.envs(self.variables.iter().map(|(name, value)| (name, value)));
        inside
    }

    /// Starts what runs until the end.
    pub(crate) fn start(&mut self, command: &mut Command) -> Outcome<&mut Child> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn().map_err(|error| format!("{name}: {error}"))?;
        self.running.push(child);
        self.running.last_mut().ok_or(name)
    }

    fn screen(&mut self) -> Outcome {
        let mut xvfb = self.command("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp", "-noreset"]);
        let child = self.start(xvfb.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let number = first_line("Xvfb", child)?;
        self.tell("DISPLAY", format!(":{number}"));
        Ok(())
    }

    /// Gives the window the focus: without it a web view draws no focus ring. No borders, no keys
    /// of its own.
    fn window_manager(&mut self) -> Outcome {
        let configuration = "<openbox_config xmlns=\"http://openbox.org/3.4/rc\"><applications>\
            <application class=\"*\"><decor>no</decor><focus>yes</focus></application>\
            </applications></openbox_config>\n";
        let configuration = self.write("openbox.xml", configuration)?;
        let mut openbox = self.command("openbox");
        openbox.arg("--sm-disable").arg("--config-file").arg(configuration);
        self.start(openbox.stdout(Stdio::null()).stderr(Stdio::null()))?;
        Ok(())
    }

    /// A bus that starts nothing by itself: no second keyring, no portals, no desktop.
    fn bus(&mut self) -> Outcome {
        let socket = self.folder.join("bus");
        let configuration = format!(
            "<busconfig><type>session</type><listen>unix:path={}</listen><auth>EXTERNAL</auth>\
             <policy context=\"default\"><allow send_destination=\"*\"/><allow receive_sender=\"*\"/>\
             <allow own=\"*\"/></policy></busconfig>\n",
            socket.display()
        );
        let configuration = self.write("bus.conf", &configuration)?;
        let mut bus = self.command("dbus-daemon");
        bus.args(["--nofork", "--print-address=1", "--config-file"]).arg(configuration);
        // It cannot raise its limit of files here, says so, and does without.
        let child = self.start(bus.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let address = first_line("dbus-daemon", child)?;
        self.tell("DBUS_SESSION_BUS_ADDRESS", address);
        Ok(())
    }

    /// A keyring that is open, with a password that nobody needs to know; proven by a secret.
    fn keyring(&mut self) -> Outcome {
        let mut keyring = self.command("gnome-keyring-daemon");
        keyring.args(["--foreground", "--unlock", "--components=secrets"]);
        let keyring = keyring.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        say(self.start(keyring)?, "throw-away")?;
        wait("the keyring opened", || {
            let mut store = self.command("secret-tool");
            store.args(["store", "--label", "stage", "stage", "open"]).stdin(Stdio::piped());
            let Ok(mut store) = store.stderr(Stdio::null()).spawn() else {
                return false;
            };
            say(&mut store, "yes").is_ok() && store.wait().is_ok_and(|status| status.success())
        })
    }

    fn printer(&mut self) -> Outcome {
        cups::start(self)
    }

    /// The stage's folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        for child in self.running.iter_mut().rev() {
            let _ = child.kill();
            let _ = child.wait();
        }
        // A window that was killed last may still be writing its cache.
        let _ = wait("the stage was empty", || remove_dir_all(&self.folder).is_ok() || !self.folder.exists());
    }
}

/// Waits up to ten seconds.
pub(crate) fn wait(what: &str, mut done: impl FnMut() -> bool) -> Outcome {
    let end = Instant::now() + Duration::from_secs(10);
    while !done() {
        if Instant::now() > end {
            return Err(format!("Ten seconds went by before {what}."));
        }
        sleep(Duration::from_millis(50));
    }
    Ok(())
}

fn first_line(name: &str, child: &mut Child) -> Outcome<String> {
    let mut line = String::new();
    if let Some(stdout) = child.stdout.as_mut() {
        BufReader::new(stdout).read_line(&mut line).map_err(|error| format!("{name}: {error}"))?;
    }
    let line = line.trim();
    if line.is_empty() { Err(format!("{name} did not start.")) } else { Ok(line.to_owned()) }
}

/// Writes to a child's stdin and closes it.
fn say(child: &mut Child, words: &str) -> Outcome {
    let Some(mut stdin) = child.stdin.take() else {
        return Ok(());
    };
    stdin.write_all(words.as_bytes()).map_err(|error| error.to_string())
}
