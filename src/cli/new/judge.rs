//! Whether a changed portfolio may be written: the one seam between drafting and the check.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use jiff::civil::Date;

use crate::check::{Checked, Judged, check};
use crate::cli::context;
use crate::diagnostic::Level;
use crate::draft::{Change, Decided};
use crate::model::Portfolio;

/// The record as it would be after changes.
pub(in crate::cli) fn after(root: &Path, changes: &[Change]) -> Result<Portfolio> {
    let instead = changes.iter().map(|change| (change.path.clone(), change.after.clone().into_bytes()));
    context::portfolio(root, &instead.collect())
}

/// The errors that a draft brings: all of the changed files, and those of other files that were not there before.
pub(super) fn faults(before: &Portfolio, root: &Path, changes: &[Change], day: Date) -> Result<Checked> {
    let after = after(root, changes)?;
    let before = check(before, day);
    let mut checked = check(&after, day);
    checked.findings.retain(|judged| {
        let known = || before.findings.iter().any(|old| old.finding.order() == judged.finding.order());
        is_brought(judged)
            && (changes.iter().any(|change| judged.finding.source.path() == change.path) || !known())
    });
    Ok(checked)
}

/// The errors that a change of what is agreed brings, wherever they are told: not those that were there before.
pub(in crate::cli) fn brought(
    before: &Portfolio,
    root: &Path,
    change: &Change,
    day: Date,
) -> Result<Checked> {
    let after = after(root, std::slice::from_ref(change))?;
    let before = check(before, day);
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for judged in before.findings.iter().filter(|judged| is_brought(judged)) {
        *known.entry(name(judged)).or_default() += 1;
    }
    let mut checked = check(&after, day);
    checked.findings.retain(|judged| {
        let left = known.get_mut(&name(judged)).filter(|left| **left > 0);
        let is_known = left.map(|left| *left -= 1).is_some();
        is_brought(judged) && !is_known
    });
    Ok(checked)
}

/// What is missing until a decision may be recorded: every error about what was decided, as the record would be after.
/// Of a plan that is what concerns its group, of a season that is ratified what concerns no group; of one that is
/// closed, everything in it.
pub(in crate::cli) fn missing(
    root: &Path,
    change: &Change,
    decided: &Decided,
    everything: bool,
    day: Date,
) -> Result<Checked> {
    let after = after(root, std::slice::from_ref(change))?;
    let mut checked = check(&after, day);
    let folder = format!("okrs/{}/", decided.season);
    checked.findings.retain(|judged| {
        let finding = &judged.finding;
        let season = finding.about.as_deref().map(|about| about.season == decided.season);
        let is_here = season.unwrap_or_else(|| finding.source.path().starts_with(&folder));
        let is_meant = match &decided.group {
            Some(group) => judged.group.as_ref() == Some(group),
            None => everything || judged.group.is_none() || finding.source.path() == change.path,
        };
        judged.level == Level::Error && is_here && is_meant
    });
    Ok(checked)
}

/// An error in what a file says. What a group owes is not what a change brings, even where it is told at the change.
fn is_brought(judged: &Judged) -> bool {
    judged.level == Level::Error && judged.finding.about.is_none()
}

/// What makes two findings the same one, wherever it stands in its file and whatever numbers it tells.
fn name(judged: &Judged) -> (&'static str, String, Option<String>) {
    (judged.finding.rule, judged.finding.source.path().to_owned(), judged.item.clone())
}
