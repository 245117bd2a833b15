//! A packet as an administrator opens it: with the standard `age` tool, the unit's key and gunzip.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::device::Device;

/// What was in a packet.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its first line.
    pub head: String,
    /// Its body.
    pub body: Value,
    /// All of it, and in plain letters what is packed in it: changes of documents are base 64.
    pub text: String,
}

impl Device {
    /// `unit key export`: the key of this device's unit, as `age` takes it.
    #[track_caller]
    pub fn key(&self) -> PathBuf {
        let path = self.file("nyckel.txt");
        self.siphemma(["unit".as_ref(), "key".as_ref(), "export".as_ref(), OsStr::new("-o"), path.as_ref()]).ok();
        path
    }

    /// What others seal to: the recipient of the unit's key, as it stands beside the key.
    #[track_caller]
    #[must_use]
    pub fn recipient(&self) -> String {
        let text = std::fs::read_to_string(self.key()).expect("the key that was written");
        let line = text.lines().find_map(|line| line.strip_prefix("# age1"));
        format!("age1{}", line.expect("the recipient stands beside the key"))
    }

    /// Opens those packets that the unit's key opens.
    #[track_caller]
    #[must_use]
    pub fn opens(&self, packets: &[PathBuf]) -> Vec<Opened> {
        let key = self.key();
        packets.iter().filter_map(|packet| open(&key, packet)).collect()
    }
}

/// What anybody can lay into a place who has read a unit's card: bytes zipped and sealed to its key.
#[must_use]
pub fn sealed(plain: &[u8], recipient: &str) -> Vec<u8> {
    let zipped = through(Command::new("gzip").arg("-c"), plain).expect("gzip packs");
    through(Command::new("age").args(["-r", recipient]), &zipped).expect("age (apt install age)")
}

/// The name of a packet with these bytes.
#[must_use]
pub fn packet_name(number: u64, bytes: &[u8]) -> String {
    let sum = through(&mut Command::new("sha256sum"), bytes).expect("coreutils");
    format!("{number:012}-{}.age", String::from_utf8_lossy(&sum[..32]))
}

/// `age --decrypt -i KEY PACKET | gunzip`; nothing where the key is not for it.
fn open(key: &Path, packet: &Path) -> Option<Opened> {
    let decrypt = Command::new("age").args(["--decrypt", "-i"]).arg(key).arg(packet).output();
    let zipped = decrypt.expect("age (apt install age)");
    if !zipped.status.success() {
        return None;
    }
    let plain = unpacked(&zipped.stdout).expect("what age opens is gzip");
    let text = String::from_utf8(plain).expect("a packet is UTF-8");
    let (head, body) = text.split_once('\n').expect("a packet has a first line");
    let body: Value = serde_json::from_str(body).expect("the body of a packet is JSON");
    let mut all = text.clone();
    for envelope in body["envelopes"].as_array().into_iter().flatten() {
        let changes = decoded(envelope["changes"].as_str().unwrap_or_default());
        all.push_str(&String::from_utf8_lossy(&changes));
    }
    Some(Opened { head: head.to_owned(), body, text: all })
}

/// Bytes as `gunzip` leaves them; nothing where they are none of its own.
#[must_use]
pub fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    through(Command::new("gzip").arg("-dc"), bytes)
}

fn decoded(text: &str) -> Vec<u8> {
    through(Command::new("base64").arg("-d"), text.as_bytes()).expect("changes are base 64")
}

fn through(command: &mut Command, bytes: &[u8]) -> Option<Vec<u8>> {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut running = piped.spawn().expect("gzip and coreutils");
    let mut stdin = running.stdin.take().expect("stdin is a pipe");
    let bytes = bytes.to_vec();
    let writing = std::thread::spawn(move || {
        // A program that refuses what it reads closes the pipe.
        let _ = stdin.write_all(&bytes);
    });
    let output = running.wait_with_output().expect("it ends");
    writing.join().expect("writing ends");
    output.status.success().then_some(output.stdout)
}
