//! The one command.

use std::sync::Mutex;

use serde_json::Value;
use sip_app::host::OsHost;
use sip_app::{App, AppError};
use sip_wire::{Code, Command, Router, WireError};
use tauri::State;

/// The program, one command at a time.
pub(crate) struct Program(pub(crate) Mutex<App<OsHost>>);

/// Runs a command off the window's own thread.
#[tauri::command(async)]
pub(crate) fn rpc(command: Command, program: State<'_, Program>) -> Result<Value, WireError> {
    // After a panic inside a use case nothing half done is on disk: the door is one transaction.
    let mut app = program.0.lock().unwrap_or_else(|poisoned| {
        let mut app = poisoned.into_inner();
        app.close_folder();
        app
    });
    program.0.clear_poison();
    let answer = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| app.route(command)));
    answer.unwrap_or_else(|_| {
        // What is in memory may be ahead of the disk: the disk is the truth.
        app.close_folder();
        Err(AppError::new(Code::Fault, "fault").told(app.text()))
    })
}
