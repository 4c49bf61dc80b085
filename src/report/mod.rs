//! Reports: a portfolio in, a finished text out. Views compute and sort once; formats only draw.
//! Pure: no disk, no clock, no terminal.

pub mod formats;
mod head;
mod number;
pub mod views;

use jiff::civil::Date;
use serde::Serialize;

pub use head::{About, Head, SeasonHead};

use crate::model::SeasonView;
use crate::model::score::score_season;
use views::summary::Summary;

/// A finished report: what it speaks of, and its views.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// What it speaks of.
    #[serde(flatten)]
    pub head: Head<'a>,
    /// How the season went.
    pub summary: Summary<'a>,
}

/// Computes the report of a season on a day; of one group only, by its present id, when that is asked for.
/// `None` when the season or the organisation could not be read.
#[must_use]
pub fn report<'a>(
    view: SeasonView<'a>,
    day: Date,
    group: Option<&str>,
    about: &About<'a>,
) -> Option<Report<'a>> {
    let score = score_season(view, day)?;
    let head = Head::of(view, &score, about)?;
    let summary = Summary::of(view, &score, group, about);
    Some(Report { head, summary })
}
