//! Puts the parts together: leaves first, then sums, objectives, contributions, plans, the season.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::assemble::{compare, kinds};
use super::day::Standing;
use super::key_result::{KeyResultScore, Since};
use super::leaf::{Rule, counts, leaf};
use super::objective::ObjectiveScore;
use super::order::{Order, order};
use super::pace::{Clock, line};
use super::parts::whole;
use super::plan::{PlanScore, SeasonScore};
use super::reading::Reports;
use crate::document::{KeyResult, Objective, Plan, Policy, Season};
use crate::model::commitment::{Commitment, as_ratified, is_ratified};
use crate::model::schedule::{Participation, due_dates, participation};
use crate::model::{Filed, ItemId, SeasonView};

/// Scores a season on a day, as it stands and as it was ratified; `None` when its season.yaml could not be read.
#[must_use]
pub fn score_season<'a>(view: SeasonView<'a>, day: Date) -> Option<SeasonScore<'a>> {
    let season = view.document()?.document;
    let commitments: BTreeMap<&str, Commitment> = view
        .plans()
        .into_iter()
        .filter_map(|(group, plan)| Some((group, as_ratified(plan.document, day)?)))
        .collect();
    let committed = view.plans().into_iter().filter_map(|(group, plan)| {
        let document = &commitments.get(group)?.plan;
        Some((group, Filed { file: plan.file, tree: plan.tree, document }))
    });
    let promised = Scorer::new(view, season, day, committed.collect(), Some(&commitments)).plans();
    let mut plans = Scorer::new(view, season, day, view.plans(), None).plans();
    compare(&mut plans, &promised, day);
    let kinds = kinds(&plans);
    let elapsed = line(season.starts.0, season.ends.0, day);
    Some(SeasonScore { day, elapsed, ended: day > season.ends.0, plans, kinds })
}

/// One pass over a season's plans: as they stand, or as they were ratified.
pub(super) struct Scorer<'a> {
    pub(super) view: SeasonView<'a>,
    pub(super) season: &'a Season,
    pub(super) day: Date,
    pub(super) policy: &'a Policy,
    pub(super) ended: bool,
    pub(super) plans: Vec<(&'a str, Filed<'a, Plan>)>,
    /// Of a pass over plans as they were ratified: what was dropped or measured otherwise since.
    commitments: Option<&'a BTreeMap<&'a str, Commitment>>,
    pub(super) key_results: BTreeMap<ItemId, KeyResultScore<'a>>,
    pub(super) objectives: BTreeMap<ItemId, ObjectiveScore<'a>>,
}

/// A group's part in the season; of a group that the organisation does not tell, the whole season.
fn part(view: &SeasonView<'_>, season: &Season, group: &str) -> Participation {
    participation(view, group).unwrap_or_else(|| Participation {
        from: season.starts.0,
        to: season.ends.0,
        cadence: due_dates(season, None),
        grace: crate::model::schedule::GRACE_DAYS,
        excused: None,
    })
}

impl<'a> Scorer<'a> {
    fn new(
        view: SeasonView<'a>,
        season: &'a Season,
        day: Date,
        plans: Vec<(&'a str, Filed<'a, Plan>)>,
        commitments: Option<&'a BTreeMap<&'a str, Commitment>>,
    ) -> Self {
        Self {
            view,
            season,
            day,
            policy: view.portfolio.policy(),
            ended: day > season.ends.0,
            plans,
            commitments,
            key_results: BTreeMap::new(),
            objectives: BTreeMap::new(),
        }
    }

