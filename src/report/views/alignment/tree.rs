//! The tree: a goal, the DAO's objectives that advance it, what serves those, and so on. An objective that serves
//! several stands under each of them, and what serves it only under the first; so nothing is told more often than
//! somebody wrote it, and circles end.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Goal, Id};
use crate::model::alignment::{self as model, Aligned};
use crate::model::alignment::{DAO, State};

/// What a part of the tree begins with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Root<'a> {
    /// A goal of the organisation.
    Goal(&'a Goal),
    /// A goal that org.yaml does not know.
    UnknownGoal(&'a str),
    /// Objectives of the DAO that advance no goal.
    NoGoal,
    /// The DAO's objectives, where the organisation has no goals.
    Dao,
    /// Objectives that serve none of the DAO's.
    Nowhere,
    /// Objectives of which nobody can tell.
    Unknown,
}

/// A part of the tree.
#[derive(Debug)]
pub struct Branch<'a> {
    /// What it begins with.
    pub root: Root<'a>,
    /// Its lines, from the top.
    pub leaves: Vec<Leaf>,
}

/// An objective at one place of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaf {
    /// How many steps below its root; 0 right below.
    pub depth: usize,
    /// The objective, by its number.
    pub number: usize,
    /// What it stands under, unless that is the root.
    pub under: Option<usize>,
    /// Whether what serves it follows.
    pub seen: Seen,
}

/// Whether an objective was told before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// It was not: what serves it follows.
    First,
    /// It was, and so was what serves it.
    Above,
    /// It stands above itself: the way runs in a circle.
    Circle,
}

/// The tree of an alignment; only what `is_kept`, by number.
pub(super) fn tree<'a>(alignment: &model::Alignment<'a>, is_kept: &[bool]) -> Vec<Branch<'a>> {
    let mut walk = Walk { objectives: &alignment.objectives, is_kept, depth_of: Vec::new() };
    walk.depth_of.resize(alignment.objectives.len(), None);
    let mut branches = Vec::new();
    let goals = goals(alignment);
    let by_goal = by_goal(alignment);
    let ids: BTreeSet<&str> = goals.iter().map(|goal| &*goal.id).collect();
    let known = goals.iter().map(|goal| (Root::Goal(goal), by_goal.get(&*goal.id)));
    let unknown = by_goal.iter().filter(|(id, _)| !ids.contains(*id));
    let unknown = unknown.map(|(id, numbers)| (Root::UnknownGoal(id), Some(numbers)));
    for (root, numbers) in known.chain(unknown) {
        let mut leaves = Vec::new();
        numbers.into_iter().flatten().for_each(|number| walk.from(*number, &mut leaves));
        branches.push(Branch { root, leaves });
    }
    let rest = if goals.is_empty() { Root::Dao } else { Root::NoGoal };
    let is_top = |aligned: &Aligned<'_>| aligned.group == DAO;
    let is_orphan = |aligned: &Aligned<'_>| aligned.state == Some(State::Orphan);
    let is_unknown = |aligned: &Aligned<'_>| aligned.state.is_none();
    let others: [(Root<'a>, Belongs<'_>); 3] =
        [(rest, &is_top), (Root::Nowhere, &is_orphan), (Root::Unknown, &is_unknown)];
    for (root, belongs) in others {
        let leaves = walk.forest(belongs);
        if !leaves.is_empty() {
            branches.push(Branch { root, leaves });
        }
    }
    branches
}

/// The goals of the organisation, each once.
pub(super) fn goals<'a>(alignment: &model::Alignment<'a>) -> Vec<&'a Goal> {
    let mut seen = BTreeSet::new();
    let org = alignment.season.portfolio.org();
    let goals = org.into_iter().flat_map(|org| &org.document.goals);
    goals.filter(|goal| seen.insert(&*goal.id)).collect()
}

/// By goal, the DAO's objectives that say that they advance it.
fn by_goal<'a>(alignment: &model::Alignment<'a>) -> BTreeMap<&'a str, Vec<usize>> {
    let mut by_goal: BTreeMap<&'a str, Vec<usize>> = BTreeMap::new();
    for (number, top) in alignment.tops() {
        let objective = top.objective;
        let goals: BTreeSet<&'a str> = objective.advances.iter().map(|id: &'a Id| &**id).collect();
        for goal in goals {
            by_goal.entry(goal).or_default().push(number);
        }
    }
    by_goal
}

/// Whether an objective belongs to a part of the tree.
type Belongs<'b> = &'b dyn Fn(&Aligned<'_>) -> bool;

/// A walk down from objectives to what serves them.
struct Walk<'w, 'a> {
    objectives: &'w [Aligned<'a>],
    is_kept: &'w [bool],
    /// By number, how deep it was first met.
    depth_of: Vec<Option<usize>>,
}

impl Walk<'_, '_> {
    /// All that belong together and were not met yet, below those that serve no other of them.
    fn forest(&mut self, belongs: Belongs<'_>) -> Vec<Leaf> {
        let objectives = self.objectives;
        let numbers = (0..objectives.len()).filter(|n| self.is_kept[*n] && belongs(&objectives[*n]));
        let own: Vec<usize> = numbers.filter(|n| self.depth_of[*n].is_none()).collect();
        let is_own = |number: &usize| own.binary_search(number).is_ok();
        let is_first = |number: &&usize| !objectives[**number].serves.iter().any(is_own);
        let mut leaves = Vec::new();
        // What is left after the first ones runs in circles.
        for number in own.iter().filter(is_first).chain(&own) {
            if self.depth_of[*number].is_none() {
                self.from(*number, &mut leaves);
            }
        }
        leaves
    }

    /// An objective and what serves it, in the order in which a person reads it.
    fn from(&mut self, number: usize, leaves: &mut Vec<Leaf>) {
        let mut open = vec![(number, None, 0)];
        // The objectives between the root and the place where the walk is.
        let mut path: Vec<usize> = Vec::new();
        while let Some((number, under, depth)) = open.pop() {
            if !self.is_kept[number] {
                continue;
            }
            path.truncate(depth);
            let before = self.depth_of[number];
            let seen = match before {
                None => Seen::First,
                Some(depth) if path.get(depth) == Some(&number) => Seen::Circle,
                Some(_) => Seen::Above,
            };
            leaves.push(Leaf { depth, number, under, seen });
            if seen == Seen::First {
                self.depth_of[number] = Some(depth);
                path.push(number);
                let below = self.objectives[number].served_by.iter().rev();
                open.extend(below.map(|below| (*below, Some(number), depth + 1)));
            }
        }
    }
}
