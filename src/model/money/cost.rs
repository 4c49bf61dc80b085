//! What each of the DAO's objectives costs: budget lines followed along `contributes_to`, split equally at each step.
//! Shares are fractions, so that a total is what was split, to the last decimal.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::exact::{Fraction, add, from_units, subtract, sum, units};
use super::{Asked, asking};
use crate::document::{BudgetLine, Objective};
use crate::model::score::order::{Order, order};
use crate::model::score::{Standing, standing};
use crate::model::{ItemId, SeasonView};

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

/// The cost of each of the DAO's objectives, in the order of its plan, then what is tied to none; by currency, each with
/// the decimals in which its rows are told and the budgets that share it.
pub(super) fn by_objective<'a>(
    season: &SeasonView<'a>,
    day: Date,
    currencies: impl Iterator<Item = (&'a str, u32, Vec<Asked<'a>>)>,
) -> Vec<ObjectiveCost<'a>> {
    let ways = Ways::of(*season, day);
    currencies.flat_map(|(currency, scale, asked)| ways.costs(currency, scale, &asked)).collect()
}

/// The ways from objectives up to those of the DAO. Objectives have numbers: each a higher one than what contributes to it.
struct Ways<'a> {
    season: SeasonView<'a>,
    day: Date,
    /// The key results that are there on the day.
    key_results: BTreeSet<ItemId>,
    /// The objectives that are there on the day.
    numbers: BTreeMap<ItemId, usize>,
    /// Of each objective, how many ways lead on, and to which objectives that are there.
    serves: Vec<(usize, Vec<usize>)>,
    /// The DAO's own objectives, in the order of its plan.
    tops: Vec<(usize, ItemId)>,
}

impl<'a> Ways<'a> {
    fn of(season: SeasonView<'a>, day: Date) -> Self {
        let (key_results, numbers) = (BTreeSet::new(), BTreeMap::new());
        let mut ways = Self { season, day, key_results, numbers, serves: Vec::new(), tops: Vec::new() };
        let objectives = ways.objectives();
        ways.key_results = objectives.iter().flat_map(|(group, o)| ways.key_results_of(group, o)).collect();
        ways.find(&objectives);
        ways
    }

    fn item(&self, group: &str, ids: &[&str]) -> ItemId {
        let ids = ids.iter().map(|id| (*id).to_owned()).collect();
        ItemId { season: self.season.id.to_owned(), group: group.to_owned(), ids }
    }

    /// The objectives that are there on the day, of all plans that were not withdrawn, with their groups.
    fn objectives(&self) -> Vec<(&'a str, &'a Objective)> {
        let plans = asking(&self.season, self.day).into_iter();
        let all = plans.flat_map(|(group, plan)| plan.document.objectives.iter().map(move |o| (group, o)));
        all.filter(|(_, objective)| objective.standing(self.day) != Standing::NotYet).collect()
    }

    fn key_results_of(&self, group: &str, objective: &Objective) -> Vec<ItemId> {
        let there = objective
            .key_results
            .iter()
            .filter(|kr| standing(kr.added.as_ref(), kr.dropped.as_ref(), self.day) != Standing::NotYet);
        there.map(|kr| self.item(group, &[&objective.id, &kr.id])).collect()
    }

    /// A way that comes back to where it was never arrives: the steps inside a circle lead nowhere.
    fn find(&mut self, objectives: &[(&'a str, &'a Objective)]) {
        let items: BTreeSet<ItemId> =
            objectives.iter().map(|(group, objective)| self.item(group, &[&objective.id])).collect();
        let mut serves: BTreeMap<ItemId, (usize, Vec<ItemId>)> = BTreeMap::new();
        for (group, objective) in objectives.iter().filter(|(group, _)| *group != "dao") {
            let (count, mut targets) = self.targets(group, objective);
            targets.retain(|target| items.contains(target));
            serves.insert(self.item(group, &[&objective.id]), (count, targets));
        }
        let Order { mut ready, circular } = order(&made_of(&items, &serves));
        if !circular.is_empty() {
            let circular: BTreeSet<ItemId> = circular.into_iter().collect();
            let onward = circular.iter().map(|item| {
                let targets = serves.get(item).map(|(_, targets)| targets.as_slice()).unwrap_or_default();
                (item.clone(), targets.iter().filter(|target| circular.contains(target)).cloned().collect())
            });
            let circle: BTreeSet<ItemId> = order(&onward.collect()).circular.into_iter().collect();
            for item in &circle {
                if let Some((_, targets)) = serves.get_mut(item) {
                    targets.retain(|target| !circle.contains(target));
                }
            }
            ready = order(&made_of(&items, &serves)).ready;
        }
        self.numbers = ready.into_iter().enumerate().map(|(number, item)| (item, number)).collect();
        self.serves = vec![(0, Vec::new()); self.numbers.len()];
        for (item, (count, targets)) in serves {
            if let Some(number) = self.numbers.get(&item) {
                let targets = targets.iter().filter_map(|target| self.numbers.get(target).copied());
                self.serves[*number] = (count, targets.collect());
            }
        }
        let tops = objectives.iter().filter(|(group, _)| *group == "dao");
        let tops = tops.map(|(group, objective)| self.item(group, &[&objective.id]));
        self.tops = tops.filter_map(|item| Some((*self.numbers.get(&item)?, item))).collect();
    }

