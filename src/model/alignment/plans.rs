//! The plans whose alignment is looked at: which objectives count, whether the group is independent, and whether all
//! of it could be read.

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;

use super::{Aligned, DAO, State};
use crate::document::{Group, Org, Plan, Scope};
use crate::model::{Filed, SeasonView};
use crate::yaml::{At, Tree};

/// A plan that is not withdrawn.
#[derive(Debug, Clone)]
pub struct AlignedPlan<'a> {
    /// The group's present id.
    pub group: &'a str,
    /// The plan.
    pub plan: Filed<'a, Plan>,
    /// The group's scope; `None` where `org.yaml` does not tell so that it can be read.
    pub scope: Option<Scope>,
    /// The numbers of its live objectives.
    pub objectives: Range<usize>,
    /// Whether none of its objectives and contributions was left out because of a fault.
    pub is_whole: bool,
    /// Whether it has objectives and each of them is an orphan, none because of a circle.
    pub is_orphan: bool,
}

/// The plans of a season; their live objectives are added to `objectives`.
pub(super) fn plans<'a>(
    season: SeasonView<'a>,
    day: Date,
    objectives: &mut Vec<Aligned<'a>>,
) -> Vec<AlignedPlan<'a>> {
    let org = season.portfolio.org();
    let groups: HashMap<&str, &Group> =
        org.iter().flat_map(|org| &org.document.groups).map(|group| (&*group.id, group)).collect();
    let mut found = Vec::new();
    for (group, plan) in season.plans().into_iter().filter(|(group, _)| !season.is_withdrawn(group, day)) {
        let first = objectives.len();
        let live = plan.document.objectives.iter().filter(|objective| objective.lives(day));
        objectives.extend(live.map(|objective| Aligned {
            group,
            plan,
            objective,
            ends: Vec::new(),
            serves: Vec::new(),
            served_by: Vec::new(),
            state: None,
            meets_circle: false,
        }));
        let own = first..objectives.len();
        let are_read = |objectives: &[Aligned<'_>]| objectives.iter().all(is_read);
        let is_whole = is_read_all(plan.tree, plan.at, "objectives", plan.document.objectives.len())
            && are_read(&objectives[own.clone()]);
        let known = org.zip(groups.get(group).copied());
        let scope = known.and_then(|(org, known)| scope(org, known));
        found.push(AlignedPlan { group, plan, scope, objectives: own, is_whole, is_orphan: false });
    }
    found
}

/// Whether all of an objective's contributions could be read.
pub(super) fn is_read(objective: &Aligned<'_>) -> bool {
    let written = &objective.objective.contributes_to;
    is_read_all(objective.plan.tree, objective.objective.at, "contributes_to", written.len())
}

/// Whether all items of a list could be read, when so many were.
pub(super) fn is_read_all(tree: &Tree, at: At, list: &str, count: usize) -> bool {
    let Some(list) = tree.field(at.node(), list) else { return true };
    let written = tree.items(list).len();
    written == count && (written > 0 || !tree.holds(list))
}

/// Whether every plan that is there could be read, as far as alignment goes.
pub(super) fn are_whole(season: SeasonView<'_>, plans: &[AlignedPlan<'_>]) -> bool {
    season.folder.plans.keys().all(|group| season.plan(group).is_some()) && plans.iter().all(|p| p.is_whole)
}

fn scope(org: Filed<'_, Org>, known: &Group) -> Option<Scope> {
    let is_read = known.scope.is_some() || !org.says(known.at, "scope");
    is_read.then(|| known.scope())
}

/// Finds the plans of which no objective has a way up.
pub(super) fn find_orphans(plans: &mut [AlignedPlan<'_>], objectives: &[Aligned<'_>]) {
    for plan in plans.iter_mut().filter(|plan| plan.is_whole && plan.group != DAO) {
        let own = &objectives[plan.objectives.clone()];
        let is_orphan = |o: &Aligned<'_>| o.state == Some(State::Orphan) && !o.meets_circle;
        plan.is_orphan = !own.is_empty() && own.iter().all(is_orphan);
    }
}
