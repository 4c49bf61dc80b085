//! Objectives, contributions, plans and kinds of groups from the key results that are known.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::day::Standing;
use super::formula::mean;
use super::key_result::KeyResultScore;
use super::objective::{
    Member, Members, ObjectiveScore, Promised, coverage, members, of_contributors, of_key_results, own_roll,
    weighed,
};
use super::order::{Order, order};
use super::plan::{PlanScore, PriorityScore};
use super::reading::Reports;
use super::roll_up::{Coverage, RollUp, Weighed, roll_up};
use super::scorer::Scorer;
use super::status::{Counts, GroupStatus, grade, worst};
use crate::document::{self, GroupKind, Objective, Plan, Priority, Scope};
use crate::model::commitment::is_ratified;
use crate::model::{Filed, ItemId};

impl<'a> Scorer<'a> {
    pub(super) fn plan_objectives(&mut self, group: &str, plan: &'a Plan) {
        for objective in plan.objectives.iter().filter(|o| o.standing(self.day) != Standing::NotYet) {
            let item = self.item(group, &[&objective.id]);
            let there = objective.key_results.iter().filter(|kr| kr.standing(self.day) != Standing::NotYet);
            let key_results: Vec<KeyResultScore<'a>> = there
                .filter_map(|kr| self.key_results.get(&self.item(group, &[&objective.id, &kr.id])).cloned())
                .collect();
            let live = self.objective_lives(group, objective);
            let roll = if live { own_roll(&key_results) } else { RollUp::default() };
            let members = members([key_results.as_slice()]);
            let known = self.objective(item.clone(), objective, roll, &members, key_results);
            self.objectives.insert(item, known);
        }
    }

