//! One page for everybody: the answer with the season's burn-up, each view, and where every number comes from. No
//! script, no request; read on paper, on a phone, with a keyboard and by ear.

mod alignment;
mod anchor;
mod answer;
mod audit;
mod chart;
mod compliance;
mod lines;
mod mark;
mod mission;
mod money;
mod node;
mod page;
mod summary;
mod table;
mod top;
mod trend;
mod working;

use anchor::Anchors;
use node::Node;
use page::Part;

use super::{Format, Look};
use crate::report::{Report, View};

/// The format.
pub(super) const FORMAT: Format = Format {
    id: "html",
    about: "For everybody: one page, to publish",
    holds_all: true,
    show: html,
    remind: None,
    item: None,
    list: None,
    log: None,
};

fn html(report: &Report<'_>, _: &Look) -> String {
    let anchors = Anchors::of(report);
    let top = top::write(report, &anchors);
    page::page(&report.head, &report.command(), top, parts(report, &anchors))
}

/// The views in the order in which people ask, and then how their numbers come about.
fn parts(report: &Report<'_>, anchors: &Anchors) -> Vec<Part> {
    let head = &report.head;
    let of = |view: View, name: &'static str, inner: Option<Node>| {
        inner.map(|inner| Part { id: view.name(), name, asks: view.asks(), inner })
    };
    let summary = report.summary.as_ref();
    let parts = [
        of(View::Summary, "Summary", summary.map(|view| summary::write(head, view, anchors))),
        of(
            View::Compliance,
            "Compliance",
            report.compliance.as_ref().map(|view| compliance::write(view, anchors)),
        ),
        of(
            View::Alignment,
            "Alignment",
            report.alignment.as_ref().map(|view| alignment::write(head, view, anchors)),
        ),
        of(View::Money, "Money", report.money.as_ref().map(|view| money::write(head, view, anchors))),
        of(View::Trend, "Trend", report.trend.as_ref().map(|view| trend::write(report, view, anchors))),
        of(View::Audit, "Audit", report.audit.as_ref().map(|view| audit::write(view, anchors))),
        of(View::Mission, "Mission", report.mission.as_ref().map(|view| mission::write(head, view))),
        summary.filter(|view| !view.groups.is_empty()).map(|view| Part {
            id: "working",
            name: "Working",
            asks: "How do the numbers come about?",
            inner: working::write(head, view),
        }),
    ];
    parts.into_iter().flatten().collect()
}
