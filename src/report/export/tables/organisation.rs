//! The organisation itself: what belongs to no season.

use crate::document::{Date, Goal, Org};
use crate::report::About;
use crate::report::export::table::table;

/// The organisation.
pub(in crate::report::export) struct Organisation<'a> {
    pub org: &'a Org,
    pub about: &'a About<'a>,
    pub day: jiff::civil::Date,
    pub seasons: usize,
}

table! {
    Organisation<'_>, "organisation", by_season: false, "The organisation: one row", |row| {
        "mission": text = row.org.mission.as_str(), "The ratified text";
        "ratified": date = super::decided(row.org.ratified.as_ref()), "The day on which mission, values and goals were decided";
        "groups": integer = row.org.groups.len(), "How many groups `org.yaml` lists, the retired too";
        "seasons": integer = row.seasons, "How many seasons the record holds";
        "errors": integer = row.about.errors, "How many files have errors; the tables hold what could be read";
        "as_of": date = Date(row.day), "The day that all tables speak of";
        "tool": text = row.about.tool, "The tool that made the export, with its version";
    }
}

/// A long-lived goal.
pub(in crate::report::export) struct GoalRow<'a>(pub &'a Goal);

table! {
    GoalRow<'_>, "goals", by_season: false, "The organisation's long-lived goals", |row| {
        "goal": text = &*row.0.id, "Its id: `G1`";
        "title": text = row.0.title.as_str(), "The goal in one line";
        "text": text = row.0.text.as_deref(), "More about it";
    }
}
