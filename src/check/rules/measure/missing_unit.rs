//! `missing-unit`: a number without what it counts.

use crate::check::context::Context;
use crate::check::measures::is_numeric;
use crate::check::rule::{I, Rule, Run, W};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "missing-unit",
    family: "measure",
    levels: [I, W, I],
    special: None,
    text: include_str!("missing_unit.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results() {
        let is_there = view.of.plan.tree.field(view.key_result.at.node(), "unit").is_some();
        if is_numeric(&view.key_result.measure) && !is_there {
            let message = format!("the numbers of `{}` have no unit", view.id().item());
            let help = "add `unit: …`, like `learners`, `hours` or `\"%\"`";
            found.push(view.finding(RULE.id, "measure", message).help(help));
        }
    }
}
