//! Reports: a portfolio in, a finished text out. Views compute and sort once; formats only draw.
//! Pure: no disk, no clock, no terminal.

pub mod formats;
mod head;
mod number;
mod owing;
mod remind;
pub mod views;

use jiff::civil::Date;
use serde::Serialize;

pub use head::{About, Head, SeasonHead};

use crate::model::compliance::Compliance as Reports;
use crate::model::score::score_season;
use crate::model::{SeasonView, ledger};
pub use owing::{Fault, Owed, Owing, Remedy, Withheld};
pub use remind::{Nobody, Reminders, reminders};
use views::compliance::Compliance;
use views::money::Money;
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
    /// Who has not reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compliance: Option<Compliance<'a>>,
    /// What it cost, and what is released.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub money: Option<Money<'a>>,
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
    let (reports, purse) = (Reports::of(view, day)?, ledger(&view, day));
    let summary = wants(View::Summary).then(|| Summary::of(view, &score, &reports, &purse, group, about));
    let compliance = wants(View::Compliance).then(|| Compliance::of(&reports, &purse, group));
    let money = wants(View::Money).then(|| Money::of(view, &purse, group));
    Some(Report { head, summary, compliance, money })
}
