//! `silent-key-result`: a check-in that says nothing of a live key result.

use crate::check::context::{Context, PlanView};
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::document::{KeyResult, Objective};
use crate::model::compliance::{Report, Row};
use crate::model::score::Standing;

pub(super) const RULE: Rule = Rule {
    id: "silent-key-result",
    family: "cadence",
    levels: [SILENT, W, W],
    special: None,
    text: include_str!("silent_key_result.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for of in context.plans() {
        let Some((compliance, row)) = context.row(of.season.id, of.group) else { continue };
        if compliance.season.imported.is_some() || row.part.excused.is_some() {
            continue;
        }
        for (report, silent) in row.reports.iter().zip(silent(context, &of, row)) {
            // An entry under a wrong name may be the one that is looked for, and is told by itself.
            let mut names = report.checkin.document.key_results.keys();
            if !names.all(|name| context.key_result(name, of.season.id, of.group).is_some()) {
                continue;
            }
            for (objective, key_result) in silent {
                let item = format!("{}.{}", objective.id, key_result.id);
                let message = format!("the check-in says nothing of `{item}`");
                let help = "give it an entry: its `value` or `milestones`, or why it is `unmeasured`";
                let spot = report.checkin.spot(report.checkin.at).key("key_results");
                let place = of.plan.spot(key_result.at).field("title").span();
                let finding = report.checkin.finding(RULE.id, spot, message).help(help);
                let finding = finding.about(of.season.id, of.group).item(&item);
                found.push(finding.related(of.plan.source(), place, "the key result"));
            }
        }
    }
}

/// Of each report of a group the key results that it should speak of and does not.
fn silent<'a>(
    context: &Context<'a>,
    of: &PlanView<'a>,
    row: &Row<'a>,
) -> Vec<Vec<(&'a Objective, &'a KeyResult)>> {
    let mut silent = vec![Vec::new(); row.reports.len()];
    let Some(reports) = context.reports(of.season.id, of.group) else { return silent };
    for objective in &of.plan.document.objectives {
        for key_result in objective.key_results.iter().filter(|kr| kr.measure.parts().is_none()) {
            let told = reports.told(&objective.id, &key_result.id);
            for (report, silent) in row.reports.iter().zip(&mut silent) {
                // An empty one is told as such, and an extra one speaks of what it wants.
                if report.is_for_due
                    && !report.checkin.document.key_results.is_empty()
                    && told.binary_search_by_key(&report.name, |told| told.name).is_err()
                    && is_owed(row, report, objective, key_result)
                    && !super::has_unread_entry(report, objective, key_result)
                {
                    silent.push((objective, key_result));
                }
            }
        }
    }
    silent
}

/// Whether a report should speak of a key result: it was there on the day of its name, and it still was when it was
/// written.
fn is_owed(row: &Row<'_>, report: &Report<'_>, objective: &Objective, key_result: &KeyResult) -> bool {
    let (name, date) = (report.name, report.checkin.date.0);
    let added = [&objective.added, &key_result.added].into_iter().flatten().filter_map(|record| record.date);
    row.withdrawn.is_none_or(|withdrawn| date < withdrawn)
        && added.map(|date| date.0).max().is_none_or(|added| added <= name)
        && key_result.due.is_none_or(|due| name <= due.0)
        && objective.standing(date) == Standing::Live
        && key_result.standing(date) == Standing::Live
}
