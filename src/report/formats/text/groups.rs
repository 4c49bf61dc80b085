//! The table of groups.

use super::paint::Page;
use super::sign::of_group;
use super::table::{Set, lines};
use crate::report::Report;
use crate::report::number::{Computed, score};
use crate::report::views::summary::GroupRow;
use crate::text::{plain, width};

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

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    page.gap();
    let groups = &report.summary.groups;
    if groups.is_empty() {
        page.plain("  No group has a plan for this season: `okr new plan GROUP` drafts one.");
        return;
    }
    let mut columns: Vec<Column> =
        COLUMNS.into_iter().filter(|(title, ..)| says_something(title, report)).collect();
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
fn says_something(title: &str, report: &Report<'_>) -> bool {
    let any = |test: fn(&GroupRow<'_>) -> bool| report.summary.groups.iter().any(test);
    match title {
        "At least" => !report.head.season.imported,
        "As ratified" => any(|group| differs(group.score, group.score_as_ratified)),
        "Projected" => any(|group| differs(group.score, group.projected)),
        "Grade" => report.head.season.ended,
        "Pace" => !report.head.season.ended,
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

fn number(number: Option<Computed>) -> String {
    number.map_or("–".to_owned(), |number| score(number.0))
}

/// Whether two scores are shown as different numbers.
pub(super) fn differs(one: Option<Computed>, other: Option<Computed>) -> bool {
    number(one) != number(other)
}

fn pace(group: &GroupRow<'_>) -> String {
    let Some(status) = group.status else { return "–".to_owned() };
    let words = status.word().replace('-', " ");
    match (group.score, group.expected) {
        (Some(number), Some(expected)) if number.0 < expected - 0.005 => {
            format!("{words} {}", score(expected - number.0))
        }
        _ => words,
    }
}

fn grade(group: &GroupRow<'_>) -> String {
    let grade = group.grade.filter(|_| group.is_told_whole);
    or_dash(grade.map(|grade| grade.word().to_owned()).unwrap_or_default())
}

fn measured(group: &GroupRow<'_>) -> String {
    group.coverage.map_or("–".to_owned(), |coverage| format!("{} of {}", coverage.measured, coverage.of))
}

/// The mean confidence, with a bar for each report.
fn confidence(group: &GroupRow<'_>) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10 becomes 0 to 7")]
    let bar = |value: &f64| BARS[((value.clamp(0.0, 10.0) * 0.7).round() as usize).min(7)];
    let trend: String = group.confidence_trend.iter().rev().take(6).rev().map(bar).collect();
    group.confidence.map_or("–".to_owned(), |mean| format!("{} {trend}", plain(mean.0, 1)))
}

fn last_report(group: &GroupRow<'_>) -> String {
    or_dash(group.last_checkin.map(|date| date.to_string()).unwrap_or_default())
}

fn or_dash(text: String) -> String {
    if text.is_empty() { "–".to_owned() } else { text }
}
