//! Every objective and key result, group by group.

use std::fmt::Write as _;

use super::groups::differs;
use super::paint::Page;
use super::sign::{Sign, of};
use super::table::{Set, lines};
use crate::report::Report;
use crate::report::number::{Computed, score};
use crate::report::views::summary::{KeyResultRow, ObjectiveRow, Value};
use crate::text::{many, plain, visible_line};

pub(super) fn write(page: &mut Page, report: &Report<'_>) {
    for group in report.summary.groups.iter().filter(|group| !group.objectives.is_empty()) {
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

/// `0.57`, or `0.57 (as ratified 0.48)` where that is another number.
fn with_promise(now: Option<Computed>, promised: Option<Computed>) -> String {
    let shown = |number: Option<Computed>| number.map_or("–".to_owned(), |number| score(number.0));
    if differs(now, promised) {
        format!("{} (as ratified {})", shown(now), shown(promised))
    } else {
        shown(now)
    }
}

/// `88 of 50 hours, from 100`: the value against what it is held against.
fn standing(key_result: &KeyResultRow<'_>) -> String {
    let unit = key_result.unit.map(|unit| format!(" {}", visible_line(unit))).unwrap_or_default();
    let value = key_result.value.as_ref().map_or("–".to_owned(), shown);
    let mut text = match &key_result.target {
        Some(target) => format!("{value} → {}{unit}", shown(target)),
        None => format!("{value}{unit}"),
    };
    if let Some(baseline) = &key_result.baseline {
        text = format!("{text}, from {}", shown(baseline));
    }
    if let Some(milestones) = key_result.milestones {
        let _ = write!(text, " of {}", many(milestones, "milestone"));
    }
    if let Some((measured, of)) = key_result.parts {
        let _ = write!(text, ", {measured} of {} measured", many(of, "part"));
    }
    text
}

fn shown(value: &Value<'_>) -> String {
    match value {
        Value::Written(number) => number.0.to_string(),
        Value::Computed(number) => plain(number.0, 4),
        Value::Truth(true) => "yes".to_owned(),
        Value::Truth(false) => "no".to_owned(),
        Value::Milestones(ids) => ids.len().to_string(),
    }
}
