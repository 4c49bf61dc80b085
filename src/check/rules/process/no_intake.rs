//! `no-intake`: nothing was gathered from a group.

use crate::check::absent;
use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, W};
use crate::diagnostic::{Finding, Stage};

pub(super) const RULE: Rule = Rule {
    id: "no-intake",
    family: "process",
    levels: [I, W, I],
    special: None,
    text: include_str!("no_intake.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (compliance, row) in super::participants(context) {
        let (view, group) = (&compliance.view, &row.group.id);
        if super::is_dao(row) || view.has_intake_file(group) {
            continue;
        }
        let message = format!("nobody asked `{group}`: nothing was gathered from it for `{}`", view.id);
        let help = if view.stage(compliance.day) == Stage::Closed {
            "ask it before the next season begins".to_owned()
        } else {
            format!("`okr new intake {group} --season {}` drafts an interview", view.id)
        };
        found.extend(absent::finding(RULE.id, compliance, row, message).map(|own| own.help(help)));
    }
}
