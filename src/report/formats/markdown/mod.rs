//! Markdown for a forum's post or a pull request's comment.

mod compliance;
mod money;
mod page;
mod remind;
mod summary;

use page::Page;

use super::{Format, Look};
use crate::report::{Head, Report};

/// The format.
pub(super) const FORMAT: Format = Format {
    id: "markdown",
    about: "For a forum or a pull request",
    holds_all: true,
    show: markdown,
    remind: Some(remind::show),
};

fn markdown(report: &Report<'_>, _: &Look) -> String {
    let mut page = Page::default();
    head(&mut page, &report.head);
    if let Some(summary) = &report.summary {
        summary::write(&mut page, &report.head, summary);
    }
    if let Some(compliance) = &report.compliance {
        compliance::write(&mut page, &report.head, compliance);
    }
    if let Some(money) = &report.money {
        money::write(&mut page, &report.head, money);
    }
    page.paragraph(&report.head.foot());
    page.finish()
}

fn head(page: &mut Page, head: &Head<'_>) {
    page.heading(1, &head.title());
    page.paragraph(&format!("{}, as of {}", head.when(), head.as_of));
    page.paragraph(head.mission);
    if let Some(warning) = head.warning() {
        page.paragraph(&warning);
    }
}
