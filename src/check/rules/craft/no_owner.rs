//! `no-owner`: a key result for which nobody answers.

use crate::check::context::{Context, KeyResultView};
use crate::check::objectives::objectives;
use crate::check::rule::{E, Rule, Run, W};
use crate::diagnostic::Finding;
use crate::yaml::At;

pub(super) const RULE: Rule = Rule {
    id: "no-owner",
    family: "craft",
    levels: [W, E, E],
    special: None,
    text: include_str!("no_owner.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for objective in objectives(context) {
        let tree = objective.of.plan.tree;
        // An owner that could not be read is an owner.
        let is_owned = |at: At| tree.field(at.node(), "owner").is_some();
        if is_owned(objective.objective.at) {
            continue;
        }
        let unowned: Vec<_> =
            objective.key_results.iter().filter(|view| !is_owned(view.key_result.at)).collect();
        // Told once where it is so of all; each by itself where one of them is excepted with its reason.
        let is_excepted = |view: &&KeyResultView<'_>| view.key_result.waive.iter().any(|w| w.rule == RULE.id);
        if unowned.len() > 1 && unowned.len() == objective.written && !unowned.iter().any(is_excepted) {
            let (id, count) = (&objective.objective.id, unowned.len());
            let message = format!("nobody answers for `{id}` nor for any of its {count} key results");
            let help = "add `owner: …` to the objective: one person for all of them, or to each key result";
            found.push(objective.finding(RULE.id, "title", message).help(help));
            continue;
        }
        for view in unowned {
            let message = format!(
                "nobody answers for `{}`: neither it nor its objective has an owner",
                view.id().item()
            );
            let help = "add `owner: …`, one person who will report on it, to it or to its objective";
            found.push(view.finding(RULE.id, "title", message).help(help));
        }
    }
}
