//! The stories of `tests/e2e`, in the real window, on the stage.

use crate::run::programs;
use crate::shell::{cargo, root, run, succeeds};
use crate::{Outcome, setup, stage};

/// Sets up, builds, and plays the stories that have `name` in their name, or all.
pub(crate) fn e2e(name: Option<&str>) -> Outcome {
    setup::for_testing()?;
    setup::build_interface()?;
    build()?;
    play(name, &[])
}

/// Plays the stories of `tests/e2e/tests/pictures.rs`, which leave a picture each in the guide.
pub(crate) fn pictures() -> Outcome {
    setup::for_testing()?;
    setup::build_interface()?;
    build()?;
    let folder = root().join("docs/guide/bilder");
    play(Some("pictures"), &[("SIPHEMMA_PICTURES", folder.as_os_str())])
}

/// The programs and the stories.
pub(crate) fn build() -> Outcome {
    programs()?;
    if has_nextest() {
        run(&mut cargo(["nextest", "run", "--workspace", "--no-run"]))
    } else {
        run(&mut cargo(["test", "--workspace", "--lib", "--bins", "--tests", "--no-run"]))
    }
}

/// Plays built stories one at a time: they share a screen and a printer.
pub(crate) fn play(name: Option<&str>, variables: &[(&str, &std::ffi::OsStr)]) -> Outcome {
    let mut stories = if has_nextest() {
        let which = name.map_or_else(
            || "package(e2e)".to_owned(),
            |name| format!("package(e2e) and (test({name}) or binary({name}))"),
        );
        cargo(["nextest", "run", "--workspace", "--test-threads", "1", "--no-fail-fast", "-E", &which])
    } else {
        let mut stories = cargo(["test", "--package", "e2e", "--no-fail-fast"]);
        match name {
            Some("pictures") => stories.args(["--test", "pictures"]),
            _ => stories.args(["--lib", "--tests"]),
        };
        stories.args(["--", "--test-threads", "1"]).args(name.filter(|name| *name != "pictures"));
        stories
    };
    stories.envs(variables.iter().copied());
    stage::play(&stories)
}

/// nextest runs faster and reports better; plain `cargo test` does where it is not installed.
pub(crate) fn has_nextest() -> bool {
    succeeds(&mut cargo(["nextest", "--version"]))
}
