//! The numbers by rule instead of the findings: what to mend first, what a new policy would cost.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::About;
use super::human;
use super::json::{Summary, written};
use crate::check::Checked;
use crate::diagnostic::Level;

/// How often a rule was broken.
#[derive(Debug, Serialize)]
struct Broken {
    rule: &'static str,
    family: &'static str,
    count: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    fixable: usize,
}

/// The form `okr-check-statistics/1`.
#[derive(Debug, Serialize)]
struct Document<'a> {
    schema: &'static str,
    as_of: String,
    revision: Option<&'a str>,
    rules: Vec<Broken>,
    summary: Summary,
}

/// The rules that were broken, the one broken most often first.
fn counts(checked: &Checked) -> Vec<Broken> {
    let mut counts: BTreeMap<&str, Broken> = BTreeMap::new();
    for judged in &checked.findings {
        let (rule, family) = (judged.finding.rule, judged.family);
        let none = Broken { rule, family, count: 0, errors: 0, warnings: 0, infos: 0, fixable: 0 };
        let count = counts.entry(rule).or_insert(none);
        count.count += 1;
        match judged.level {
            Level::Error => count.errors += 1,
            Level::Warning => count.warnings += 1,
            Level::Info | Level::Ignore => count.infos += 1,
        }
        count.fixable += usize::from(judged.finding.fix.is_some());
    }
    let mut counts: Vec<Broken> = counts.into_values().collect();
    counts.sort_by_key(|count| (Reverse(count.count), count.rule));
    counts
}

/// A line for each rule, and the summary.
pub(super) fn text(checked: &Checked, about: &About<'_>) -> String {
    let counts = counts(checked);
    let widest = counts.first().map_or(1, |count| count.count.to_string().len());
    let longest = counts.iter().map(|count| count.rule.len()).max().unwrap_or_default();
    let mut out = String::new();
    for count in &counts {
        let levels =
            [(count.errors, Level::Error), (count.warnings, Level::Warning), (count.infos, Level::Info)];
        let levels: Vec<String> = levels
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, level)| {
                let word = level.word();
                if *number == count.count { word.to_owned() } else { format!("{number} {word}") }
            })
            .collect();
        let fixable = match count.fixable {
            0 => String::new(),
            number => format!(" · {number} can be fixed"),
        };
        let _ = writeln!(
            out,
            "{:>widest$}  {:longest$}  {}{fixable}",
            count.count,
            count.rule,
            levels.join(", ")
        );
    }
    if !about.is_quiet {
        let gap = if counts.is_empty() { "" } else { "\n" };
        let _ = write!(out, "{gap}{}", human::summary(checked));
    }
    out
}

/// The same for programs.
pub(super) fn json(checked: &Checked, about: &About<'_>) -> String {
    written(&Document {
        schema: "okr-check-statistics/1",
        as_of: about.day.to_string(),
        revision: about.revision,
        rules: counts(checked),
        summary: Summary::of(checked),
    })
}
