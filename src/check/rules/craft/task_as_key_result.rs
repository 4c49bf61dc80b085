//! `task-as-key-result`: a key result that is something to do, not something to reach.

use crate::check::context::Context;
use crate::check::objectives::objectives;
use crate::check::rule::{I, Rule, Run, SILENT, Special, W};
use crate::check::shown;
use crate::check::tasks::Tasks;
use crate::check::words::Words;
use crate::diagnostic::Finding;
use crate::document::Measure;

pub(super) const RULE: Rule = Rule {
    id: "task-as-key-result",
    family: "craft",
    levels: [W, W, SILENT],
    special: Some(Special { when: "it is measured by yes or no or by milestones", levels: [I, I, SILENT] }),
    text: include_str!("task_as_key_result.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let tasks = Tasks::new(&Words::of(context.portfolio.policy()));
    for view in objectives(context).iter().flat_map(|view| &view.key_results) {
        let Some(verb) = tasks.verb(view) else { continue };
        let title = shown(&view.key_result.title);
        let message = format!(
            "`{title}` is a task: it begins with `{}` and names no number that it brings",
            shown(&verb)
        );
        let help = "say what will be different once it is done, in a number; what is done to get there belongs in a check-in's `next`";
        let is_special = matches!(view.key_result.measure, Measure::Binary {} | Measure::Milestones(_));
        found.push(view.finding(RULE.id, "title", message).help(help).special(is_special));
    }
}
