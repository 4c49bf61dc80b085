//! Money of one season on one day (scoring.md, "Money"): what was asked for, approved, released, spent, and what each of
//! the DAO's objectives costs. Exact decimals, per currency, never added across currencies. A number that cannot be
//! told, or that has more digits than can be held exactly, is `None`.

mod budget;
mod cost;
mod exact;
mod group;
mod spending;
mod tranche;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Filed, SeasonView};
use crate::document::{Budget, LineSum, Plan, SeasonBudget};

pub use budget::{is_written, list_is_whole};
pub use cost::ObjectiveCost;
pub use exact::{add, product, subtract, sum};
pub use group::{AnsweredBy, GroupMoney, approved};
pub use spending::{Spending, spending, spent};
pub use tranche::{Answered, Terms, Tranche, TrancheState, split, tranches};

/// The money of a season on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonMoney<'a> {
    /// By group, the DAO first, and currency.
    pub groups: Vec<GroupMoney<'a>>,
    /// What the DAO's objectives cost, and what is tied to none.
    pub by_objective: Vec<ObjectiveCost<'a>>,
    /// What the plans ask together, against what the season has.
    pub totals: Vec<SeasonTotal<'a>>,
    /// What the groups together got and spent of each currency.
    pub flows: BTreeMap<&'a str, Flow>,
}

/// What groups together got and spent of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    /// The tranches that were released.
    pub released: Option<Decimal>,
    /// The tranches that wait for a report.
    pub withheld: Option<Decimal>,
    /// What the check-ins tell.
    pub spent: Option<Decimal>,
}

/// A currency of a season.
#[derive(Debug, Clone, PartialEq)]
pub struct SeasonTotal<'a> {
    /// The currency.
    pub currency: &'a str,
    /// What the season has, where its budgets tell.
    pub total: Option<Decimal>,
    /// What the plans that were not withdrawn ask together, drafts too.
    pub requested: Option<Decimal>,
}

/// A budget of a plan that was not withdrawn; drafts ask too.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The group's present id.
    pub group: &'a str,
    /// Its plan.
    pub plan: Filed<'a, Plan>,
    /// What it asks for.
    pub budget: &'a Budget,
}

/// The money of a season. `answered` tells when a group's due date was answered, if it was.
#[must_use]
pub fn season_money<'a>(season: &SeasonView<'a>, day: Date, answered: AnsweredBy<'_>) -> SeasonMoney<'a> {
    let decimals = decimals(season);
    let mut asked = asked(season, day);
    let currencies = currencies(season).into_iter().map(|currency| {
        let decimals = decimals.get(currency).copied().unwrap_or_default();
        (currency, decimals, asked.remove(currency).unwrap_or_default())
    });
    let groups = group::groups(season, day, &decimals, answered);
    SeasonMoney {
        by_objective: cost::by_objective(season, day, currencies),
        totals: totals(season, day),
        flows: flows(&groups, season.is_imported()),
        groups,
    }
}

/// What groups got and spent together, by currency. Spending that nobody asked for counts; nothing of it was released.
/// Of a season that was recorded afterwards, what is known was spent.
fn flows<'a>(groups: &[GroupMoney<'a>], is_imported: bool) -> BTreeMap<&'a str, Flow> {
    let mut by_currency: BTreeMap<&str, Vec<&GroupMoney<'_>>> = BTreeMap::new();
    for group in groups {
        by_currency.entry(group.currency).or_default().push(group);
    }
    let flow = |groups: &[&GroupMoney<'_>]| {
        let asked = || groups.iter().filter(|group| group.requested.is_some());
        Flow {
            released: sum(asked().map(|group| group.released)),
            withheld: sum(asked().map(|group| group.withheld)),
            spent: if is_imported && groups.iter().all(|group| group.spent.is_none()) {
                None
            } else {
                sum(groups.iter().map(|group| group.spent).filter(|spent| !is_imported || spent.is_some()))
            },
        }
    };
    by_currency.into_iter().map(|(currency, groups)| (currency, flow(&groups))).collect()
}

/// What the plans ask together in each currency: the season's own first, in its order, then the others by name.
#[must_use]
pub fn totals<'a>(season: &SeasonView<'a>, day: Date) -> Vec<SeasonTotal<'a>> {
    let (has, asked) = (season_budgets(season), asked(season, day));
    let total = |currency: &'a str| {
        let asked = asked.get(currency).into_iter().flatten();
        SeasonTotal {
            currency,
            total: has.get(currency).map(|budget| budget.total.value),
            requested: sum(asked.map(|asked| Some(asked.budget.requested.value))),
        }
    };
    currencies(season).into_iter().map(total).collect()
}

/// What is asked for, by currency, in the order of plans.
#[must_use]
pub fn asked<'a>(season: &SeasonView<'a>, day: Date) -> BTreeMap<&'a str, Vec<Asked<'a>>> {
    let mut found: BTreeMap<&str, Vec<Asked<'_>>> = BTreeMap::new();
    for (group, plan) in asking(season, day) {
        for budget in plan.document.budgets.iter().flatten() {
            found.entry(&budget.currency).or_default().push(Asked { group, plan, budget });
        }
    }
    found
}

/// The plans that were not withdrawn.
fn asking<'a>(season: &SeasonView<'a>, day: Date) -> Vec<(&'a str, Filed<'a, Plan>)> {
    let mut plans = season.plans();
    plans.retain(|(group, _)| !season.is_withdrawn(group, day));
    plans
}

/// What the season has, by currency.
#[must_use]
pub fn season_budgets<'a>(season: &SeasonView<'a>) -> BTreeMap<&'a str, &'a SeasonBudget> {
    let budgets = season.document().map(|season| season.document.budgets.as_slice()).unwrap_or_default();
    budgets.iter().map(|budget| (&*budget.currency, budget)).collect()
}

fn budgets<'a>(season: &SeasonView<'a>) -> impl Iterator<Item = &'a Budget> + use<'a> {
    season.plans().into_iter().flat_map(|(_, plan)| plan.document.budgets.iter().flatten())
}

/// The season's currencies in its order, then those that only plans have, by name.
fn currencies<'a>(season: &SeasonView<'a>) -> Vec<&'a str> {
    let own = season.document().map(|season| season.document.budgets.as_slice()).unwrap_or_default();
    let mut others: BTreeSet<&str> = budgets(season).map(|budget| &*budget.currency).collect();
    for budget in own {
        others.remove(&*budget.currency);
    }
    own.iter().map(|budget| &*budget.currency).chain(others).collect()
}

/// By currency, the most decimals that an amount was written with.
fn decimals<'a>(season: &SeasonView<'a>) -> BTreeMap<&'a str, u32> {
    let mut found: BTreeMap<&str, u32> = BTreeMap::new();
    let mut note = |currency: &'a str, amount: Decimal| {
        let most = found.entry(currency).or_default();
        *most = amount.scale().max(*most);
    };
    for budget in season.document().map(|season| season.document.budgets.as_slice()).unwrap_or_default() {
        note(&budget.currency, budget.total.value);
    }
    for budget in budgets(season) {
        let amounts = [Some(&budget.requested), budget.reserve.as_ref(), budget.carried_over.as_ref()];
        let lines = budget.lines.iter().map(|line| match &line.sum {
            LineSum::Amount { amount } => amount,
            LineSum::Rate { rate, .. } => rate,
        });
        for amount in amounts.into_iter().flatten().chain(lines) {
            note(&budget.currency, amount.value);
        }
    }
    found
}
