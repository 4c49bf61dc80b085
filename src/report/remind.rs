//! Reminders: one message for each group that owes a report.

use jiff::civil::Date;

use super::owing::{Owing, owing};
use crate::diagnostic::Stage;
use crate::model::compliance::Compliance;
use crate::model::{SeasonView, ledger};

/// The reminders of a season on a day.
#[derive(Debug)]
pub struct Reminders<'a> {
    /// The organisation's name.
    pub organisation: &'a str,
    /// The season's title.
    pub season: &'a str,
    /// The day.
    pub day: Date,
    /// Who owes a report, who misses most in a row first.
    pub owing: Vec<Owing<'a>>,
    /// Why nobody is reminded, when nobody is.
    pub nobody: Option<Nobody>,
}

/// Why nobody is reminded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nobody {
    /// Nobody owes a report.
    Owes,
    /// The season is closed: nothing can be added to it.
    CanAnswer,
    /// The season was recorded afterwards, and nobody is judged.
    IsJudged,
}

/// Whom to remind of what, of all groups or one. `None` when the season or the organisation could not be read.
#[must_use]
pub fn reminders<'a>(view: SeasonView<'a>, day: Date, group: Option<&str>) -> Option<Reminders<'a>> {
    let reports = Compliance::of(view, day)?;
    let mut owing = owing(&reports, &ledger(&view, day), group);
    let is_closed = view.stage(day) == Stage::Closed;
    if is_closed {
        owing.clear();
    }
    let nobody = if view.is_imported() {
        Some(Nobody::IsJudged)
    } else if is_closed {
        Some(Nobody::CanAnswer)
    } else {
        owing.is_empty().then_some(Nobody::Owes)
    };
    Some(Reminders {
        organisation: &view.portfolio.org()?.document.name,
        season: &reports.season.document.title,
        day,
        owing,
        nobody,
    })
}
