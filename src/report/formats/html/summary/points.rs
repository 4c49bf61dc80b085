//! What the summary points at: the worst key results and why, what has no number and why, what the theme got.

use std::collections::BTreeMap;

use super::super::anchor::Anchors;
use super::super::lines::list;
use super::super::mark;
use super::super::node::{Node, el, row, said, text};
use crate::document::Fit;
use crate::report::Head;
use crate::report::formats::owing::points;
use crate::report::formats::sign::Sign;
use crate::report::number::score;
use crate::report::views::summary::{Point, Summary};
use crate::text::many;

/// How many are told at once; the rest is folded away.
const MOST: usize = 8;

/// Who owes a report, and what is withheld until then.
fn owing(summary: &Summary<'_>, anchors: &Anchors) -> Option<Node> {
    let items = points(&summary.owing).into_iter().map(|(sign, words)| (Some(sign), words));
    list(anchors, items)
}

pub(super) fn worst(head: &Head<'_>, summary: &Summary<'_>, anchors: &Anchors) -> Option<Node> {
    let worst = &summary.worst;
    let (first, rest) = worst.split_at(worst.len().min(MOST));
    let told = |points: &[Point<'_>]| {
        el("ul").class("points").all(points.iter().map(|point| worst_of(point, head.season.ended, anchors)))
    };
    let title = if head.season.ended { "Fell short" } else { "Needs a person" };
    let owing = owing(summary, anchors);
    let rest = (!rest.is_empty()).then(|| {
        let name = format!("and {} more", rest.len());
        el("details").push(el("summary").text(&name)).push(told(rest))
    });
    let first = (!first.is_empty()).then(|| told(first));
    (owing.is_some() || first.is_some())
        .then(|| row().push(el("h3").text(title)).maybe(owing).maybe(first).maybe(rest))
}

fn worst_of(point: &Point<'_>, ended: bool, anchors: &Anchors) -> Node {
    let expected = point.expected.filter(|_| !ended);
    let expected = expected.map(|expected| format!(" of an expected {}", score(expected)));
    let number = format!("{}{}", point.score.map(score).unwrap_or_default(), expected.unwrap_or_default());
    let sign = if ended { Sign::Care } else { Sign::from(point.status) };
    let why = (!point.why.is_empty()).then(|| el("p").class("why").push(said(&point.why.join("; "))));
    el("li")
        .push(mark::sign(sign))
        .push(text(" "))
        .push(anchors.item(&point.item, said(point.title)))
        .push(text(" "))
        .push(mark::faint(said(&point.item)))
        .push(text(" "))
        .push(mark::state(sign, &number))
        .maybe(why)
}

/// By reason, so that one reason for many is told once.
pub(super) fn unnumbered(head: &Head<'_>, summary: &Summary<'_>, anchors: &Anchors) -> Option<Node> {
    let points = &summary.unnumbered;
    let mut reasons: BTreeMap<&str, Vec<&Point<'_>>> = BTreeMap::new();
    for point in points {
        let reason = point.why.first().copied().unwrap_or("nothing was reported");
        reasons.entry(reason).or_default().push(point);
    }
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(b.0)));
    let item = |(reason, points): &(&str, Vec<&Point<'_>>)| {
        let mut item = el("li").push(mark::sign(Sign::Nothing)).push(text(" ")).push(said(reason)).text(": ");
        for (index, point) in points.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            item = item.text(comma).push(anchors.item(&point.item, said(&point.item)));
        }
        item
    };
    let (first, rest) = reasons.split_at(reasons.len().min(MOST));
    let told = |reasons: &[(&str, Vec<&Point<'_>>)]| el("ul").class("points").all(reasons.iter().map(item));
    let folded = (!rest.is_empty()).then(|| {
        let name = format!("and {} more reasons", rest.len());
        el("details").push(el("summary").text(&name)).push(told(rest))
    });
    let verb = if head.season.ended { "Ended without a number" } else { "Without a number" };
    let title = el("h3").text(&format!("{verb}: {}", many(points.len(), "key result")));
    (!points.is_empty()).then(|| row().push(title).push(told(first)).maybe(folded))
}

pub(super) fn theme(head: &Head<'_>, summary: &Summary<'_>) -> Option<Node> {
    let theme = head.season.theme?;
    let items = summary.theme.iter().map(|part| {
        let words = match part.fit {
            Some(Fit::Direct) => "directly",
            Some(Fit::Indirect) => "indirectly",
            Some(Fit::None) => "outside of it",
            None => "without a word on it",
        };
        let numbers = match part.score {
            Some(mean) => format!("{} on average over the {} measured", score(mean), part.scored),
            None => "none measured".to_owned(),
        };
        el("li").text(&format!("{} {words}: {numbers}", many(part.objectives, "objective")))
    });
    let title = el("h3").text("What the theme got: ").push(said(theme));
    (!summary.theme.is_empty()).then(|| row().push(title).push(el("ul").class("points").all(items)))
}
