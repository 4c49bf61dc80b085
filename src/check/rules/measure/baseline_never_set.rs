//! `baseline-never-set`: `baseline: unknown`, and nobody has measured anything for two due dates.

use crate::check::context::Context;
use crate::check::measures::due_dates;
use crate::check::rule::{E, Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::document::{Baseline, Measure};

/// How many due dates may pass.
const PATIENCE: usize = 2;

pub(super) const RULE: Rule = Rule {
    id: "baseline-never-set",
    family: "measure",
    levels: [SILENT, W, E],
    special: None,
    text: include_str!("baseline_never_set.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    // What was recorded afterwards has the reports that its sources tell of.
    for view in context.live_key_results().filter(|view| !view.of.season.is_imported()) {
        let (Measure::Increase(numbers) | Measure::Decrease(numbers)) = &view.key_result.measure else {
            continue;
        };
        if !matches!(numbers.baseline, Baseline::Unknown(_)) || context.first_value(&view).is_some() {
            continue;
        }
        let Some(due) = due_dates(context, &view) else { continue };
        let passed = due.filter(|(_, is_over)| *is_over).count();
        if passed >= PATIENCE {
            let message = format!(
                "the baseline of `{}` is unknown, and no value was measured on {passed} due dates",
                view.id().item()
            );
            let help = "report a `value` in the next check-in, or drop the key result with its reason";
            found.push(view.finding(RULE.id, "baseline", message).help(help));
        }
    }
}
