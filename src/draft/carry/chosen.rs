//! Which items of a season go on: what its post-mortems decided to keep or to modify, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::document::{ItemDecision, KeyResult, Milestone, Objective, Reasoned, Verdict};
use crate::model::score::{Quantity, Reports};
use crate::model::{ItemId, SeasonView};

/// Something that is not carried, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// `academy/O1.KR2`, or `academy` for a whole plan.
    pub item: String,
    /// A lower-case fragment.
    pub why: String,
}

/// What of one plan goes on.
pub(super) struct Chosen<'a> {
    /// The group's present id.
    pub group: &'a str,
    pub objectives: Vec<ChosenObjective<'a>>,
}

/// An objective that goes on.
pub(super) struct ChosenObjective<'a> {
    pub id: ItemId,
    pub objective: &'a Objective,
    pub decision: Option<&'a ItemDecision>,
    pub key_results: Vec<ChosenKeyResult<'a>>,
}

/// A key result that goes on.
pub(super) struct ChosenKeyResult<'a> {
    pub id: ItemId,
    pub key_result: &'a KeyResult,
    /// Its own decision, or its objective's.
    pub decision: &'a ItemDecision,
    /// The last measured number.
    pub last: Option<crate::document::Number>,
    /// Of milestones, those that are still to be done.
    pub milestones: Vec<&'a Milestone>,
}

/// The decisions of a season's post-mortems by item; a group's own one counts more than another's.
struct Decisions<'a>(BTreeMap<ItemId, &'a ItemDecision>);

impl<'a> Decisions<'a> {
    fn of(view: &SeasonView<'a>) -> Self {
        let mut all = BTreeMap::new();
        for group in view.postmortem_groups() {
            let decisions = view.postmortem(group).map(|postmortem| postmortem.document.decisions.as_slice());
            for decision in decisions.unwrap_or_default() {
                let Ok(item) = view.portfolio.resolve(&decision.item, view.id, group) else { continue };
                if item.group == group {
                    all.insert(item, decision);
                } else {
                    all.entry(item).or_insert(decision);
                }
            }
        }
        Self(all)
    }

    fn on(&self, item: &ItemId) -> Option<&'a ItemDecision> {
        self.0.get(item).copied()
    }
}

/// What of the plans of these groups goes on, and what does not. `is_there` says what the next season has already.
pub(super) fn choose<'a>(
    view: &SeasonView<'a>,
    groups: &[&'a str],
    day: Date,
    is_there: impl Fn(&ItemId) -> bool,
) -> (Vec<Chosen<'a>>, Vec<Left>) {
    let decisions = Decisions::of(view);
    let (mut all, mut left) = (Vec::new(), Vec::new());
    for group in groups {
        let Some(plan) = view.plan(group) else { continue };
        if view.is_withdrawn(group, day) {
            left.push(Left {
                item: (*group).to_owned(),
                why: format!("its plan was withdrawn in `{}`", view.id),
            });
            continue;
        }
        if view.postmortem(group).is_none() && !decisions.0.keys().any(|item| item.group == *group) {
            let path = format!("okrs/{}/postmortems/{group}.yaml", view.id);
            let why = format!("nobody decided on it: {path} is missing or cannot be read");
            left.push(Left { item: (*group).to_owned(), why });
            continue;
        }
        let pick = Pick { view, decisions: &decisions, reports: Reports::of(view, group, day), group };
        let objectives = plan.document.objectives.iter();
        let objectives = objectives.filter_map(|objective| pick.objective(objective, &mut left)).collect();
        all.push(Chosen { group, objectives });
    }
    without_lost_sums(view, &mut all, &mut left, is_there);
    all.retain(|chosen| !chosen.objectives.is_empty());
    (all, left)
}

struct Pick<'v, 'a> {
    view: &'v SeasonView<'a>,
    decisions: &'v Decisions<'a>,
    reports: Reports<'a>,
    group: &'a str,
}

