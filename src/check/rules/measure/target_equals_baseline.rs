//! `target-equals-baseline`: where a key result starts is where it shall end.

use super::SAME;
use crate::check::context::Context;
use crate::check::measures::{baseline_of_parts, path};
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "target-equals-baseline",
    family: "measure",
    levels: [E, E, E],
    text: include_str!("target_equals_baseline.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results() {
        let Some((baseline, target)) = path(&view.key_result.measure) else { continue };
        let own = baseline.and_then(crate::document::Baseline::known);
        let from_parts = || baseline.is_none().then(|| baseline_of_parts(context, &view)).flatten();
        if !own.or_else(from_parts).is_some_and(|start| (start - target.value).abs() < SAME) {
            continue;
        }
        let message = "target equals the baseline, so progress cannot be measured";
        let finding = view.finding(RULE.id, "target", message);
        let finding = finding.help("give the value that you want to reach, or use `at-least` to keep it");
        found.push(match own {
            Some(_) => {
                finding.related(view.of.plan.source(), view.spot().field("baseline").span(), "the baseline")
            }
            None => finding.related(
                view.of.plan.source(),
                view.spot().key("of").span(),
                "the parts' baselines make the same",
            ),
        });
    }
}
