//! `no-plan`: a participant of a season that has begun has no plan.

use crate::check::absent;
use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run, W};
use crate::diagnostic::{Finding, Stage};

pub(super) const RULE: Rule = Rule {
    id: "no-plan",
    family: "process",
    levels: [W, E, E],
    special: None,
    text: include_str!("no_plan.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (compliance, row) in super::participants(context) {
        let (view, group, day) = (&compliance.view, &row.group.id, compliance.day);
        if day < row.part.from || view.has_plan_file(group) {
            continue;
        }
        let message =
            format!("`{group}` takes part in `{}` since {} and has no plan", view.id, row.part.from);
        let help = if view.stage(day) == Stage::Closed {
            format!("the season is closed; a waiver in its season.yaml with `item: {group}` can say why")
        } else {
            format!(
                "`okr new plan {group} --season {}` drafts one; a group that takes no part has `from` and `to` under `participants`, or `retired`",
                view.id
            )
        };
        found.extend(absent::finding(RULE.id, compliance, row, message).map(|own| own.help(help)));
    }
}