    /// Leaves first, then sums, objectives, contributions, plans.
    fn plans(mut self) -> Vec<PlanScore<'a>> {
        let plans = self.plans.clone();
        let parts: BTreeMap<&str, Participation> =
            plans.iter().map(|(group, _)| (*group, part(&self.view, self.season, group))).collect();
        let reports: BTreeMap<&str, Reports<'a>> =
            plans.iter().map(|(group, _)| (*group, Reports::of(&self.view, group, self.day))).collect();
        let rule = |part| {
            let clock = Clock::new(self.season, part, self.day);
            Rule { clock, bands: &self.policy.bands, ended: self.ended }
        };
        let rules: BTreeMap<&str, Rule<'_>> =
            parts.iter().map(|(group, part)| (*group, rule(part))).collect();
        for (group, plan) in &plans {
            self.leaves(group, plan.document, &rules[group], &reports[group]);
        }
        self.sums(&plans, &rules);
        for (group, plan) in &plans {
            self.plan_objectives(group, plan.document);
        }
        self.dao_objectives(&plans);
        plans.iter().map(|(group, plan)| self.plan(group, *plan, &reports[group])).collect()
    }

    /// Whether a plan counts nowhere. As it was ratified a withdrawn one counts like dropped items.
    pub(super) fn is_withdrawn(&self, group: &str) -> bool {
        let promised = || self.view.plan(group).is_some_and(|plan| is_ratified(plan.document, self.day));
        self.view.is_withdrawn(group, self.day) && !(self.commitments.is_some() && promised())
    }

    /// What a pass over plans as they were ratified does with a key result.
    fn since(&self, item: &ItemId) -> Since {
        let commitment = self.commitments.and_then(|all| all.get(item.group.as_str()));
        commitment.map_or(Since::default(), |commitment| Since {
            dropped: commitment.dropped.contains(&item.item()),
            remeasured: commitment.remeasured.contains(&item.item()),
        })
    }

    pub(super) fn item(&self, group: &str, ids: &[&str]) -> ItemId {
        let ids = ids.iter().map(|id| (*id).to_owned()).collect();
        ItemId { season: self.view.id.to_owned(), group: group.to_owned(), ids }
    }

    /// Whether an objective counts: it is there, and some weight of its key results is live.
    pub(super) fn objective_lives(&self, group: &str, objective: &Objective) -> bool {
        let live = objective.standing(self.day) == Standing::Live && !self.is_withdrawn(group);
        let weight = |kr: &KeyResult| if counts(true, kr, self.day) { kr.weight() } else { 0.0 };
        live && (objective.key_results.is_empty()
            || objective.key_results.iter().map(weight).sum::<f64>() > 0.0)
    }

    /// The objectives and key results of a plan that are there on the day, sums or others.
    fn there(&self, plan: &'a Plan, sums: bool) -> Vec<(&'a Objective, &'a KeyResult)> {
        let there = |standing| standing != Standing::NotYet;
        plan.objectives
            .iter()
            .filter(|objective| there(objective.standing(self.day)))
            .flat_map(|objective| objective.key_results.iter().map(move |kr| (objective, kr)))
            .filter(|(_, kr)| there(kr.standing(self.day)) && kr.measure.parts().is_some() == sums)
            .collect()
    }

    fn leaves(&mut self, group: &str, plan: &'a Plan, rule: &Rule<'_>, reports: &Reports<'a>) {
        for (objective, key_result) in self.there(plan, false) {
            let item = self.item(group, &[&objective.id, &key_result.id]);
            let reading = reports.reading(&self.view, &objective.id, key_result);
            let live = counts(self.objective_lives(group, objective), key_result, self.day);
            let known = leaf(item.clone(), objective, key_result, &reading, live, self.since(&item), rule);
            self.key_results.insert(item, known);
        }
    }

    /// Sums and means, each after its parts. One that holds itself has no data.
    fn sums(&mut self, plans: &[(&'a str, Filed<'a, Plan>)], rules: &BTreeMap<&str, Rule<'_>>) {
        let mut wholes = BTreeMap::new();
        let mut made_of = BTreeMap::new();
        for (group, plan) in plans {
            for (objective, key_result) in self.there(plan.document, true) {
                let item = self.item(group, &[&objective.id, &key_result.id]);
                let parts = self.parts(group, key_result);
                made_of.insert(item.clone(), parts.iter().flatten().cloned().collect());
                wholes.insert(item, (*group, objective, key_result, parts));
            }
        }
        let Order { ready, circular } = order(&made_of);
        let circular = circular.into_iter().collect::<BTreeSet<_>>();
        for item in ready.iter().chain(&circular) {
            let Some((group, objective, key_result, parts)) = wholes.remove(item) else { continue };
            let Some(own) = key_result.measure.parts() else { continue };
            let mut known = Vec::new();
            for part in &parts {
                match part.as_ref().filter(|part| !circular.contains(part)) {
                    Some(part) => match self.key_results.get(part) {
                        Some(part) => known.push(Some(part.part)),
                        None if self.is_planned(part) => {} // Not there on this day, or as ratified: left out.
                        None => known.push(None),
                    },
                    None => known.push(None),
                }
            }
            let live = counts(self.objective_lives(group, objective), key_result, self.day);
            let since = self.since(item);
            let known = whole(item.clone(), objective, key_result, own, &known, live, since, &rules[group]);
            self.key_results.insert(item.clone(), known);
        }
    }

    /// The full names of a sum's parts; `None` of one that leads nowhere.
    fn parts(&self, group: &str, key_result: &KeyResult) -> Vec<Option<ItemId>> {
        let parts = key_result.measure.parts().map(|parts| parts.of.as_slice()).unwrap_or_default();
        let resolve = |reference| self.view.portfolio.resolve(reference, self.view.id, group).ok();
        parts.iter().map(resolve).collect()
    }

    /// Whether an item names a key result of a plan that is scored.
    fn is_planned(&self, item: &ItemId) -> bool {
        item.season == self.view.id
            && item.ids.len() == 2
            && self.plans.iter().any(|(group, _)| *group == item.group)
    }
}
