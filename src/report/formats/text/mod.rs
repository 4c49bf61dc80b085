//! The terminal's form: the answer first, then the table, then what needs a person, then every key result.

mod answer;
mod details;
mod groups;
mod needs;
mod paint;
mod sign;
mod table;

use paint::Page;

use crate::report::Report;

/// The report for a terminal of so many columns, with colours (the caller drops them where nobody wants them).
/// With `details` every objective and key result follows.
#[must_use]
pub fn text(report: &Report<'_>, columns: usize, details: bool) -> String {
    let mut page = Page::new(columns);
    answer::write(&mut page, report);
    groups::write(&mut page, report);
    needs::write(&mut page, report);
    if details {
        details::write(&mut page, report);
    }
    page.gap();
    let revision =
        report.head.revision.map_or("no tree".to_owned(), |id| format!("tree {}", id.get(..7).unwrap_or(id)));
    page.faint(&format!("{revision} · {} · as of {}", report.head.tool, report.head.as_of));
    page.finish()
}
