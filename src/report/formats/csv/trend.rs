//! The trend as a table; `what` says of what a row speaks:
//!
//! | what | a row for each | filled |
//! |---|---|---|
//! | `key-result` | key result | `group`, `ref`, `title`, `value`, `score`, `expected`, `confidence`, `projection`, `carried_from` |
//! | `point` | check-in that has an entry of it | `group`, `ref`, `due`, `date`, `value`, `score`, `expected`, `confidence` |
//! | `season` | season and kind of group | `season`, `kind`, `score`, `share`, `compliance`, `brier` |
//!
//! Milestones are told by their ids, with a space between them.

use super::summary::value;
use super::{Cell, table};
use crate::report::number::Computed;
use crate::report::views::trend::{KeyResultTrend, KindTrend, SeasonRow, Trend, TrendPoint};

pub(super) const HEADER: [&str; 17] = [
    "what",
    "season",
    "group",
    "ref",
    "title",
    "due",
    "date",
    "value",
    "score",
    "expected",
    "confidence",
    "projection",
    "carried_from",
    "kind",
    "share",
    "compliance",
    "brier",
];

pub(super) fn table_of(trend: &Trend<'_>) -> String {
    let mut rows = Vec::new();
    for key_result in &trend.key_results {
        rows.push(of_key_result(key_result));
        rows.extend(key_result.points.iter().map(|point| of_point(key_result, point)));
    }
    for season in &trend.seasons {
        if season.kinds.is_empty() {
            rows.push(of_season(season, None));
        }
        rows.extend(season.kinds.iter().map(|kind| of_season(season, Some(kind))));
    }
    table(&HEADER, rows)
}

fn of_key_result(row: &KeyResultTrend<'_>) -> Vec<Cell> {
    let confidence = row.confidence.map(Computed);
    vec![
        Cell::text("key-result"),
        Cell::Nothing,
        Cell::text(row.group),
        Cell::text(row.r#ref.as_str()),
        Cell::text(row.title),
        Cell::Nothing,
        Cell::Nothing,
        value(row.value.as_ref()),
        Cell::number(row.score),
        Cell::number(row.expected),
        Cell::number(confidence),
        value(row.projection.as_ref()),
        Cell::maybe(row.carried_from.as_ref()),
        Cell::Nothing,
        Cell::Nothing,
        Cell::Nothing,
        Cell::Nothing,
    ]
}

fn of_point(row: &KeyResultTrend<'_>, point: &TrendPoint<'_>) -> Vec<Cell> {
    vec![
        Cell::text("point"),
        Cell::Nothing,
        Cell::text(row.group),
        Cell::text(row.r#ref.as_str()),
        Cell::Nothing,
        Cell::maybe(point.due),
        Cell::text(point.date.to_string()),
        value(point.value.as_ref()),
        Cell::number(point.score),
        Cell::number(point.expected),
        value(point.confidence.as_ref()),
        Cell::Nothing,
        Cell::Nothing,
        Cell::Nothing,
        Cell::Nothing,
        Cell::Nothing,
        Cell::Nothing,
    ]
}

fn of_season(season: &SeasonRow<'_>, kind: Option<(&&'static str, &KindTrend)>) -> Vec<Cell> {
    let known = kind.map(|(_, known)| known);
    let mut row = vec![Cell::text("season"), Cell::text(season.id)];
    row.extend((0..6).map(|_| Cell::Nothing));
    row.push(Cell::number(known.and_then(|known| known.score)));
    row.extend((0..4).map(|_| Cell::Nothing));
    row.extend([
        Cell::maybe(kind.map(|(kind, _)| kind)),
        Cell::number(known.and_then(|known| known.share)),
        Cell::number(season.compliance),
        Cell::number(season.brier),
    ]);
    row
}