impl<'a> Pick<'_, 'a> {
    fn id(&self, ids: &[&str]) -> ItemId {
        let ids = ids.iter().map(|id| (*id).to_owned()).collect();
        ItemId { season: self.view.id.to_owned(), group: self.group.to_owned(), ids }
    }

    fn objective(&self, objective: &'a Objective, left: &mut Vec<Left>) -> Option<ChosenObjective<'a>> {
        let id = self.id(&[&objective.id]);
        if let Some(record) = &objective.dropped {
            left.push(self.dropped(&id, record));
            return None;
        }
        let decision = self.decisions.on(&id);
        let mut gone = Vec::new();
        let key_results = objective.key_results.iter();
        let key_results: Vec<ChosenKeyResult<'a>> =
            key_results.filter_map(|kr| self.key_result(objective, kr, decision, &mut gone)).collect();
        let is_kept = decision.is_some_and(|decision| decision.decision != Verdict::Drop);
        if key_results.is_empty() && !(is_kept && objective.key_results.is_empty()) {
            match decision {
                Some(decision) if is_kept => {
                    left.append(&mut gone);
                    left.push(Left {
                        item: id.in_season(),
                        why: format!("none of its key results goes on{}", because(decision)),
                    });
                }
                Some(decision) => left.push(Left {
                    item: id.in_season(),
                    why: format!("decided to drop{}", because(decision)),
                }),
                None if gone.iter().all(|left| left.why == NO_DECISION) => {
                    left.push(Left { item: id.in_season(), why: NO_DECISION.to_owned() });
                }
                None => left.append(&mut gone),
            }
            return None;
        }
        left.append(&mut gone);
        Some(ChosenObjective { id, objective, decision: decision.filter(|_| is_kept), key_results })
    }

    fn key_result(
        &self,
        objective: &Objective,
        kr: &'a KeyResult,
        above: Option<&'a ItemDecision>,
        gone: &mut Vec<Left>,
    ) -> Option<ChosenKeyResult<'a>> {
        let id = self.id(&[&objective.id, &kr.id]);
        if let Some(record) = &kr.dropped {
            gone.push(self.dropped(&id, record));
            return None;
        }
        let decision = self.decisions.on(&id).or(above);
        let mut leave = |why: String| {
            gone.push(Left { item: id.in_season(), why });
            None
        };
        let Some(decision) = decision else { return leave(NO_DECISION.to_owned()) };
        if decision.decision == Verdict::Drop {
            return leave(format!("decided to drop{}", because(decision)));
        }
        let measured = self.reports.reading(&objective.id, kr).so_far().measured;
        let (mut last, mut done) = (None, &[][..]);
        match measured.and_then(|told| told.quantity()) {
            Some(Quantity::Number(number)) => last = Some(number),
            Some(Quantity::Done(ids)) => done = ids,
            Some(Quantity::Truth(_)) | None => {}
        }
        let of_measure = kr.measure.milestones().unwrap_or_default();
        let is_open = |milestone: &&Milestone| {
            let item = self.id(&[&objective.id, &kr.id, &milestone.id]);
            let is_dropped = self.decisions.on(&item).is_some_and(|on| on.decision == Verdict::Drop);
            milestone.dropped.is_none() && !done.contains(&milestone.id) && !is_dropped
        };
        let milestones: Vec<&Milestone> = of_measure.iter().filter(is_open).collect();
        if milestones.is_empty() && !of_measure.is_empty() {
            return leave("none of its milestones is left to do".to_owned());
        }
        Some(ChosenKeyResult { id, key_result: kr, decision, last, milestones })
    }

    fn dropped(&self, id: &ItemId, record: &Reasoned) -> Left {
        Left { item: id.in_season(), why: format!("dropped in `{}` (`{}`)", self.view.id, record.why) }
    }
}

const NO_DECISION: &str = "no post-mortem decided on it";

/// The reason of a decision, in brackets.
fn because(decision: &ItemDecision) -> String {
    decision.why.as_ref().map(|why| format!(" (`{why}`)")).unwrap_or_default()
}

/// A sum of nothing cannot go on; what is a part of it may then be missed by another sum.
fn without_lost_sums(
    view: &SeasonView<'_>,
    all: &mut [Chosen<'_>],
    left: &mut Vec<Left>,
    is_there: impl Fn(&ItemId) -> bool,
) {
    loop {
        let known = items(all);
        let mut is_changed = false;
        for chosen in &mut *all {
            for objective in &mut chosen.objectives {
                objective.key_results.retain(|kr| {
                    let parts = kr.key_result.measure.parts();
                    let goes_on = parts.is_none_or(|parts| {
                        let mut of = parts.of.iter();
                        of.any(|part| {
                            let item = view.portfolio.resolve(part, view.id, chosen.group);
                            item.is_ok_and(|item| known.contains(&item) || is_there(&item))
                        })
                    });
                    if !goes_on {
                        let why = "none of its parts goes on".to_owned();
                        left.push(Left { item: kr.id.in_season(), why });
                        is_changed = true;
                    }
                    goes_on
                });
            }
            chosen.objectives.retain(|objective| {
                let goes_on = !objective.key_results.is_empty() || objective.objective.key_results.is_empty();
                if !goes_on {
                    let why = "none of its key results goes on".to_owned();
                    left.push(Left { item: objective.id.in_season(), why });
                }
                goes_on
            });
        }
        if !is_changed {
            return;
        }
    }
}

/// Everything that goes on, by its name in the season that it comes from.
pub(super) fn items(all: &[Chosen<'_>]) -> BTreeSet<ItemId> {
    let objectives = all.iter().flat_map(|chosen| &chosen.objectives);
    let own = |objective: &ChosenObjective<'_>| {
        let key_results = objective.key_results.iter().map(|kr| kr.id.clone());
        std::iter::once(objective.id.clone()).chain(key_results).collect::<Vec<_>>()
    };
    objectives.flat_map(own).collect()
}
