//! Every key result over its reports, group by group: a table where the page is wide, else two lines each.

use crate::report::formats::sign::Sign;
use crate::report::formats::text::paint::Page;
use crate::report::formats::trend_words::{going, key_results, scores, value, without};
use crate::report::number::score;
use crate::report::views::trend::{KeyResultTrend, Trend};
use crate::text::{plain, visible_line};

/// The columns from which a table holds everything.
const WIDE: usize = 120;

pub(super) fn write(page: &mut Page, trend: &Trend<'_>) {
    if page.columns >= WIDE {
        return page.section(&key_results(&trend.key_results.iter().collect::<Vec<_>>()));
    }
    for rows in trend.key_results.chunk_by(|one, next| one.group == next.group) {
        let Some(first) = rows.first() else { continue };
        page.gap();
        page.heading(&visible_line(first.group_name));
        for row in rows {
            narrow(page, row);
        }
    }
}

/// What it is and its last value on one line, its numbers on the next; what never had a score takes one.
fn narrow(page: &mut Page, row: &KeyResultTrend<'_>) {
    let without = without(row);
    let is_silent = row.points.iter().all(|point| point.score.is_none()) && row.score.is_none();
    let told = [value(row), without.filter(|_| is_silent).unwrap_or_default().to_owned()];
    let told = told.into_iter().filter(|told| !told.is_empty()).map(|told| format!(" · {told}"));
    let title = format!("{} {}{}", row.id, row.title, told.collect::<String>());
    page.paragraph(Some(Sign::from(row.status)), 2, &title);
    let now = match (row.score, row.expected) {
        (Some(now), Some(expected)) => format!("{} of an expected {}", score(now.0), score(expected.0)),
        (Some(now), None) => score(now.0),
        (None, _) => without.filter(|_| !is_silent).unwrap_or_default().to_owned(),
    };
    let named = |name: &str, told: String| if told.is_empty() { told } else { format!("{name} {told}") };
    let projected = row.projected.map(|projected| score(projected.0)).unwrap_or_default();
    let confidence = row.confidence.map(|confidence| plain(confidence, 1)).unwrap_or_default();
    let parts = [now, going(row), named("projected", projected), named("confidence", confidence)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let bars = if is_silent { String::new() } else { scores(row) + " " };
    if !parts.is_empty() {
        page.paragraph(None, 4, format!("{bars}{}", parts.join(" · ")).trim_start());
    }
}
