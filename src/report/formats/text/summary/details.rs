//! Every objective and key result, group by group.

use std::fmt::Write as _;

use crate::report::formats::sign::{Sign, of};
use crate::report::formats::text::paint::Page;
use crate::report::formats::text::table::{Set, lines};
use crate::report::formats::words::{standing, with_promise};
use crate::report::number::score;
use crate::report::views::summary::{KeyResultRow, ObjectiveRow, Summary};
use crate::text::{many, visible_line};

pub(super) fn write(page: &mut Page, summary: &Summary<'_>) {
    for group in summary.groups.iter().filter(|group| !group.objectives.is_empty()) {
        page.gap();
        page.heading(&format!("{} · {}", visible_line(group.name), group.stage));
        for objective in &group.objectives {
            write_objective(page, objective);
        }
    }
}

fn write_objective(page: &mut Page, objective: &ObjectiveRow<'_>) {
    let number = with_promise(objective.score, objective.score_as_ratified);
    let grade = objective.grade.filter(|_| objective.is_told_whole);
    let word = match (grade, objective.status) {
        (Some(grade), _) => grade.word().to_owned(),
        (None, Some(status)) => status.word().replace('-', " "),
        (None, None) => String::new(),
    };
    let sign = of(grade, objective.status);
    let mut text = format!("{} {} · {number} {word}", objective.id, visible_line(objective.title));
    text.truncate(text.trim_end().len());
    if objective.key_results.is_empty() {
        let by = match objective.contributors {
            0 => ", and nothing contributes to it".to_owned(),
            some => format!(", by what contributes: {}", many(some, "objective")),
        };
        text.push_str(&by);
    }
    page.paragraph(Some(sign), 2, text.trim_end());
    let rows: Vec<Vec<String>> = objective.key_results.iter().map(row).collect();
    let sets = [Set::Sign, Set::Fixed, Set::Words, Set::Words, Set::Number, Set::Fixed];
    let inner = lines(None, &sets, &rows, page.columns.saturating_sub(4));
    for line in inner {
        let mut characters = line.chars();
        let lead = characters.next();
        match lead.and_then(Sign::of) {
            Some(sign) => page.plain(&format!("    {}{}", sign.painted(), characters.as_str())),
            None => page.plain(&format!("    {line}")),
        }
    }
}

fn row(key_result: &KeyResultRow<'_>) -> Vec<String> {
    let mut number = with_promise(key_result.score, key_result.score_as_ratified);
    if let Some(attainment) = key_result.attainment.filter(|a| !(0.0..=1.0).contains(&a.0)) {
        let _ = write!(number, " ({})", score(attainment.0));
    }
    vec![
        Sign::from(key_result.status).character().to_string(),
        key_result.id.to_owned(),
        visible_line(key_result.title),
        standing(key_result),
        number,
        key_result.status.word().replace('-', " "),
    ]
}
