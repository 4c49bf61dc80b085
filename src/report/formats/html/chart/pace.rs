//! A key result over the season: its scores against what was expected on those days; the last value and the target are
//! written where they are.

use super::{Frame, dot, label, path};
use crate::document::Date;
use crate::model::schedule::days_between;
use crate::report::formats::html::mark;
use crate::report::formats::html::node::Node;
use crate::report::formats::sign::Sign;
use crate::report::number::score;
use crate::report::views::trend::{KeyResultTrend, TrendPoint};
use crate::text::cut;

const FRAME: Frame = Frame { width: 250.0, height: 104.0, left: 4.0, right: 62.0, top: 16.0, bottom: 8.0 };

/// The day that a point speaks of.
pub(in crate::report::formats::html) fn day(point: &TrendPoint<'_>) -> Date {
    point.due.map_or(point.date, |due| Date(due.0.min(point.date.0)))
}

/// The chart of a key result; `None` where fewer than two of its reports have a score.
pub(in crate::report::formats::html) fn chart(
    row: &KeyResultTrend<'_>,
    (starts, ends): (Date, Date),
    (value, target): (&str, &str),
) -> Option<Node> {
    #[expect(clippy::cast_precision_loss, reason = "days of a season")]
    let share = |day: Date| {
        let (gone, all) = (days_between(starts.0, day.0), days_between(starts.0, ends.0).max(1));
        (gone as f64 / all as f64).clamp(0.0, 1.0)
    };
    let scored: Vec<(Date, f64)> =
        row.points.iter().filter_map(|point| Some((day(point), point.score?.0))).collect();
    let [.., (last_day, last)] = scored.as_slice() else { return None };
    if scored.len() < 2 {
        return None;
    }
    let place = |day: Date, score: f64| (FRAME.x(share(day)), FRAME.y(score));
    let expected = row.points.iter().filter_map(|point| Some(place(day(point), point.expected?.0)));
    let line = [(FRAME.x(0.0), FRAME.y(0.0))].into_iter().chain(expected);
    let line = line.chain([(FRAME.x(1.0), FRAME.y(1.0))]);
    let points: Vec<(f64, f64)> = scored.iter().map(|(day, score)| place(*day, *score)).collect();
    let of =
        row.expected.map(|expected| format!(" of an expected {}", score(expected.0))).unwrap_or_default();
    let told =
        format!("{} by {last_day}: score {}{of}, value {value}, target {target}", row.r#ref, score(*last));
    let (x, y) = place(*last_day, *last);
    let class = mark::class(Sign::from(row.status));
    // The value is written beside the last dot, unless the target stands there.
    let beside = if y < FRAME.y(1.0) + 14.0 { y + 16.0 } else { y + 4.0 };
    let mut out = FRAME.svg("chart", &told);
    out = out.push(path("grid", [(FRAME.x(0.0), FRAME.y(0.0)), (FRAME.x(1.0), FRAME.y(0.0))]));
    out = out.push(path("grid", [(FRAME.x(0.0), FRAME.y(1.0)), (FRAME.x(1.0), FRAME.y(1.0))]));
    out = out.push(path("expected", line)).push(path("line", points.iter().copied()));
    out = out.all(points.iter().map(|point| dot("dot", *point, 2.5))).push(dot(
        &format!("dot {class}"),
        (x, y),
        4.0,
    ));
    out = out.push(label("tick", (FRAME.x(1.0) + 6.0, FRAME.y(1.0) + 4.0), "start", &cut(target, 9)));
    Some(out.push(label(&format!("name {class}"), (x + 8.0, beside), "start", &cut(value, 9))))
}
