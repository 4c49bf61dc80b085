//! `number-in-objective`: an objective that names a number.

use crate::check::context::Context;
use crate::check::objectives::objectives;
use crate::check::quantities::count;
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::check::shown;
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "number-in-objective",
    family: "craft",
    levels: [W, W, SILENT],
    special: None,
    text: include_str!("number_in_objective.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in objectives(context) {
        if count(&view.objective.title) > 0 {
            let message = format!("the objective `{}` names a number", shown(&view.objective.title));
            let help = "say where the group wants to be; make the number the target of a key result";
            found.push(view.finding(RULE.id, "title", message).help(help));
        }
    }
}
