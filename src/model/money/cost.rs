//! What each of the DAO's objectives costs: budget lines followed along `contributes_to`, split equally at each step.
//! Shares are fractions, so that a total is what was split, to the last decimal.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::exact::{Fraction, add, from_units, subtract, sum, units};
use crate::document::{Budget, BudgetLine, Objective, Plan};
use crate::model::score::order::{Order, order};
use crate::model::score::{Standing, standing};
use crate::model::{Filed, ItemId, SeasonView};

/// What an objective of the DAO costs in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectiveCost<'a> {
    /// The objective; `None` for what is tied to none.
    pub objective: Option<ItemId>,
    /// The currency.
    pub currency: &'a str,
    /// How much; `None` where it cannot be held exactly.
    pub amount: Option<Decimal>,
}

/// The cost of each of the DAO's objectives, in the order of its plan, then what is tied to none; by currency, in the
/// order given, each with the decimals in which its rows are told. Withdrawn plans cost nothing, drafts count.
#[must_use]
pub fn by_objective<'a>(
    season: &SeasonView<'a>,
    day: Date,
    currencies: &[(&'a str, u32)],
) -> Vec<ObjectiveCost<'a>> {
    let ways = Ways::of(*season, day);
    currencies.iter().flat_map(|(currency, scale)| ways.costs(currency, *scale)).collect()
}

/// The ways from objectives up to those of the DAO.
struct Ways<'a> {
    season: SeasonView<'a>,
    day: Date,
    /// The plans that were not withdrawn.
    plans: Vec<(&'a str, Filed<'a, Plan>)>,
    /// The objectives and key results that are there on the day.
    there: BTreeSet<ItemId>,
    /// Of each objective that serves others: how many ways lead on, and to which objectives that are there.
    serves: BTreeMap<ItemId, (usize, Vec<ItemId>)>,
    /// Every objective after all that contribute to it.
    order: Vec<ItemId>,
    /// The DAO's own objectives, in the order of its plan.
    tops: Vec<ItemId>,
}

impl<'a> Ways<'a> {
    fn of(season: SeasonView<'a>, day: Date) -> Self {
        let mut plans = season.plans();
        plans.retain(|(group, _)| !season.is_withdrawn(group, day));
        let (there, serves, order, tops) = (BTreeSet::new(), BTreeMap::new(), Vec::new(), Vec::new());
        let mut ways = Self { season, day, plans, there, serves, order, tops };
        ways.find_items();
        ways.find_ways();
        ways
    }

    fn item(&self, group: &str, ids: &[&str]) -> ItemId {
        let ids = ids.iter().map(|id| (*id).to_owned()).collect();
        ItemId { season: self.season.id.to_owned(), group: group.to_owned(), ids }
    }

    /// The objectives of all plans that are there on the day, with their groups.
    fn objectives(&self) -> Vec<(&'a str, &'a Objective)> {
        let all = self.plans.iter().flat_map(|(group, plan)| {
            plan.document.objectives.iter().map(move |objective| (*group, objective))
        });
        all.filter(|(_, objective)| objective.standing(self.day) != Standing::NotYet).collect()
    }

    fn find_items(&mut self) {
        for (group, objective) in self.objectives() {
            let item = self.item(group, &[&objective.id]);
            if group == "dao" {
                self.tops.push(item.clone());
            }
            self.there.insert(item);
            for kr in &objective.key_results {
                if standing(kr.added.as_ref(), kr.dropped.as_ref(), self.day) != Standing::NotYet {
                    self.there.insert(self.item(group, &[&objective.id, &kr.id]));
                }
            }
        }
    }

    /// A way that comes back to where it was never arrives: the steps inside a circle lead nowhere.
    fn find_ways(&mut self) {
        let mut made_of: BTreeMap<ItemId, Vec<ItemId>> = BTreeMap::new();
        for (group, objective) in self.objectives() {
            let item = self.item(group, &[&objective.id]);
            made_of.entry(item.clone()).or_default();
            if group == "dao" {
                continue;
            }
            let mut ways: BTreeSet<(Option<ItemId>, String)> = BTreeSet::new();
            for reference in &objective.contributes_to {
                ways.insert(match self.season.portfolio.resolve(reference, self.season.id, group) {
                    Ok(target) => (Some(target), String::new()),
                    Err(_) => (None, reference.to_string()),
                });
            }
            let count = ways.len();
            let targets: Vec<ItemId> = ways.into_iter().filter_map(|(target, _)| target).collect();
            let targets: Vec<ItemId> = targets.into_iter().filter(|item| self.there.contains(item)).collect();
            for target in &targets {
                made_of.entry(target.clone()).or_default().push(item.clone());
            }
            self.serves.insert(item, (count, targets));
        }
        let Order { ready, circular } = order(&made_of);
        self.order = ready;
        if circular.is_empty() {
            return;
        }
        let circular: BTreeSet<ItemId> = circular.into_iter().collect();
        let backwards = circular.iter().map(|item| {
            let targets = self.serves.get(item).map(|(_, targets)| targets.as_slice()).unwrap_or_default();
            (item.clone(), targets.iter().filter(|target| circular.contains(target)).cloned().collect())
        });
        let circle: BTreeSet<ItemId> = order(&backwards.collect()).circular.into_iter().collect();
        for item in &circle {
            if let Some((_, targets)) = self.serves.get_mut(item) {
                targets.retain(|target| !circle.contains(target));
            }
            if let Some(contributors) = made_of.get_mut(item) {
                contributors.retain(|contributor| !circle.contains(contributor));
            }
        }
        self.order = order(&made_of).ready;
    }

