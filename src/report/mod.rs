//! Reports: a portfolio in, a finished text out. Views compute and sort once; formats only draw.
//! Pure: no disk, no clock, no terminal.

pub mod export;
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
pub use views::{VIEWS, View};

/// A finished report: what it speaks of, and the views that were asked for.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// What it speaks of.
    #[serde(flatten)]
    pub head: Head<'a>,
    /// How the season went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Summary<'a>>,
}

/// Computes views of a season on a day; of one group only, by its present id, when that is asked for.
/// `None` when the season or the organisation could not be read.
#[must_use]
pub fn report<'a>(
    view: SeasonView<'a>,
    day: Date,
    views: &[View],
    group: Option<&str>,
    about: &About<'a>,
) -> Option<Report<'a>> {
    let score = score_season(view, day)?;
    let head = Head::of(view, &score, about)?;
    let wants = |view: View| views.contains(&view);
    let summary = wants(View::Summary).then(|| Summary::of(view, &score, group, about));
    Some(Report { head, summary })
}
