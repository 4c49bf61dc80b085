//! The terminal's form: the sentence, a row for each thing, what rules find otherwise.

use super::{Format, Report};
use crate::diagnostic::Level;
use crate::report::checks::{Finding, Lowered};
use crate::report::formats::sign::Sign;
use crate::report::formats::text::paint::Page;
use crate::text::{visible_line, width, wrap};

/// The format.
pub(super) const FORMAT: Format = Format { id: "text", about: "For people at a terminal", show };

/// The widest column of names; what is longer stands on a line of its own.
const WIDEST: usize = 26;

fn show(report: &Report<'_>, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.paragraph(None, 0, &report.sentence);
    if !report.rows.is_empty() || report.layout().is_some() {
        page.gap();
    }
    let rows: Vec<(String, &str)> =
        report.rows.iter().map(|row| (visible_line(&row.label), row.words.as_str())).collect();
    let names = rows.iter().map(|(label, _)| width(label)).filter(|width| *width <= WIDEST);
    let column = names.max().unwrap_or_default().max(8);
    for (label, words) in &rows {
        row(&mut page, label, words, column);
    }
    if let Some(layout) = report.layout() {
        page.paragraph(None, 2, &layout);
    }
    rules(&mut page, "Newly broken", &report.rules.broken, None);
    rules(&mut page, "Cured", &report.rules.cured, Some(Sign::Good));
    for (title, sign, list) in [
        ("Lowered by the policy", Sign::Care, &report.rules.lowered),
        ("No longer lowered by the policy", Sign::Good, &report.rules.restored),
    ] {
        if !list.is_empty() {
            page.gap();
            page.heading(title);
        }
        for rule in list {
            page.paragraph(Some(sign), 4, &lowered(rule));
        }
    }
    page.gap();
    for line in [report.compared(), report.foot()] {
        page.faint(&visible_line(&line));
    }
    page.finish()
}

fn row(page: &mut Page, label: &str, words: &str, column: usize) {
    let indent = column + 5;
    let lines = wrap(words, page.columns.saturating_sub(indent));
    let mut lines = lines.iter();
    if width(label) > column {
        page.plain(&format!("  {label}"));
    } else {
        let space = " ".repeat(column - width(label) + 3);
        let first = lines.next().map(String::as_str).unwrap_or_default();
        page.plain(&format!("  {label}{space}{first}"));
    }
    for line in lines {
        page.plain(&format!("{}{line}", " ".repeat(indent)));
    }
}

fn rules(page: &mut Page, title: &str, findings: &[Finding<'_>], sign: Option<Sign>) {
    if findings.is_empty() {
        return;
    }
    page.gap();
    page.heading(title);
    for finding in findings {
        let own = if finding.level == Level::Error { Sign::Bad } else { Sign::Care };
        page.paragraph(Some(sign.unwrap_or(own)), 4, &words(finding));
    }
}

/// `target-equals-baseline · okrs/s4/harbour.yaml:17 · target equals the baseline`.
pub(super) fn words(finding: &Finding<'_>) -> String {
    format!("{} · {}:{} · {}", finding.rule, finding.file, finding.line, finding.message)
}

/// `untied-money · warning → ignore`.
pub(super) fn lowered(rule: &Lowered<'_>) -> String {
    format!("{} · {} → {}", rule.rule, rule.from.word(), rule.to.word())
}
