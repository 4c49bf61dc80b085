//! Whether a changed portfolio may be written: the one seam between drafting and the check.

use std::path::Path;

use anyhow::Result;
use jiff::civil::Date;

use crate::check::{Checked, check};
use crate::cli::context;
use crate::diagnostic::Level;
use crate::document;
use crate::draft::Change;
use crate::model::Portfolio;
use crate::store;

/// The errors that a change brings: all of the changed file, and those of other files that were not there before.
pub(super) fn faults(before: &Portfolio, root: &Path, change: &Change, day: Date) -> Result<Checked> {
    let others = store::list(root)?.into_iter().filter(|found| found.path() != change.path);
    let changed = document::read(&change.path, change.after.as_bytes());
    let after = Portfolio::new(others.map(context::file).chain([changed]).collect());
    let before = check(before, day);
    let mut checked = check(&after, day);
    checked.findings.retain(|judged| {
        let known = || before.findings.iter().any(|old| old.finding.order() == judged.finding.order());
        judged.level == Level::Error && (judged.finding.source.path() == change.path || !known())
    });
    Ok(checked)
}