    fn objective(
        &self,
        item: ItemId,
        objective: &'a Objective,
        roll: RollUp,
        members: &Members,
        key_results: Vec<KeyResultScore<'a>>,
    ) -> ObjectiveScore<'a> {
        let live = self.objective_lives(&item.group, objective);
        let all_dropped = !live;
        let weighty = members.values().filter(|member| member.weighty).map(|member| member.status);
        let status = worst(weighty, all_dropped, roll.share, self.policy.coverage);
        let status = if all_dropped { GroupStatus::Dropped } else { status };
        let ambition = objective.ambition;
        ObjectiveScore {
            item,
            objective,
            live,
            roll,
            as_ratified: Promised::from(roll),
            contributions: None,
            coverage: coverage(members, roll.share),
            status: (!self.ended).then_some(status),
            counts: Counts::of(members.values().map(|member| member.status)),
            grade: roll
                .floor
                .filter(|_| self.ended && live)
                .map(|floor| grade(floor, ambition, &self.policy.grades)),
            key_results,
            contributors: Vec::new(),
        }
    }

    /// The DAO's objectives: what contributes to them, and of those without key results all numbers.
    pub(super) fn dao_objectives(&mut self, plans: &[(&'a str, Filed<'a, Plan>)]) {
        let mut serving: BTreeMap<ItemId, Vec<ItemId>> = BTreeMap::new();
        for (group, plan) in plans.iter().filter(|(group, _)| !self.is_withdrawn(group)) {
            for objective in &plan.document.objectives {
                let item = self.item(group, &[&objective.id]);
                if !self.objectives.get(&item).is_some_and(|known| known.live) {
                    continue;
                }
                for reference in &objective.contributes_to {
                    if let Ok(target) = self.view.portfolio.resolve(reference, self.view.id, group)
                        && target != item
                    {
                        let list = serving.entry(target).or_default();
                        if list.last() != Some(&item) {
                            list.push(item.clone());
                        }
                    }
                }
            }
        }
        let dao = self.objectives.keys().filter(|item| item.group == "dao");
        let made_of = dao.map(|item| (item.clone(), serving.get(item).cloned().unwrap_or_default()));
        let Order { ready, circular } = order(&made_of.collect());
        for item in ready.iter().chain(&circular) {
            let contributors = serving.remove(item).unwrap_or_default();
            self.dao_objective(item, contributors);
        }
    }

    fn dao_objective(&mut self, item: &ItemId, contributors: Vec<ItemId>) {
        let Some(known) = self.objectives.get(item) else { return };
        let (objective, live) = (known.objective, known.live);
        let serving: Vec<&ObjectiveScore<'a>> =
            contributors.iter().filter_map(|contributor| self.objectives.get(contributor)).collect();
        let rolls: Vec<RollUp> = serving.iter().map(|objective| objective.roll).collect();
        let contributions = of_contributors(&rolls);
        let without = (live && objective.key_results.is_empty()).then(|| {
            let members = members(serving.iter().map(|objective| objective.key_results.as_slice()));
            self.objective(item.clone(), objective, contributions, &members, Vec::new())
        });
        if let Some(scored) = without {
            self.objectives.insert(item.clone(), scored);
        }
        if let Some(known) = self.objectives.get_mut(item) {
            known.contributions = contributions.score.filter(|_| live);
            known.contributors = contributors;
        }
    }

    pub(super) fn plan(&self, group: &'a str, plan: Filed<'a, Plan>, reports: &Reports<'a>) -> PlanScore<'a> {
        let known = self.view.portfolio.group(group);
        let withdrawn = self.is_withdrawn(group);
        let items = plan.document.objectives.iter().map(|objective| self.item(group, &[&objective.id]));
        let objectives: Vec<ObjectiveScore<'a>> =
            items.filter_map(|item| self.objectives.get(&item).cloned()).filter(|_| !withdrawn).collect();
        let live: Vec<&ObjectiveScore<'a>> = objectives.iter().filter(|objective| objective.live).collect();
        let roll = roll_up(&self.weighed(&live));
        let mut all = Members::new();
        for objective in &objectives {
            for (item, member) in self.members_of(objective) {
                let weighty = member.weighty && objective.weight() > 0.0;
                all.entry(item)
                    .and_modify(|known| known.weighty |= weighty)
                    .or_insert(Member { weighty, ..member });
            }
        }
        let all_dropped = !objectives.is_empty() && live.is_empty();
        let weighty = all.values().filter(|member| member.weighty).map(|member| member.status);
        let status = worst(weighty, all_dropped, roll.share, self.policy.coverage);
        let key_results: Vec<&KeyResultScore<'a>> =
            objectives.iter().flat_map(|objective| &objective.key_results).collect();
        PlanScore {
            group,
            name: known.map_or(group, |known| known.name.as_str()),
            kind: known.map(|known| known.kind),
            scope: known.map_or(Scope::DaoSpecific, document::Group::scope),
            plan,
            stage: self.view.plan_stage(group, self.day),
            as_ratified: Promised::from(roll),
            withdrawn,
            roll,
            coverage: coverage(&all, roll.share),
            status: (!self.ended && !withdrawn).then_some(status),
            counts: Counts::of(all.values().map(|member| member.status)),
            grade: roll.floor.filter(|_| self.ended).map(|floor| grade(floor, None, &self.policy.grades)),
            confidence: mean(key_results.iter().filter_map(|kr| kr.confidence())),
            confidence_trend: confidence_trend(reports),
            last_checkin: reports.all().iter().map(|(_, checkin)| checkin.date.0).max(),
            by_priority: by_priority(&objectives),
            objectives,
        }
    }

    /// The key results that an objective is made of: its own, else those of what contributes to it.
    fn members_of(&self, objective: &ObjectiveScore<'a>) -> Members {
        if !objective.key_results.is_empty() || objective.item.group != "dao" || !objective.live {
            return members([objective.key_results.as_slice()]);
        }
        let contributors = objective.contributors.iter().filter_map(|item| self.objectives.get(item));
        members(contributors.map(|objective| objective.key_results.as_slice()))
    }

    /// What a plan's roll-up is made of: its objectives, or by the policy all of their key results at once.
    fn weighed(&self, live: &[&ObjectiveScore<'a>]) -> Vec<Weighed> {
        match self.policy.roll_up {
            document::RollUp::Objectives => live.iter().map(|objective| objective.weighed()).collect(),
            document::RollUp::KeyResults => live
                .iter()
                .flat_map(|objective| {
                    if objective.objective.key_results.is_empty() {
                        vec![objective.weighed()]
                    } else {
                        of_key_results(&objective.key_results, objective.weight())
                    }
                })
                .collect(),
        }
    }
}

fn confidence_trend(reports: &Reports<'_>) -> Vec<(Date, f64)> {
    let told = reports.all().iter().filter_map(|(name, checkin)| {
        let entries = checkin.document.key_results.values();
        Some((*name, mean(entries.filter_map(|entry| entry.confidence.as_ref().map(|c| c.value)))?))
    });
    told.collect()
}

fn by_priority(objectives: &[ObjectiveScore<'_>]) -> BTreeMap<Priority, PriorityScore> {
    let mut items: BTreeMap<Priority, (Vec<Weighed>, usize)> = BTreeMap::new();
    for objective in objectives {
        for kr in objective.key_results.iter().filter(|kr| kr.live) {
            let Some(priority) = kr.key_result.priority else { continue };
            let (list, measured) = items.entry(priority).or_default();
            list.push(weighed(kr, objective.weight()));
            *measured += usize::from(kr.score.is_some());
        }
    }
    let score = |(priority, (list, measured)): (Priority, (Vec<Weighed>, usize))| {
        let roll = roll_up(&list);
        let coverage = Coverage { measured, of: list.len(), share: roll.share };
        (priority, PriorityScore { score: roll.score, coverage })
    };
    items.into_iter().map(score).collect()
}

/// Sets beside the numbers of plans as they stand those of the plans as they were ratified. A draft's are its own.
pub(super) fn compare(plans: &mut [PlanScore<'_>], promised: &[PlanScore<'_>], day: Date) {
    for plan in plans.iter_mut().filter(|plan| is_ratified(plan.plan.document, day)) {
        let before = promised.iter().find(|before| before.group == plan.group);
        plan.as_ratified = before.map(|before| before.as_ratified).unwrap_or_default();
        for objective in &mut plan.objectives {
            let before = before.and_then(|plan| plan.objectives.iter().find(|o| o.item == objective.item));
            objective.as_ratified = before.map(|before| before.as_ratified).unwrap_or_default();
            for kr in &mut objective.key_results {
                let before = before.and_then(|o| o.key_results.iter().find(|before| before.item == kr.item));
                kr.as_ratified = before.and_then(|before| before.score);
            }
        }
    }
    for plan in plans.iter_mut().filter(|plan| !is_ratified(plan.plan.document, day)) {
        for kr in plan.objectives.iter_mut().flat_map(|objective| &mut objective.key_results) {
            kr.as_ratified = kr.score;
        }
    }
}

/// For each kind of group the plain means over its plans; withdrawn ones count nowhere.
pub(super) fn kinds(plans: &[PlanScore<'_>]) -> BTreeMap<GroupKind, RollUp> {
    let mut rolls: BTreeMap<GroupKind, Vec<RollUp>> = BTreeMap::new();
    for plan in plans.iter().filter(|plan| !plan.withdrawn) {
        if let Some(kind) = plan.kind {
            rolls.entry(kind).or_default().push(plan.roll);
        }
    }
    let means = |rolls: &[RollUp]| {
        let over = |pick: fn(&RollUp) -> Option<f64>| mean(rolls.iter().filter_map(pick));
        RollUp {
            score: over(|r| r.score),
            projected: over(|r| r.projected),
            expected: over(|r| r.expected),
            floor: over(|r| r.floor),
            share: over(|r| r.share),
        }
    };
    rolls.into_iter().map(|(kind, rolls)| (kind, means(&rolls))).collect()
}
