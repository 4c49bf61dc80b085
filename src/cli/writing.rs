//! From changes to files: lock, read, judge, write. The lock is held from reading to writing, so that of two who
//! write at once neither loses what the other wrote.

use std::path::PathBuf;

use anyhow::Result;

use super::Outcome;
use super::context::Context;
use super::output;
use super::patch::patch;
use crate::check::Checked;
use crate::check::formats::human;
use crate::diagnostic::{Source, Span};
use crate::draft::{Change, Refused};
use crate::model::Portfolio;
use crate::store::{self, Lock, Write, Written};

/// The record, read by one who may write.
pub(super) struct Desk {
    /// The repository's root.
    pub root: PathBuf,
    /// All files.
    pub portfolio: &'static Portfolio,
    /// None where nothing is to be written.
    lock: Option<Lock>,
}

impl Desk {
    /// Waits until nobody else writes and reads everything; with `print`, only reads.
    pub(super) fn open(print: bool, context: &Context) -> Result<Self> {
        let root = context.root()?;
        let lock = if print { None } else { Some(store::lock(&root)?) };
        Ok(Self { portfolio: context.portfolio()?, root, lock })
    }

    /// Shows or writes changes, and says what comes next.
    pub(super) fn deliver(self, changes: Vec<Change>, next: &str, context: &Context) -> Result<Outcome> {
        let Some(lock) = self.lock else { return show(&changes, context) };
        let mut writes: Vec<Write> = Vec::new();
        let (mut told, mut beside) = (Vec::new(), Vec::new());
        for Change { path, before, after, schema, .. } in changes {
            told.push(format!("wrote {path}\n"));
            writes.push(Write { path, before, after });
            if let Some((path, after)) = schema
                && !store::is_there(&self.root, &path)
                && !beside.contains(&path)
            {
                beside.push(path.clone());
                writes.push(Write { path, before: None, after });
            }
        }
        match store::write(&self.root, &lock, &writes)? {
            Written::Refused(why) => {
                output::refuse(&why, Some("nothing was written; look at it and try again"));
                Ok(Outcome::Faults)
            }
            Written::Done => {
                output::print(&told.concat())?;
                if !context.quiet {
                    for path in beside {
                        output::say(&format!("and {path}, by which editors know what may stand where"));
                    }
                    output::say(&format!("next: {next}"));
                }
                Ok(Outcome::Good)
            }
        }
    }
}

/// A refusal is told, with its cure; anything else could not run.
pub(super) fn told(done: Result<Outcome>) -> Result<Outcome> {
    match done {
        Ok(outcome) => Ok(outcome),
        Err(error) => match error.downcast::<Refused>() {
            Ok(refused) => {
                output::refuse(&refused.message, refused.help.as_deref());
                Ok(Outcome::Faults)
            }
            Err(error) => Err(error),
        },
    }
}

/// Refuses to write, because of these findings.
pub(super) fn refuse(message: &str, help: Option<&str>, faults: &Checked) -> Outcome {
    output::refuse(message, help);
    output::say(human::findings(faults, output::columns(), true).trim_end());
    Outcome::Faults
}

/// Prints what was drafted: a new file whole, something new in a file as it would stand there, else what differs.
fn show(changes: &[Change], context: &Context) -> Result<Outcome> {
    for change in changes {
        match (change.drafted, &change.before) {
            (Some(drafted), before) => show_drafted(change, drafted, before.is_some(), context)?,
            (None, before) => {
                let before = before.as_deref().unwrap_or_default();
                output::print(&patch(&change.path, before, &change.after))?;
            }
        }
    }
    Ok(Outcome::Good)
}

fn show_drafted(change: &Change, drafted: Span, is_in_file: bool, context: &Context) -> Result<()> {
    let source = Source::new(change.path.as_str(), change.after.as_str());
    let text = source.slice(drafted).trim_matches(['\r', '\n']);
    if !context.quiet {
        let line =
            if is_in_file { format!(":{}", source.position(drafted.start).line) } else { String::new() };
        output::say(&format!("this would stand in {}{line}", change.path));
    }
    output::print(&format!("{text}\n"))
}
