//! The table of groups.

use crate::report::Head;
use crate::report::formats::sign::of_group;
use crate::report::formats::text::columns::{Column, fitted};
use crate::report::formats::text::paint::Page;
use crate::report::formats::text::table::Set;
use crate::report::formats::words::{
    confidence, differs, grade, last_report, measured, number, or_dash, pace, spent,
};
use crate::report::views::summary::{GroupRow, Summary};

/// Title, setting, how soon it is left out on a narrow page (0: never), cells.
type Told = (&'static str, Set, u8, fn(&GroupRow<'_>) -> String);

const COLUMNS: [Told; 14] = [
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
    ("Spent / released", Set::Number, 7, spent),
    ("Stage", Set::Fixed, 6, |group| group.stage.to_owned()),
    ("Asked", Set::Number, 8, |group| or_dash(group.asked.join(", "))),
];

pub(super) fn write(page: &mut Page, head: &Head<'_>, summary: &Summary<'_>) {
    page.gap();
    let groups = &summary.groups;
    if groups.is_empty() {
        page.plain("  No group has a plan for this season: `okr new plan GROUP` drafts one.");
        return;
    }
    let columns = COLUMNS.into_iter().filter(|(title, ..)| says_something(title, head, summary));
    let columns = columns.map(|(title, set, soon, cell)| Column { title, set, soon, cell }).collect();
    let groups: Vec<&GroupRow<'_>> = groups.iter().collect();
    page.table(fitted(columns, &groups, page.columns));
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
        "Spent / released" => any(|group| !group.spent.is_empty()),
        "Asked" => any(|group| !group.asked.is_empty()),
        _ => true,
    }
}
