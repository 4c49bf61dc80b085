//! What needs a person: the worst key results and why, what has no number and why, what the theme got.

use std::collections::BTreeMap;

use crate::document::Fit;
use crate::report::Head;
use crate::report::formats::owing::points;
use crate::report::formats::sign::Sign;
use crate::report::formats::text::paint::Page;
use crate::report::number::score;
use crate::report::views::summary::{Point, Summary};
use crate::text::{many, visible_line};

/// How many are told before the rest is only counted.
const MOST: usize = 8;

pub(super) fn write(page: &mut Page, head: &Head<'_>, summary: &Summary<'_>) {
    owed(page, summary);
    worst(page, head, summary);
    unnumbered(page, head, summary);
    theme(page, head, summary);
}

/// Who owes a report, and what waits for it, while the season runs.
fn owed(page: &mut Page, summary: &Summary<'_>) {
    let points = points(&summary.owing);
    if points.is_empty() {
        return;
    }
    page.gap();
    page.heading("Needs a person");
    for (sign, text) in points.iter().take(MOST) {
        page.paragraph(Some(*sign), 4, text);
    }
    if points.len() > MOST {
        let text = format!("and {} more in `okr report compliance`", points.len() - MOST);
        page.paragraph(None, 4, &text);
    }
}

fn worst(page: &mut Page, head: &Head<'_>, summary: &Summary<'_>) {
    let points = &summary.worst;
    if points.is_empty() {
        return;
    }
    if summary.owing.is_empty() {
        page.gap();
        page.heading(if head.season.ended { "Fell short" } else { "Needs a person" });
    }
    for point in points.iter().take(MOST) {
        let number = point.score.map(score).unwrap_or_default();
        let expected = point.expected.filter(|_| !head.season.ended);
        let expected =
            expected.map(|expected| format!(" of an expected {}", score(expected))).unwrap_or_default();
        let why: Vec<String> = point.why.iter().map(|why| visible_line(why)).collect();
        let why = if why.is_empty() { String::new() } else { format!(": {}", why.join("; ")) };
        let text = format!("{} · {} · {number}{expected}{why}", point.item, visible_line(point.title));
        let sign = if head.season.ended { Sign::Care } else { Sign::from(point.status) };
        page.paragraph(Some(sign), 4, &text);
    }
    if points.len() > MOST {
        page.paragraph(None, 4, &format!("and {} more below", points.len() - MOST));
    }
}

/// By reason, so that one reason for many is told once.
fn unnumbered(page: &mut Page, head: &Head<'_>, summary: &Summary<'_>) {
    let points = &summary.unnumbered;
    if points.is_empty() {
        return;
    }
    let mut reasons: BTreeMap<String, Vec<&Point<'_>>> = BTreeMap::new();
    for point in points {
        let reason = point.why.first().map_or("nothing was reported".to_owned(), |why| visible_line(why));
        reasons.entry(reason).or_default().push(point);
    }
    page.gap();
    let verb = if head.season.ended { "Ended without a number" } else { "Without a number" };
    page.heading(&format!("{verb}: {}", many(points.len(), "key result")));
    let mut reasons: Vec<_> = reasons.into_iter().collect();
    reasons.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    for (reason, points) in &reasons {
        let names: Vec<&str> = points.iter().map(|point| point.item.as_str()).collect();
        page.paragraph(Some(Sign::Nothing), 4, &format!("{}: {reason}", names.join(", ")));
    }
}

fn theme(page: &mut Page, head: &Head<'_>, summary: &Summary<'_>) {
    let (Some(theme), parts) = (head.season.theme, &summary.theme) else { return };
    if parts.is_empty() {
        return;
    }
    page.gap();
    page.heading(&format!("What the theme got: {}", visible_line(theme)));
    for part in parts {
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
        let text = format!("{} {words}: {numbers}", many(part.objectives, "objective"));
        page.paragraph(None, 4, &text);
    }
}
