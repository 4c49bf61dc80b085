//! The money of one group in one currency.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::exact::{add, subtract, sum};
use super::season_budgets;
use super::spending::{Spending, spending, spent};
use super::tranche::{Answered, Terms, Tranche, TrancheState, tranches};
use crate::document::{Budget, Plan, Release};
use crate::model::commitment::is_ratified;
use crate::model::schedule::{Participation, participation};
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
    /// What the check-ins tell; `None` where they tell of nothing and the season was recorded afterwards: then nobody knows.
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
    let has = season_budgets(season);
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_by_key(|name| (*name != "dao", *name));
    let mut found = Vec::new();
    for group in names {
        let mut spending = spending(season, group, day);
        if let Some(plan) = plans.get(group).copied() {
            let gates = gates(season, group, plan, day);
            for budget in plan.document.budgets.iter().flatten() {
                let currency = &*budget.currency;
                let spending = spending.remove(currency).unwrap_or_default();
                let release = has.get(currency).and_then(|budget| budget.release);
                let scale = decimals.get(currency).copied().unwrap_or_default();
                let approved = approved(plan.document, budget, day);
                let tranches = approved.zip(gates.as_ref()).map(|(approved, gates)| {
                    let answered = |due: Date| answered(group, due);
                    tranches(approved, scale, &gates.terms(release, &answered, day))
                });
                let spent = spent(&spending).filter(|_| !season.is_imported() || !spending.is_empty());
                found.push(asked(group, plan, budget, spent, tranches.unwrap_or_default(), day));
            }
        }
        found.extend(spending.iter().map(|(currency, spending)| not_asked(group, currency, spending)));
    }
    found
}

/// When a group's money is released, and what holds it back.
struct Gates {
    /// The due dates inside its part of the season.
    due: Vec<Date>,
    /// The first day of its part, for what is paid at once.
    first: [Date; 1],
    /// Whether no tranche waits for a report.
    is_free: bool,
    /// The day on which its plan was withdrawn.
    withdrawn: Option<Date>,
}

fn gates(season: &SeasonView<'_>, group: &str, plan: Filed<'_, Plan>, day: Date) -> Option<Gates> {
    let starts = season.document()?.starts.0;
    let part = participation(season, group);
    let withdrawn = plan.withdrawn.as_ref().filter(|_| season.is_withdrawn(group, day));
    Some(Gates {
        due: part.iter().flat_map(Participation::due).collect(),
        first: [part.as_ref().map_or(starts, |part| part.from)],
        is_free: season.is_imported() || part.as_ref().is_some_and(|part| part.excused.is_some()),
        // Who does not tell the day withdrew it on every day.
        withdrawn: withdrawn.map(|withdrawn| withdrawn.decision.date.map_or(Date::MIN, |date| date.0)),
    })
}

impl Gates {
    fn terms<'a>(&'a self, release: Option<Release>, answered: Answered<'a>, day: Date) -> Terms<'a> {
        let days = match release {
            Some(Release::Checkins) if !self.due.is_empty() => self.due.as_slice(),
            Some(Release::Checkins | Release::Upfront) | None => &self.first,
        };
        let answered = if self.is_free { None } else { Some(answered) };
        Terms { days, answered, withdrawn: self.withdrawn, day }
    }
}

fn asked<'a>(
    group: &'a str,
    plan: Filed<'a, Plan>,
    budget: &'a Budget,
    spent: Option<Decimal>,
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
