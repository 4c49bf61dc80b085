//! The machine's form, `okr-report/1`: the head, and each view under its own key.

use serde::Serialize;

use super::{Format, Look};
use crate::document::Date;
use crate::report::Report;
use crate::report::views::audit::Audit;

/// The format.
pub(super) const FORMAT: Format =
    Format { id: "json", about: "For programs: okr-report/1", holds_all: true, show: json, remind: None };

/// An audit of a season, `okr-audit/1`: the head, and the keys of the view.
#[must_use]
pub fn audit(report: &Report<'_>) -> String {
    let form = Audited {
        schema: "okr-audit/1",
        tool: report.head.tool,
        revision: report.head.revision,
        as_of: report.head.as_of,
        season: report.head.season.id,
        audit: report.audit.as_ref(),
    };
    serde_json::to_string_pretty(&form).unwrap_or_default() + "\n"
}

/// What an audit says of itself, and the view.
#[derive(Serialize)]
struct Audited<'a> {
    schema: &'static str,
    tool: &'a str,
    revision: Option<&'a str>,
    as_of: Date,
    season: &'a str,
    #[serde(flatten)]
    audit: Option<&'a Audit<'a>>,
}

fn json(report: &Report<'_>, _: &Look) -> String {
    // Nothing in a report is keyed by what cannot be a key, and no number is infinite, so this cannot fail.
    serde_json::to_string_pretty(report).unwrap_or_default() + "\n"
}
