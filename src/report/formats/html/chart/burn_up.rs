//! The season's burn-up: each kind of group against the straight line from the first day to the last.

use super::{Frame, dot, label, path};
use crate::document::Date;
use crate::model::schedule::days_between;
use crate::report::formats::html::node::{Node, el};
use crate::report::formats::html::table::{Set, Table, cell, folded};
use crate::report::number::score;
use crate::report::views::summary::{BurnLine, BurnUp};
use crate::text::list;

const FRAME: Frame = Frame { width: 460.0, height: 250.0, left: 26.0, right: 116.0, top: 14.0, bottom: 26.0 };

/// The least distance of two labels.
const APART: f64 = 16.0;

/// The chart with its numbers; `None` when there is nothing to draw.
pub(in crate::report::formats::html) fn figure(burn_up: &BurnUp, today: Date) -> Option<Node> {
    if burn_up.lines.is_empty() {
        return None;
    }
    let caption = el("figcaption").text("Score by due date against the straight line of the season");
    Some(
        el("figure")
            .class("burn-up with-numbers")
            .push(caption)
            .push(chart(burn_up, today))
            .push(folded(table(burn_up))),
    )
}

fn chart(burn_up: &BurnUp, today: Date) -> Node {
    let (starts, ends) = (burn_up.starts.0, burn_up.ends.0);
    #[expect(clippy::cast_precision_loss, reason = "days of a season")]
    let share = |day: Date| {
        let (gone, all) = (days_between(starts, day.0), days_between(starts, ends).max(1));
        (gone as f64 / all as f64).clamp(0.0, 1.0)
    };
    let last = |line: &BurnLine| {
        line.points.last().map(|point| format!("{} at {} on {}", line.name, score(point.score), point.day))
    };
    let told: Vec<String> = burn_up.lines.iter().filter_map(last).collect();
    let told = format!("Line chart from {starts} to {ends}: {}.", list(&told));
    let mut svg = FRAME.svg("chart", &told);
    for (step, words) in [(0.0, "0"), (0.5, "0.5"), (1.0, "1")] {
        let y = FRAME.y(step);
        svg = svg.push(path("grid", [(FRAME.x(0.0), y), (FRAME.x(1.0), y)]));
        svg = svg.push(label("tick", (FRAME.left - 6.0, y + 4.0), "end", words));
    }
    svg = svg.push(path("expected", [(FRAME.x(0.0), FRAME.y(0.0)), (FRAME.x(1.0), FRAME.y(1.0))]));
    let beside = (FRAME.x(0.3) - 7.0, FRAME.y(0.3));
    svg = svg.push(label("tick", beside, "end", "expected"));
    let foot = FRAME.height - 8.0;
    svg = svg.push(label("tick", (FRAME.x(0.0), foot), "start", &starts.to_string()));
    svg = svg.push(label("tick", (FRAME.x(1.0), foot), "end", &ends.to_string()));
    if (starts..ends).contains(&today.0) {
        let x = FRAME.x(share(today));
        svg = svg.push(path("today", [(x, FRAME.y(0.0)), (x, FRAME.y(1.0))]));
    }
    for line in &burn_up.lines {
        let points: Vec<(f64, f64)> =
            line.points.iter().map(|point| (FRAME.x(share(point.day)), FRAME.y(point.score))).collect();
        svg = svg.push(path("line", points.iter().copied()));
        let radius = |index: usize| if index + 1 == points.len() { 4.0 } else { 2.5 };
        svg = svg.all(points.iter().enumerate().map(|(index, point)| dot("dot", *point, radius(index))));
    }
    labels(svg, burn_up, share)
}

/// The name and the last number of each line, at its end, none upon another.
fn labels(svg: Node, burn_up: &BurnUp, share: impl Fn(Date) -> f64) -> Node {
    let mut places: Vec<(f64, f64, String)> = Vec::new();
    for line in &burn_up.lines {
        if let Some(point) = line.points.last() {
            let words = format!("{} {}", line.name, score(point.score));
            places.push((FRAME.y(point.score) + 5.0, FRAME.x(share(point.day)) + 9.0, words));
        }
    }
    places.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.2.cmp(&b.2)));
    // Downwards each below the one before; what then stands below the chart is pushed up again.
    let mut least = FRAME.top;
    for (y, ..) in &mut places {
        *y = y.max(least);
        least = *y + APART;
    }
    let mut most = FRAME.height - FRAME.bottom;
    for (y, ..) in places.iter_mut().rev() {
        *y = y.min(most);
        most = *y - APART;
    }
    let name =
        |(y, x, words): &(f64, f64, String)| label("name", (*x, *y), "start", &crate::text::cut(words, 22));
    svg.all(places.iter().map(name))
}

fn table(burn_up: &BurnUp) -> Table {
    let mut table = Table::new("Score at every due date; in brackets with what is unmeasured at 0")
        .column("Day", Set::Name)
        .column("Expected", Set::Number);
    let mut days: Vec<(Date, f64)> =
        burn_up.lines.iter().flat_map(|line| &line.points).map(|point| (point.day, point.line)).collect();
    days.sort_by_key(|(day, _)| *day);
    days.dedup_by_key(|(day, _)| *day);
    for line in &burn_up.lines {
        table = table.column(line.name.clone(), Set::Number);
    }
    for (day, line) in days {
        let mut cells = vec![cell(&day.to_string()), cell(&score(line))];
        cells.extend(burn_up.lines.iter().map(|line| {
            let point = line.points.iter().find(|point| point.day == day);
            cell(&point.map_or("–".to_owned(), |p| format!("{} ({})", score(p.score), score(p.floor))))
        }));
        table.add(cells);
    }
    table
}
