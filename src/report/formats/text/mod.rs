//! The terminal's form: the answer first, details after.

mod alignment;
mod audit;
mod columns;
mod compliance;
mod head;
mod item;
mod ledger;
mod list;
mod log;
mod mission;
mod money;
pub(in crate::report) mod paint;
mod remind;
mod summary;
mod table;
mod trend;

pub use ledger::ledger;
use paint::Page;

use super::{Format, Look};
use crate::report::Report;

/// The format.
pub(super) const FORMAT: Format = Format {
    id: "text",
    about: "For people at a terminal",
    holds_all: false,
    show: text,
    remind: Some(remind::show),
    item: Some(item::show),
    list: Some(list::show),
    log: Some(log::show),
};

fn text(report: &Report<'_>, look: &Look) -> String {
    let mut page = Page::new(look.columns);
    head::write(&mut page, &report.head, report.mission.is_none());
    if let Some(summary) = &report.summary {
        summary::write(&mut page, &report.head, summary, look.details);
    }
    if let Some(alignment) = &report.alignment {
        alignment::write(&mut page, &report.head, alignment, look.details);
    }
    if let Some(mission) = &report.mission {
        mission::write(&mut page, &report.head, mission);
    }
    if let Some(audit) = &report.audit {
        audit::write(&mut page, audit, look.details);
    }
    if let Some(trend) = &report.trend {
        trend::write(&mut page, trend, look.details);
    }
    if let Some(compliance) = &report.compliance {
        compliance::write(&mut page, &report.head, compliance, look.details);
    }
    if let Some(money) = &report.money {
        money::write(&mut page, &report.head, money, look.details);
    }
    page.gap();
    page.faint(&format!("{}{}", report.command(), if look.details { "" } else { " -q" }));
    page.faint(&report.head.foot());
    page.finish()
}
