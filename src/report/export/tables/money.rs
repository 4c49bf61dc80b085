//! Money: what was asked for, released and spent, by group; budget lines; what the DAO's objectives cost.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::document::{Amount, Budget, BudgetLine, LineSum, Plan, form};
use crate::model::money::{GroupMoney, ObjectiveCost, SeasonMoney, Spending, Tranche, spending};
use crate::model::{Filed, SeasonView};
use crate::report::export::pages::Pages;
use crate::report::export::table::table;

/// A group's money in one currency, with its budget where it has one.
pub(in crate::report::export) struct MoneyLine<'a> {
    money: &'a GroupMoney<'a>,
    budget: Option<&'a Budget>,
}

table! {
    MoneyLine<'_>, "money", by_season: true, "A group's money in one currency: what its plan asks for, and what became of it", |line| {
        "group": text = line.money.group, "The group's present id";
        "currency": text = line.money.currency, "The currency";
        "requested": amount = line.money.requested, "What its plan asks for; may be negative";
        "reserve": amount = line.budget.and_then(|budget| value(budget.reserve.as_ref())), "Kept for the unforeseen";
        "carried_over": amount = line.budget.and_then(|budget| value(budget.carried_over.as_ref())), "What is left from before";
        "approved": amount = line.money.approved, "What a ratified plan asks for";
        "spendable": amount = line.money.spendable, "Approved and carried over";
        "released": amount = line.money.released, "The tranches that were released";
        "withheld": amount = line.money.withheld, "The tranches that wait for a report";
        "spent": amount = line.money.spent, "What its check-ins tell";
        "left": amount = line.money.left, "Spendable less spent";
        "difference": amount = line.money.difference, "Lines + reserve − carried over − requested, of a budget that does not add up";
    }
}

/// A tranche of what was approved.
pub(in crate::report::export) struct TrancheLine<'a> {
    money: &'a GroupMoney<'a>,
    tranche: &'a Tranche,
}

table! {
    TrancheLine<'_>, "tranches", by_season: true, "A part of a group's approved money, and the day on which it is released", |line| {
        "group": text = line.money.group, "The group's present id";
        "currency": text = line.money.currency, "The currency";
        "due": date = line.tranche.due, "The day on which it is released, if nothing holds it back";
        "amount": amount = line.tranche.amount, "How much";
        "state": text = line.tranche.state.word(), "`ahead`, `released`, `withheld` or `lapsed`";
        "because": date = line.tranche.because, "The due date whose report is missing, of one that is withheld";
    }
}

/// A line of a budget.
pub(in crate::report::export) struct BudgetRow<'a> {
    view: SeasonView<'a>,
    group: &'a str,
    plan: Filed<'a, Plan>,
    budget: &'a Budget,
    line: &'a BudgetLine,
}

impl BudgetRow<'_> {
    fn rate(&self) -> (Option<Decimal>, Option<Decimal>) {
        match &self.line.sum {
            LineSum::Rate { quantity, rate } => (Some(quantity.value), Some(rate.value)),
            LineSum::Amount { .. } => (None, None),
        }
    }
}

table! {
    BudgetRow<'_>, "budget_lines", by_season: true, "A line of a plan's budget, of withdrawn plans too", |row| {
        "group": text = row.group, "The group's present id";
        "currency": text = &*row.budget.currency, "The currency";
        "budget_line": text = row.line.r#for.as_str(), "What the money is for";
        "amount": amount = row.line.cost(), "How much";
        "quantity": amount = row.rate().0, "How many, of a line that is a quantity at a rate";
        "rate": amount = row.rate().1, "At what price each";
        "role": text = row.line.role.as_deref(), "The role of the team that it pays";
        "owner": text = row.line.owner.as_deref(), "Who answers for it";
        "key_result": text = row.line.key_result.as_ref().map(|reference| super::told(row.view, row.group, reference)), "The key result that it serves: `academy/O1.KR2`";
        "file": text = row.plan.source().path(), "The plan";
        "line": integer = row.plan.source().position(row.plan.spot(row.line.at).span().start).line, "Its line there";
    }
}

/// Money that a check-in tells of.
pub(in crate::report::export) struct SpentLine<'a> {
    group: &'a str,
    spending: Spending<'a>,
}

impl SpentLine<'_> {
    fn named(&self) -> Option<Date> {
        form::parse_date(&self.spending.checkin.file.home.as_ref()?.name)
    }
}

table! {
    SpentLine<'_>, "spending", by_season: true, "What a check-in tells was spent since the one before, of check-ins dated up to the day", |line| {
        "group": text = line.group, "The group's present id";
        "checkin": date = line.named(), "The check-in's name: the day that it answers";
        "date": date = line.spending.checkin.document.date, "The day on which it was written";
        "currency": text = &*line.spending.spent.currency, "The currency";
        "amount": amount = line.spending.spent.amount.value, "How much";
        "budget_line": text = line.spending.spent.line.as_deref(), "The budget line, as it says what the money is for";
        "evidence": text = line.spending.spent.evidence.as_deref(), "Where it can be seen";
        "file": text = line.spending.checkin.source().path(), "The check-in";
        "line": integer = line.spending.checkin.source().position(line.spending.spot().span().start).line, "Its line there";
    }
}

table! {
    ObjectiveCost<'_>, "costs", by_season: true,
    "What one of the DAO's objectives costs in one currency: budget lines followed along `contributes_to`", |row| {
        "ref": text = row.objective.as_ref().map(crate::model::ItemId::in_season), "The objective: `dao/O1`; null of what is tied to none";
        "currency": text = row.currency, "The currency";
        "amount": amount = row.amount, "How much";
    }
}

fn value(amount: Option<&Amount>) -> Option<Decimal> {
    amount.map(|amount| amount.value)
}

/// Writes the rows of a season: by group and currency.
pub(in crate::report::export) fn write<'a>(
    view: SeasonView<'a>,
    day: Date,
    money: &SeasonMoney<'a>,
    pages: &mut Pages<'_>,
) {
    for group in &money.groups {
        let plan = view.plan(group.group);
        let mut budgets = plan.iter().flat_map(|plan| plan.document.budgets.iter().flatten());
        let budget = budgets.find(|budget| &*budget.currency == group.currency);
        pages.row(&MoneyLine { money: group, budget });
        for tranche in &group.tranches {
            pages.row(&TrancheLine { money: group, tranche });
        }
    }
    for (group, plan) in view.plans() {
        for budget in plan.document.budgets.iter().flatten() {
            for line in &budget.lines {
                pages.row(&BudgetRow { view, group, plan, budget, line });
            }
        }
    }
    let mut groups: Vec<&str> = view.reporting_groups().collect();
    groups.sort_by_key(|group| (*group != "dao", *group));
    for group in groups {
        for spending in spending(&view, group, day).into_values().flatten() {
            pages.row(&SpentLine { group, spending });
        }
    }
    for cost in &money.by_objective {
        pages.row(cost);
    }
}
