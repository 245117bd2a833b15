//! The measurements of `tests/benches`: the engine by itself, the window on its stage.

use crate::shell::{cargo, npm, run};
use crate::{Outcome, setup, stage};

pub(crate) fn bench() -> Outcome {
    setup::for_testing()?;
    setup::build_interface()?;
    run(&mut cargo(["build", "--release", "--workspace", "--bins", "--examples"]))?;
    run(&mut cargo(["bench", "--package", "benches", "--bench", "engine"]))?;
    // Peers, from their own lock file.
    let peers = ["ci", "--prefix", "../tests/benches/peers", "--no-audit", "--no-fund"];
    run(&mut npm(peers))?;
    run(&mut cargo(["bench", "--package", "benches", "--bench", "exchange"]))?;
    stage::play(&cargo(["bench", "--package", "benches", "--bench", "window"]))
}
