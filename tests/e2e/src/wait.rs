//! Waiting for the interface, with one limit for all.

use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a story waits for what it expects. Generous: a debug build on a loaded machine.
pub(crate) const LIMIT: Duration = Duration::from_secs(10);

const PAUSE: Duration = Duration::from_millis(40);

/// Waits until it is so, for what cannot be found or read on screen; fails with the sentence that
/// should have been true.
#[track_caller]
pub fn eventually(sentence: &str, is_so: impl FnMut() -> bool) {
    assert!(comes_true(is_so), "not so: {sentence}");
}

/// Whether it becomes so in time, for who has more to tell when it does not.
pub fn comes_true(mut is_so: impl FnMut() -> bool) -> bool {
    until(|| is_so().then_some(())).is_some()
}

/// Tries until there is an answer, or the limit is reached.
pub(crate) fn until<T>(attempt: impl FnMut() -> Option<T>) -> Option<T> {
    until_within(LIMIT, attempt)
}

/// Tries until there is an answer, or `limit` is reached.
pub(crate) fn until_within<T>(limit: Duration, mut attempt: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + limit;
    loop {
        if let Some(answer) = attempt() {
            return Some(answer);
        }
        if Instant::now() >= end {
            return None;
        }
        sleep(PAUSE);
    }
}
