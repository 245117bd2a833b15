//! The window of SIP Hemma.
//!
//! Here live: the window, the one command, and the real host. Here do not live: use cases, rules,
//! storage, Swedish. It grows only when the operating system's window does something new for us.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod rpc;
mod window;

use std::process::ExitCode;
use std::sync::Mutex;

use sip_app::App;
use sip_app::host::{OsHost, default_data_dir, default_documents_dir};

use crate::rpc::Program;

fn main() -> ExitCode {
    // A panic's own message may hold what people wrote: only its place is told.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        eprintln!("Programmet gjorde fel ({place}). Det som var sparat finns kvar.");
    }));
    let app = App::new(OsHost::new(default_data_dir(), default_documents_dir()));
    let built = tauri::Builder::default()
        .manage(Program(Mutex::new(app)))
        .invoke_handler(tauri::generate_handler![rpc::rpc])
        .setup(|app| Ok(window::open(app)?))
        .on_window_event(window::on_event)
        .run(tauri::generate_context!());
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => {
            eprintln!("Fönstret kunde inte öppnas. Starta om datorn, eller be it-stödet om hjälp.");
            ExitCode::FAILURE
        }
    }
}
