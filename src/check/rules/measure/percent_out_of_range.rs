//! `percent-out-of-range`: a key result in `%` with a number that is no share of a hundred.

use crate::check::context::Context;
use crate::check::rule::{Rule, Run, W};
use crate::diagnostic::Finding;
use crate::document::{Baseline, Document, KeyResult, Measure, Measured, Number, Said};

pub(super) const RULE: Rule = Rule {
    id: "percent-out-of-range",
    family: "measure",
    levels: [W, W, W],
    special: None,
    text: include_str!("percent_out_of_range.md"),
    run: Run::Portfolio(run),
};

const HELP: &str = "a share goes from 0 to 100; name another `unit` when this is none, like `% growth`";

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results().filter(|view| is_percent(view.key_result)) {
        for (field, number) in numbers(&view.key_result.measure) {
            if is_out_of_range(number) {
                let message = format!("`{field}` is {number} %, outside of 0 to 100");
                found.push(view.finding(RULE.id, field, message).help(HELP));
            }
        }
    }
    for doc in context.documents() {
        let Document::CheckIn(checkin) = doc.document else { continue };
        for (reference, entry) in &checkin.key_results {
            let Said::Value(Measured::Number(number)) = &entry.said else { continue };
            let Some(view) = context.key_result(reference, doc.season, doc.group) else { continue };
            if is_percent(view.key_result) && is_out_of_range(number) {
                let message = format!("the value of `{reference}` is {number} %, outside of 0 to 100");
                found.push(doc.finding(RULE.id, doc.spot(entry.at).field("value"), message).help(HELP));
            }
        }
    }
}

fn is_percent(key_result: &KeyResult) -> bool {
    key_result.unit.as_deref().is_some_and(|unit| unit.trim() == "%")
}

fn is_out_of_range(number: &Number) -> bool {
    !(0.0..=100.0).contains(&number.value)
}

fn numbers(measure: &Measure) -> Vec<(&'static str, &Number)> {
    fn known(baseline: &Baseline) -> Option<&Number> {
        match baseline {
            Baseline::Known(number) => Some(number),
            Baseline::Unknown(_) => None,
        }
    }
    match measure {
        Measure::Increase(path) | Measure::Decrease(path) => known(&path.baseline)
            .map(|n| ("baseline", n))
            .into_iter()
            .chain([("target", &path.target)])
            .collect(),
        Measure::AtLeast(bound) | Measure::AtMost(bound) => vec![("target", &bound.target)],
        Measure::Range(band) => vec![("min", &band.min), ("max", &band.max)],
        Measure::Sum(parts) | Measure::Mean(parts) => {
            let baseline = parts.baseline.as_ref().map(|n| ("baseline", n));
            baseline.into_iter().chain([("target", &parts.target)]).collect()
        }
        Measure::Milestones(_) | Measure::Binary {} | Measure::Judged(_) => Vec::new(),
    }
}
