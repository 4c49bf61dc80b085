//! Where things are heading: key results over a season's reports, seasons one after the other, and what was carried
//! from one into the next.

mod lineage;
mod seasons;

pub use lineage::{Ancestor, lineage};
pub use seasons::{SeasonTrend, Seasons};

use crate::model::score::{Point, near};

/// Which way a key result went between its last two scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Heading {
    /// Up, by so much.
    Rising(f64),
    /// Nowhere.
    Still(f64),
    /// Down, by so much.
    Falling(f64),
}

impl Heading {
    /// The heading of a course; `None` with fewer than two scores.
    #[must_use]
    pub fn of(points: &[Point<'_>]) -> Option<Self> {
        let mut scores = points.iter().rev().filter_map(|point| point.score);
        let (last, before) = (scores.next()?, scores.next()?);
        Some(if near(last, before) {
            Self::Still(last)
        } else if last > before {
            Self::Rising(last - before)
        } else {
            Self::Falling(before - last)
        })
    }
}
