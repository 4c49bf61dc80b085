//! `too-few-key-results`: an objective with fewer key results than the policy asks for.

use crate::check::context::{Context, KeyResultView};
use crate::check::objectives::{ObjectiveView, objectives};
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
        if is_scored_by_others(&view) {
            continue;
        }
        let (count, objective) = (many(view.written, "live key result"), &view.objective.id);
        let message = format!("{count} of `{objective}`; the policy asks for {least}");
        let help = "add one that would show success from another side: how well, how lasting, for whom";
        let spot = view.spot().key("key_results");
        found.push(view.of.plan.finding(RULE.id, spot, message).help(help));
    }
}

/// An objective of the DAO that is scored by what contributes to it, or only adds that up. Elsewhere the reader asks
/// for `key_results`.
fn is_scored_by_others(view: &ObjectiveView<'_>) -> bool {
    let is_written = view.of.plan.tree.field(view.objective.at.node(), "key_results").is_some();
    let adds_up = |view: &KeyResultView<'_>| view.key_result.measure.parts().is_some();
    let only_adds_up = view.written > 0 && view.is_whole() && view.key_results.iter().all(adds_up);
    !is_written || (view.of.group == "dao" && only_adds_up)
}
