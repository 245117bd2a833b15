//! A print server of the stage's own, with one queue that lays what it gets in a tray: the same
//! bytes, so that a story can ask what a printer would have been given.
//!
//! cupsd on a private socket, with its own configuration and spool. Its backend is a shell script;
//! CUPS runs a backend that only its owner may execute as that owner, so it can write to the tray.

use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Stdio;

use crate::Outcome;
use crate::shell::succeeds;
use crate::stage::{Stage, wait};

const SERVER_BIN: &str = "/usr/lib/cups";

const QUEUE: &str = "<DefaultPrinter Skrivare>
UUID urn:uuid:7f4d3c1e-5a0b-4c55-9d0e-0a1b2c3d4e5f
Info Skrivare
DeviceURI tray:/
State Idle
Accepting Yes
Shared No
JobSheets none none
ErrorPolicy abort-job
</DefaultPrinter>
";

/// Starts the print server; `lp` finds it by `CUPS_SERVER`, stories the tray by `SIPHEMMA_PRINTED`.
pub(crate) fn start(stage: &mut Stage) -> Outcome {
    for part in ["cups/spool/tmp", "cups/state", "cups/cache", "cups/bin/backend"] {
        stage.make(part)?;
    }
    let tray = stage.make("tray")?;
    let root = stage.folder().join("cups");
    for part in ["filter", "daemon", "monitor", "notifier", "cgi-bin", "driver"] {
        let link = root.join("bin").join(part);
        symlink(Path::new(SERVER_BIN).join(part), &link).map_err(|error| format!("{}: {error}", link.display()))?;
    }
    stage.write("cups/printers.conf", QUEUE)?;
    let backend = stage.write("cups/bin/backend/tray", &backend(&tray))?;
    set_permissions(&backend, Permissions::from_mode(0o700)).map_err(|error| error.to_string())?;
    let files = stage.write("cups/cups-files.conf", &files(&root))?;
    let socket = root.join("cups.sock");
    let server = stage.write("cups/cupsd.conf", &server(&socket))?;
    stage.tell("CUPS_SERVER", &socket);
    stage.tell("SIPHEMMA_PRINTED", &tray);
    let mut cupsd = stage.command("/usr/sbin/cupsd");
    cupsd.arg("-f").arg("-c").arg(server).arg("-s").arg(files);
    stage.start(cupsd.stdout(Stdio::null()))?;
    wait("the printer was ready", || succeeds(stage.command("lpstat").args(["-p", "Skrivare"])))
}

/// Beside each PDF a file with what the job was called and how it was to be printed.
fn backend(tray: &Path) -> String {
    format!(
        "#!/bin/sh
# job user title copies options [file]
[ $# -eq 0 ] && {{ echo 'direct tray:/ \"Unknown\" \"Tray\"'; exit 0; }}
set -e
cd '{}'
job=$(printf %05d \"$1\")
printf 'title %s\\ncopies %s\\noptions %s\\n' \"$3\" \"$4\" \"$5\" > \"$job.txt\"
cat \"${{6:--}}\" > \"$job.part\"
mv \"$job.part\" \"$job.pdf\"
",
        tray.display()
    )
}

fn files(root: &Path) -> String {
    let root = root.display();
    format!(
        "ServerRoot {root}
ServerBin {root}/bin
RequestRoot {root}/spool
TempDir {root}/spool/tmp
StateDir {root}/state
CacheDir {root}/cache
AccessLog {root}/access.log
ErrorLog {root}/error.log
PageLog {root}/page.log
"
    )
}

fn server(socket: &Path) -> String {
    format!(
        "Listen {}
WebInterface No
Browsing No
DefaultAuthType None
PreserveJobFiles No
LogLevel warn
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
",
        socket.display()
    )
}
