//! `target-equals-baseline`: where a key result starts is where it shall end.

use super::SAME;
use crate::check::context::Context;
use crate::check::measures::{Start, path};
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "target-equals-baseline",
    family: "measure",
    levels: [E, E, E],
    special: None,
    text: include_str!("target_equals_baseline.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let starts = context.sums().starts();
    for view in context.live_key_results() {
        let Some((start, target)) = path(&view.key_result.measure) else { continue };
        let (start, place, label) = match start {
            Start::At(start) => (Some(start), view.spot().field("baseline"), "the baseline"),
            Start::Unknown => continue,
            Start::OfParts => {
                (starts.get(&view.id()).copied(), view.spot().key("of"), "the parts start there")
            }
        };
        if !start.is_some_and(|start| (start - target.value).abs() < SAME) {
            continue;
        }
        let message = "target equals the baseline, so progress cannot be measured";
        let finding = view.finding(RULE.id, "target", message);
        let finding = finding.help("give the value that you want to reach, or use `at-least` to keep it");
        found.push(finding.related(view.of.plan.source(), place.span(), label));
    }
}
