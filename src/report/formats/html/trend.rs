//! The trend: the answer, seasons one after the other, every key result as a small chart against its expected line,
//! what was carried over.

use std::collections::BTreeMap;

use super::anchor::Anchors;
use super::chart::pace;
use super::lines::{answer, section, titled};
use super::mark;
use super::node::{Node, el, row, said, text};
use super::table::{Set, Table};
use crate::report::formats::sign::Sign;
use crate::report::formats::trend_words::{self as words, key_results, lineage, notes, seasons, steps};
use crate::report::formats::words::{number, shown};
use crate::report::views::summary::Summary;
use crate::report::views::trend::{KeyResultTrend, Trend};
use crate::report::{Head, Report};
use crate::text::list;

pub(super) fn write(report: &Report<'_>, trend: &Trend<'_>, anchors: &Anchors) -> Node {
    let (number, told) = words::answer(trend);
    let steps = steps(trend).into_iter().map(|(number, words)| (None, format!("{number} {words}")));
    let targets = report.summary.as_ref().map(targets).unwrap_or_default();
    let seasons = seasons(trend);
    let mut groups = row();
    let mut rest: Vec<&[KeyResultTrend<'_>]> = Vec::new();
    for rows in trend.key_results.chunk_by(|one, next| one.group == next.group) {
        match of_group(&report.head, rows, &targets, anchors) {
            Some(node) => groups = groups.push(node),
            None => rest.push(rows),
        }
    }
    let groups = groups.maybe(without_course(&rest, anchors));
    row()
        .push(answer(anchors, &number, &told))
        .maybe(super::lines::list(anchors, steps))
        .push(el("h3").text(seasons.title))
        .push(section(anchors, &seasons).finish())
        .all(notes(trend).iter().map(|note| el("p").class("when").push(said(note))))
        .push(groups)
        .maybe(titled(anchors, "Carried over", trend.carried.iter().map(|carried| (None, lineage(carried)))))
}

/// The groups of which nothing can be drawn, together: a heading for each would be a page of nothing.
fn without_course(groups: &[&[KeyResultTrend<'_>]], anchors: &Anchors) -> Option<Node> {
    let names: Vec<&str> = groups.iter().filter_map(|rows| Some(rows.first()?.group_name)).collect();
    let rows: Vec<&KeyResultTrend<'_>> = groups.iter().copied().flatten().collect();
    let table = section(anchors, &key_results(&rows)).quiet("Key results without two scores");
    let folded = el("details").push(el("summary").text("Their key results")).push(table.finish());
    let told = el("p").push(said(&format!("No key result of {} has two scores yet.", list(&names))));
    let node = el("div").class("with-numbers").push(el("h3").text("Nothing to draw yet"));
    (!names.is_empty()).then(|| node.push(told).push(folded))
}

/// The targets of key results by name, as the summary tells them.
fn targets(summary: &Summary<'_>) -> BTreeMap<String, String> {
    let mut targets = BTreeMap::new();
    for group in &summary.groups {
        for objective in &group.objectives {
            for kr in &objective.key_results {
                if let Some(target) = &kr.target {
                    targets.insert(format!("{}/{}.{}", group.id, objective.id, kr.id), shown(target));
                }
            }
        }
    }
    targets
}

fn of_group(
    head: &Head<'_>,
    rows: &[KeyResultTrend<'_>],
    targets: &BTreeMap<String, String>,
    anchors: &Anchors,
) -> Option<Node> {
    let first = rows.first()?;
    let season = (head.season.starts, head.season.ends);
    let small = rows.iter().filter_map(|own| {
        let value = own.value.as_ref().map(shown).unwrap_or_default();
        let target = targets.get(&own.r#ref).map_or("target", String::as_str);
        let chart = pace::chart(own, season, (&value, target))?;
        let name = el("p")
            .push(mark::sign(Sign::from(own.status)))
            .text(" ")
            .push(anchors.item(&own.r#ref, text(&own.id)))
            .text(" ")
            .push(said(own.title));
        Some(el("li").push(name).push(chart))
    });
    let charts = el("ul").class("small").all(small);
    let title = el("h3").push(said(first.group_name));
    let all: Vec<&KeyResultTrend<'_>> = rows.iter().collect();
    let table = section(anchors, &key_results(&all)).quiet(&format!("Key results of {}", first.group_name));
    let node = el("div").class("with-numbers").push(title);
    if charts.is_empty() {
        return None;
    }
    let points = points(rows, anchors);
    let folded = el("details")
        .push(el("summary").text("The numbers as tables"))
        .push(table.finish())
        .push(points.finish());
    Some(node.push(charts).push(folded))
}

/// Every report of every key result.
fn points(rows: &[KeyResultTrend<'_>], anchors: &Anchors) -> Table {
    let mut table = Table::new("Every report: its day, value, score, what was expected, confidence")
        .column("Key result", Set::Name)
        .column("Day", Set::Words);
    for title in ["Value", "Score", "Expected", "Confidence"] {
        table = table.column(title, Set::Number);
    }
    for own in rows {
        for point in &own.points {
            table.add(vec![
                anchors.item(&own.r#ref, text(&own.id)),
                text(&pace::day(point).to_string()),
                text(&point.value.as_ref().map_or("–".to_owned(), shown)),
                text(&number(point.score)),
                text(&number(point.expected)),
                text(&point.confidence.as_ref().map_or("–".to_owned(), shown)),
            ]);
        }
    }
    table
}
