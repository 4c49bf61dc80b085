//! Who pulls in which direction: the objectives of a season with their ways up to the DAO's, circles among them,
//! the share of those that have a way, needs between groups, and who is tied to whom.
//!
//! A way runs along `contributes_to`, over as many live objectives as one likes. What could not be read is nobody's
//! fault here: a way that leads there is unknown, and so is who serves an objective of the DAO in such a season.

mod band;
mod graph;
mod matrix;
mod needs;
mod plans;
mod ties;

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

pub use band::{Banded, Share};
pub use graph::{Edges, Knot, knots, reached};
pub use matrix::{Matrix, MatrixRow};
pub use needs::{Answered, Needed};
pub use plans::AlignedPlan;

use super::{Filed, ItemId, SeasonView};
use crate::document::{Objective, Plan, Reference, Scope};

/// The group whose objectives are the top.
pub const DAO: &str = "dao";

/// How an objective stands to those of the DAO.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// One of the DAO's own.
    Top,
    /// One of the DAO's own that no objective of another plan leads to.
    Unserved,
    /// Of a group that goes its own way.
    Independent,
    /// A way leads from it to an objective of the DAO.
    Aligned,
    /// No way does.
    Orphan,
}

impl State {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Top => "top",
            Self::Unserved => "unserved",
            Self::Independent => "independent",
            Self::Aligned => "aligned",
            Self::Orphan => "orphan",
        }
    }
}

/// Where an entry of `contributes_to` leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// To an objective, by its number.
    At(usize),
    /// To one that was dropped, is not there yet or stands in a withdrawn plan.
    Gone,
    /// Nobody can tell: another finding says why.
    Unknown,
}

/// A live objective of a plan that is not withdrawn.
#[derive(Debug, Clone)]
pub struct Aligned<'a> {
    /// Its group's present id.
    pub group: &'a str,
    /// Its plan.
    pub plan: Filed<'a, Plan>,
    /// The objective.
    pub objective: &'a Objective,
    /// Where each entry of its `contributes_to` leads.
    pub ends: Vec<End>,
    /// The objectives that it names, by their numbers, each once.
    pub serves: Vec<usize>,
    /// Those that name it.
    pub served_by: Vec<usize>,
    /// How it stands; `None` where nobody can tell, or where the DAO has no objective that it could serve.
    pub state: Option<State>,
    /// Whether it lies on a circle, or a way leads from it into one.
    pub meets_circle: bool,
}

/// One season's alignment on a day.
#[derive(Debug)]
pub struct Alignment<'a> {
    /// The season.
    pub season: SeasonView<'a>,
    /// The plans that are not withdrawn: the DAO's first, then by group.
    pub plans: Vec<AlignedPlan<'a>>,
    /// Their live objectives in the same order; an objective's number is its place here.
    pub objectives: Vec<Aligned<'a>>,
    /// Objectives that all lead to one another.
    pub knots: Vec<Knot>,
    /// The share of those with a way up.
    pub share: Share,
    /// What groups need from one another.
    pub needs: Vec<Needed<'a>>,
    /// The groups that something ties to another one.
    pub tied: BTreeSet<&'a str>,
    /// Whether every plan of the season could be read, as far as alignment goes.
    pub is_whole: bool,
}

impl Aligned<'_> {
    /// Its name in the season: `academy/O1`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}", self.group, self.objective.id)
    }
}

/// A count as a number.
#[must_use]
pub fn as_number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

impl<'a> Alignment<'a> {
    /// The alignment of a season on a day.
    #[must_use]
    pub fn of(season: SeasonView<'a>, day: Date) -> Self {
        let mut objectives = Vec::new();
        let mut plans = plans::plans(season, day, &mut objectives);
        let is_whole = plans::are_whole(season, &plans);
        let edges = link(season, &mut objectives);
        let knots = knots(&edges);
        judge(&plans, &mut objectives, &edges, &knots, is_whole);
        plans::find_orphans(&mut plans, &objectives);
        Self {
            season,
            share: share(plans.iter(), &objectives),
            needs: needs::needs(season, day, &plans, &objectives),
            tied: ties::tied(season, day, &plans, &objectives),
            plans,
            objectives,
            knots,
            is_whole,
        }
    }

    /// The objectives of a plan with their numbers.
    pub fn objectives_of(&self, plan: &AlignedPlan<'a>) -> impl Iterator<Item = (usize, &Aligned<'a>)> {
        plan.objectives.clone().filter_map(|number| Some((number, self.objectives.get(number)?)))
    }

    /// The share of one group's objectives.
    #[must_use]
    pub fn share_of(&self, group: &str) -> Share {
        share(self.plans.iter().filter(|plan| plan.group == group), &self.objectives)
    }

    /// The live objectives of the DAO, with their numbers.
    pub fn tops(&self) -> impl Iterator<Item = (usize, &Aligned<'a>)> {
        let dao = self.plans.first().filter(|plan| plan.group == DAO);
        dao.into_iter().flat_map(|plan| self.objectives_of(plan))
    }

