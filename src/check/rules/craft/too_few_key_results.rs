//! `too-few-key-results`: an objective with fewer key results than the policy asks for.

use crate::check::context::Context;
use crate::check::objectives::objectives;
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::text::many;

pub(super) const RULE: Rule = Rule {
    id: "too-few-key-results",
    family: "craft",
    levels: [W, W, SILENT],
    special: None,
    text: include_str!("too_few_key_results.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let least = context.portfolio.policy().limits.key_results.min;
    for view in objectives(context).into_iter().filter(|view| view.written < least as usize) {
        let is_written = view.of.plan.tree.field(view.objective.at.node(), "key_results").is_some();
        if !is_written {
            // An objective of the DAO is scored by what contributes to it; elsewhere the reader asks for the field.
            continue;
        }
        let (count, objective) = (many(view.written, "live key result"), &view.objective.id);
        let message = format!("{count} of `{objective}`; the policy asks for {least}");
        let help = "add one that would show success from another side: how well, how lasting, for whom";
        let spot = view.spot().key("key_results");
        found.push(view.of.plan.finding(RULE.id, spot, message).help(help));
    }
}
