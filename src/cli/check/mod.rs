//! `okr check`: every fault of every file in one run.

mod fix;
mod place;

use std::cell::OnceCell;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};

use super::archive::{Archive, NO_GIT, unknown};
use super::context::{self, Instead};
use super::deliver::Delivery;
use super::record::{Place, Record};
use super::{Context, Outcome};
use crate::check::{Changes, Checked, check_with};
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
    /// Everything as it stood at a commit, a tag or a day; the working files are not read
    #[arg(long, value_name = "REV", conflicts_with_all = ["base", "fix", "diff", "stdin_filename"])]
    at: Option<String>,
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
pub(super) enum Deny {
    /// Warnings
    Warnings,
}

pub(super) fn run(options: &Check, context: &Context) -> Result<Outcome> {
    let place = Place::of(options.at.as_deref());
    let record = Record::read(context, place, place.day(context))?;
    context.say_read(&record.root, record.portfolio, record.day);
    let root = &record.root;
    let (wanted, stdin) = wanted(options, context, root)?;
    let judge = Judge { options, context, root, wanted, stdin, archive: OnceCell::new() };
    let mut checked = judge.first(&record)?;
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
    options.delivery.deliver(&checked, denies_warnings, context, root, |_| None)?;
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
    /// What git knows up to HEAD, or to where the branch began; else why it knows nothing.
    archive: OnceCell<Result<Archive, String>>,
}

impl Judge<'_> {
    /// What is found in the files as they are.
    fn first(&self, record: &Record) -> Result<Checked> {
        if self.options.base.is_none() && self.stdin.is_empty() {
            return Ok(self.wanted_of(record.checked().clone()));
        }
        self.checked(&self.stdin)
    }

    /// What is found when some files hold other texts.
    fn checked(&self, instead: &Instead) -> Result<Checked> {
        let portfolio = context::portfolio(self.root, instead)?;
        let mut checked = self.judged(&portfolio);
        if let Some(base) = &self.options.base {
            let git = Git::open(self.root)?;
            let git = git.context("`--base` compares with git, and there is no git repository here")?;
            let before = context::portfolio_at(&git.at_merge_base(base)?)?;
            let changes = Changes::between(&before, &portfolio, store::changed_lines);
            checked = checked.since(&self.judged(&before), &changes);
        }
        Ok(self.wanted_of(checked))
    }

    /// What is found in a record, held against what landed before it.
    fn judged(&self, portfolio: &Portfolio) -> Checked {
        let day = self.context.day;
        let archive = self.archive.get_or_init(|| self.archive());
        let history = archive.as_ref().map(|archive| archive.chronicle(portfolio, day));
        let checked = check_with(portfolio, day, history.as_ref().ok());
        checked.without_history(portfolio, unknown(history.as_ref().map_err(|why| why.as_str())))
    }

    fn archive(&self) -> Result<Archive, String> {
        let git = Git::open(self.root).map_err(|error| format!("{error:#}"))?.ok_or(NO_GIT)?;
        Archive::of_head(&git, self.options.base.as_deref()).map_err(|error| format!("{error:#}"))
    }

    fn wanted_of(&self, checked: Checked) -> Checked {
        if self.wanted.is_empty() {
            return checked;
        }
        checked.only(|path| self.wanted.iter().any(|wanted| is_within(path, wanted)))
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
