//! `plan-left-in-draft`: the season has begun, and nobody agreed to a plan.

use crate::check::context::{Context, plans_of};
use crate::check::rule::{E, Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::model::commitment::is_ratified;

pub(super) const RULE: Rule = Rule {
    id: "plan-left-in-draft",
    family: "process",
    levels: [W, SILENT, E],
    special: None,
    text: include_str!("plan_left_in_draft.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for compliance in context.compliance() {
        for of in plans_of(compliance.view) {
            let (plan, day) = (of.plan, context.day);
            let begins = compliance.row(of.group).map_or(compliance.season.starts.0, |row| row.part.from);
            if day < begins || is_ratified(plan.document, day) || of.season.is_withdrawn(of.group, day) {
                continue;
            }
            // A record that cannot be read is told of elsewhere.
            if plan.document.ratified.is_none() && plan.says(plan.at, "ratified") {
                continue;
            }
            let verb = if day <= compliance.season.ends.0 { "runs" } else { "ran" };
            let message =
                format!("the plan of `{}` was never ratified, and its season {verb} from {begins}", of.group);
            let help =
                "add `ratified` with its `date` and `by` once it is agreed on, or `withdrawn` with a `why`";
            found.push(plan.finding(RULE.id, plan.spot(plan.at), message).help(help));
        }
    }
}
