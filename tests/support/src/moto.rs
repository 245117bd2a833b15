//! A real object store on this machine: moto, which speaks the language of Amazon's.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::built::root;

/// A server that lives as long as this does.
#[derive(Debug)]
pub struct Moto {
    shell: Child,
    port: u16,
}

impl Moto {
    /// Starts one on a free port and waits until it answers.
    ///
    /// # Panics
    /// When it is not installed, or does not answer.
    #[must_use]
    pub fn start() -> Self {
        // Another program may take the port between the two lines. Then the server ends at once.
        (0..3).find_map(|_| Self::start_on(free_port())).expect("moto_server starts and answers within a minute")
    }

    fn start_on(port: u16) -> Option<Self> {
        // The shell's stdin is a pipe from here. It ends with this process, however this process ends, and the server
        // with it: no test leaves one behind.
        let script = r#""$0" -H 127.0.0.1 -p "$1" & read -r _; kill $!; wait $!"#;
        let shell = Command::new("sh")
            .args(["-c", script])
            .arg(program())
            .arg(port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell starts");
        let moto = Self { shell, port };
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(20) {
            if moto.ask("GET", "/moto-api/").is_some_and(|answer| answer.contains("Moto")) {
                return Some(moto);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        None
    }

    /// For `AWS_ENDPOINT_URL`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Makes a bucket.
    ///
    /// # Panics
    /// When the server does not.
    pub fn bucket(&self, name: &str) {
        let answer = self.ask("PUT", &format!("/{name}")).expect("moto answers");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    fn ask(&self, method: &str, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        let head = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: 0", self.port);
        write!(stream, "{head}\r\nConnection: close\r\n\r\n").ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        Some(answer)
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

/// A port of this machine on which nobody listens.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    listener.expect("a free port on loopback").port()
}

/// `SIPHEMMA_MOTO`, else what the set-up installed, else what is on the PATH.
fn program() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).map(|dir| dir.join("moto_server"));
    let given = std::env::var_os("SIPHEMMA_MOTO").map(PathBuf::from);
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let installed = [target, "target".into()].map(|target| root().join(target).join("tools/python/bin/moto_server"));
    let mut places = given.into_iter().chain(installed).chain(on_path);
    places.find(|place| place.is_file()).expect(
        "moto_server is missing: `cargo xtask setup` installs it (or set SIPHEMMA_MOTO to where it is); \
         without it the object store is not tested",
    )
}
