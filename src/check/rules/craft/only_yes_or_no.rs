//! `only-yes-or-no`: an objective whose key results are all yes or no.

use crate::check::context::Context;
use crate::check::objectives::objectives;
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::document::Measure;

pub(super) const RULE: Rule = Rule {
    id: "only-yes-or-no",
    family: "craft",
    levels: [W, W, SILENT],
    special: None,
    text: include_str!("only_yes_or_no.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in objectives(context).into_iter().filter(|view| view.written > 0 && view.is_whole()) {
        if view.key_results.iter().all(|kr| matches!(kr.key_result.measure, Measure::Binary {})) {
            let objective = &view.objective.id;
            let message = match view.written {
                1 => format!("the only key result of `{objective}` is yes or no"),
                2 => format!("both key results of `{objective}` are yes or no"),
                count => format!("all {count} key results of `{objective}` are yes or no"),
            };
            let help =
                "add one with a number, or steps as `milestones`, so that progress shows before the end";
            let spot = view.spot().key("key_results");
            found.push(view.of.plan.finding(RULE.id, spot, message).help(help));
        }
    }
}
