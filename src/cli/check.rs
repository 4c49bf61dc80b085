//! `okr check`: every fault of every file in one run.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};

use super::{Context, Outcome, output};
use crate::check::formats::{human, json, short};
use crate::check::{Checked, check};
use crate::diagnostic::Level;
use crate::store;

/// Options of `okr check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Report only these files and folders; all of `okrs/` is read anyway
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How to show what was found
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    format: Format,
    /// Exit with 1 when there are warnings too
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The source line, a caret and the cure
    Human,
    /// `file:line:col: level rule: message`
    Short,
    /// For programs: okr-check/1
    Json,
}

/// What else counts as a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings
    Warnings,
}

pub(super) fn run(options: &Check, context: &Context) -> Result<Outcome> {
    let root = context.root()?;
    let wanted: Vec<String> =
        options.paths.iter().map(|path| place(&root, context.start(), path)).collect::<Result<_>>()?;
    let mut checked = check(context.portfolio()?, context.day);
    if !wanted.is_empty() {
        checked = checked.only(|path| wanted.iter().any(|wanted| is_within(path, wanted)));
    }
    output::print(&shown(options.format, &checked, context, &root))?;
    let denied = options.deny == Some(Deny::Warnings) && checked.count(Level::Warning) > 0;
    Ok(if denied || checked.count(Level::Error) > 0 { Outcome::Faults } else { Outcome::Good })
}

fn shown(format: Format, checked: &Checked, context: &Context, root: &Path) -> String {
    match format {
        Format::Human => {
            let summary = if context.quiet { String::new() } else { human::summary(checked) };
            human::findings(checked, output::columns(), context.verbose) + &summary
        }
        Format::Short => short::format(checked),
        Format::Json => json::format(checked, context.day, store::Ids::of(root).tree.as_deref()),
    }
}

fn is_within(path: &str, wanted: &str) -> bool {
    path == wanted || path.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('/'))
}

/// A path of the command line as documents know it: from the repository's root, with forward slashes.
fn place(root: &Path, start: &Path, path: &Path) -> Result<String> {
    let shown = path.display();
    let full = start.join(path);
    if full.symlink_metadata().is_err() {
        bail!("there is no `{shown}`");
    }
    // A link is reported where it stands, so only the folder around it is followed.
    let real = match (full.parent(), full.file_name()) {
        (Some(folder), Some(name)) if full.components().next_back() != Some(Component::ParentDir) => {
            folder.canonicalize().map(|folder| folder.join(name))
        }
        (Some(_) | None, Some(_) | None) => full.canonicalize(),
    };
    let real = real.with_context(|| format!("cannot open `{shown}`"))?;
    let inner = real.strip_prefix(root).ok().map(|inner| {
        let parts: Vec<String> = inner.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        parts.join("/")
    });
    match inner.as_deref() {
        Some("") => Ok("okrs".to_owned()),
        Some(inner) if is_within(inner, "okrs") => Ok(inner.to_owned()),
        Some(_) | None => bail!("`{shown}` is outside of `okrs/`: only documents are checked"),
    }
}
