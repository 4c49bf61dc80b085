//! The summary: the answer first, then the table, then what needs a person, then every key result.

mod answer;
mod details;
mod groups;
mod needs;

use crate::report::Head;
use crate::report::formats::text::paint::Page;
use crate::report::views::summary::Summary;

pub(super) fn write(page: &mut Page, head: &Head<'_>, summary: &Summary<'_>, details: bool) {
    answer::write(page, head, summary);
    groups::write(page, head, summary);
    needs::write(page, head, summary);
    if details {
        details::write(page, summary);
    }
}
