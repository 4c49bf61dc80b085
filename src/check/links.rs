//! Whether two key results of a season know of each other: by their objectives' `contributes_to`, by a sum or mean, or
//! because one was carried over from the other.

use std::collections::{HashMap, HashSet};

use super::context::{Context, KeyResultView, Target};
use super::objectives::ObjectiveView;
use crate::document::Reference;
use crate::model::ItemId;

/// An objective is asked for at most so many others above it.
const HIGHEST: usize = 16;

/// What is tied to what.
#[derive(Debug)]
pub(super) struct Links {
    /// What an objective contributes to.
    up: HashMap<ItemId, Vec<ItemId>>,
    /// What is added up together has one number.
    together: HashMap<ItemId, usize>,
}

impl Links {
    /// Of all live objectives.
    pub fn of(context: &Context<'_>, objectives: &[ObjectiveView<'_>]) -> Self {
        let mut up = HashMap::new();
        for view in objectives.iter().filter(|view| !view.objective.contributes_to.is_empty()) {
            let items =
                |reference: &Reference| Some(context.target(reference, view.of.season.id, view.of.group)?.0);
            up.insert(view.id(), view.objective.contributes_to.iter().filter_map(items).collect());
        }
        Self { up, together: together(context) }
    }

    /// Whether two key results know of each other.
    pub fn are_linked(
        &self,
        context: &Context<'_>,
        one: &KeyResultView<'_>,
        other: &KeyResultView<'_>,
    ) -> bool {
        let sum = |view: &KeyResultView<'_>| self.together.get(&view.id());
        let objectives = [one, other].map(objective);
        sum(one).is_some_and(|sum_of_one| sum(other) == Some(sum_of_one))
            || (objectives[0] != objectives[1]
                && (self.leads(&objectives[0], &objectives[1]) || self.leads(&objectives[1], &objectives[0])))
            || is_carried(context, one, other)
            || is_carried(context, other, one)
    }

    /// Whether a way up leads from one objective to another.
    fn leads(&self, from: &ItemId, to: &ItemId) -> bool {
        let mut seen: HashSet<&ItemId> = HashSet::from([from]);
        let mut open = vec![from];
        while let Some(item) = open.pop() {
            if item == to {
                return true;
            }
            for above in self.up.get(item).into_iter().flatten() {
                if seen.len() < HIGHEST && seen.insert(above) {
                    open.push(above);
                }
            }
        }
        false
    }
}

/// The objective of a key result.
fn objective(view: &KeyResultView<'_>) -> ItemId {
    let mut id = view.id();
    id.ids.truncate(1);
    id
}

fn is_carried(context: &Context<'_>, from: &KeyResultView<'_>, to: &KeyResultView<'_>) -> bool {
    let leads_to = |reference: &Option<Reference>| {
        let target = context.target(reference.as_ref()?, from.of.season.id, from.of.group);
        target.map(|(item, target)| match target {
            Target::KeyResult(_) => item == to.id(),
            Target::Objective(_) => item == objective(to) && item != objective(from),
            Target::Need(_) | Target::Milestone(_) => false,
        })
    };
    leads_to(&from.key_result.carried_from) == Some(true)
        || leads_to(&from.objective.carried_from) == Some(true)
}

/// A number for each key result that is part of a sum or mean, the same for all that come together in one.
fn together(context: &Context<'_>) -> HashMap<ItemId, usize> {
    let sums = context.sums();
    let mut numbers: HashMap<ItemId, usize> = HashMap::new();
    let mut parents: Vec<usize> = Vec::new();
    for (whole, view) in sums.all() {
        let parts = sums.parts(whole).filter_map(|(_, part)| part).map(|(_, part)| part.id());
        let mut first = None;
        for item in std::iter::once(view.id()).chain(parts) {
            let number = *numbers.entry(item).or_insert(parents.len());
            if number == parents.len() {
                parents.push(number);
            }
            let root = root(&mut parents, number);
            match first {
                None => first = Some(root),
                Some(first) => parents[root] = first,
            }
        }
    }
    numbers.into_iter().map(|(item, number)| (item, root(&mut parents, number))).collect()
}

/// The number that stands for all that are tied to `number`; ways are halved while they are walked.
fn root(parents: &mut [usize], mut number: usize) -> usize {
    while parents[number] != number {
        parents[number] = parents[parents[number]];
        number = parents[number];
    }
    number
}
