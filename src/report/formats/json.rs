//! The machine's form, `okr-report/1`.

use crate::report::Report;

/// The report as JSON: the head, and each view under its own key.
///
/// # Errors
/// When a number cannot be written as JSON; none that is computed here can be so.
pub fn json(report: &Report<'_>) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(report)? + "\n")
}
