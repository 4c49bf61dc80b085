//! Reports: a portfolio in, a finished text out. Views compute and sort once; formats only draw.
//! Pure: no disk, no clock, no terminal.

pub mod checks;
pub mod formats;
mod head;
mod number;
pub mod views;

use jiff::civil::Date;
use serde::Serialize;

pub use head::{About, Head, SeasonHead};

use crate::model::SeasonView;
use crate::model::score::score_season;
use views::alignment::Alignment;
use views::mission::Mission;
use views::audit::Audit;
use views::summary::Summary;
use views::trend::Trend;
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
    /// Whether all pull in one direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alignment: Option<Alignment<'a>>,
    /// What the organisation is here for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mission: Option<Mission<'a>>,
    /// Whether it can be believed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audit: Option<Audit<'a>>,
    /// Where it is heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trend: Option<Trend<'a>>,
}

/// Computes views of a season on a day; of one group only, by its present id, when that is asked for.
/// `None` when the season or the organisation could not be read.
#[must_use]
pub fn report<'a>(
    view: SeasonView<'a>,
    day: Date,
    views: &[View],
    group: Option<&'a str>,
    about: &About<'a>,
    group: Option<&str>,
    about: &'a About<'a>,
) -> Option<Report<'a>> {
    let score = score_season(view, day)?;
    let head = Head::of(view, &score, about)?;
    let wants = |view: View| views.contains(&view);
    let summary = wants(View::Summary).then(|| Summary::of(view, &score, group, about));
    let alignment = wants(View::Alignment).then(|| Alignment::of(view, &score, group));
    let mission = wants(View::Mission).then(|| Mission::of(view, &score)).flatten();
    Some(Report { head, summary, alignment, mission })
    let audit = wants(View::Audit).then(|| Audit::of(view, &score, group, &about.checks));
    let trend = wants(View::Trend).then(|| Trend::of(view, &score, group));
    Some(Report { head, summary, audit, trend })
}
