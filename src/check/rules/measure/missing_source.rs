//! `missing-source`: nobody could look up whether a key result was reached.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, W};
use crate::diagnostic::Finding;
use crate::document::Measure;

pub(super) const RULE: Rule = Rule {
    id: "missing-source",
    family: "measure",
    levels: [I, W, I],
    special: None,
    text: include_str!("missing_source.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results() {
        // A sum's source is its parts, a judgement's its judge.
        let tells_itself =
            matches!(view.key_result.measure, Measure::Sum(_) | Measure::Mean(_) | Measure::Judged(_));
        let is_there = view.of.plan.tree.field(view.key_result.at.node(), "source").is_some();
        if !tells_itself && !is_there {
            let message = format!("`{}` does not say where its result can be looked up", view.id().item());
            let help = "add `source: …`, a link or the name of the export or survey";
            found.push(view.finding(RULE.id, "measure", message).help(help));
        }
    }
}
