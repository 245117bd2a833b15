//! One `WebKitWebDriver` process and its one session: the W3C protocol over loopback, and nothing
//! about what is on screen.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use ureq::http::Request;

use crate::setting::Setting;
use crate::wait;

/// What the driver answered when it could not do as asked.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// The protocol's code, such as `no such element`.
    pub(crate) error: String,
    /// The driver's words.
    pub(crate) message: String,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.error, self.message)
    }
}

pub(crate) struct Driver {
    process: Child,
    agent: ureq::Agent,
    base: String,
    session: String,
}

impl Driver {
    /// Starts the driver and, through it, the program.
    pub(crate) fn start(setting: &Setting) -> Self {
        let port = free_port();
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("NO_AT_BRIDGE", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        setting.apply(&mut command);
        let process =
            command.spawn().unwrap_or_else(|error| panic!("WebKitWebDriver (package webkit2gtk-driver): {error}"));
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .new_agent();
        let mut driver = Self { process, agent, base: format!("http://127.0.0.1:{port}"), session: String::new() };
        wait::until(|| driver.send("GET", "/status", None).ok())
            .unwrap_or_else(|| panic!("WebKitWebDriver did not answer on port {port}"));
        let capabilities = json!({ "capabilities": { "alwaysMatch": {
            "webkitgtk:browserOptions": { "binary": setting.binary(), "args": [] },
            "timeouts": { "script": 30_000 },
        } } });
        let answer = driver
            .send("POST", "/session", Some(&capabilities))
            .unwrap_or_else(|refusal| panic!("{} did not open a window: {refusal}", setting.binary().display()));
        driver.session = answer["sessionId"].as_str().expect("a session has an id").to_owned();
        driver
    }

    pub(crate) fn get(&self, path: &str) -> Result<Value, Refusal> {
        self.send("GET", &format!("/session/{}{path}", self.session), None)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        self.send("POST", &format!("/session/{}{path}", self.session), Some(body))
    }

    /// Runs a function body in the page and returns what it returns.
    pub(crate) fn script(&self, body: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        self.post("/execute/sync", &json!({ "script": body, "args": arguments }))
    }

    /// Runs a function body whose last argument is called with the answer.
    pub(crate) fn script_async(&self, body: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        self.post("/execute/async", &json!({ "script": body, "args": arguments }))
    }

    /// The program's own process: the driver's child.
    pub(crate) fn program(&self) -> Option<u32> {
        let children =
            std::fs::read_to_string(format!("/proc/{0}/task/{0}/children", self.process.id())).unwrap_or_default();
        children.split_whitespace().find_map(|pid| pid.parse().ok())
    }

    fn send(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Refusal> {
        let unreachable =
            |error: ureq::Error| Refusal { error: "driver unreachable".to_owned(), message: error.to_string() };
        let request = Request::builder().method(method).uri(format!("{}{path}", self.base));
        let text = body.map(Value::to_string).unwrap_or_default();
        let request = request.header("content-type", "application/json").body(text).expect("a request");
        let mut response = self.agent.run(request).map_err(unreachable)?;
        let failed = !response.status().is_success();
        // A screenshot of a large window is some megabytes of base64.
        let mut answer: Value =
            response.body_mut().with_config().limit(64 * 1024 * 1024).read_json().map_err(unreachable)?;
        let value = answer["value"].take();
        if failed {
            let word = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
            return Err(Refusal { error: word("error"), message: word("message") });
        }
        Ok(value)
    }

    /// Closes the window as its close button does not: the driver ends the program.
    pub(crate) fn close(&mut self) {
        let program = self.program();
        if !self.session.is_empty() {
            let _ = self.send("DELETE", &format!("/session/{}", self.session), None);
            self.session.clear();
        }
        if let Some(pid) = program {
            let gone = wait::until_within(Duration::from_secs(3), || (!alive(pid)).then_some(()));
            if gone.is_none() {
                kill(pid);
            }
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.close();
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// SIGKILL, with no time to save anything.
pub(crate) fn kill(pid: u32) {
    let _ = Command::new("sh").arg("-c").arg(format!("kill -9 {pid} 2>/dev/null")).status();
}

/// Whether a process still runs; a zombie does not.
pub(crate) fn alive(pid: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{pid}/stat"))
        .is_ok_and(|stat| !stat.rsplit(')').next().unwrap_or_default().trim_start().starts_with('Z'))
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
    listener.local_addr().expect("its address").port()
}
