//! Runs one command to its end, or to the end of our patience.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// No command of ours may take longer, not even unoptimised on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// What a command left behind.
pub struct Ran {
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    /// The exit code.
    pub exit: i32,
}

/// Whether the two streams are kept apart, or mixed as a terminal would show them (all in `stdout`).
#[derive(Clone, Copy, PartialEq)]
pub enum Streams {
    Apart,
    Mixed,
}

/// Runs `command`, keeping what it says in files of `outside`. Its standard input is empty unless set before.
pub fn run(mut command: Command, streams: Streams, outside: &Path) -> Result<Ran, String> {
    let (out, err) = (outside.join("stdout"), outside.join("stderr"));
    let status = (|| {
        let stdout = File::create(&out)?;
        let stderr = File::create(&err)?;
        command.stderr(if streams == Streams::Mixed { stdout.try_clone()? } else { stderr });
        finish(command.stdout(stdout))
    })();
    let status =
        status.map_err(|error| format!("cannot run {}: {error}", command.get_program().display()))?;
    let status = status.ok_or_else(|| format!("did not end within {} s", PATIENCE.as_secs()))?;
    let exit = status.code().ok_or_else(|| format!("crashed: {status}"))?;
    let read = |path: &Path| fs::read(path).map_err(|error| format!("cannot read what it said: {error}"));
    Ok(Ran { stdout: read(&out)?, stderr: read(&err)?, exit })
}

/// Opens `path` as the standard input of a command.
pub fn stdin(path: &Path) -> Result<Stdio, String> {
    File::open(path).map(Stdio::from).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// `None` if it had to be killed.
fn finish(command: &mut Command) -> io::Result<Option<ExitStatus>> {
    let begin = Instant::now();
    let mut child = command.spawn()?;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begin.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        sleep(Duration::from_millis(2));
    }
}
