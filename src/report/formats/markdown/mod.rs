//! Markdown for a forum's post or a pull request's comment.

mod alignment;
mod audit;
mod compliance;
mod graph;
mod item;
mod list;
mod log;
mod mission;
mod money;
pub(in crate::report) mod page;
mod remind;
mod summary;
mod trend;

use page::Page;

use super::{Format, Look};
use crate::report::{Head, Report};
use crate::text::visible_line;

/// The format.
pub(super) const FORMAT: Format = Format {
    id: "markdown",
    about: "For a forum or a pull request",
    holds_all: true,
    show: markdown,
    remind: Some(remind::show),
    item: Some(item::show),
    list: Some(list::show),
    log: Some(log::show),
};

/// The views in the order in which people ask.
fn markdown(report: &Report<'_>, _: &Look) -> String {
    let mut page = Page::default();
    let is_mission = report.mission.is_some() && report.summary.is_none();
    head(&mut page, &report.head, !is_mission);
    if let Some(summary) = &report.summary {
        summary::write(&mut page, &report.head, summary);
    }
    if let Some(compliance) = &report.compliance {
        compliance::write(&mut page, &report.head, compliance);
    }
    if let Some(alignment) = &report.alignment {
        alignment::write(&mut page, &report.head, alignment);
    }
    if let Some(money) = &report.money {
        money::write(&mut page, &report.head, money);
    }
    if let Some(trend) = &report.trend {
        trend::write(&mut page, trend);
    }
    if let Some(audit) = &report.audit {
        audit::write(&mut page, audit);
    }
    if let Some(mission) = &report.mission {
        mission::write(&mut page, &report.head, mission);
    }
    page.paragraph(&format!("`{}`", report.command()));
    page.paragraph(&report.head.foot());
    page.finish()
}

fn head(page: &mut Page, head: &Head<'_>, tells_mission: bool) {
    page.heading(1, &head.title());
    page.paragraph(&format!("{}, as of {}", head.when(), head.as_of));
    if tells_mission {
        page.paragraph(&visible_line(head.mission));
    }
    if let Some(warning) = head.warning() {
        page.paragraph(&warning);
    }
}
