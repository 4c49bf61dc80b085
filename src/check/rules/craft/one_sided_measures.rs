//! `one-sided-measures`: volumes with nothing beside them that would show how good they are.

use crate::check::context::Context;
use crate::check::context::KeyResultView;
use crate::check::objectives::objectives;
use crate::check::rule::{I, Rule, Run, SILENT};
use crate::check::wording::words;
use crate::diagnostic::Finding;
use crate::document::Measure;

/// Words of a unit or title that speak of how good, not how much.
const QUALITY: &[&str] = &[
    "accuracy",
    "average",
    "confidence",
    "days",
    "grade",
    "hours",
    "index",
    "mean",
    "median",
    "milliseconds",
    "minutes",
    "months",
    "nps",
    "percent",
    "percentage",
    "points",
    "quality",
    "quorum",
    "rank",
    "rate",
    "rating",
    "ratio",
    "retained",
    "retention",
    "returned",
    "satisfaction",
    "satisfied",
    "score",
    "seconds",
    "share",
    "stars",
    "still",
    "time",
    "turnout",
    "uptime",
    "weeks",
    "years",
    "again",
    "recommend",
    "loyal",
    "repeat",
    "returning",
];

pub(super) const RULE: Rule = Rule {
    id: "one-sided-measures",
    family: "craft",
    levels: [I, I, SILENT],
    special: None,
    text: include_str!("one_sided_measures.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in objectives(context).into_iter().filter(|view| view.written > 1 && view.is_whole()) {
        if view.key_results.iter().all(is_volume) {
            let objective = &view.objective.id;
            let message = match view.written {
                2 => format!("both key results of `{objective}` count how much, none how well"),
                count => format!("all {count} key results of `{objective}` count how much, none how well"),
            };
            let help =
                "add one for quality or for what must not suffer: a share, a time, a rating, an `at-least`";
            let spot = view.spot().key("key_results");
            found.push(view.of.plan.finding(RULE.id, spot, message).help(help));
        }
    }
}

/// Whether a key result counts a volume that shall grow.
fn is_volume(view: &KeyResultView<'_>) -> bool {
    let key_result = view.key_result;
    let grows = match key_result.measure {
        Measure::Increase(_) | Measure::Sum(_) => true,
        Measure::Decrease(_)
        | Measure::AtLeast(_)
        | Measure::AtMost(_)
        | Measure::Range(_)
        | Measure::Mean(_)
        | Measure::Milestones(_)
        | Measure::Binary {}
        | Measure::Judged(_) => false,
    };
    grows
        && !speaks_of_quality(&key_result.title)
        && !key_result.unit.as_deref().is_some_and(speaks_of_quality)
}

/// Whether a unit or title speaks of how good, not how much.
pub(super) fn speaks_of_quality(text: &str) -> bool {
    text.contains('%') || words(text).iter().any(|word| QUALITY.contains(&word.as_str()))
}
