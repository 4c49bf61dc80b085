//! Puts the parts together: leaves first, then sums, objectives, contributions, plans, the season.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::assemble::{compare, kinds};
use super::day::Standing;
use super::key_result::{KeyResultScore, Part, Since, Subject};
use super::leaf::{Rule, counts, leaf};
use super::objective::ObjectiveScore;
use super::order::dependencies_first;
use super::pace::{Clock, line};
use super::parts::whole;
use super::plan::{PlanScore, SeasonScore};
use super::reading::Reports;
use crate::document::{KeyResult, Objective, Plan, Policy, Reference, Season};
use crate::model::commitment::{Commitment, as_ratified, is_ratified};
use crate::model::schedule::{Participation, due_dates, participation};
use crate::model::{Filed, ItemId, SeasonView};

/// Scores a season on a day, as it stands and as it was ratified; `None` when its season.yaml could not be read.
#[must_use]
pub fn score_season(view: SeasonView<'_>, day: Date) -> Option<SeasonScore<'_>> {
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
        for (group, plan) in &plans {
            self.leaves(group, plan.document, &parts[group], &reports[group]);
        }
        self.sums(&parts);
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

    fn rule<'b>(&'b self, part: &'b Participation) -> Rule<'b> {
        let owes_nothing = part.excused.is_some() || self.season.imported.is_some();
        let clock = Clock { season: self.season, part, day: self.day, owes_nothing };
        Rule { clock, bands: &self.policy.bands, ended: self.ended }
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

    fn leaves(&mut self, group: &str, plan: &'a Plan, part: &Participation, reports: &Reports<'a>) {
        for (objective, key_result) in self.there(plan, false) {
            let item = self.item(group, &[&objective.id, &key_result.id]);
            let reading = reports.reading(&objective.id, key_result);
            let live = counts(self.objective_lives(group, objective), key_result, self.day);
            let since = self.since(&item);
            let subject = Subject { item: item.clone(), objective, key_result, live, since };
            let known = leaf(subject, &reading, &self.rule(part));
            self.key_results.insert(item, known);
        }
    }

    /// Sums and means, the parts of each before it. A sum that holds itself has no data.
    fn sums(&mut self, clocks: &BTreeMap<&str, Participation>) {
        let plans = self.plans.clone();
        let all = plans.iter().flat_map(|(group, plan)| {
            let there = self.there(plan.document, true).into_iter();
            there.map(|(objective, kr)| self.item(group, &[&objective.id, &kr.id])).collect::<Vec<_>>()
        });
        let ordered = dependencies_first(all.collect::<Vec<_>>(), |item| {
            let parts = self.find(item).and_then(|(_, kr)| kr.measure.parts());
            let parts = parts.into_iter().flat_map(|parts| &parts.of);
            parts
                .filter_map(|part| self.view.portfolio.resolve(part, self.view.id, &item.group).ok())
                .collect()
        });
        for item in ordered {
            if let Some((objective, key_result)) = self.find(&item)
                && let Some(own) = key_result.measure.parts()
                && key_result.standing(self.day) != Standing::NotYet
                && objective.standing(self.day) != Standing::NotYet
                && let Some(clock) = clocks.get(item.group.as_str())
            {
                let parts: Vec<Option<Part>> =
                    own.of.iter().filter_map(|part| self.part_of(&item, part)).collect();
                let live = counts(self.objective_lives(&item.group, objective), key_result, self.day);
                let since = self.since(&item);
                let subject = Subject { item: item.clone(), objective, key_result, live, since };
                let known = whole(subject, own, &parts, &self.rule(clock));
                self.key_results.insert(item, known);
            }
        }
    }

    /// A part of a sum: `None` where it is left out because it is not there (yet, or as ratified),
    /// `Some(None)` where it leads nowhere or back to the sum.
    fn part_of(&self, item: &ItemId, reference: &Reference) -> Option<Option<Part>> {
        let Ok(target) = self.view.portfolio.resolve(reference, self.view.id, &item.group) else {
            return Some(None);
        };
        if let Some(known) = self.key_results.get(&target) {
            return Some(Some(known.part));
        }
        let elsewhere = target.season != self.view.id || target.ids.len() != 2;
        match self.find(&target) {
            _ if elsewhere => Some(None),
            Some((objective, part)) => {
                let there = |standing| standing != Standing::NotYet;
                (there(objective.standing(self.day)) && there(part.standing(self.day))).then_some(None)
            }
            None => None,
        }
    }

    /// A key result of this season by its full name.
    fn find(&self, item: &ItemId) -> Option<(&'a Objective, &'a KeyResult)> {
        if item.season != self.view.id || item.ids.len() != 2 {
            return None;
        }
        let (_, plan) = self.plans.iter().find(|(group, _)| *group == item.group)?;
        let objective = plan.document.objectives.iter().find(|objective| *objective.id == item.ids[0])?;
        let key_result = objective.key_results.iter().find(|kr| *kr.id == item.ids[1])?;
        Some((objective, key_result))
    }
}
