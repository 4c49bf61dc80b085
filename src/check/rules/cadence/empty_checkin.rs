//! `empty-checkin`: a check-in without an entry, or, where no key result takes one, without a `summary`.

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::model::compliance::takes_entries;

pub(super) const RULE: Rule = Rule {
    id: "empty-checkin",
    family: "cadence",
    levels: [E, E, E],
    special: None,
    text: include_str!("empty_checkin.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (compliance, row, report) in super::reports(context) {
        if !report.is_empty || row.unread.contains_key(&report.name) {
            continue;
        }
        let checkin = report.checkin;
        let (message, help) = if takes_entries(&compliance.view, &row.group.id, checkin.date.0) {
            let help = "say of every key result a `value`, the `milestones` that are done, or why it is `unmeasured`";
            ("the check-in says nothing of any key result", help)
        } else {
            let help = "no key result takes entries: say in `summary` what happened";
            ("the check-in has neither entries nor a `summary`", help)
        };
        let spot = checkin.spot(checkin.at).key("key_results");
        found.push(checkin.finding(RULE.id, spot, message).help(help));
    }
}
