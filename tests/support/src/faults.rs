//! A disk that is full from a given write on. A small library before the system's own counts what is
//! written to files and refuses the rest, as a file system without room does; made with the C compiler
//! that the database needs as well.

use std::path::{Path, PathBuf};
use std::process::Command;

const SOURCE: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static long left = -2;
static int fault = ENOSPC;

static int refused(int fd) {
    struct stat what;
    if (left == -2) {
        const char *from = getenv("SIPHEMMA_TEST_WRITES");
        left = from ? atol(from) : -1;
        if (getenv("SIPHEMMA_TEST_EIO")) fault = EIO;
    }
    if (left < 0 || fstat(fd, &what) != 0 || !S_ISREG(what.st_mode)) return 0;
    if (left == 0) { errno = fault; return 1; }
    left--;
    return 0;
}

ssize_t write(int fd, const void *from, size_t size) {
    return refused(fd) ? -1 : syscall(SYS_write, fd, from, size);
}
ssize_t pwrite(int fd, const void *from, size_t size, off_t at) {
    return refused(fd) ? -1 : syscall(SYS_pwrite64, fd, from, size, at);
}
ssize_t pwrite64(int fd, const void *from, size_t size, off_t at) {
    return refused(fd) ? -1 : syscall(SYS_pwrite64, fd, from, size, at);
}
ssize_t copy_file_range(int in, off_t *from, int out, off_t *to, size_t size, unsigned flags) {
    return refused(out) ? -1 : syscall(SYS_copy_file_range, in, from, out, to, size, flags);
}
int fsync(int fd) { return refused(fd) ? -1 : (int) syscall(SYS_fsync, fd); }
int fdatasync(int fd) { return refused(fd) ? -1 : (int) syscall(SYS_fdatasync, fd); }
int ftruncate(int fd, off_t to) { return refused(fd) ? -1 : (int) syscall(SYS_ftruncate, fd, to); }
int ftruncate64(int fd, off_t to) { return refused(fd) ? -1 : (int) syscall(SYS_ftruncate, fd, to); }
"#;

/// A disk whose writes can be made to fail.
#[derive(Debug)]
pub struct Disk {
    library: PathBuf,
}

impl Disk {
    /// Makes one in a folder.
    ///
    /// # Panics
    /// Without a C compiler: the database could not have been built either.
    #[must_use]
    pub fn made_in(folder: &Path) -> Self {
        let (source, library) = (folder.join("disk.c"), folder.join("disk.so"));
        std::fs::write(&source, SOURCE).expect("a file in the temporary folder");
        let compiled = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(&source).status();
        assert!(compiled.is_ok_and(|status| status.success()), "the C compiler makes the library");
        Self { library }
    }

    /// So many writes go well, and every later one is refused: the disk is full.
    pub fn full_after(&self, writes: u32, command: &mut Command) {
        command.env("LD_PRELOAD", &self.library).env("SIPHEMMA_TEST_WRITES", writes.to_string());
    }

    /// So many writes go well, and every later one fails: the disk is broken.
    pub fn broken_after(&self, writes: u32, command: &mut Command) {
        self.full_after(writes, command);
        command.env("SIPHEMMA_TEST_EIO", "1");
    }
}
