//! The budget lines that pay for an item, and what was spent on them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::Wanted;
use crate::document::BudgetLine;
use crate::model::SeasonView;
use crate::model::money::{spending, spent};
use crate::model::score::PlanScore;
use crate::report::views::money::Exact;

/// A line of a budget.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LineRow<'a> {
    /// What it is for.
    pub r#for: &'a str,
    /// The currency.
    pub currency: &'a str,
    /// What it costs.
    pub amount: Option<Exact>,
    /// What the check-ins say was spent on it; `None` where none names it.
    pub spent: Option<Exact>,
    /// The key result that it pays for, as it is written.
    pub key_result: Option<String>,
    /// Who answers for it.
    pub owner: Option<&'a str>,
}

/// Of an objective or a key result the lines that name it or a part of it; of a plan all.
pub(super) fn lines<'a>(
    view: SeasonView<'a>,
    plan: &PlanScore<'a>,
    day: Date,
    wanted: Wanted<'_>,
) -> Vec<LineRow<'a>> {
    let is_meant = |line: &BudgetLine| match (&line.key_result, wanted.objective) {
        (_, None) => true,
        (Some(reference), Some(_)) => wanted.is_meant_by(view, reference),
        (None, Some(_)) => false,
    };
    let spending = spending(&view, plan.group, day);
    let mut rows = Vec::new();
    for budget in plan.plan.document.budgets.iter().flatten() {
        for line in budget.lines.iter().filter(|line| is_meant(line)) {
            let of_currency = spending.get(&*budget.currency).into_iter().flatten();
            let own: Vec<_> =
                of_currency.filter(|one| one.spent.line.as_ref() == Some(&line.r#for)).copied().collect();
            rows.push(LineRow {
                r#for: &line.r#for,
                currency: &budget.currency,
                amount: line.cost().map(Exact),
                spent: spent(&own).filter(|_| !own.is_empty()).map(Exact),
                key_result: line.key_result.as_ref().map(ToString::to_string),
                owner: line.owner.as_deref(),
            });
        }
    }
    rows
}
