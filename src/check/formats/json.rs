//! The form `okr-check/1`, for programs. Every key is always there; what does not exist is null.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::check::{Checked, Judged};
use crate::diagnostic::{Level, Related};
use crate::text::visible;

/// The findings as one JSON document on several lines.
#[must_use]
pub fn format(checked: &Checked, day: Date, revision: Option<&str>) -> String {
    let document = json!({
        "schema": "okr-check/1",
        "as_of": day.to_string(),
        "revision": revision,
        "findings": checked.findings.iter().map(finding).collect::<Vec<_>>(),
        "summary": {
            "files": checked.files,
            "errors": checked.count(Level::Error),
            "warnings": checked.count(Level::Warning),
            "infos": checked.count(Level::Info),
            "waived": checked.waived.len(),
        },
    });
    format!("{document:#}\n")
}

/// One finding; reports show it in the same form.
#[must_use]
pub fn finding(judged: &Judged) -> Value {
    let finding = &judged.finding;
    let start = finding.source.position(finding.span.start);
    let end = finding.source.position(finding.span.end);
    json!({
        "rule": finding.rule,
        "family": judged.family,
        "level": judged.level.word(),
        "message": visible(&finding.message),
        "help": finding.help.as_deref().map(visible),
        "file": visible(finding.source.path()),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "group": judged.group.as_deref().map(visible),
        "item": judged.item.as_deref().map(visible),
        "related": finding.related.iter().map(related).collect::<Vec<_>>(),
        "commit": Value::Null,
        "fixable": finding.fix.is_some(),
    })
}

fn related(related: &Related) -> Value {
    let at = related.source.position(related.span.start);
    json!({
        "file": visible(related.source.path()),
        "line": at.line,
        "column": at.column,
        "message": visible(&related.message),
    })
}
