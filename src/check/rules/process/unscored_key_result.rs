//! `unscored-key-result`: the season is over, and nobody says what became of a key result.

use crate::check::context::{Context, PlanView};
use crate::check::rule::{E, Rule, Run, SILENT, W};
use crate::check::rules::cadence::has_unread_entry;
use crate::diagnostic::Finding;
use crate::model::compliance::Row;
use crate::model::score::Standing;

pub(super) const RULE: Rule = Rule {
    id: "unscored-key-result",
    family: "process",
    levels: [SILENT, W, E],
    special: None,
    text: include_str!("unscored_key_result.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results() {
        let of = view.of;
        let Some((compliance, row)) = context.row(of.season.id, of.group) else { continue };
        let (day, ends) = (context.day, compliance.season.ends);
        let is_live =
            view.objective.standing(day) == Standing::Live && view.key_result.standing(day) == Standing::Live;
        // What a file that cannot be read says, nobody knows. A sum is told by its parts.
        let is_unknown = !row.unread.is_empty()
            || row.reports.iter().any(|report| has_unread_entry(report, view.objective, view.key_result));
        if day <= ends.0 || !is_live || is_unknown || view.key_result.measure.parts().is_some() {
            continue;
        }
        let told = context.reports(of.season.id, of.group);
        let told = told.map(|reports| reports.told(&view.objective.id, &view.key_result.id));
        if told.is_some_and(|told| !told.is_empty()) {
            continue;
        }
        let item = format!("{}.{}", view.objective.id, view.key_result.id);
        let message = format!(
            "the season ended on {ends}, and `{item}` of `{}` is neither measured nor explained nor dropped",
            of.group
        );
        let help = format!("tell its value, or `unmeasured` with the reason, in {}", last_report(of, row));
        found.push(view.finding(RULE.id, "title", message).help(help));
    }
}

/// Where a group tells its last numbers: the check-in of its last due date, which is there or has to be written.
fn last_report(of: PlanView<'_>, row: &Row<'_>) -> String {
    let (season, group) = (of.season.id, of.group);
    match row.part.due().next_back() {
        Some(due) if row.report(due).is_some() => format!("okrs/{season}/checkins/{group}/{due}.yaml"),
        Some(due) => format!("the last check-in: `okr new checkin {group} --season {season} --due {due}`"),
        None => format!("a check-in: `okr new checkin {group} --season {season}`"),
    }
}
