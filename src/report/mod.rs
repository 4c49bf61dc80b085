//! Reports: a portfolio in, a finished text out. Views compute and sort once; formats only draw.
//! Pure: no disk, no clock, no terminal.

pub mod checks;
pub mod diff;
pub mod export;
pub mod formats;
mod head;
mod number;
mod owing;
mod remind;
pub mod verify;
pub mod views;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

pub use head::{About, Head, SeasonHead};

use crate::model::compliance::Compliance as Reports;
use crate::model::score::score_season;
use crate::model::{SeasonView, ledger};
pub use owing::{Fault, Owed, Owing, Remedy, Withheld};
pub use remind::{Nobody, Reminders, reminders};
use views::alignment::Alignment;
use views::audit::Audit;
use views::compliance::Compliance;
use views::mission::Mission;
use views::money::Money;
use views::summary::Summary;
use views::trend::Trend;
pub use views::{VIEWS, View};

/// A finished report: what it speaks of, and the views that were asked for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Report<'a> {
    /// What it speaks of.
    #[serde(flatten)]
    pub head: Head<'a>,
    /// The present id of the one group that it is limited to.
    pub group: Option<&'a str>,
    /// The views that were asked for.
    #[serde(skip)]
    pub views: Vec<View>,
    /// How the season went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Summary<'a>>,
    /// Whether all pull in one direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alignment: Option<Alignment<'a>>,
    /// Who has not reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compliance: Option<Compliance<'a>>,
    /// What it cost, and what is released.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub money: Option<Money<'a>>,
    /// Whether it can be believed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audit: Option<Audit<'a>>,
    /// Where it is heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trend: Option<Trend<'a>>,
    /// What the organisation is here for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mission: Option<Mission<'a>>,
}

impl Report<'_> {
    /// The command that makes it again on its day: `okr report money --season s4`.
    #[must_use]
    pub fn command(&self) -> String {
        let view = match self.views.as_slice() {
            [view] => format!(" {}", view.name()),
            _ => String::new(),
        };
        let group = self.group.map_or(String::new(), |group| format!(" --group {group}"));
        format!("okr report{view} --season {}{group}", self.head.season.id)
    }
}

/// Computes views of a season on a day; of one group only, by its present id, when that is asked for.
/// `None` when the season or the organisation could not be read.
#[must_use]
pub fn report<'a>(
    view: SeasonView<'a>,
    day: Date,
    views: &[View],
    group: Option<&'a str>,
    about: &'a About<'a>,
) -> Option<Report<'a>> {
    let score = score_season(view, day)?;
    let head = Head::of(view, &score, about)?;
    let wants = |view: View| views.contains(&view);
    let (reports, purse) = (Reports::of(view, day)?, ledger(&view, day));
    let summary = wants(View::Summary).then(|| Summary::of(view, &score, &reports, &purse, group, about));
    Some(Report {
        head,
        group,
        views: views.to_vec(),
        summary,
        alignment: wants(View::Alignment).then(|| Alignment::of(view, &score, group)),
        compliance: wants(View::Compliance)
            .then(|| Compliance::of(&reports, &purse, group, about.history.ok())),
        money: wants(View::Money).then(|| Money::of(view, &purse, group)),
        audit: wants(View::Audit).then(|| Audit::of(view, &score, group, about)),
        trend: wants(View::Trend).then(|| Trend::of(view, &score, group, about)),
        mission: wants(View::Mission).then(|| Mission::of(view, &score)).flatten(),
    })
}
