//! The TypeScript side of the contract: written from sip-wire, committed, and checked fresh.

use crate::Outcome;
use crate::shell::{built, cargo, command, read, root, run};

const FILE: &str = "ui/src/wire/index.ts";

/// Writes the file.
pub(crate) fn write() -> Outcome {
    run(&mut cargo(["build", "--workspace", "--example", "bindings"]))?;
    std::fs::write(root().join(FILE), bindings()?).map_err(|error| format!("{FILE}: {error}"))?;
    println!("{FILE} is written.");
    Ok(())
}

/// Compares the file with what the built example says.
pub(crate) fn check() -> Outcome {
    let committed = std::fs::read_to_string(root().join(FILE)).map_err(|error| format!("{FILE}: {error}"))?;
    if bindings()? == committed { Ok(()) } else { Err(format!("{FILE} is not fresh: run `cargo xtask bindings`.")) }
}

fn bindings() -> Outcome<String> {
    read(&mut command(built("examples/bindings")))
}
