//! The budgets of all plans, for the rules that judge money. One that could not be read to its end is left out: its
//! sums would blame somebody for what is told elsewhere.

use rust_decimal::Decimal;

use super::context::{Context, PlanView};
use crate::diagnostic::Finding;
use crate::document::Budget;
use crate::text::{list, thousands};
use crate::yaml::Spot;

/// A budget with its plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct BudgetView<'a> {
    /// The plan.
    pub of: PlanView<'a>,
    /// The budget.
    pub budget: &'a Budget,
}

impl<'a> BudgetView<'a> {
    /// Its place.
    pub fn spot(&self) -> Spot<'a> {
        self.of.plan.spot(self.budget.at)
    }

    /// A finding of `rule` at one of its fields.
    pub fn finding(&self, rule: &'static str, field: &str, message: impl Into<String>) -> Finding {
        self.of.plan.finding(rule, self.spot().field(field), message)
    }

    /// An amount in its currency, for a message.
    pub fn told(&self, amount: Decimal) -> String {
        format!("{} {}", thousands(amount), self.budget.currency)
    }
}

/// Every budget that could be read whole, in the order of plans.
pub(super) fn budgets<'a>(context: &Context<'a>) -> impl Iterator<Item = BudgetView<'a>> + use<'a> {
    context.plans().flat_map(budgets_of)
}

/// The budgets of one plan that could be read whole.
pub(super) fn budgets_of(of: PlanView<'_>) -> impl Iterator<Item = BudgetView<'_>> {
    let budgets = of.plan.document.budgets.iter().flatten();
    let views = budgets.map(move |budget| BudgetView { of, budget });
    views.filter(|view| view.budget.is_whole(view.of.plan.tree))
}

/// The first few currencies, for a message.
pub(super) fn some<'a>(currencies: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 5;
    let mut told: Vec<String> = currencies.take(MOST + 1).map(|currency| format!("`{currency}`")).collect();
    if told.len() > MOST {
        told.truncate(MOST);
        told.push("others".to_owned());
    }
    list(&told)
}
