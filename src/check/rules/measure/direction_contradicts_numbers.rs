//! `direction-contradicts-numbers`: the numbers of a measure say the opposite of its word.

use crate::check::context::{Context, KeyResultView};
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::document::{Measure, Number, Path};

pub(super) const RULE: Rule = Rule {
    id: "direction-contradicts-numbers",
    family: "measure",
    levels: [E, E, E],
    special: None,
    text: include_str!("direction_contradicts_numbers.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results() {
        match &view.key_result.measure {
            Measure::Increase(numbers) => found.extend(contradicts(&view, numbers, true)),
            Measure::Decrease(numbers) => found.extend(contradicts(&view, numbers, false)),
            Measure::AtLeast(bound) | Measure::AtMost(bound) => {
                found.extend(tolerance(&view, bound.tolerance.as_ref()));
            }
            Measure::Range(band) => {
                if band.min.value > band.max.value && band.min != band.max {
                    let message = format!("`min` ({}) is above `max` ({})", band.min, band.max);
                    let finding = view.finding(RULE.id, "max", message).help("swap the two");
                    found.push(finding.related(
                        view.of.plan.source(),
                        view.spot().field("min").span(),
                        "the lower bound",
                    ));
                }
                found.extend(tolerance(&view, band.tolerance.as_ref()));
            }
            Measure::Milestones(_)
            | Measure::Binary {}
            | Measure::Judged(_)
            | Measure::Sum(_)
            | Measure::Mean(_) => {}
        }
    }
}

fn contradicts(view: &KeyResultView<'_>, numbers: &Path, up: bool) -> Option<Finding> {
    let baseline = numbers.baseline.known()?;
    let target = &numbers.target;
    let is_wrong = if up { target.value < baseline } else { target.value > baseline };
    if !is_wrong || (target.value - baseline).abs() < super::SAME {
        return None;
    }
    let (word, side, other) =
        if up { ("increase", "below", "decrease") } else { ("decrease", "above", "increase") };
    let message = format!("`{word}`, but the target ({target}) is {side} the baseline");
    let finding = view.finding(RULE.id, "target", message);
    let finding = finding.help(format!("write `measure: {other}`, or mend the numbers"));
    Some(finding.related(view.of.plan.source(), view.spot().field("baseline").span(), "the baseline"))
}

fn tolerance(view: &KeyResultView<'_>, tolerance: Option<&Number>) -> Option<Finding> {
    let tolerance = tolerance.filter(|tolerance| tolerance.value <= 0.0)?;
    let message =
        format!("a tolerance of {tolerance}: it says how far off the score falls to 0, and is above 0");
    Some(view.finding(RULE.id, "tolerance", message).help("give a number above 0, or leave it out"))
}
