//! `okr demo`: an example organisation with a season of real history, to try everything on.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::context::Context;
use super::{Outcome, output};
use crate::draft::demo;
use crate::store;
use crate::text::{many, visible};

/// Write an example organisation with a season of history
///
/// Tidal DAO is invented: its people are roles, its numbers are made up. What it promised in its third season, how it
/// reported and what became of its promises is told by the commits of a git repository, the same on every machine.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// The folder to write: a new one, or an empty one
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(args: &Demo, context: &Context) -> Result<Outcome> {
    let history = demo::history()?;
    let head = store::new_repository(&args.folder, &history)?;
    if !context.quiet {
        let folder = args.folder.display().to_string();
        output::say(&format!(
            "wrote a season of Tidal DAO to `{}`: {}, the last is {head}

  cd {}
  okr report                   how the season ended
  okr audit                    what the history says of it
  okr log {}       a target that was moved
  okr diff main..{}    a pull request that is still open

its day is {day}, which okr has to be told: export OKR_AS_OF={day}",
            visible(&folder),
            many(history.commits.len(), "commit"),
            visible(&word(&folder)),
            demo::MOVED,
            demo::OPEN,
            day = demo::DAY,
        ));
    }
    Ok(Outcome::Good)
}

/// A path as a shell reads it as one word.
fn word(path: &str) -> String {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "-_./".contains(char);
    if path.chars().all(is_plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', r"'\''")) }
}
