//! A computer whose clock is wrong. Its time comes from the system through `clock_gettime`; a small
//! library before the system's own answers a shifted one. It is made with the C compiler that the
//! database needs as well; where there is none, or where programs are not loaded so, no clock is made.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const SOURCE: &str = r#"
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include <sys/syscall.h>

static long shift(void) {
    static int known = 0;
    static long days = 0;
    if (!known) {
        const char *name = getenv("SIPHEMMA_TEST_CLOCK");
        FILE *file = name ? fopen(name, "r") : 0;
        if (file) {
            if (fscanf(file, "%ld", &days) != 1) days = 0;
            fclose(file);
        }
        known = 1;
    }
    return days * 86400L;
}

int clock_gettime(clockid_t id, struct timespec *at) {
    int done = (int) syscall(SYS_clock_gettime, id, at);
    if (done == 0 && id == CLOCK_REALTIME) at->tv_sec += shift();
    return done;
}
"#;

/// A clock that can be set.
#[derive(Debug)]
pub(crate) struct Clock {
    library: PathBuf,
    days: PathBuf,
}

impl Clock {
    /// Makes one in a folder; it is right at first.
    pub(crate) fn made_in(folder: &Path) -> Option<Self> {
        let (source, library, days) = (folder.join("clock.c"), folder.join("clock.so"), folder.join("clock"));
        std::fs::write(&source, SOURCE).expect("a file in the temporary folder");
        let mut compile = Command::new("cc");
        compile.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(&source).stderr(Stdio::null());
        if !compile.status().is_ok_and(|status| status.success()) {
            return None;
        }
        let clock = Self { library, days };
        clock.set(3650);
        let year = || Command::new("date").arg("+%Y").output().map(|told| told.stdout).unwrap_or_default();
        let shifted = Command::new("date").arg("+%Y").envs(clock.environment()).output().ok()?.stdout;
        let works = shifted != year() && !shifted.is_empty();
        clock.set(0);
        works.then_some(clock)
    }

    pub(crate) fn set(&self, days: i64) {
        std::fs::write(&self.days, format!("{days}\n")).expect("a file in the temporary folder");
    }

    pub(crate) fn environment(&self) -> [(&'static str, &Path); 2] {
        [("LD_PRELOAD", &self.library), ("SIPHEMMA_TEST_CLOCK", &self.days)]
    }
}
