//! `no-budget`: a plan does not say whether it asks for money.

use crate::check::context::Context;
use crate::check::rule::{E, I, Rule, Run, Special, W};
use crate::diagnostic::Finding;
use crate::document::{Group, Scope};
use crate::model::money::is_written;

pub(super) const RULE: Rule = Rule {
    id: "no-budget",
    family: "money",
    levels: [I, I, I],
    special: Some(Special { when: "the group is independent", levels: [W, E, E] }),
    text: include_str!("no_budget.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for of in context.plans() {
        let plan = of.plan;
        if plan.budgets.is_some() || is_written(plan.tree, plan.at, "budgets") {
            continue;
        }
        // Of an imported season the sources may just not tell it.
        let is_independent = !of.season.is_imported()
            && context.portfolio.group(of.group).map(Group::scope) == Some(Scope::Independent);
        let whose = if is_independent { ", an independent group," } else { "" };
        let message = format!("`{}`{whose} does not say what it asks for: there is no `budgets`", of.group);
        let finding = plan.finding(RULE.id, plan.tree.top(), message).special(is_independent);
        found.push(
            finding.help("add `budgets: []` when nothing is asked for, else what is asked for per currency"),
        );
    }
}
