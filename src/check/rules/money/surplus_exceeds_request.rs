//! `surplus-exceeds-request`: more is carried over than all that is needed.

use crate::check::budgets::budgets;
use crate::check::context::Context;
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::model::money::subtract;
use crate::text::thousands;

pub(super) const RULE: Rule = Rule {
    id: "surplus-exceeds-request",
    family: "money",
    levels: [W, W, SILENT],
    special: None,
    text: include_str!("surplus_exceeds_request.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in budgets(context).filter(|view| !view.budget.lines.is_empty()) {
        let Some(cost) = view.budget.cost() else { continue };
        let Some(surplus) = subtract(view.budget.carried(), cost) else { continue };
        if surplus.is_sign_negative() || surplus.is_zero() {
            continue;
        }
        let needed = if view.budget.reserve.is_some() { "the lines and the reserve" } else { "the lines" };
        let (carried, cost) = (view.told(view.budget.carried()), thousands(cost));
        let surplus = thousands(surplus);
        let message = format!("{carried} is carried over, but {needed} need only {cost}: {surplus} is left");
        let help = "give back what is not needed, or say in the plan what it is kept for";
        found.push(view.finding(RULE.id, "carried_over", message).help(help));
    }
}
