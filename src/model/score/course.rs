//! A key result over time: what each of its entries came to. The score at an entry is what a season's scorer would
//! tell of it with the check-ins named up to that one, whenever they were written; each entry is read once.

use jiff::civil::Date;

use super::key_result::{KeyResultScore, Told};
use super::leaf::step;
use super::pace::Clock;
use super::reading::{Reports, SoFar};
use super::scorer::part;
use crate::document::Season;
use crate::model::SeasonView;
use crate::model::schedule::Participation;

/// What one entry of a key result came to.
#[derive(Debug, Clone, Copy)]
pub struct Point<'a> {
    /// The entry.
    pub told: Told<'a>,
    /// The due date that its check-in is named for; `None` of an extra one.
    pub due: Option<Date>,
    /// The score; `None` where nothing was measured, and of a dropped key result.
    pub score: Option<f64>,
    /// What could be expected on the day that it speaks of; `None` of a dropped key result.
    pub expected: Option<f64>,
}

/// What a group reported by a day, made ready to be followed.
#[derive(Debug)]
pub struct Courses<'a> {
    season: &'a Season,
    part: Participation,
    reports: Reports<'a>,
    day: Date,
}

impl<'a> Courses<'a> {
    /// Of a group, by its present id; `None` when season.yaml could not be read.
    #[must_use]
    pub fn of(view: &SeasonView<'a>, group: &str, day: Date) -> Option<Self> {
        let season = view.document()?.document;
        Some(Self { season, part: part(view, season, group), reports: Reports::of(view, group, day), day })
    }

    /// The course of one of the group's key results, by the check-ins' names. Sums and means have none: they have no
    /// entries of their own.
    #[must_use]
    pub fn course(&self, known: &KeyResultScore<'a>) -> Vec<Point<'a>> {
        let (objective, key_result) = (known.objective, known.key_result);
        let clock = Clock::new(self.season, &self.part, self.day);
        let mut so_far = SoFar::default();
        let point = |told: Told<'a>| {
            so_far.hear(told);
            let (score, expected) = step(objective, key_result, &so_far, &clock);
            Point {
                told,
                due: self.part.cadence.binary_search(&told.name).is_ok().then_some(told.name),
                score: score.filter(|_| known.live),
                expected: expected.filter(|_| known.live),
            }
        };
        self.reports.reading(&objective.id, key_result).told.into_iter().map(point).collect()
    }
}
