//! `untied-money`: more than half of a budget is tied to no key result.

use rust_decimal::Decimal;

use crate::check::budgets::budgets;
use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run};
use crate::diagnostic::Finding;
use crate::document::BudgetLine;
use crate::model::money::{add, subtract, sum};
use crate::text::thousands;

pub(super) const RULE: Rule = Rule {
    id: "untied-money",
    family: "money",
    levels: [I, I, I],
    special: None,
    text: include_str!("untied_money.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in budgets(context) {
        let tied = view.budget.lines.iter().filter(|line| line.key_result.is_some()).map(BudgetLine::cost);
        let (Some(cost), Some(tied)) = (view.budget.cost(), sum(tied)) else { continue };
        let Some(untied) = subtract(cost, tied) else { continue };
        if cost <= Decimal::ZERO || add(untied, untied).is_none_or(|twice| twice <= cost) {
            continue;
        }
        let told = view.told(cost);
        let (place, message, help) = if view.budget.lines.is_empty() {
            let message = format!("{told} is requested without lines, so none of it is tied to a key result");
            (
                view.spot().field("requested"),
                message,
                "add `lines`, each with the `key_result` that it serves",
            )
        } else {
            let message = format!("{} of {told} is tied to no key result", thousands(untied));
            (view.spot().key("lines"), message, "add `key_result: …` to the lines that serve one")
        };
        found.push(view.of.plan.finding(RULE.id, place, message).help(help));
    }
}
