//! Puts the parts together: leaves first, then sums, objectives, contributions, plans, the season.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::assemble::{compare, kinds};
use super::day::Standing;
use super::key_result::{KeyResultScore, Part, Since, Subject};
use super::leaf::{Rule, counts, leaf};
use super::objective::ObjectiveScore;
use super::order::{Order, order};
use super::pace::{Clock, line};
use super::parts::whole;
use super::plan::{PlanScore, SeasonScore};
use super::reading::Reports;
use crate::document::{KeyResult, Objective, Parts, Plan, Policy, Reference, Season};
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
        .filter_map(|(group, plan)| Some((group, as_ratified(plan.document, view.committed(group), day)?)))
        .collect();
    let committed = view.plans().into_iter().filter_map(|(group, plan)| {
        let document = &commitments.get(group)?.plan;
        Some((group, Filed { file: plan.file, tree: plan.tree, document }))
    });
    let promised = Scorer::new(view, season, day, committed.collect(), Some(&commitments)).plans();
    let mut scored = score_as_it_stands(view, day)?;
    compare(&mut scored.plans, &promised, day);
    Some(scored)
}

/// The same without what was ratified: `as_ratified` is empty, and nothing is computed twice.
#[must_use]
pub fn score_as_it_stands(view: SeasonView<'_>, day: Date) -> Option<SeasonScore<'_>> {
    let season = view.document()?.document;
    Some(whole_season(Scorer::new(view, season, day, view.plans(), None)))
}

/// The same at a due date, with the check-ins named up to it that were written by a day.
#[must_use]
pub fn score_at_due_date(view: SeasonView<'_>, due: Date, day: Date) -> Option<SeasonScore<'_>> {
    let season = view.document()?.document;
    let mut scorer = Scorer::new(view, season, due, view.plans(), None);
    scorer.written_by = Some(day);
    Some(whole_season(scorer))
}

fn whole_season(scorer: Scorer<'_>) -> SeasonScore<'_> {
    let (season, day) = (scorer.season, scorer.day);
    let plans = scorer.plans();
    let kinds = kinds(&plans);
    let elapsed = line(season.starts.0, season.ends.0, day);
    SeasonScore { day, elapsed, ended: day > season.ends.0, plans, kinds }
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
    /// Of a pass over what stood at a due date: the day by which it was written.
    written_by: Option<Date>,
    /// The key results that are there on the day, and whether they count.
    there: BTreeMap<ItemId, (&'a Objective, &'a KeyResult, bool)>,
    pub(super) key_results: BTreeMap<ItemId, KeyResultScore<'a>>,
    pub(super) objectives: BTreeMap<ItemId, ObjectiveScore<'a>>,
}

/// A group's part in the season; of a group that the organisation does not tell, the whole season.
pub(super) fn part(view: &SeasonView<'_>, season: &Season, group: &str) -> Participation {
    participation(view, group).unwrap_or_else(|| Participation {
        from: season.starts.0,
        to: season.ends.0,
        cadence: due_dates(season, None).into(),
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
            written_by: None,
            there: BTreeMap::new(),
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
            plans.iter().map(|(group, _)| (*group, self.reports(group))).collect();
        let rule = |part| {
            let clock = Clock::new(self.season, part, self.day);
            Rule { clock, bands: &self.policy.bands, ended: self.ended }
        };
        let rules: BTreeMap<&str, Rule<'_>> =
            parts.iter().map(|(group, part)| (*group, rule(part))).collect();
        for (group, plan) in &plans {
            self.leaves(group, plan.document, &rules[group], &reports[group]);
        }
        self.sums(&rules);
        for (group, plan) in &plans {
            self.plan_objectives(group, plan.document);
        }
        self.dao_objectives(&plans);
        plans.iter().map(|(group, plan)| self.plan(group, *plan, &reports[group])).collect()
    }

    fn reports(&self, group: &str) -> Reports<'a> {
        match self.written_by {
            Some(day) => Reports::at_due_date(&self.view, group, self.day, day),
            None => Reports::of(&self.view, group, self.day),
        }
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
        objective.lives(self.day) && !self.is_withdrawn(group)
    }

    fn leaves(&mut self, group: &str, plan: &'a Plan, rule: &Rule<'_>, reports: &Reports<'a>) {
        for objective in plan.objectives.iter().filter(|o| o.standing(self.day) != Standing::NotYet) {
            let objective_lives = self.objective_lives(group, objective);
            for key_result in
                objective.key_results.iter().filter(|kr| kr.standing(self.day) != Standing::NotYet)
            {
                let item = self.item(group, &[&objective.id, &key_result.id]);
                let live = counts(objective_lives, key_result, self.day);
                self.there.insert(item.clone(), (objective, key_result, live));
                if key_result.measure.parts().is_none() {
                    let so_far = reports.reading(&objective.id, key_result).so_far();
                    let since = self.since(&item);
                    let subject = Subject { item: item.clone(), objective, key_result, live, since };
                    let known = leaf(subject, &so_far, rule);
                    self.key_results.insert(item, known);
                }
            }
        }
    }

    /// Sums and means, the parts of each before it. Those that hold themselves have no data.
    fn sums(&mut self, rules: &BTreeMap<&str, Rule<'_>>) {
        let sums = self.there.iter().filter_map(|(item, (_, kr, _))| Some((item, kr.measure.parts()?)));
        let parts = |(item, own): (&ItemId, &Parts)| {
            let resolve = |part| self.view.portfolio.resolve(part, self.view.id, &item.group).ok();
            (item.clone(), own.of.iter().filter_map(resolve).collect())
        };
        let Order { ready, circular } = order(&sums.map(parts).collect());
        let circular: BTreeSet<ItemId> = circular.into_iter().collect();
        for item in ready.iter().chain(&circular) {
            if let Some((objective, key_result, live)) = self.there.get(item).copied()
                && let Some(own) = key_result.measure.parts()
                && let Some(rule) = rules.get(item.group.as_str())
            {
                let mut parts = Vec::new();
                for part in &own.of {
                    match self.part_of(item, part, &circular) {
                        PartOf::Known(part) => parts.push(Some(part)),
                        PartOf::Nothing => parts.push(None),
                        PartOf::NotThere => {}
                    }
                }
                let since = self.since(item);
                let subject = Subject { item: item.clone(), objective, key_result, live, since };
                let known = whole(subject, own, &parts, rule);
                self.key_results.insert(item.clone(), known);
            }
        }
    }

    /// What a part of a sum is on the day.
    fn part_of(&self, item: &ItemId, reference: &Reference, circular: &BTreeSet<ItemId>) -> PartOf {
        let Ok(target) = self.view.portfolio.resolve(reference, self.view.id, &item.group) else {
            return PartOf::Nothing;
        };
        let elsewhere = target.season != self.view.id || target.ids.len() != 2;
        match self.key_results.get(&target).filter(|_| !circular.contains(&target)) {
            Some(known) => PartOf::Known(known.part),
            None if elsewhere || circular.contains(&target) => PartOf::Nothing,
            None => PartOf::NotThere,
        }
    }
}

/// What a part of a sum is.
enum PartOf {
    /// A key result that is known.
    Known(Part),
    /// A key result that is not there yet, or was not there when its plan was ratified: left out.
    NotThere,
    /// Something that has no number, or holds the sum: the sum has no data.
    Nothing,
}
