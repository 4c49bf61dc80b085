//! The tables, one file a subject: what a row holds, and how a season's rows come about.

pub(super) mod compliance;
pub(super) mod entries;
pub(super) mod findings;
pub(super) mod groups;
pub(super) mod items;
pub(super) mod milestones;
pub(super) mod money;
pub(super) mod organisation;
pub(super) mod scores;
pub(super) mod seasons;

use crate::document::{Date, Decision, Reasoned, Reference};
use crate::model::SeasonView;

/// What a reference in a plan or check-in of `group` means, as it is called in its season; of another season, in full.
/// What leads nowhere is told as it was written.
fn told(view: SeasonView<'_>, group: &str, reference: &Reference) -> String {
    match view.portfolio.resolve(reference, view.id, group) {
        Ok(item) if item.season == view.id => item.in_season(),
        Ok(item) => item.to_string(),
        Err(_) => reference.to_string(),
    }
}

/// What several references mean.
fn all_told(view: SeasonView<'_>, group: &str, references: &[Reference]) -> Vec<String> {
    references.iter().map(|reference| told(view, group, reference)).collect()
}

/// The day of a decision, if it tells one.
fn decided(decision: Option<&Decision>) -> Option<Date> {
    decision.and_then(|decision| decision.date)
}

/// The day of a decision that gives a reason, if it tells one.
fn recorded(record: Option<&Reasoned>) -> Option<Date> {
    record.and_then(|record| record.date)
}
