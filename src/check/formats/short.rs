//! One line for each finding: `file:line:col: level rule: message`.

use std::fmt::Write as _;

use super::{About, Format, statistics};
use crate::check::Checked;
use crate::text::visible;

pub(super) const FORMAT: Format = Format {
    id: "short",
    about: "`file:line:col: level rule: message`",
    show: format,
    statistics: Some(statistics::text),
    names_revision: false,
};

/// The findings, one on a line; the lines follow one another in the order of files and places.
fn format(checked: &Checked, _: &About<'_>) -> String {
    let mut out = String::new();
    for judged in &checked.findings {
        let finding = &judged.finding;
        let at = finding.source.position(finding.span.start);
        let (path, message) = (visible(finding.source.path()), visible(&finding.message));
        let _ = writeln!(
            out,
            "{path}:{}:{}: {} {}: {message}",
            at.line,
            at.column,
            judged.level.word(),
            finding.rule
        );
    }
    out
}
