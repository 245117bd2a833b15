//! The measurements of `tests/benches`: the engine by itself, the window on its stage.

use crate::shell::{cargo, run};
use crate::{Outcome, setup, stage};

pub(crate) fn bench() -> Outcome {
    setup::for_testing()?;
    setup::build_interface()?;
    run(&mut cargo(["build", "--release", "--workspace", "--bins", "--examples"]))?;
    run(&mut cargo(["bench", "--package", "benches", "--bench", "engine"]))?;
    stage::play(&cargo(["bench", "--package", "benches", "--bench", "window"]))
}
