//! The table of groups.

use super::paint::Page;
use super::sign::of_group;
use super::table::{Set, lines};
use crate::report::Report;
use crate::report::number::score;
use crate::report::views::summary::GroupRow;
use crate::text::plain;

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    page.gap();
    if report.summary.groups.is_empty() {
        page.plain("  No group has a plan for this season: `okr new plan GROUP` drafts one.");
        return;
    }
    let ended = report.head.season.ended;
    let groups = &report.summary.groups;
    let asked = groups.iter().any(|group| !group.asked.is_empty());
    let confident = groups.iter().any(|group| group.confidence.is_some());
    let wide = page.columns >= 100;
    let mut columns: Vec<(&str, Set, fn(&GroupRow<'_>) -> String)> = vec![
        ("", Set::Sign, |group| of_group(group).character().to_string()),
        ("Group", Set::Words, |group| group.name.to_owned()),
        ("Score", Set::Number, |group| number(group.score)),
    ];
    if ended || wide {
        columns.push(("At least", Set::Number, |group| number(group.floor)));
    }
    columns.push(if ended { ("Grade", Set::Fixed, grade) } else { ("Pace", Set::Fixed, pace) });
    columns.push(("Measured", Set::Fixed, measured));
    if confident && (wide || !ended) {
        columns.push(("Confidence", Set::Fixed, confidence));
    }
    columns.push(("Last report", Set::Fixed, last_report));
    if wide {
        columns.push(("Kind", Set::Fixed, |group| group.kind.unwrap_or("–").to_owned()));
        columns.push(("Stage", Set::Fixed, |group| group.stage.to_owned()));
    }
    if wide && asked {
        columns.push(("Asked", Set::Number, |group| or_dash(group.asked.join(", "))));
    }
    let header: Vec<&str> = columns.iter().map(|(title, ..)| *title).collect();
    let sets: Vec<Set> = columns.iter().map(|(_, set, _)| *set).collect();
    let row = |group: &GroupRow<'_>| columns.iter().map(|(_, _, cell)| cell(group)).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = groups.iter().map(row).collect();
    page.table(lines(Some(&header), &sets, &rows, page.columns));
}

fn number(number: Option<crate::report::number::Computed>) -> String {
    number.map_or("–".to_owned(), |number| score(number.0))
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
    or_dash(group.grade.map(|grade| grade.word().to_owned()).unwrap_or_default())
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
