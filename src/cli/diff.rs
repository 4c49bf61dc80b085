//! `okr diff`: what a branch changes, in words.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::archive::Archive;
use super::checks::{lowered, plain};
use super::context::{Context, Instead, portfolio, portfolio_at};
use super::{Outcome, output};
use crate::check::{Moved, check_with};
use crate::model::diff::diff;
use crate::report::checks::Lowered;
use crate::report::diff::{About, FORMATS, Format, Report, Rules, State};
use crate::store::{Git, Ids};

/// Tell what a branch changes, by meaning and not by lines
///
/// From where BASE and HEAD parted to HEAD, or to the working files where no HEAD is named: what was promised, asked for,
/// measured and decided otherwise, whether amendments say so, and what the rules find of it. Without BASE it is the main
/// branch: what `origin/HEAD` points to, `origin/main` or `origin/master`, else the local `main` or `master`.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The branch that the change is for, and the end of the change
    #[arg(value_name = "BASE[..HEAD]")]
    range: Option<String>,
    /// The form of the output
    #[arg(long, value_name = "FORMAT", value_parser = formats(), default_value = "text")]
    format: &'static Format,
    /// Write the result to this file, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn formats() -> impl TypedValueParser<Value = &'static Format> {
    let named = FORMATS.iter().map(|format| PossibleValue::new(format.id).help(format.about));
    PossibleValuesParser::new(named)
        .try_map(|id| FORMATS.iter().find(|format| format.id == id).copied().ok_or("no such form"))
}

pub(super) fn run(args: &Diff, context: &Context) -> Result<Outcome> {
    let root = context.root()?;
    let (base, end) = ends(args.range.as_deref())?;
    let git =
        Git::open(&root)?.context("`okr diff` compares with git, and there is no git repository here")?;
    let compared = git.compared(base, end)?;
    let before = portfolio_at(&compared.before)?;
    let (after, tree) = match &compared.after {
        Some(state) => (portfolio_at(state)?, state.ids()?.tree),
        None => (portfolio(&root, &Instead::new())?, Ids::of(&root).tree),
    };
    let found = diff(&before, &after, context.day);
    let archive = Archive::of(&git, compared.before.past()?);
    let checked =
        |portfolio| check_with(portfolio, context.day, Some(&archive.chronicle(portfolio, context.day)));
    let (was, is) = (checked(&before), checked(&after));
    let Moved { broken, cured } = Moved::between((&was, &is), &after);
    let (lowered_then, lowered_now) = (lowered(before.policy()), lowered(after.policy()));
    let beyond = |one: &[Lowered<'static>], other: &[Lowered<'static>]| -> Vec<Lowered<'static>> {
        one.iter().filter(|rule| !other.contains(rule)).cloned().collect()
    };
    let rules = Rules {
        lowered: beyond(&lowered_now, &lowered_then),
        restored: beyond(&lowered_then, &lowered_now),
        broken: broken.into_iter().map(plain).collect(),
        cured: cured.into_iter().map(plain).collect(),
    };
    let (parted, base_tree) = (compared.before.id(), compared.before.ids()?.tree);
    let ended = compared.after.as_ref().map(crate::store::State::id);
    let about = About {
        tool: concat!("okr ", env!("CARGO_PKG_VERSION")),
        day: context.day,
        base: State { name: Some(&compared.base), commit: Some(&parted), tree: base_tree.as_deref() },
        is_found: compared.is_found,
        head: State { name: end, commit: ended.as_deref(), tree: tree.as_deref() },
    };
    let report = Report::of(&found, rules, about);
    output::deliver(&root, args.output.as_deref(), &(args.format.show)(&report, output::columns()))?;
    Ok(Outcome::Good)
}

/// The two ends of a range: `main`, `main..feature`, `..feature`, `main..`; three dots mean the same.
fn ends(range: Option<&str>) -> Result<(Option<&str>, Option<&str>)> {
    let Some(range) = range else { return Ok((None, None)) };
    let Some((base, end)) = range.split_once("...").or_else(|| range.split_once("..")) else {
        if range.is_empty() {
            bail!("the name of the base is empty");
        }
        return Ok((Some(range), None));
    };
    let base = Some(base).filter(|base| !base.is_empty());
    Ok((base, Some(if end.is_empty() { "HEAD" } else { end })))
}
