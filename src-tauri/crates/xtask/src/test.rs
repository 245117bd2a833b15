//! Every check there is, the quick ones first; stops at the first that fails.

use std::time::{Duration, Instant};

use crate::run::programs;
use crate::shell::{cargo, npm, run};
use crate::{Outcome, bindings, e2e, setup};

type Step = (&'static str, fn() -> Outcome);

const STEPS: [Step; 8] = [
    ("set-up", set_up),
    ("format", format),
    ("clippy", clippy),
    ("documentation", documentation),
    ("programs and bindings", fresh_bindings),
    ("interface", interface),
    ("unit tests and scenarios", tests),
    ("stories in the window", stories),
];

pub(crate) fn test() -> Outcome {
    let mut done: Vec<(&str, Duration)> = Vec::new();
    for (number, (name, step)) in STEPS.iter().enumerate() {
        println!("\n━━━ {} of {}: {name} ━━━", number + 1, STEPS.len());
        let start = Instant::now();
        step().map_err(|sentence| format!("━━━ FAILED: {name} ━━━\n{sentence}"))?;
        done.push((name, start.elapsed()));
    }
    println!();
    for (name, took) in &done {
        println!("{:>6} s  {name}", took.as_secs());
    }
    let all: Duration = done.iter().map(|(_, took)| *took).sum();
    println!("{:>6} s  all {} steps passed, 0 failed", all.as_secs(), done.len());
    Ok(())
}

fn set_up() -> Outcome {
    setup::for_testing()?;
    setup::any_interface()
}

fn format() -> Outcome {
    run(&mut cargo(["fmt", "--all", "--check"]))
}

fn clippy() -> Outcome {
    run(&mut cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn documentation() -> Outcome {
    run(cargo(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))
}

fn fresh_bindings() -> Outcome {
    programs()?;
    bindings::check()
}

fn interface() -> Outcome {
    for script in ["check", "lint", "test"] {
        run(&mut npm(["run", script]))?;
    }
    setup::build_interface()
}

fn tests() -> Outcome {
    // The programs that the scenarios run and, from here on, the interface that was just built.
    e2e::build()?;
    if e2e::has_nextest() {
        run(&mut cargo(["nextest", "run", "--workspace", "--no-fail-fast", "-E", "not package(e2e)"]))?;
    } else {
        let but_e2e = ["test", "--workspace", "--exclude", "e2e", "--no-fail-fast", "--lib", "--bins", "--tests"];
        run(&mut cargo(but_e2e))?;
    }
    run(&mut cargo(["test", "--workspace", "--doc"]))
}

fn stories() -> Outcome {
    e2e::play(None, &[])
}
