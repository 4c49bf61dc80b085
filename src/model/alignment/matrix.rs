//! Group by group, from how many objectives a way leads to each of the DAO's.

use super::graph::{reached, turned};
use super::{Alignment, DAO, Edges, State};

/// Groups against the DAO's objectives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    /// The DAO's objectives, by their numbers.
    pub tops: Vec<usize>,
    /// The plans that have objectives, without the DAO's.
    pub rows: Vec<MatrixRow>,
}

/// One plan against the DAO's objectives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    /// The plan, by its place in the alignment.
    pub plan: usize,
    /// For each of the DAO's objectives, how many of the plan's lead to it, directly or over others.
    pub counts: Vec<usize>,
    /// How many lead to none.
    pub orphans: usize,
    /// Of how many nobody can tell.
    pub unknown: usize,
}

/// More objectives of the DAO make no matrix that a person reads.
const MOST: usize = 64;

impl Alignment<'_> {
    /// The matrix; `None` where the DAO has no objectives, or too many for one.
    #[must_use]
    pub fn matrix(&self) -> Option<Matrix> {
        let tops: Vec<usize> = self.tops().map(|(number, _)| number).collect();
        if tops.is_empty() || tops.len() > MOST {
            return None;
        }
        let serves: Edges = self.objectives.iter().map(|objective| objective.serves.clone()).collect();
        let served_by = turned(&serves);
        let leads: Vec<Vec<bool>> = tops.iter().map(|top| reached(&served_by, [*top])).collect();
        let plans = self.plans.iter().enumerate();
        let rows = plans.filter(|(_, plan)| plan.group != DAO && !plan.objectives.is_empty());
        let rows = rows.map(|(number, plan)| {
            let own = || plan.objectives.clone();
            let that_are =
                |state: Option<State>| own().filter(|o| self.objectives[*o].state == state).count();
            MatrixRow {
                plan: number,
                counts: leads.iter().map(|leads| own().filter(|o| leads[*o]).count()).collect(),
                orphans: that_are(Some(State::Orphan)),
                unknown: that_are(None),
            }
        });
        Some(Matrix { rows: rows.collect(), tops })
    }
}
