//! Finished views as text; no format computes.

mod alignment;
mod audit_words;
mod bars;
pub(in crate::report) mod csv;
mod html;
mod item_words;
pub mod json;
mod list_words;
mod log_words;
pub(in crate::report) mod markdown;
mod message;
mod owing;
mod purse;
mod section;
pub(in crate::report) mod sign;
pub(in crate::report) mod text;
mod trend_words;
pub(in crate::report) mod words;

pub use json::audit as audit_json;
pub use text::ledger;

use super::views::item::Item;
use super::views::list::List;
use super::views::log::Log;
use super::{Reminders, Report};

/// What a format is told beside the report.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The columns of the terminal.
    pub columns: usize,
    /// Whether details follow the answer.
    pub details: bool,
}

/// One way to show a report.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub id: &'static str,
    /// For whom or what it is.
    pub about: &'static str,
    /// Whether it holds all views where none is asked for; else it holds the summary.
    pub holds_all: bool,
    /// The report in it. It may hold colours; whoever prints it drops them where nobody wants them.
    pub show: fn(&Report<'_>, &Look) -> String,
    /// The reminders in it, ready to post; `None` where a form is not for posts.
    pub remind: Option<fn(&Reminders<'_>, &Look) -> String>,
    /// One item in it; `None` where a form shows none.
    pub item: Option<fn(&Item<'_>, &Look) -> String>,
    /// A list of key results in it; `None` where a form has none.
    pub list: Option<fn(&List<'_>, &Look) -> String>,
    /// The history of an item in it; `None` where a form has none.
    pub log: Option<fn(&Log<'_>, &Look) -> String>,
}

/// Every format, in the order in which a person meets them.
pub const FORMATS: &[&Format] =
    &[&text::FORMAT, &markdown::FORMAT, &html::FORMAT, &json::FORMAT, &csv::FORMAT];
