//! The table of groups.

use super::super::anchor::Anchors;
use super::super::mark;
use super::super::node::{Node, el, row, said, text};
use super::super::table::{Set, Table};
use crate::report::Head;
use crate::report::formats::sign::of_group;
use crate::report::formats::words::{confidence, differs, grade, last_report, measured, number, pace, spent};
use crate::report::views::summary::{GroupRow, Summary};

/// A column: title, setting, and its cells.
type Column = (&'static str, Set, fn(&GroupRow<'_>, &Anchors) -> Node);

const COLUMNS: [Column; 12] = [
    ("Group", Set::Name, name),
    ("Score", Set::Number, |group, anchors| worked(group, anchors, &number(group.score))),
    ("As ratified", Set::Number, |group, anchors| worked(group, anchors, &number(group.score_as_ratified))),
    ("Projected", Set::Number, |group, anchors| worked(group, anchors, &number(group.projected))),
    ("At least", Set::Number, |group, anchors| worked(group, anchors, &number(group.floor))),
    ("Grade", Set::Words, |group, _| mark::state(of_group(group), &grade(group))),
    ("Pace", Set::Words, |group, _| mark::state(of_group(group), &pace(group))),
    ("Measured", Set::Number, |group, _| text(&measured(group))),
    ("Confidence", Set::Words, |group, _| confident(group)),
    ("Last report", Set::Words, |group, _| text(&last_report(group))),
    ("Stage", Set::Words, |group, _| text(group.stage)),
    ("Spent / released", Set::Number, |group, _| text(&spent(group))),
];

pub(super) fn table(head: &Head<'_>, summary: &Summary<'_>, anchors: &Anchors) -> Node {
    let columns: Vec<Column> =
        COLUMNS.into_iter().filter(|(title, ..)| says_something(title, head, summary)).collect();
    let mut table = Table::new("").quiet("The groups of the season").class("groups");
    for (title, set, _) in &columns {
        table = table.column(*title, *set);
    }
    for group in &summary.groups {
        table.add(columns.iter().map(|(.., cell)| cell(group, anchors)).collect());
    }
    table.finish()
}

fn name(group: &GroupRow<'_>, anchors: &Anchors) -> Node {
    let kind = group.kind.filter(|kind| *kind != "dao" && *kind != "guild");
    row()
        .push(mark::sign(of_group(group)))
        .push(text(" "))
        .push(anchors.group(group.id, said(group.name)))
        .maybe(kind.map(|kind| mark::faint(text(&format!(" {kind}")))))
}

/// A number that leads to its working.
fn worked(group: &GroupRow<'_>, anchors: &Anchors, number: &str) -> Node {
    if number == "–" || group.objectives.is_empty() {
        return text(number);
    }
    anchors.group(group.id, text(number))
}

/// The mean, and a bar for each report, which those who listen need not hear.
fn confident(group: &GroupRow<'_>) -> Node {
    let told = confidence(group);
    let (mean, bars) = told.split_once(' ').unwrap_or((&told, ""));
    let bars = (!bars.is_empty()).then(|| el("span").class("bars").attr("aria-hidden", "true").text(bars));
    row().push(text(&format!("{mean} "))).maybe(bars)
}

/// Whether a column has anything to say of this season.
fn says_something(title: &str, head: &Head<'_>, summary: &Summary<'_>) -> bool {
    let any = |test: fn(&GroupRow<'_>) -> bool| summary.groups.iter().any(test);
    match title {
        "At least" => !head.season.imported,
        "As ratified" => any(|group| differs(group.score, group.score_as_ratified)),
        "Projected" => any(|group| differs(group.score, group.projected)),
        "Grade" => head.season.ended,
        "Pace" => !head.season.ended,
        "Confidence" => any(|group| group.confidence.is_some()),
        "Last report" => any(|group| group.last_checkin.is_some()),
        "Spent / released" => any(|group| !group.spent.is_empty()),
        _ => true,
    }
}
