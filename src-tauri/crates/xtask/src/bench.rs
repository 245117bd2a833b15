//! The measurements of `tests/benches`.

use crate::shell::{cargo, run};
use crate::{Outcome, setup};

pub(crate) fn bench() -> Outcome {
    setup::for_building()?;
    run(&mut cargo(["bench", "--package", "benches"]))
}
