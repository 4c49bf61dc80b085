//! What is wrong with the documents: rules and their levels. A portfolio and a day in, findings out; formats turn
//! findings into text. Pure: no disk, no clock, no terminal.

mod absent;
mod budgets;
mod context;
mod evidence;
mod fixes;
pub mod formats;
mod hints;
mod known;
mod links;
mod lowered;
mod measures;
mod mentions;
mod objectives;
mod owners;
mod placeholders;
mod quantities;
mod rule;
pub mod rules;
mod since;
mod sink;
mod subject;
mod sums;
mod tasks;
mod waivers;
mod wording;
mod words;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::diagnostic::Finding;
use crate::model::Portfolio;
use crate::model::history::Chronicle;
use crate::text::{cut, visible};

pub use context::{Context, Doc, KeyResultView, PlanView, Target};
pub use fixes::{Fixed, fixed};
pub use lowered::{Lowered, lowered};
pub use rule::{Rule, Run, Special};
pub use since::{Changes, Moved};
pub use sink::{Checked, Judged, Waived};
pub use waivers::Given;

/// Every finding about a portfolio, as the record stands on a day, without its history.
#[must_use]
pub fn check(portfolio: &Portfolio, day: Date) -> Checked {
    check_with(portfolio, day, None)
}

/// Every finding about a portfolio and its history, as the record stands on a day.
#[must_use]
pub fn check_with(portfolio: &Portfolio, day: Date, history: Option<&Chronicle>) -> Checked {
    let context = Context::new(portfolio, day, history);
    let read = portfolio.files().iter().flat_map(|file| file.findings.iter().cloned());
    let mut findings: Vec<Finding> = read.collect();
    let ruled: Vec<Vec<Finding>> =
        rules::all().collect::<Vec<_>>().into_par_iter().map(|rule| rule.findings(&context)).collect();
    findings.extend(ruled.into_iter().flatten());
    let mut checked = sink::judge(&context, findings);
    if let Some(history) = history {
        evidence::of_places(&mut checked, history);
    }
    checked
}

/// A document's text for a message: harmless, on one line, not too long.
fn shown(text: &str) -> String {
    cut(&visible(text), 60)
}
