//! `metric-as-objective`: an objective that is only a number to move.

use crate::check::context::Context;
use crate::check::objectives::objectives;
use crate::check::rule::{I, Rule, Run, SILENT};
use crate::check::shown;
use crate::check::wording::words;
use crate::diagnostic::Finding;

/// A longer title says more than that.
const LONGEST: usize = 9;

/// Verbs that move a number.
const MOVING: &[&str] = &[
    "boost",
    "decrease",
    "double",
    "increase",
    "maximise",
    "maximize",
    "minimise",
    "minimize",
    "reduce",
    "triple",
    "increasing",
    "reducing",
];

/// Verbs that move a number when one follows.
const MAYBE_MOVING: &[&str] = &["cut", "drive", "grow", "improve", "lift", "lower", "push", "raise"];

/// Names of numbers.
pub(super) const NUMBERS: &[&str] = &[
    "amount",
    "attendance",
    "churn",
    "conversion",
    "cost",
    "costs",
    "count",
    "engagement",
    "followers",
    "income",
    "nps",
    "number",
    "numbers",
    "participation",
    "percentage",
    "rate",
    "rates",
    "retention",
    "revenue",
    "sales",
    "score",
    "share",
    "spending",
    "traffic",
    "turnout",
    "tvl",
    "volume",
    "downloads",
];

/// Words that begin what it is for.
const PURPOSE: &[&str] = &[
    "because", "by", "down", "for", "since", "so", "that", "to", "until", "where", "which", "who", "without",
];

pub(super) const RULE: Rule = Rule {
    id: "metric-as-objective",
    family: "craft",
    levels: [I, I, SILENT],
    special: None,
    text: include_str!("metric_as_objective.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in objectives(context) {
        if is_metric(&words(&view.objective.title)) {
            let message =
                format!("`{}` moves a number and does not say what for", shown(&view.objective.title));
            let help =
                "say what will be different for people when it has moved; the number is a key result of that";
            found.push(view.finding(RULE.id, "title", message).help(help));
        }
    }
}

fn is_metric(title: &[String]) -> bool {
    let Some((verb, rest)) = title.split_first() else { return false };
    let has = |list: &[&str]| rest.iter().any(|word| list.contains(&word.as_str()));
    let is_purpose = |at: usize| PURPOSE.contains(&rest[at].as_str()) && !is_amount(rest.get(at + 1));
    let moves = MOVING.contains(&verb.as_str()) || (MAYBE_MOVING.contains(&verb.as_str()) && has(NUMBERS));
    moves && title.len() <= LONGEST && !(0..rest.len()).any(is_purpose)
}

/// Whether `by` or `to` before this word says how far a number shall move, not what for: `by 20 %`, `to 500`.
fn is_amount(next: Option<&String>) -> bool {
    next.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}