    /// In how many ways an objective's share is split, and the items to which they lead, each once.
    fn targets(&self, group: &str, objective: &Objective) -> (usize, Vec<ItemId>) {
        let resolve = |reference| self.season.portfolio.resolve(reference, self.season.id, group).ok();
        let ways: BTreeSet<(Option<ItemId>, String)> = objective
            .contributes_to
            .iter()
            .map(|reference| match resolve(reference) {
                Some(target) => (Some(target), String::new()),
                None => (None, reference.to_string()),
            })
            .collect();
        (ways.len(), ways.into_iter().filter_map(|(target, _)| target).collect())
    }

    /// The objective whose key result a line serves, when both are there.
    fn tied(&self, group: &str, line: &BudgetLine) -> Option<usize> {
        let portfolio = self.season.portfolio;
        let mut item = portfolio.resolve(line.key_result.as_ref()?, self.season.id, group).ok()?;
        if !self.key_results.contains(&item) {
            return None;
        }
        item.ids.truncate(1);
        self.numbers.get(&item).copied()
    }

    fn costs(&self, currency: &'a str, scale: u32, asked: &[Asked<'a>]) -> Vec<ObjectiveCost<'a>> {
        let row = |objective, amount| ObjectiveCost { objective, currency, amount };
        let total = sum(asked.iter().map(|asked| asked.budget.cost()));
        let rows = total.and_then(|total| self.rows(asked, total, scale));
        let Some(mut rows) = rows else { return vec![row(None, None)] };
        rows.retain(|(_, amount)| !amount.is_zero());
        rows.into_iter().map(|(objective, amount)| row(objective, Some(amount))).collect()
    }

    /// Totals rounded down, what is left given to the first; `None` where they cannot be told exactly.
    fn rows(
        &self,
        asked: &[Asked<'a>],
        total: Decimal,
        scale: u32,
    ) -> Option<Vec<(Option<ItemId>, Decimal)>> {
        let lines =
            || asked.iter().flat_map(|asked| asked.budget.lines.iter().map(|line| (asked.group, line)));
        let finest = lines().filter_map(|(_, line)| Some(line.cost()?.scale())).max().unwrap_or_default();
        let finest = finest.max(total.scale()).max(scale);
        let mut shares = Shares::new();
        for (group, line) in lines() {
            if let Some(objective) = self.tied(group, line) {
                give(&mut shares, objective, Some(Fraction::whole(units(line.cost()?, finest)?)));
            }
        }
        let shares = self.arrived(shares);
        let step = 10_i128.checked_pow(finest - scale)?;
        let mut tied = Some(Fraction::ZERO);
        let mut rows = Vec::new();
        for (number, top) in &self.tops {
            let share = shares.get(number).copied().filter(|share| *share != Fraction::ZERO);
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
    fn arrived(&self, mut shares: Shares) -> Shares {
        let mut arrived = Shares::new();
        while let Some((number, share)) = shares.pop_first() {
            let (count, targets) = &self.serves[number];
            if *count == 0 {
                arrived.insert(number, share);
            }
            for target in targets {
                give(&mut shares, *target, share.share(*count));
            }
        }
        arrived
    }
}

/// Shares by the numbers of objectives.
type Shares = BTreeMap<usize, Fraction>;

/// Gives a share to an objective. One too fine to be held arrives nowhere, so that it is counted as tied to none.
fn give(shares: &mut Shares, objective: usize, share: Option<Fraction>) {
    let reached = shares.entry(objective).or_insert(Fraction::ZERO);
    *reached = share.and_then(|share| reached.plus(share)).unwrap_or(*reached);
}

/// Of every objective, what contributes to it.
fn made_of(
    items: &BTreeSet<ItemId>,
    serves: &BTreeMap<ItemId, (usize, Vec<ItemId>)>,
) -> BTreeMap<ItemId, Vec<ItemId>> {
    let mut made_of: BTreeMap<ItemId, Vec<ItemId>> =
        items.iter().map(|item| (item.clone(), Vec::new())).collect();
    for (item, (_, targets)) in serves {
        for target in targets {
            made_of.entry(target.clone()).or_default().push(item.clone());
        }
    }
    made_of
}