    /// The objective whose key result a line serves, when both are there.
    fn tied(&self, group: &str, line: &BudgetLine) -> Option<ItemId> {
        let mut item =
            self.season.portfolio.resolve(line.key_result.as_ref()?, self.season.id, group).ok()?;
        if item.ids.len() != 2 || !self.there.contains(&item) {
            return None;
        }
        item.ids.truncate(1);
        Some(item)
    }

    fn costs(&self, currency: &'a str, scale: u32) -> Vec<ObjectiveCost<'a>> {
        let row = |objective, amount| ObjectiveCost { objective, currency, amount };
        let budgets =
            self.plans.iter().filter_map(|(group, plan)| Some((*group, plan.document.budget(currency)?)));
        let budgets: Vec<(&str, &Budget)> = budgets.collect();
        let Some(total) = sum(budgets.iter().map(|(_, budget)| budget.cost())) else {
            return vec![row(None, None)];
        };
        let Some(mut rows) = self.rows(&budgets, total, scale) else { return vec![row(None, None)] };
        rows.retain(|(_, amount)| !amount.is_zero());
        rows.into_iter().map(|(objective, amount)| row(objective, Some(amount))).collect()
    }

    /// Totals rounded down, what is left given to the first; `None` where they cannot be told exactly.
    fn rows(
        &self,
        budgets: &[(&str, &Budget)],
        total: Decimal,
        scale: u32,
    ) -> Option<Vec<(Option<ItemId>, Decimal)>> {
        let lines =
            || budgets.iter().flat_map(|(group, budget)| budget.lines.iter().map(|line| (*group, line)));
        let finest = lines().filter_map(|(_, line)| Some(line.cost()?.scale())).max().unwrap_or_default();
        let finest = finest.max(total.scale()).max(scale);
        let mut shares: BTreeMap<ItemId, Fraction> = BTreeMap::new();
        for (group, line) in lines() {
            if let Some(objective) = self.tied(group, line) {
                let cost = Fraction::whole(units(line.cost()?, finest)?);
                give(&mut shares, objective, Some(cost));
            }
        }
        self.follow(&mut shares);
        let step = 10_i128.checked_pow(finest - scale)?;
        let mut tied = Some(Fraction::ZERO);
        let mut rows = Vec::new();
        for top in &self.tops {
            let share = shares.get(top).copied().filter(|share| *share != Fraction::ZERO);
            if let Some(share) = share {
                tied = tied.and_then(|tied| tied.plus(share));
                rows.push((Some(top.clone()), from_units(share.floor(step)?, scale)?));
            }
        }
        let rounded = sum(rows.iter().map(|(_, amount)| Some(*amount)))?;
        let untied = tied.and_then(|tied| Fraction::whole(units(total, finest)?).minus(tied)?.floor(step));
        // Where shares are too fine to be added up, all that is left is tied to none.
        let untied = untied.map_or(subtract(total, rounded), |untied| from_units(untied, scale))?;
        rows.push((None, untied));
        let left = subtract(total, add(rounded, untied)?)?;
        let first = rows.first_mut()?;
        first.1 = add(first.1, left)?;
        Some(rows)
    }

    /// Passes shares on until they stand at the DAO's objectives or lead nowhere.
    fn follow(&self, shares: &mut BTreeMap<ItemId, Fraction>) {
        for item in &self.order {
            let (Some((count, targets)), Some(share)) = (self.serves.get(item), shares.get(item).copied())
            else {
                continue;
            };
            for target in targets {
                give(shares, target.clone(), share.share(*count));
            }
        }
    }
}

/// Gives a share to an objective. One too fine to be held arrives nowhere, so that it is counted as tied to none.
fn give(shares: &mut BTreeMap<ItemId, Fraction>, objective: ItemId, share: Option<Fraction>) {
    let reached = shares.entry(objective).or_insert(Fraction::ZERO);
    *reached = share.and_then(|share| reached.plus(share)).unwrap_or(*reached);
}
