//! The answer in one sentence, made from the data.

use super::lines::upper;
use crate::report::Report;
use crate::report::formats::words::totals;
use crate::report::number::{percent, score};
use crate::report::views::summary::{KindRow, Summary};
use crate::text::{list, many};

/// How many kinds of group are told of; the table tells of all.
const KINDS: usize = 3;
/// How many of those that have not reported are named.
const NAMED: usize = 5;

/// `Two thirds through the season, guilds stand at 0.48 of an expected 0.61.`
pub(super) fn sentence(report: &Report<'_>) -> String {
    let season = &report.head.season;
    let Some(summary) = &report.summary else {
        return format!("{}.", upper(&report.head.when()));
    };
    if summary.groups.is_empty() {
        return "No group has a plan for this season yet.".to_owned();
    }
    if season.imported {
        let (live, measured, reached) = totals(summary);
        let rest = live.saturating_sub(measured);
        return format!(
            "Of the {} that have a number, {reached} were reached; no source tells of the other {rest}.",
            many(measured, "key result")
        );
    }
    if report.head.as_of < season.starts {
        let plans = many(summary.groups.len(), "plan");
        return format!("The season starts on {}, with {plans} so far.", season.starts);
    }
    let lead =
        if season.ended { "The season is over".to_owned() } else { phase(season.elapsed.map(|e| e.0)) };
    let standing = match &summary.groups[..] {
        [group] if summary.is_of_one_group => {
            let row = (group.score.map(|s| s.0), group.expected, group.floor.map(|f| f.0));
            stands(group.name, true, row, season.ended)
        }
        _ => kinds(summary, season.ended),
    };
    let glue = if season.ended { ": " } else { ", " };
    format!("{lead}{glue}{standing}{}.", silent(summary))
}

/// `; Harbour and Reef have not reported`
fn silent(summary: &Summary<'_>) -> String {
    let missing = summary.owing.iter().filter(|group| !group.missing.is_empty());
    let names: Vec<&str> = missing.map(|group| group.name).collect();
    match names.as_slice() {
        [] => String::new(),
        _ if summary.is_of_one_group => "; it has not reported".to_owned(),
        [one] => format!("; {one} has not reported"),
        some if some.len() <= NAMED => format!("; {} have not reported", list(some)),
        all => format!("; {} groups have not reported", all.len()),
    }
}

/// How each kind of group stands; those with the most plans first.
fn kinds(summary: &Summary<'_>, ended: bool) -> String {
    let mut kinds: Vec<(&str, &KindRow)> =
        summary.kinds.iter().filter(|(kind, _)| **kind != "dao").map(|(kind, row)| (*kind, row)).collect();
    kinds.sort_by_key(|(kind, row)| (std::cmp::Reverse(row.plans), *kind));
    let told = kinds.into_iter().take(KINDS).map(|(kind, row)| {
        let name = if row.plans == 1 { format!("the {kind}") } else { format!("{kind}s") };
        let numbers = (row.score.map(|s| s.0), row.expected, row.floor.map(|f| f.0));
        stands(&name, row.plans == 1, numbers, ended)
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { "no group has a plan".to_owned() } else { list(&told) }
}

type Numbers = (Option<f64>, Option<f64>, Option<f64>);

fn stands(name: &str, one: bool, (number, expected, floor): Numbers, ended: bool) -> String {
    let (stand, have) = if one { ("stands", "has") } else { ("stand", "have") };
    match (number, expected, floor) {
        (None, ..) => format!("{name} {have} no number yet"),
        (Some(number), _, Some(floor)) if ended && score(number) != score(floor) => {
            format!("{name} ended at {}, {} over what was measured", score(floor), score(number))
        }
        (Some(number), ..) if ended => format!("{name} ended at {}", score(number)),
        (Some(number), Some(expected), _) => {
            format!("{name} {stand} at {} of an expected {}", score(number), score(expected))
        }
        (Some(number), None, _) => format!("{name} {stand} at {}", score(number)),
    }
}

/// `Two thirds through the season`.
fn phase(elapsed: Option<f64>) -> String {
    const PHASES: [(f64, &str); 5] = [
        (0.25, "A quarter through the season"),
        (1.0 / 3.0, "A third through the season"),
        (0.5, "Half-way through the season"),
        (2.0 / 3.0, "Two thirds through the season"),
        (0.75, "Three quarters through the season"),
    ];
    let Some(elapsed) = elapsed else { return "In this season".to_owned() };
    let near = PHASES.iter().find(|(share, _)| (share - elapsed).abs() < 0.025);
    near.map_or_else(|| format!("{} into the season", percent(elapsed)), |(_, words)| (*words).to_owned())
}
