//! A fresh temporary folder in which commands run: a working copy, a home, nothing of the machine around.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use tempfile::TempDir;

/// Where Linux keeps files in memory. It is quick, and it lists a folder in the order in which it was filled, so
/// that a command that takes the disk's order for an order is found out.
const MEMORY: &str = "/dev/shm";

/// Variables that commands inherit; every other one is dropped.
const INHERITED: [&str; 2] = ["PATH", "LLVM_PROFILE_FILE"];

/// What git shall believe, so that the same history gets the same ids on every machine.
const GIT: [(&str, &str); 10] = [
    ("GIT_AUTHOR_NAME", "Ada Example"),
    ("GIT_AUTHOR_EMAIL", "ada@example.org"),
    ("GIT_AUTHOR_DATE", "2026-01-01T12:00:00+00:00"),
    ("GIT_COMMITTER_NAME", "Ada Example"),
    ("GIT_COMMITTER_EMAIL", "ada@example.org"),
    ("GIT_COMMITTER_DATE", "2026-01-01T12:00:00+00:00"),
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_DEFAULT_HASH", "sha1"),
    ("GIT_TERMINAL_PROMPT", "0"),
];

/// Removed from the disk when dropped.
pub struct Workspace {
    dir: TempDir,
}

impl Workspace {
    /// An empty working copy.
    pub fn new() -> io::Result<Workspace> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("okr-test-");
        let dir = builder.tempdir_in(MEMORY).or_else(|_| builder.tempdir())?;
        fs::create_dir(dir.path().join("copy"))?;
        fs::create_dir(dir.path().join("home"))?;
        Ok(Workspace { dir })
    }

    /// The working copy, where commands run.
    pub fn copy(&self) -> PathBuf {
        self.dir.path().join("copy")
    }

    /// The folder around the working copy, for what the commands need not see.
    pub fn outside(&self) -> &Path {
        self.dir.path()
    }

    /// Copies the files of `from` to `to` in the working copy, byte by byte; `backwards` only turns their
    /// order round, which no command may notice.
    pub fn fill(&self, from: &Path, to: &str, backwards: bool) -> io::Result<()> {
        copy(from, &self.copy().join(to), backwards)
    }

    /// `program`, to be run in the working copy without the machine's environment.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear();
        command.envs(INHERITED.iter().filter_map(|name| Some((name, std::env::var_os(name)?))));
        command.envs([("LC_ALL", "C"), ("TZ", "UTC")]);
        command.envs(GIT).env("GIT_CEILING_DIRECTORIES", self.outside());
        command.env("HOME", self.outside().join("home"));
        command.current_dir(self.copy());
        command
    }
}

fn copy(from: &Path, to: &Path, backwards: bool) -> io::Result<()> {
    fs::create_dir_all(to)?;
    let mut entries = fs::read_dir(from)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    if backwards {
        entries.reverse();
    }
    for entry in entries {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let kind = entry.file_type()?;
        if kind.is_dir() {
            copy(&source, &target, backwards)?;
        } else if kind.is_symlink() {
            link(&fs::read_link(&source)?, &target)?;
        } else {
            fs::copy(&source, &target)?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn link(target: &Path, path: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, path)
}

#[cfg(not(unix))]
fn link(_target: &Path, _path: &Path) -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "fixtures with symbolic links need a unix"))
}
