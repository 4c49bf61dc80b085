//! Whether a changed portfolio may be written: the one seam between drafting and the check.

use std::path::Path;

use anyhow::Result;
use jiff::civil::Date;

use crate::check::{Checked, check};
use crate::cli::context;
use crate::diagnostic::Level;
use crate::draft::Change;
use crate::model::Portfolio;

/// The errors that a change brings: all of the changed file, and those of other files that were not there before.
pub(super) fn faults(before: &Portfolio, root: &Path, change: &Change, day: Date) -> Result<Checked> {
    let instead = [(change.path.clone(), change.after.clone().into_bytes())];
    let after = context::portfolio(root, &instead.into())?;
    let before = check(before, day);
    let mut checked = check(&after, day);
    checked.findings.retain(|judged| {
        let known = || before.findings.iter().any(|old| old.finding.order() == judged.finding.order());
        // What a group owes is not what a draft brings, even where it is told at the draft.
        let is_brought = judged.finding.about.is_none();
        judged.level == Level::Error
            && is_brought
            && (judged.finding.source.path() == change.path || !known())
    });
    Ok(checked)
}