    /// By number, whether one of `goals` can be reached from it, or it is one.
    #[must_use]
    pub fn leads_to(&self, goals: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let served_by: Edges = self.objectives.iter().map(|objective| objective.served_by.clone()).collect();
        reached(&served_by, goals)
    }
}

/// Finds where every contribution leads.
fn link(season: SeasonView<'_>, objectives: &mut [Aligned<'_>]) -> Edges {
    let numbers: HashMap<(&str, &str), usize> = objectives
        .iter()
        .enumerate()
        .map(|(number, aligned)| ((aligned.group, &*aligned.objective.id), number))
        .collect();
    // What is in a plan and has no number does not count on the day.
    let gone: BTreeSet<(&str, &str)> = season
        .plans()
        .into_iter()
        .flat_map(|(group, plan)| plan.document.objectives.iter().map(move |o| (group, &*o.id)))
        .filter(|name| !numbers.contains_key(name))
        .collect();
    let end = |group: &str, reference: &Reference| {
        let elsewhere = reference.season.as_deref().is_some_and(|other| other != season.id);
        let group = season.portfolio.present_id(reference.group.as_deref().unwrap_or(group));
        let [id] = reference.ids.as_slice() else { return End::Unknown };
        match numbers.get(&(group, id.as_str())) {
            _ if elsewhere => End::Unknown,
            Some(number) => End::At(*number),
            None if gone.contains(&(group, id.as_str())) => End::Gone,
            None => End::Unknown,
        }
    };
    let ends: Vec<Vec<End>> = objectives
        .iter()
        .map(|from| from.objective.contributes_to.iter().map(|to| end(from.group, to)).collect())
        .collect();
    let edges: Edges = ends.iter().map(|ends| numbers_of(ends)).collect();
    let served_by = graph::turned(&edges);
    let linked = objectives.iter_mut().zip(ends).zip(edges.iter().zip(served_by));
    for ((objective, ends), (serves, served_by)) in linked {
        objective.ends = ends;
        objective.serves.clone_from(serves);
        objective.served_by = served_by;
    }
    edges
}

fn numbers_of(ends: &[End]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let at = ends.iter().filter_map(|end| if let End::At(number) = end { Some(*number) } else { None });
    at.filter(|number| seen.insert(*number)).collect()
}

/// Says of every objective how it stands.
fn judge(
    plans: &[AlignedPlan<'_>],
    objectives: &mut [Aligned<'_>],
    edges: &Edges,
    knots: &[Knot],
    is_whole: bool,
) {
    let with = |is: &dyn Fn(&Aligned<'_>) -> bool| -> Vec<usize> {
        let found = objectives.iter().enumerate().filter(|(_, objective)| is(objective));
        found.map(|(number, _)| number).collect()
    };
    let served_by: Edges = objectives.iter().map(|objective| objective.served_by.clone()).collect();
    let tops = with(&|o| o.group == DAO);
    let has_top = !tops.is_empty();
    let has_way = reached(&served_by, tops);
    let is_unknown = |o: &Aligned<'_>| o.ends.contains(&End::Unknown) || !plans::is_read(o);
    let unknown = with(&is_unknown);
    // What leads nowhere may be meant for any of the DAO's.
    let are_known = is_whole && unknown.is_empty();
    let may_have_way = reached(&served_by, unknown);
    let is_served = reached(edges, with(&|o| o.group != DAO));
    let meets_circle = reached(&served_by, knots.iter().flat_map(|knot| knot.members.iter().copied()));
    for plan in plans {
        for number in plan.objectives.clone() {
            objectives[number].meets_circle = meets_circle[number];
            objectives[number].state = match plan.scope {
                _ if plan.group == DAO && !is_served[number] && are_known => Some(State::Unserved),
                _ if plan.group == DAO => Some(State::Top),
                Some(Scope::Independent) => Some(State::Independent),
                Some(Scope::DaoSpecific) | None if has_way[number] => Some(State::Aligned),
                Some(Scope::DaoSpecific) if has_top && !may_have_way[number] => Some(State::Orphan),
                Some(Scope::DaoSpecific) | None => None,
            };
        }
    }
}

fn share<'p>(plans: impl Iterator<Item = &'p AlignedPlan<'p>>, objectives: &[Aligned<'_>]) -> Share {
    let mut share = Share::default();
    for plan in plans.filter(|plan| plan.group != DAO && plan.scope != Some(Scope::Independent)) {
        let states = plan.objectives.clone().map(|number| objectives[number].state);
        let known: Vec<State> = states.clone().flatten().filter(|_| plan.scope.is_some()).collect();
        share.aligned += known.iter().filter(|state| **state == State::Aligned).count();
        share.of += known.len();
        share.is_partial |= !plan.is_whole || known.len() < plan.objectives.len();
    }
    share
}

/// The full name of an item of a plan.
fn item(season: SeasonView<'_>, group: &str, id: &str) -> ItemId {
    ItemId { season: season.id.to_owned(), group: group.to_owned(), ids: vec![id.to_owned()] }
}
