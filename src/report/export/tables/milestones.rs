//! The milestones of key results.

use crate::document::Milestone;
use crate::model::score::{KeyResultScore, Quantity, SeasonScore, Standing};
use crate::report::export::pages::Pages;
use crate::report::export::table::table;

/// A milestone.
pub(in crate::report::export) struct Line<'a> {
    group: &'a str,
    known: &'a KeyResultScore<'a>,
    milestone: &'a Milestone,
    day: jiff::civil::Date,
}

impl Line<'_> {
    /// Whether it is done; nobody knows before anything was reported.
    fn is_done(&self) -> Option<bool> {
        match self.known.value.as_ref()? {
            Quantity::Done(ids) => Some(ids.contains(&self.milestone.id)),
            Quantity::Number(_) | Quantity::Truth(_) => None,
        }
    }
}

table! {
    Line<'_>, "milestones", by_season: true, "A milestone of a key result; those not added yet are left out", |line| {
        "group": text = line.group, "The group's present id";
        "objective": text = line.known.objective.id.as_ref(), "The objective's id";
        "key_result": text = line.known.key_result.id.as_ref(), "The key result's id";
        "milestone": text = line.milestone.id.as_ref(), "Its id: `M1`";
        "title": text = line.milestone.title.as_str(), "What is there when it is done";
        "weight": number = line.milestone.weight(), "Its weight in the key result";
        "due": date = line.milestone.due, "By when";
        "live": boolean = line.known.live && line.milestone.standing(line.day) == Standing::Live, "Whether it counts";
        "done": boolean = line.is_done(), "Whether it is done; null before anything was reported";
        "added": date = super::recorded(line.milestone.added.as_ref()), "The day on which it was added, after ratification";
        "dropped": date = super::recorded(line.milestone.dropped.as_ref()), "The day on which it was dropped";
    }
}

/// Writes the rows of a season, in the order of its plans.
pub(in crate::report::export) fn write(score: &SeasonScore<'_>, pages: &mut Pages<'_>) {
    for plan in &score.plans {
        for known in plan.objectives.iter().flat_map(|objective| &objective.key_results) {
            let milestones = known.key_result.measure.milestones().unwrap_or_default();
            for milestone in milestones.iter().filter(|m| m.standing(score.day) != Standing::NotYet) {
                pages.row(&Line { group: plan.group, known, milestone, day: score.day });
            }
        }
    }
}
