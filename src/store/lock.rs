//! One writer at a time: who writes holds the lock from reading to writing, so that no change is lost.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// How often and after what pause a lock that another process holds is tried again: ten seconds in all.
const TRIES: u32 = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// The right to write under `okrs/`. It ends with this value, and with the process, however that ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Waits for the right to write under `okrs/` of the repository at `root`.
///
/// # Errors
/// When another process keeps it, or when this file system has no locks.
pub fn lock(root: &Path) -> Result<Lock> {
    let file = open(&root.join("okrs")).context("cannot open `okrs/` to lock it")?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) => return Err(error).context("cannot lock `okrs/`"),
        }
    }
    bail!("another okr has been writing under `okrs/` for ten seconds; end it and try again")
}

/// The folder itself is locked: nothing is created, so nothing can be left behind.
#[cfg(unix)]
fn open(okrs: &Path) -> std::io::Result<File> {
    File::open(okrs)
}

/// Elsewhere a folder cannot be locked; a file whose name begins with a dot is no document.
#[cfg(not(unix))]
fn open(okrs: &Path) -> std::io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(okrs.join(".okr.lock"))
}
