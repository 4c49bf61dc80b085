//! Numbers and states in words, the same in every format for people. A document's own text in them is raw: each
//! format escapes it at its own door.

use std::fmt::Write as _;

use super::bars::bars;
use jiff::civil::Date;

use crate::model::score::Status;
use crate::report::number::{Computed, score};
use crate::report::views::money::Exact;
use crate::report::views::summary::{GroupRow, KeyResultRow, Spent, Summary, Value};
use crate::text::{many, plain, thousands, visible_line};

/// `22 October`: a day of the season that is spoken of.
pub(in crate::report) fn day(date: Date) -> String {
    date.strftime("%-d %B").to_string()
}

/// `22 October 2022`: a day that is told far from its season.
pub(super) fn full_day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// `the second`, `the 21st`: which of a row.
pub(super) fn nth(number: usize) -> String {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let word = number.checked_sub(1).and_then(|index| WORDS.get(index));
    word.map_or_else(
        || {
            let ending = match (number % 100, number % 10) {
                (11..=13, _) => "th",
                (_, 1) => "st",
                (_, 2) => "nd",
                (_, 3) => "rd",
                _ => "th",
            };
            format!("the {number}{ending}")
        },
        |word| format!("the {word}"),
    )
}

/// Names in one sentence; of very many the first ones.
pub(super) fn names<S: AsRef<str>>(names: &[S]) -> String {
    const MOST: usize = 12;
    if names.len() <= MOST {
        return crate::text::list(names);
    }
    let first: Vec<&str> = names.iter().take(MOST).map(AsRef::as_ref).collect();
    format!("{} and {} more", first.join(", "), names.len() - MOST)
}

/// `12,000.50`, or a dash for what is not there.
pub(super) fn amount(amount: Option<Exact>) -> String {
    amount.map_or("–".to_owned(), |amount| thousands(amount.0))
}

pub(super) fn number(number: Option<Computed>) -> String {
    number.map_or("–".to_owned(), |number| score(number.0))
}

/// Whether two scores are shown as different numbers.
pub(super) fn differs(one: Option<Computed>, other: Option<Computed>) -> bool {
    number(one) != number(other)
}

pub(super) fn pace(group: &GroupRow<'_>) -> String {
    let Some(status) = group.status else { return "–".to_owned() };
    let words = status.word().replace('-', " ");
    match (group.score, group.expected) {
        (Some(number), Some(expected)) if number.0 < expected - 0.005 => {
            format!("{words} {}", score(expected - number.0))
        }
        _ => words,
    }
}

pub(super) fn grade(group: &GroupRow<'_>) -> String {
    let grade = group.grade.filter(|_| group.is_told_whole);
    or_dash(grade.map(|grade| grade.word().to_owned()).unwrap_or_default())
}

pub(super) fn measured(group: &GroupRow<'_>) -> String {
    group.coverage.map_or("–".to_owned(), |coverage| format!("{} of {}", coverage.measured, coverage.of))
}

/// The mean confidence, with a bar for each report.
pub(super) fn confidence(group: &GroupRow<'_>) -> String {
    let trend = bars(group.confidence_trend.iter().map(|mean| Some(*mean)), 10.0, 6);
    group.confidence.map_or("–".to_owned(), |mean| format!("{} {trend}", plain(mean.0, 1)))
}

pub(super) fn last_report(group: &GroupRow<'_>) -> String {
    or_dash(group.last_checkin.map(|date| date.to_string()).unwrap_or_default())
}

/// How many key results are live, how many have a number, how many are reached.
pub(super) fn totals(summary: &Summary<'_>) -> (usize, usize, usize) {
    let objectives = || summary.groups.iter().flat_map(|group| &group.objectives);
    let rows = || objectives().flat_map(|objective| &objective.key_results);
    let live = rows().filter(|kr| kr.status != Status::Dropped).count();
    let measured = rows().filter(|kr| kr.score.is_some()).count();
    let reached = rows().filter(|kr| kr.score.is_some_and(|score| score.0 >= 1.0)).count();
    (live, measured, reached)
}

/// The paragraphs of a text, each on one line.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    let mut lines = text.lines().peekable();
    std::iter::from_fn(move || {
        while lines.next_if(|line| line.trim().is_empty()).is_some() {}
        let mut paragraph = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.trim().is_empty()) {
            paragraph.push(line);
        }
        (!paragraph.is_empty()).then(|| visible_line(&paragraph.join(" ")))
    })
}

pub(super) fn or_dash(text: String) -> String {
    if text.is_empty() { "–".to_owned() } else { text }
}

/// `900 / 1,250 CODE`: what was spent and what was released.
pub(super) fn spent(group: &GroupRow<'_>) -> String {
    let told = |amount: Option<rust_decimal::Decimal>| amount.map_or("–".to_owned(), thousands);
    let one =
        |money: &Spent<'_>| format!("{} / {} {}", told(money.spent), told(money.released), money.currency);
    or_dash(group.spent.iter().map(one).collect::<Vec<_>>().join(", "))
}

/// `0.57`, or `0.57 (as ratified 0.48)` where that is another number.
pub(super) fn with_promise(now: Option<Computed>, promised: Option<Computed>) -> String {
    let shown = |number: Option<Computed>| number.map_or("–".to_owned(), |number| score(number.0));
    if differs(now, promised) {
        format!("{} (as ratified {})", shown(now), shown(promised))
    } else {
        shown(now)
    }
}

/// `88 of 50 hours, from 100`: the value against what it is held against.
pub(super) fn standing(key_result: &KeyResultRow<'_>) -> String {
    let unit = key_result.unit.map(|unit| format!(" {unit}")).unwrap_or_default();
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

pub(super) fn shown(value: &Value<'_>) -> String {
    match value {
        Value::Written(number) => number.0.to_string(),
        Value::Computed(number) => plain(number.0, 4),
        Value::Truth(true) => "yes".to_owned(),
        Value::Truth(false) => "no".to_owned(),
        Value::Milestones(ids) => ids.len().to_string(),
    }
}
