//! A real object store: moto, which speaks the language of Amazon's, as a program of its own on this machine.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server that lives as long as this does.
pub(crate) struct Moto {
    shell: Child,
    port: u16,
}

impl Moto {
    /// Starts one on a free port and waits until it answers.
    pub(crate) fn start() -> Self {
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
            .unwrap();
        let moto = Self { shell, port };
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(20) {
            if moto.ask("GET", "/moto-api/", &[], "").is_some_and(|answer| answer.contains("Moto")) {
                return Some(moto);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        None
    }

    /// For `AWS_ENDPOINT_URL`.
    pub(crate) fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Makes a bucket.
    pub(crate) fn bucket(&self, name: &str) {
        let answer = self.ask("PUT", &format!("/{name}"), &[], "").unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }

    /// Makes a person who may do everything, and lets nobody else do anything from now on. The person's key and secret.
    pub(crate) fn lock(&self) -> (String, String) {
        let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#;
        let policy: String = policy.bytes().map(|byte| format!("%{byte:02X}")).collect();
        self.manage("CreateUser&UserName=anna");
        self.manage(&format!("PutUserPolicy&UserName=anna&PolicyName=all&PolicyDocument={policy}"));
        let keys = self.manage("CreateAccessKey&UserName=anna");
        self.ask("POST", "/moto-api/reset-auth", &[], "0").filter(|answer| answer.contains("ok")).unwrap();
        (between(&keys, "AccessKeyId"), between(&keys, "SecretAccessKey"))
    }

    fn manage(&self, action: &str) -> String {
        let signed = "Authorization: AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/iam/aws4_request, \
                      SignedHeaders=host, Signature=x";
        let form = "Content-Type: application/x-www-form-urlencoded";
        let answer = self.ask("POST", "/", &[signed, form], &format!("Version=2010-05-08&Action={action}")).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        answer
    }

    fn ask(&self, method: &str, path: &str, headers: &[&str], body: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        let (port, length) = (self.port, body.len());
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {length}\r\n");
        for header in headers.iter().chain(&["Connection: close"]) {
            head.push_str(&format!("{header}\r\n"));
        }
        write!(stream, "{head}\r\n{body}").ok()?;
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

fn between(text: &str, tag: &str) -> String {
    let (_, rest) = text.split_once(&format!("<{tag}>")).unwrap();
    rest.split_once("</").unwrap().0.to_owned()
}

/// A port of this machine on which nobody listens.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// `SIPHEMMA_MOTO`, else what the set-up installed, else what is on the PATH.
fn program() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.ancestors().nth(3).unwrap();
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).map(|dir| dir.join("moto_server"));
    let given = std::env::var_os("SIPHEMMA_MOTO").map(PathBuf::from);
    let mut places = given.into_iter().chain([target.join("tools/python/bin/moto_server")]).chain(on_path);
    places.find(|place| place.is_file()).expect(
        "moto_server is missing: `cargo xtask setup` installs it (or set SIPHEMMA_MOTO to where it is); \
         without it the object store is not tested",
    )
}
