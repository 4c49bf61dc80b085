//! What an item serves and what serves it, over as many steps as there are.

use std::collections::{BTreeMap, VecDeque};

use schemars::JsonSchema;
use serde::Serialize;

use super::Wanted;
use crate::model::score::{GroupStatus, SeasonScore};
use crate::report::number::{Computed, computed};
use crate::report::views::alignment::{Alignment, ObjectiveRow};

/// An objective above or below an item.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Link<'a> {
    /// Its name in the season: `dao/O1`.
    pub r#ref: String,
    /// Its title.
    pub title: &'a str,
    /// How many steps away it is, from 1.
    pub steps: usize,
    /// What it serves.
    pub serves: Vec<String>,
    /// The organisation's goals that it names.
    pub goals: Vec<&'a str>,
    /// How it stands to the DAO's objectives.
    #[schemars(extend("enum" = ["aligned", "orphan", "unserved", "independent", "top", null]))]
    pub state: Option<&'static str>,
    /// Over what is measured.
    pub score: Option<Computed>,
    /// How it stands, while the season runs.
    pub status: Option<GroupStatus>,
}

/// Both ways.
pub(super) struct Links<'a> {
    pub above: Vec<Link<'a>>,
    pub below: Vec<Link<'a>>,
    /// The objectives that the item's own objective names.
    pub serves: Vec<String>,
    /// The goals that the item's own objective names.
    pub goals: Vec<&'a str>,
}

impl<'a> Links<'a> {
    pub fn of(alignment: &Alignment<'a>, score: &SeasonScore<'a>, wanted: Wanted<'_>) -> Self {
        let rows = &alignment.objectives;
        let own = |row: &ObjectiveRow<'_>| {
            wanted.objective.is_some_and(|id| row.group == wanted.group && row.id == id)
        };
        let starts: Vec<usize> = (0..rows.len()).filter(|number| own(&rows[*number])).collect();
        let mut served_by: Vec<Vec<usize>> = vec![Vec::new(); rows.len()];
        for (number, row) in rows.iter().enumerate() {
            row.to.iter().for_each(|to| served_by[*to].push(number));
        }
        let scores: BTreeMap<(&str, &str), _> = score
            .plans
            .iter()
            .flat_map(|plan| plan.objectives.iter().map(move |o| ((plan.group, &*o.objective.id), o)))
            .collect();
        let link = |(number, steps): (usize, usize)| {
            let row = &rows[number];
            let known = scores.get(&(row.group, row.id));
            Link {
                r#ref: row.name.clone(),
                title: row.title,
                steps,
                serves: row.serves.clone(),
                goals: row.goals.clone(),
                state: row.state,
                score: computed(known.and_then(|known| known.roll.score)),
                status: known.and_then(|known| known.status),
            }
        };
        let mut above = walk(&starts, |number| &rows[number].to, rows.len());
        above.reverse();
        // A key result has nothing below it: what serves its objective is told there.
        let below = if wanted.key_result.is_some() {
            Vec::new()
        } else {
            walk(&starts, |number| &served_by[number], rows.len())
        };
        Self {
            above: above.into_iter().map(link).collect(),
            below: below.into_iter().map(link).collect(),
            serves: starts.iter().flat_map(|number| rows[*number].serves.iter().cloned()).collect(),
            goals: starts.iter().flat_map(|number| rows[*number].goals.iter().copied()).collect(),
        }
    }
}

/// What can be reached, with the fewest steps to it: the nearest first, the starts left out.
fn walk<'e>(starts: &[usize], next: impl Fn(usize) -> &'e Vec<usize>, count: usize) -> Vec<(usize, usize)> {
    let mut seen = vec![false; count];
    let mut open: VecDeque<(usize, usize)> = starts.iter().map(|start| (*start, 0)).collect();
    let mut found = Vec::new();
    while let Some((number, steps)) = open.pop_front() {
        if std::mem::replace(&mut seen[number], true) {
            continue;
        }
        if steps > 0 {
            found.push((number, steps));
        }
        open.extend(next(number).iter().map(|to| (*to, steps + 1)));
    }
    found
}
