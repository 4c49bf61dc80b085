//! `okr check`: every fault of every file in one run.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};

use super::deliver::Delivery;
use super::{Context, Outcome};
use crate::check::check;
use crate::diagnostic::Level;

/// Options of `okr check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Report only these files and folders; all of `okrs/` is read anyway
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    delivery: Delivery,
    /// Exit with 1 when there are warnings too
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
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
    let denies_warnings = options.deny == Some(Deny::Warnings);
    options.delivery.deliver(&checked, denies_warnings, context, &root)?;
    let denied = denies_warnings && checked.count(Level::Warning) > 0;
    Ok(if denied || checked.count(Level::Error) > 0 { Outcome::Faults } else { Outcome::Good })
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
