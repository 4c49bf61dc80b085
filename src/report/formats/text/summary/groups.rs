//! The table of groups.

use crate::report::Head;
use crate::report::formats::sign::of_group;
use crate::report::formats::text::paint::Page;
use crate::report::formats::text::table::{Set, lines};
use crate::report::formats::words::{
    confidence, differs, grade, last_report, measured, number, or_dash, pace,
};
use crate::report::views::summary::{GroupRow, Summary};
use crate::text::width;

/// A column: title, setting, how soon it is left out on a narrow page (0: never), and its cells.
type Column = (&'static str, Set, u8, fn(&GroupRow<'_>) -> String);

const COLUMNS: [Column; 13] = [
    ("", Set::Sign, 0, |group| of_group(group).character().to_string()),
    ("Group", Set::Words, 0, |group| group.name.to_owned()),
    ("Score", Set::Number, 0, |group| number(group.score)),
    ("As ratified", Set::Number, 1, |group| number(group.score_as_ratified)),
    ("Projected", Set::Number, 4, |group| number(group.projected)),
    ("At least", Set::Number, 3, |group| number(group.floor)),
    ("Grade", Set::Fixed, 0, grade),
    ("Pace", Set::Fixed, 0, pace),
    ("Measured", Set::Fixed, 0, measured),
    ("Confidence", Set::Fixed, 5, confidence),
    ("Last report", Set::Fixed, 2, last_report),
    ("Stage", Set::Fixed, 6, |group| group.stage.to_owned()),
    ("Asked", Set::Number, 7, |group| or_dash(group.asked.join(", "))),
];

/// The least width of a group's name.
const NAME: usize = 20;

pub(super) fn write(page: &mut Page, head: &Head<'_>, summary: &Summary<'_>) {
    page.gap();
    let groups = &summary.groups;
    if groups.is_empty() {
        page.plain("  No group has a plan for this season: `okr new plan GROUP` drafts one.");
        return;
    }
    let mut columns: Vec<Column> =
        COLUMNS.into_iter().filter(|(title, ..)| says_something(title, head, summary)).collect();
    while needed(&columns, groups) > page.columns {
        let Some(least) = columns.iter().map(|(_, _, soon, _)| *soon).max().filter(|soon| *soon > 0) else {
            break;
        };
        columns.retain(|(_, _, soon, _)| *soon != least);
    }
    let header: Vec<&str> = columns.iter().map(|(title, ..)| *title).collect();
    let sets: Vec<Set> = columns.iter().map(|(_, set, ..)| *set).collect();
    let row = |group: &GroupRow<'_>| columns.iter().map(|(.., cell)| cell(group)).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = groups.iter().map(row).collect();
    page.table(lines(Some(&header), &sets, &rows, page.columns));
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
        "Asked" => any(|group| !group.asked.is_empty()),
        _ => true,
    }
}

/// The width that columns need: of names a part, of all others the widest cell.
fn needed(columns: &[Column], groups: &[GroupRow<'_>]) -> usize {
    let widest = |(title, set, _, cell): &Column| match set {
        Set::Sign => 3,
        Set::Words => NAME + 2,
        Set::Fixed | Set::Number => {
            groups.iter().map(|group| width(&cell(group))).chain([width(title)]).max().unwrap_or_default() + 2
        }
    };
    columns.iter().map(widest).sum::<usize>().saturating_sub(2)
}
