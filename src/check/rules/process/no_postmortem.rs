//! `no-postmortem`: the season should be finished, and a group did not look back.

use crate::check::absent;
use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::model::process::expected_finished;

pub(super) const RULE: Rule = Rule {
    id: "no-postmortem",
    family: "process",
    levels: [SILENT, W, E],
    special: None,
    text: include_str!("no_postmortem.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (compliance, row) in super::participants(context) {
        let (view, group) = (&compliance.view, &row.group.id);
        let is_expected = expected_finished(view).is_some_and(|first| first <= compliance.day);
        if !is_expected || !view.has_plan_file(group) || view.postmortem_file(group).is_some() {
            continue;
        }
        let message =
            format!("`{group}` has no post-mortem, and the season ended on {}", compliance.season.ends);
        let help = format!("`okr new postmortem {group} --season {}` drafts one", view.id);
        found.extend(absent::finding(RULE.id, compliance, row, message).map(|own| own.help(help)));
    }
}
