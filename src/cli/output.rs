//! Standard output and standard error. Results go to the one, messages to the other; a closed pipe ends quietly.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use anyhow::Result;

use crate::store;

/// Writes a result to standard output; colours are dropped where nobody wants them.
pub(super) fn print(text: &str) -> Result<()> {
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Writes a result to a file, whole or not at all and without colours; to standard output where none is named or `-` is.
/// Whether it went to a file.
pub(super) fn deliver(root: &Path, file: Option<&Path>, text: &str) -> Result<bool> {
    match file.filter(|file| *file != "-") {
        None => print(text)?,
        Some(file) => {
            store::output(root, file, &anstream::adapter::strip_str(text).to_string())?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Writes a message to standard error.
pub(super) fn say(text: &str) {
    let mut err = anstream::AutoStream::auto(io::stderr().lock());
    let _ = writeln!(err, "{text}");
}

/// Writes an error with its causes to standard error.
pub(super) fn complain(error: &anyhow::Error) {
    let red = anstyle::AnsiColor::Red.on_default().bold();
    let causes: Vec<String> =
        error.chain().map(|cause| crate::text::visible(&cause.to_string()).into_owned()).collect();
    say(&format!("{red}error{red:#}: {}", causes.join(": ")));
}

/// Writes why something was refused, and what would help, to standard error.
pub(super) fn refuse(message: &str, help: Option<&str>) {
    let red = anstyle::AnsiColor::Red.on_default().bold();
    say(&format!("{red}error{red:#}: {}", crate::text::visible(message)));
    if let Some(help) = help {
        say(&format!("  = help: {}", crate::text::visible(help)));
    }
}

/// Whether an error only says that nobody reads any more.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let pipe = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
    };
    error.chain().any(pipe)
}

/// Whether questions can be asked: input and messages are both at a terminal.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// The columns of the terminal; 80 where there is none, or what `COLUMNS` says.
pub(super) fn columns() -> usize {
    let from_env = || std::env::var("COLUMNS").ok()?.parse::<usize>().ok();
    let from_terminal = || {
        let (width, _) = terminal_size::terminal_size_of(io::stdout())?;
        Some(usize::from(width.0))
    };
    from_terminal().or_else(from_env).filter(|columns| *columns >= 40).unwrap_or(80)
}
