//! `budget-does-not-add-up`: lines + reserve − carried over is not what is requested. Without lines, what is requested
//! stands alone.

use rust_decimal::Decimal;

use crate::check::budgets::{BudgetView, budgets};
use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::text::thousands;

pub(super) const RULE: Rule = Rule {
    id: "budget-does-not-add-up",
    family: "money",
    levels: [E, E, E],
    special: None,
    text: include_str!("budget_does_not_add_up.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in budgets(context) {
        let Some((difference, message)) = difference(&view) else { continue };
        let way = if difference.is_sign_negative() { "add the line that is missing" } else { "cut a line" };
        let help = view.budget.follows().map(|makes| format!("write `requested: {makes}`, or {way}"));
        found.push(view.finding(RULE.id, "requested", message).maybe_help(help));
    }
}

/// What follows from the lines less what is requested, with the whole sum in words.
fn difference(view: &BudgetView<'_>) -> Option<(Decimal, String)> {
    let budget = view.budget;
    let difference = budget.difference()?;
    let (lines, reserve) = (thousands(budget.lines_total()?), thousands(budget.reserved()));
    let carried = thousands(budget.carried());
    let sum = match (&budget.reserve, &budget.carried_over) {
        (None, None) => "the lines".to_owned(),
        (Some(_), None) => format!("the lines ({lines}) and the reserve ({reserve})"),
        (None, Some(_)) => format!("the lines ({lines}) less what is carried over ({carried})"),
        (Some(_), Some(_)) => {
            format!("the lines ({lines}) and the reserve ({reserve}) less what is carried over ({carried})")
        }
    };
    let (makes, requested) = (thousands(budget.follows()?), view.told(budget.requested.value));
    let way = if difference.is_sign_negative() { "much" } else { "little" };
    let off = thousands(difference.abs());
    Some((difference, format!("{sum} make {makes}, but {requested} is requested: {off} too {way}")))
}
