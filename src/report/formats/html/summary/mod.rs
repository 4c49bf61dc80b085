//! The summary: the groups, what needs a person, what has no number, what the theme got.

mod groups;
mod points;

use super::anchor::Anchors;
use super::node::{Node, el, row};
use crate::report::Head;
use crate::report::views::summary::Summary;

pub(super) fn write(head: &Head<'_>, summary: &Summary<'_>, anchors: &Anchors) -> Node {
    if summary.groups.is_empty() {
        let words = "No group has a plan for this season: ";
        return el("p").text(words).push(el("code").text("okr new plan GROUP")).text(" drafts one.");
    }
    row()
        .push(groups::table(head, summary, anchors))
        .maybe(points::worst(head, summary, anchors))
        .maybe(points::unnumbered(head, summary, anchors))
        .maybe(points::theme(head, summary))
}
