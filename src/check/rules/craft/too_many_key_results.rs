//! `too-many-key-results`: an objective with more key results than the policy allows.

use crate::check::context::Context;
use crate::check::objectives::objectives;
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "too-many-key-results",
    family: "craft",
    levels: [W, W, SILENT],
    special: None,
    text: include_str!("too_many_key_results.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let most = context.portfolio.policy().limits.key_results.max;
    for view in objectives(context).into_iter().filter(|view| view.written > most as usize) {
        let (count, objective) = (view.written, &view.objective.id);
        let message = format!("{count} key results of `{objective}`; the policy allows {most}");
        let help = "keep those by which one would know that the objective is reached; the rest are tasks or another objective";
        let spot = view.spot().key("key_results");
        found.push(view.of.plan.finding(RULE.id, spot, message).help(help));
    }
}
