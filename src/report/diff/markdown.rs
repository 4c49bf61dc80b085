//! Markdown for a comment under a pull request: the sentence, a list, and the details folded away.

use super::text::{lowered, words};
use super::{Format, Report, Row};
use crate::report::checks::Finding;
use crate::report::formats::markdown::page::Page;
use crate::text::many;

/// The format.
pub(super) const FORMAT: Format =
    Format { id: "markdown", about: "For a comment under a pull request", show };

fn show(report: &Report<'_>, _: usize) -> String {
    let mut page = Page::default();
    page.paragraph(&report.sentence);
    let row = |row: &&Row<'_>| format!("`{}` {}", row.label, row.words);
    let of = |is_detail: bool| -> Vec<String> {
        report.rows.iter().filter(|row| row.is_detail == is_detail).map(|found| row(&found)).collect()
    };
    let (told, details) = (of(false), of(true));
    page.list(told.into_iter().chain(report.layout()));
    if !details.is_empty() {
        page.folded(&many(details.len(), "smaller change"), details);
    }
    let rules = |findings: &[Finding<'_>]| findings.iter().map(words).collect::<Vec<_>>();
    if !report.rules.broken.is_empty() {
        page.heading(4, "Newly broken");
        page.list(rules(&report.rules.broken));
    }
    if !report.rules.cured.is_empty() {
        page.folded(
            &format!("{} cured", many(report.rules.cured.len(), "finding")),
            rules(&report.rules.cured),
        );
    }
    for (title, list) in [
        ("Lowered by the policy", &report.rules.lowered),
        ("No longer lowered by the policy", &report.rules.restored),
    ] {
        if !list.is_empty() {
            page.heading(4, title);
            page.list(list.iter().map(lowered));
        }
    }
    if !report.diff.layout_only.is_empty() {
        page.folded(
            "Only layout or comments",
            report.diff.layout_only.iter().map(|path| format!("`{path}`")),
        );
    }
    page.paragraph(&format!("{} · {}", report.compared(), report.foot()));
    page.finish()
}
