//! `siphemma`: the use cases of SIP Hemma without a window, for IT staff, scripts and tests.
//!
//! Here live: arguments, what is printed, exit codes. Here do not live: rules. Answers go to
//! stdout, trouble to stderr as a sentence and what to do now; exit code 0 only on success.

mod arguments;
mod command;
mod output;
mod trouble;

use std::process::ExitCode;

use clap::Parser;
use sip_app::App;
use sip_app::host::{OsHost, default_data_dir, default_documents_dir};

use crate::arguments::Arguments;

fn main() -> ExitCode {
    // A panic's own message may hold what people wrote: only its place is told.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        output::complain(&format!("Programmet gjorde fel ({place}). Det som var sparat finns kvar."));
    }));
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return trouble::usage(&error),
    };
    let data = arguments.data.clone().unwrap_or_else(default_data_dir);
    let json = arguments.json;
    let done = std::panic::catch_unwind(move || {
        let mut app = App::new(OsHost::new(data, default_documents_dir()));
        match command::run(&mut app, arguments) {
            Ok(code) => code,
            Err(error) => trouble::tell(&error.told(app.text()), json),
        }
    });
    done.unwrap_or(ExitCode::from(1))
}
