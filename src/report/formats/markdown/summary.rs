//! The summary in Markdown: the table of groups, what needs a person, every objective with its key results.

use super::page::Page;
use crate::report::Head;
use crate::report::formats::owing::points;
use crate::report::formats::sign::{Sign, of, of_group};
use crate::report::formats::words;
use crate::report::number::{percent, score};
use crate::report::views::summary::{GroupRow, ObjectiveRow, Summary};
use crate::text::many;

pub(super) fn write(page: &mut Page, head: &Head<'_>, summary: &Summary<'_>) {
    page.heading(2, "How did the season go?");
    let imported = head.season.imported;
    if imported {
        let (live, measured, reached) = words::totals(summary);
        let (of, rest) = (many(measured, "key result"), live.saturating_sub(measured));
        page.paragraph(&format!("{reached} of the {of} that have a number were reached; {rest} have none."));
    }
    if !summary.is_of_one_group {
        page.list(summary.kinds.iter().filter(|(kind, _)| **kind != "dao").map(|(kind, row)| {
            let share = percent(row.share.map_or(0.0, |share| share.0));
            let floor = row.floor.filter(|_| !imported);
            let floor = floor.map_or(String::new(), |floor| format!(" · at least {}", score(floor.0)));
            format!("{}: {} · {share} measured{floor}", many(row.plans, kind), words::number(row.score))
        }));
    }
    if imported {
        page.paragraph("Recorded afterwards from public sources: what no source tells has no number, and no group is graded on a gap.");
    }
    let columns: Vec<Column> = columns(head, summary);
    let header: Vec<&str> = columns.iter().map(|(title, _)| *title).collect();
    let row = |group| columns.iter().map(|(_, cell)| cell(group)).collect();
    page.table(&header, summary.groups.iter().map(row));
    worst(page, head, summary);
    for group in summary.groups.iter().filter(|group| !group.objectives.is_empty()) {
        page.heading(3, &format!("{} · {}", group.name, group.stage));
        group.objectives.iter().for_each(|objective| write_objective(page, objective));
    }
}

/// The title of a column, and what it says of a group.
type Column = (&'static str, fn(&GroupRow<'_>) -> String);

/// The columns that have anything to say of the season; the floor of one that was recorded afterwards counts gaps in the
/// sources, not silence.
fn columns(head: &Head<'_>, summary: &Summary<'_>) -> Vec<Column> {
    let any = |test: fn(&GroupRow<'_>) -> bool| summary.groups.iter().any(test);
    let mut columns: Vec<Column> = vec![
        ("", |group| of_group(group).character().to_string()),
        ("Group", |group| group.name.to_owned()),
        (">Score", |group| words::with_promise(group.score, group.score_as_ratified)),
    ];
    if !head.season.imported {
        columns.push((">At least", |group| words::number(group.floor)));
    }
    columns.push(if head.season.ended { ("Grade", words::grade) } else { ("Pace", words::pace) });
    columns.push(("Measured", words::measured));
    if any(|group| group.confidence.is_some()) {
        columns.push(("Confidence", words::confidence));
    }
    columns.push(("Last report", words::last_report));
    columns.push(("Stage", |group| group.stage.to_owned()));
    if any(|group| !group.spent.is_empty()) {
        columns.push((">Spent / released", words::spent));
    }
    columns
}

fn worst(page: &mut Page, head: &Head<'_>, summary: &Summary<'_>) {
    let owed = points(&summary.owing);
    if summary.worst.is_empty() && owed.is_empty() {
        return;
    }
    page.heading(3, if head.season.ended { "Fell short" } else { "Needs a person" });
    let owed = owed.into_iter().map(|(sign, text)| format!("{} {text}", sign.character()));
    page.list(owed.chain(summary.worst.iter().map(|point| {
        let number = point.score.map(score).unwrap_or_default();
        let why = if point.why.is_empty() { String::new() } else { format!(": {}", point.why.join("; ")) };
        format!("{} · {} · {number}{why}", point.item, point.title)
    })));
}

fn write_objective(page: &mut Page, objective: &ObjectiveRow<'_>) {
    let sign = of(objective.grade.filter(|_| objective.is_told_whole), objective.status);
    let number = words::with_promise(objective.score, objective.score_as_ratified);
    page.paragraph(&format!("{} {} {} · {number}", sign.character(), objective.id, objective.title));
    if objective.key_results.is_empty() {
        return;
    }
    let rows = objective.key_results.iter().map(|key_result| {
        vec![
            Sign::from(key_result.status).character().to_string(),
            key_result.id.to_owned(),
            key_result.title.to_owned(),
            words::standing(key_result),
            words::with_promise(key_result.score, key_result.score_as_ratified),
            key_result.status.word().replace('-', " "),
            key_result.reason.unwrap_or_default().to_owned(),
        ]
    });
    page.table(&["", "", "Key result", "Value", ">Score", "State", "Reason"], rows);
}
