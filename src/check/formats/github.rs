//! Workflow commands of GitHub Actions, which become annotations of the lines of a pull request, and the Markdown of
//! a job's summary page.
//!
//! Escapes are those of actions/toolkit (`packages/core/src/command.ts`). Only the first ten errors, warnings and notices
//! of a step are shown as annotations, so the gravest come first and the last line tells how many there are.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::{About, Format, human, told};
use crate::check::{Checked, Judged};
use crate::diagnostic::Level;
use crate::text::{cut, inert, markdown, markdown_code, visible};

/// The format.
pub const FORMAT: Format = Format {
    id: "github",
    about: "Annotations of a pull request: workflow commands of GitHub Actions",
    show: format,
    statistics: None,
    names_revision: false,
};

/// The rows of a job's summary: GitHub takes at most 1 MiB, and nobody reads more.
const ROWS: usize = 100;

/// The columns of a cell.
const CELL: usize = 300;

/// A command for each finding, the gravest first; then the summary.
fn format(checked: &Checked, about: &About<'_>) -> String {
    let mut out = String::new();
    for judged in by_level(checked) {
        let _ = writeln!(out, "{}", command(judged, about));
    }
    if !about.is_quiet {
        for line in human::summary(checked).lines() {
            let _ = writeln!(out, "{}", inert(line));
        }
    }
    out
}

/// The findings, the gravest first, those of a level by file and place.
fn by_level(checked: &Checked) -> Vec<&Judged> {
    let mut findings: Vec<&Judged> = checked.findings.iter().collect();
    findings.sort_by_key(|judged| Reverse(judged.level));
    findings
}

fn command(judged: &Judged, about: &About<'_>) -> String {
    let finding = &judged.finding;
    let name = match judged.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Ignore => "notice",
    };
    let start = finding.source.position(finding.span.start);
    let end = finding.source.position(finding.span.end);
    let path = about.path(&finding.source);
    // Columns count only within one line.
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    // The log shows nothing but the message, so the place stands there too.
    let message = format!("{}:{}:{}: {}", visible(&path), start.line, start.column, told(judged));
    format!(
        "::{name} file={},line={}{columns},endLine={},title={}::{}",
        property(&visible(&path)),
        start.line,
        end.line,
        property(finding.rule),
        data(&message)
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The Markdown for the page of a job: the counts, and a table of the gravest findings.
#[must_use]
pub fn step_summary(checked: &Checked, about: &About<'_>) -> String {
    let mut out = "### okr check\n\n".to_owned();
    for line in human::summary(checked).lines() {
        let _ = writeln!(out, "{}\n", markdown(line));
    }
    if checked.findings.is_empty() {
        return out;
    }
    out.push_str("| level | rule | place | what |\n| --- | --- | --- | --- |\n");
    for judged in by_level(checked).into_iter().take(ROWS) {
        let finding = &judged.finding;
        let at = finding.source.position(finding.span.start);
        let place =
            format!("{}:{}:{}", cut(&visible(&about.path(&finding.source)), CELL), at.line, at.column);
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            judged.level.word(),
            markdown_code(finding.rule),
            markdown_code(&place),
            markdown(&cut(&visible(&finding.message), CELL))
        );
    }
    if let Some(more @ 1..) = checked.findings.len().checked_sub(ROWS) {
        let _ = writeln!(out, "\nand {more} more: `okr check --format short` shows all");
    }
    out.push('\n');
    out
}
