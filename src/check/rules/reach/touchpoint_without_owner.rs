//! `touchpoint-without-owner`: nobody keeps a place where the mission is told.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "touchpoint-without-owner",
    family: "reach",
    levels: [I, I, I],
    special: None,
    text: include_str!("touchpoint_without_owner.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (org, touched) in super::touched(context) {
        let point = touched.point;
        if org.says(point.at, "owner") {
            continue;
        }
        let message = format!("nobody keeps the touch point `{}`", point.id);
        let help = "add `owner`, the one who sees to it that it tells what was ratified";
        found.push(org.finding(RULE.id, org.spot(point.at).field("id"), message).help(help));
    }
}
