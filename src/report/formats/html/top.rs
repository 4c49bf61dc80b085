//! The top of the page: organisation, season, theme, the answer in one sentence, and the season's burn-up beside it.

use super::anchor::Anchors;
use super::lines::linked;
use super::node::{Node, el, said, text};
use super::{answer, chart, mark};
use crate::report::Report;
use crate::report::formats::sign::Sign;

pub(super) fn write(report: &Report<'_>, anchors: &Anchors) -> Node {
    let head = &report.head;
    let season = &head.season;
    let theme = season.theme.map(|theme| el("span").class("theme").push(text(" · ")).push(said(theme)));
    let words = el("div")
        .class("words")
        .push(el("p").class("kicker").push(said(head.organisation)))
        .push(el("h1").push(said(season.title)).maybe(theme))
        .push(el("p").class("answer").text(&answer::sentence(report)))
        .push(el("p").class("when").text(&format!("{}, as of {}", head.when(), head.as_of)))
        .push(el("p").class("mission").push(said(head.mission)))
        .maybe(head.warning().map(|warning| {
            el("p").class("warning bad").push(mark::sign(Sign::Bad)).text(" ").push(linked(anchors, &warning))
        }))
        .maybe(season.imported.then(|| {
            el("p").class("when").text(
                "Recorded afterwards from public sources: what no source tells has no number, and no group is graded on a gap.",
            )
        }));
    let figure = report.summary.as_ref().and_then(|summary| summary.burn_up.as_ref());
    let figure = figure.and_then(|burn_up| chart::burn_up::figure(burn_up, head.as_of));
    el("header").push(words).maybe(figure)
}
