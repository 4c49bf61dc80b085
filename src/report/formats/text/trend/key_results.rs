//! Every key result over its reports, group by group: a table where the page is wide, else two lines each.

use crate::report::formats::sign::Sign;
use crate::report::formats::text::paint::Page;
use crate::report::formats::trend_words::{confidence, going, key_results, scores, value, without};
use crate::report::number::score;
use crate::report::views::trend::{KeyResultTrend, Trend};
use crate::text::visible_line;

/// The columns from which a table holds everything.
const WIDE: usize = 120;

pub(super) fn write(page: &mut Page, trend: &Trend<'_>) {
    for rows in trend.key_results.chunk_by(|one, next| one.group == next.group) {
        let Some(first) = rows.first() else { continue };
        page.gap();
        page.heading(&visible_line(first.group_name));
        if page.columns >= WIDE {
            page.rows(&key_results(&rows.iter().collect::<Vec<_>>()));
        } else {
            rows.iter().for_each(|row| narrow(page, row));
        }
    }
}

fn narrow(page: &mut Page, row: &KeyResultTrend<'_>) {
    let value = Some(value(row)).filter(|value| !value.is_empty()).map(|value| format!(" · {value}"));
    let title = format!("{} {}{}", row.id, row.title, value.unwrap_or_default());
    page.paragraph(Some(Sign::from(row.status)), 2, &title);
    let now = match (row.score, row.expected) {
        (Some(now), Some(expected)) => format!("{} of an expected {}", score(now.0), score(expected.0)),
        (Some(now), None) => score(now.0),
        (None, _) => without(row).unwrap_or("no score").to_owned(),
    };
    let confidence =
        Some(confidence(row)).filter(|told| !told.is_empty()).map(|told| format!("confidence {told}"));
    let projected = row.projected.map(|projected| format!("projected {}", score(projected.0)));
    let parts = [now, going(row), projected.unwrap_or_default(), confidence.unwrap_or_default()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    page.paragraph(None, 4, format!("{} {}", scores(row), parts.join(" · ")).trim_start());
}
