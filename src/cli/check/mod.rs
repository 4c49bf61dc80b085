//! `okr check`: every fault of every file in one run.

mod fix;
mod place;

use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};

use super::context::{self, Instead};
use super::deliver::Delivery;
use super::{Context, Outcome};
use crate::check::{Changes, Checked, check};
use crate::diagnostic::Level;
use crate::model::Portfolio;
use crate::store::{self, Git};
use crate::yaml::MAX_BYTES;
use place::{file_place, is_within, place};

/// Options of `okr check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Report only these files and folders; all of `okrs/` is read anyway. `-` reads one file from standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Report only what changed since this branch left REV: what it brought, and what stands on lines that it changed
    #[arg(long, value_name = "REV")]
    base: Option<String>,
    #[command(flatten)]
    delivery: Delivery,
    /// Exit with 1 when there are warnings too
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Make the safe fixes, and leave every other byte as it is
    #[arg(long)]
    fix: bool,
    /// Only show what `--fix` would change; exit with 1 when that is anything, or faults would be left
    #[arg(long)]
    diff: bool,
    /// The file that the text on standard input will be
    #[arg(long, value_name = "PATH")]
    stdin_filename: Option<PathBuf>,
}

/// What else counts as a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings
    Warnings,
}

pub(super) fn run(options: &Check, context: &Context) -> Result<Outcome> {
    let root = context.root()?;
    let (wanted, stdin) = wanted(options, context, &root)?;
    let judge = Judge { options, context, root: &root, wanted, stdin };
    let mut checked = judge.first()?;
    if options.diff {
        let mended = fix::mend(&judge, checked)?;
        return Ok(if mended.show(&judge)? { Outcome::Faults } else { Outcome::Good });
    }
    if options.fix {
        let mended = fix::mend(&judge, checked)?;
        if !mended.write(&judge)? {
            return Ok(Outcome::Faults);
        }
        checked = mended.after;
    }
    let denies_warnings = options.deny == Some(Deny::Warnings);
    options.delivery.deliver(&checked, denies_warnings, context, &root)?;
    let denied = denies_warnings && checked.count(Level::Warning) > 0;
    Ok(if denied || checked.count(Level::Error) > 0 { Outcome::Faults } else { Outcome::Good })
}

/// What is to be judged, and which of it is to be reported.
struct Judge<'a> {
    options: &'a Check,
    context: &'a Context,
    root: &'a Path,
    /// The files and folders that were asked for; none: all.
    wanted: Vec<String>,
    /// The file on standard input.
    stdin: Instead,
}

impl Judge<'_> {
    /// What is found in the files as they are.
    fn first(&self) -> Result<Checked> {
        if self.stdin.is_empty() {
            self.reported(self.context.portfolio()?)
        } else {
            self.checked(&self.stdin)
        }
    }

    /// What is found when some files hold other texts.
    fn checked(&self, instead: &Instead) -> Result<Checked> {
        let portfolio = context::portfolio(self.root, instead)?;
        self.reported(&portfolio)
    }

    fn reported(&self, portfolio: &Portfolio) -> Result<Checked> {
        let day = self.context.day;
        let mut checked = check(portfolio, day);
        if let Some(base) = &self.options.base {
            let git = Git::open(self.root)?.context("`--base` compares with git, and there is no git repository here")?;
            let before = context::portfolio_at(&git.at_merge_base(base)?)?;
            let changes = Changes::between(&before, portfolio, store::changed_lines);
            checked = checked.since(&check(&before, day), &changes);
        }
        if !self.wanted.is_empty() {
            checked = checked.only(|path| self.wanted.iter().any(|wanted| is_within(path, wanted)));
        }
        Ok(checked)
    }
}

/// The paths that were asked for, and what standard input gives for one of them.
fn wanted(options: &Check, context: &Context, root: &Path) -> Result<(Vec<String>, Instead)> {
    let is_stdin = |path: &PathBuf| path.as_os_str() == "-";
    match (&options.stdin_filename, options.paths.iter().any(is_stdin)) {
        (None, false) => {
            let paths = options.paths.iter().map(|path| place(root, context.start(), path));
            Ok((paths.collect::<Result<_>>()?, Instead::new()))
        }
        (Some(_), false) => {
            bail!("`--stdin-filename` names what `-` reads: `okr check - --stdin-filename PATH`")
        }
        (None, true) => bail!("the path says what a file is: name it with `--stdin-filename PATH`"),
        (Some(_), true) if options.paths.len() > 1 => bail!("`-` reads one file, and no others beside it"),
        (Some(_), true) if options.fix && !options.diff => {
            bail!("`--fix` writes files, and standard input is none: `--diff` shows what it would change")
        }
        (Some(path), true) => {
            let path = file_place(root, context.start(), path)?;
            let mut bytes = Vec::new();
            let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX) + 1;
            std::io::stdin()
                .lock()
                .take(limit)
                .read_to_end(&mut bytes)
                .context("cannot read standard input")?;
            Ok((vec![path.clone()], [(path, bytes)].into()))
        }
    }
}
