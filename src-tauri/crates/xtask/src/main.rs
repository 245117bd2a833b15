//! `cargo xtask`: the two commands that README names, and the few beside them.
//!
//! One file per verb. Here is only the list; what a verb needs to be installed is in [`setup`],
//! and the screen, keyring and printer that the real window stands on in [`stage`].

mod bench;
mod bindings;
mod cups;
mod e2e;
mod run;
mod setup;
mod shell;
mod stage;
mod test;

use std::process::ExitCode;

/// Done, or the sentence that says why not.
pub(crate) type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "cargo xtask <verb>

  run [--demo]       builds and opens the window; --demo on a folder with made-up cases
  test               every check there is, in the order of how soon it fails
  e2e [NAME]         the stories in the real window, or those with NAME in their name
  bindings           writes ui/src/wire/index.ts from sip-wire
  pictures           takes the pictures of docs/guide anew
  bench              the measurements";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run"] => run::run(false),
        ["run", "--demo"] => run::run(true),
        ["test"] => test::test(),
        ["e2e"] => e2e::e2e(None),
        ["e2e", name] => e2e::e2e(Some(name)),
        ["bindings"] => bindings::write(),
        ["pictures"] => e2e::pictures(),
        ["bench"] => bench::bench(),
        // Called by `stage::play` on the far side of `unshare`, not by people.
        ["on-stage", "--", program, arguments @ ..] => stage::on_stage(program, arguments),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}
