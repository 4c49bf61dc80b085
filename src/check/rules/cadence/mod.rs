//! The family `cadence`: is it reported, and does the report say something?

mod answered_too_early;
mod answers_no_due_date;
mod confident_but_flat;
mod empty_checkin;
mod late_checkin;
mod missing_checkin;
mod never_measured;
mod pace_contradicts_confidence;
mod parent_done_child_not;
mod sandbagged;
mod silent_key_result;

use super::Family;
use crate::check::context::Context;
use crate::document::{KeyResult, Objective, parse_reference};
use crate::model::compliance::{Compliance, Report, Row};
use crate::model::score::KeyResultScore;

/// The family.
pub(super) const FAMILY: Family = Family {
    id: "cadence",
    asks: "Is it reported, and does the report say something?",
    rules: &[
        missing_checkin::RULE,
        late_checkin::RULE,
        empty_checkin::RULE,
        answered_too_early::RULE,
        answers_no_due_date::RULE,
        silent_key_result::RULE,
        never_measured::RULE,
        confident_but_flat::RULE,
        pace_contradicts_confidence::RULE,
        parent_done_child_not::RULE,
        sandbagged::RULE,
    ],
};

/// Every check-in that was written by the day, with the group that wrote it and its season.
fn reports<'b, 'a: 'b>(
    context: &'b Context<'a>,
) -> impl Iterator<Item = (&'b Compliance<'a>, &'b Row<'a>, &'b Report<'a>)> {
    context.compliance().flat_map(|compliance| {
        compliance.rows.iter().flat_map(move |row| row.reports.iter().map(move |r| (compliance, row, r)))
    })
}

/// Whether a check-in has an entry of a key result that could not be read: what it says, nobody knows.
pub(super) fn has_unread_entry(report: &Report<'_>, objective: &Objective, key_result: &KeyResult) -> bool {
    let (tree, document) = (report.checkin.tree, report.checkin.document);
    let list = tree.root().and_then(|root| tree.field(root, "key_results"));
    let entries = list.map(|list| tree.entries(list)).unwrap_or_default();
    entries.len() > document.key_results.len()
        && entries.iter().any(|(key, _)| {
            let reference = tree.text(*key).and_then(parse_reference);
            let ids = reference.as_ref().map(|reference| reference.ids.as_slice()).unwrap_or_default();
            ids.len() == 2 && ids[0] == *objective.id && ids[1] == *key_result.id
        })
}

/// What a season's scores know of a key result.
fn scored<'b, 'a>(
    context: &'b Context<'a>,
    season: &str,
    group: &str,
    objective: &Objective,
    key_result: &KeyResult,
) -> Option<&'b KeyResultScore<'a>> {
    let plan = context.score(season)?.plans.iter().find(|plan| plan.group == group)?;
    let objective = plan.objectives.iter().find(|scored| scored.objective.id == objective.id)?;
    objective.key_results.iter().find(|scored| scored.key_result.id == key_result.id)
}

/// `O1.KR1`, the first three, and how many more.
fn named(items: &[String]) -> String {
    const MOST: usize = 3;
    let mut shown: Vec<String> = items.iter().take(MOST).map(|item| format!("`{item}`")).collect();
    if items.len() > MOST {
        shown.push(format!("{} more", items.len() - MOST));
    }
    crate::text::list(&shown)
}
