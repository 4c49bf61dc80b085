//! `no-goal`: an objective of the DAO that advances no goal of the organisation.

use crate::check::context::Context;
use crate::check::known::Name;
use crate::check::rule::{E, I, Rule, Run, W};
use crate::check::shown;
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "no-goal",
    family: "alignment",
    levels: [W, E, I],
    special: None,
    text: include_str!("no_goal.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(goals) = context.known.goals.as_deref().filter(|goals| !goals.is_empty()) else { return };
    for alignment in context.alignments() {
        // A goal that nobody knows is another fault; what serves an objective with a goal serves the goal.
        let says = alignment.tops().filter(|(_, top)| top.plan.says(top.objective.at, "advances"));
        let advances = alignment.leads_to(says.map(|(number, _)| number));
        for (number, top) in alignment.tops() {
            // A circle may hide the way to the goal.
            if !advances[number] && !top.meets_circle {
                let message = format!("`{}` advances no goal of the organisation", top.objective.id);
                let spot = top.plan.spot(top.objective.at).field("title");
                found.push(top.plan.finding(RULE.id, spot, message).help(help(goals)));
            }
        }
    }
}

fn help(goals: &[Name<'_>]) -> String {
    let told = goals.iter().take(3).map(|goal| match goal.text("title") {
        Some(title) => format!("`{}` ({})", shown(goal.id), shown(title)),
        None => format!("`{}`", shown(goal.id)),
    });
    let told: Vec<String> = told.collect();
    let more = if goals.len() > told.len() { " …" } else { "" };
    format!("say which in `advances`: {}{more}", told.join(", "))
}
