//! `counted-twice`: one key result is summed into the same parent by two ways.

use crate::check::context::Context;
use crate::check::rule::{Rule, Run, W};
use crate::check::sums::Twice;
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "counted-twice",
    family: "measure",
    levels: [W, W, W],
    special: None,
    text: include_str!("counted_twice.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let sums = context.sums();
    for (number, view) in sums.all() {
        let parts: Vec<_> = sums.parts(number).collect();
        for Twice { ways: [first, again], what } in sums.twice(number) {
            let reference = parts[again].0;
            let is_direct = parts[again].1.is_some_and(|(_, part)| part.id() == what.id());
            let message = if is_direct {
                format!("`{reference}` is counted already")
            } else {
                format!("`{reference}` counts `{}` again", what.id().in_season())
            };
            let finding = view.of.plan.finding(RULE.id, view.part(again), message);
            let finding = finding.help("keep one of the two ways");
            found.push(finding.related(view.of.plan.source(), view.part(first).span(), "counted here first"));
        }
    }
}
