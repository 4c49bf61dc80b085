//! The machine's form, `okr-report/1`: the head, and each view under its own key.

use super::{Format, Look};
use crate::report::Report;

/// The format.
pub(super) const FORMAT: Format =
    Format { id: "json", about: "For programs: okr-report/1", holds_all: true, show: json, remind: None };

fn json(report: &Report<'_>, _: &Look) -> String {
    // Nothing in a report is keyed by what cannot be a key, and no number is infinite, so this cannot fail.
    serde_json::to_string_pretty(report).unwrap_or_default() + "\n"
}
