//! `no-premortem`: a group has a plan, and nobody asked what could go wrong.

use crate::check::absent;
use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, W};
use crate::diagnostic::{Finding, Stage};

pub(super) const RULE: Rule = Rule {
    id: "no-premortem",
    family: "process",
    levels: [I, W, I],
    special: None,
    text: include_str!("no_premortem.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (compliance, row) in super::participants(context) {
        let (view, group) = (&compliance.view, &row.group.id);
        if !view.has_plan_file(group) || view.premortem_file(group).is_some() {
            continue;
        }
        let message = format!("`{group}` has no pre-mortem: nobody asked what could go wrong");
        let help = if view.stage(compliance.day) == Stage::Closed {
            "the season is over: `surprises` of the post-mortem tells what nobody foresaw".to_owned()
        } else {
            format!("`okr new premortem {group} --season {}` drafts one", view.id)
        };
        found.extend(absent::finding(RULE.id, compliance, row, message).map(|own| own.help(help)));
    }
}
