//! The money of one group in one currency.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::exact::{add, subtract, sum};
use super::season_budget;
use super::spending::{Spending, spending, spent};
use super::tranche::{Terms, Tranche, TrancheState, tranches};
use crate::document::{Budget, Plan, Release};
use crate::model::commitment::is_ratified;
use crate::model::schedule::participation;
use crate::model::{Filed, SeasonView};

/// Tells of a group, by its present id, and one of its due dates the day on which it was answered, if it was.
pub type AnsweredBy<'a> = &'a dyn Fn(&str, Date) -> Option<Date>;

/// The money of one group in one currency.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupMoney<'a> {
    /// The group's present id.
    pub group: &'a str,
    /// The currency.
    pub currency: &'a str,
    /// What its plan asks for; `None` where it has no such budget.
    pub requested: Option<Decimal>,
    /// What a ratified plan asks for; of a withdrawn one, what was released.
    pub approved: Option<Decimal>,
    /// What may be spent: approved and carried over.
    pub spendable: Option<Decimal>,
    /// The tranches that were released.
    pub released: Option<Decimal>,
    /// The tranches that wait for a report although their day has come.
    pub withheld: Option<Decimal>,
    /// What the check-ins tell.
    pub spent: Option<Decimal>,
    /// Spendable less spent.
    pub left: Option<Decimal>,
    /// Lines + reserve − carried over − requested, of a budget that does not add up.
    pub difference: Option<Decimal>,
    /// What is released when.
    pub tranches: Vec<Tranche>,
}

/// What a plan's budget was approved with; `None` for a draft. Of a plan that stands: withdrawing ends it.
#[must_use]
pub fn approved(plan: &Plan, budget: &Budget, day: Date) -> Option<Decimal> {
    is_ratified(plan, day).then_some(budget.requested.value)
}

/// Every group that has a budget or spent something: the DAO first, then by id.
pub(super) fn groups<'a>(
    season: &SeasonView<'a>,
    day: Date,
    decimals: &BTreeMap<&str, u32>,
    answered: AnsweredBy<'_>,
) -> Vec<GroupMoney<'a>> {
    let plans: BTreeMap<&str, Filed<'_, Plan>> = season.plans().into_iter().collect();
    let names: BTreeSet<&str> = plans.keys().copied().chain(season.reporting_groups()).collect();
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_by_key(|name| (*name != "dao", *name));
    let mut found = Vec::new();
    for group in names {
        let plan = plans.get(group).copied();
        let mut spending = spending(season, group, day);
        for budget in plan.iter().flat_map(|plan| plan.document.budgets.iter().flatten()) {
            let spending = spending.remove(&*budget.currency).unwrap_or_default();
            let scale = decimals.get(&*budget.currency).copied().unwrap_or_default();
            let released = plan.map(|plan| release(season, group, plan, budget, scale, day, answered));
            found.extend(
                plan.map(|plan| asked(group, plan, budget, &spending, released.unwrap_or_default(), day)),
            );
        }
        found.extend(spending.iter().map(|(currency, spending)| not_asked(group, currency, spending)));
    }
    found
}

/// The tranches of a budget; none of a draft's.
fn release(
    season: &SeasonView<'_>,
    group: &str,
    plan: Filed<'_, Plan>,
    budget: &Budget,
    scale: u32,
    day: Date,
    answered: AnsweredBy<'_>,
) -> Vec<Tranche> {
    let (Some(approved), Some(document)) = (approved(plan.document, budget, day), season.document()) else {
        return Vec::new();
    };
    let part = participation(season, group);
    let release = season_budget(season, &budget.currency).and_then(|budget| budget.release);
    let due: Vec<Date> = match release {
        Some(Release::Checkins) => part.iter().flat_map(|part| part.due()).collect(),
        Some(Release::Upfront) | None => Vec::new(),
    };
    let first = [part.as_ref().map_or(document.starts.0, |part| part.from)];
    let is_free = season.is_imported() || part.as_ref().is_some_and(|part| part.excused.is_some());
    let answered = |due: Date| answered(group, due);
    let withdrawn = plan.withdrawn.as_ref().filter(|_| season.is_withdrawn(group, day));
    tranches(
        approved,
        scale,
        &Terms {
            days: if due.is_empty() { &first } else { &due },
            answered: if is_free { None } else { Some(&answered) },
            // Who does not tell the day withdrew it on every day.
            withdrawn: withdrawn.map(|withdrawn| withdrawn.decision.date.map_or(Date::MIN, |date| date.0)),
            day,
        },
    )
}

fn asked<'a>(
    group: &'a str,
    plan: Filed<'a, Plan>,
    budget: &'a Budget,
    spending: &[Spending<'a>],
    tranches: Vec<Tranche>,
    day: Date,
) -> GroupMoney<'a> {
    let of_state = |state| {
        sum(tranches.iter().filter(|tranche| tranche.state == state).map(|tranche| Some(tranche.amount)))
    };
    let released = of_state(TrancheState::Released);
    let is_withdrawn = plan
        .withdrawn
        .as_ref()
        .is_some_and(|withdrawn| withdrawn.decision.date.is_none_or(|date| date.0 <= day));
    let approved = approved(plan.document, budget, day);
    let approved = if is_withdrawn { approved.and(released) } else { approved };
    let is_whole = budget.is_whole(plan.tree);
    let spendable = approved.filter(|_| is_whole).and_then(|approved| add(approved, budget.carried()));
    let spent = spent(spending);
    GroupMoney {
        group,
        currency: &budget.currency,
        requested: Some(budget.requested.value),
        approved,
        spendable,
        released,
        withheld: of_state(TrancheState::Withheld),
        spent,
        left: spendable.zip(spent).and_then(|(spendable, spent)| subtract(spendable, spent)),
        difference: budget.difference().filter(|_| is_whole),
        tranches,
    }
}

/// Money that was spent without having been asked for.
fn not_asked<'a>(group: &'a str, currency: &'a str, spending: &[Spending<'a>]) -> GroupMoney<'a> {
    GroupMoney {
        group,
        currency,
        requested: None,
        approved: None,
        spendable: None,
        released: None,
        withheld: None,
        spent: spent(spending),
        left: None,
        difference: None,
        tranches: Vec::new(),
    }
}
