//! `overspent`: a group spent more than it may.

use rust_decimal::Decimal;

use crate::check::budgets::{BudgetView, budgets_of};
use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run, SILENT};
use crate::diagnostic::Finding;
use crate::model::money::{Spending, add, approved, spending, subtract};
use crate::text::thousands;

pub(super) const RULE: Rule = Rule {
    id: "overspent",
    family: "money",
    levels: [SILENT, E, E],
    special: None,
    text: include_str!("overspent.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for of in context.plans() {
        let all = spending(&of.season, of.group, context.day);
        for view in budgets_of(of) {
            let Some(spent) = all.get(&*view.budget.currency) else { continue };
            let approved = approved(of.plan.document, view.budget, context.day);
            let spendable = approved.and_then(|approved| add(approved, view.budget.carried()));
            let Some(spendable) = spendable else { continue };
            if let Some((crossing, sum)) = crossing(spent, spendable) {
                found.extend(told(&view, spendable, &crossing, sum));
            }
        }
    }
}

/// The entry since which more is spent than may be, and all that is spent; `None` where it is not, or cannot be told.
fn crossing<'a>(spending: &[Spending<'a>], spendable: Decimal) -> Option<(Spending<'a>, Decimal)> {
    let (mut sum, mut crossing) = (Decimal::ZERO, None);
    for one in spending {
        sum = add(sum, one.spent.amount.value)?;
        crossing = if sum > spendable { crossing.or(Some(*one)) } else { None };
    }
    Some((crossing?, sum))
}

fn told(view: &BudgetView<'_>, spendable: Decimal, crossing: &Spending<'_>, sum: Decimal) -> Option<Finding> {
    let over = thousands(subtract(sum, spendable)?);
    let may = if view.budget.carried_over.is_some() { "approved and carried over" } else { "approved" };
    let message = format!(
        "`{}` has spent {}, but {} is {may}: {over} too much",
        view.of.group,
        view.told(sum),
        thousands(spendable)
    );
    let finding = crossing.checkin.finding(RULE.id, crossing.spot().field("amount"), message);
    let finding = finding.help("correct the amount, or record an amendment that approves more");
    let requested = view.spot().field("requested").span();
    let finding = finding.related(view.of.plan.source(), requested, "what was approved");
    Some(finding.about(view.of.season.id, view.of.group))
}
