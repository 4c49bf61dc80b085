//! `already-achieved`: the first report meets the target already. (A baseline that does is told as a contradiction of
//! the numbers, by other rules.)

use crate::check::context::{Context, KeyResultView};
use crate::check::measures::{First, due_dates, first_value, path, start};
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::document::{Measure, Parts};
use crate::text::plain;

pub(super) const RULE: Rule = Rule {
    id: "already-achieved",
    family: "measure",
    levels: [W, W, SILENT],
    text: include_str!("already_achieved.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results() {
        let Some((_, target)) = path(&view.key_result.measure) else { continue };
        let Some((value, first)) = at_first(context, &view) else { continue };
        let start = start(context, &view);
        let meets = match &view.key_result.measure {
            Measure::Increase(_) => value >= target.value && start.is_none_or(|start| start < target.value),
            Measure::Decrease(_) => value <= target.value && start.is_none_or(|start| start > target.value),
            Measure::Sum(_) | Measure::Mean(_) => start.is_some_and(|start| {
                (start < target.value && value >= target.value)
                    || (start > target.value && value <= target.value)
            }),
            Measure::AtLeast(_)
            | Measure::AtMost(_)
            | Measure::Range(_)
            | Measure::Milestones(_)
            | Measure::Binary {}
            | Measure::Judged(_) => false,
        };
        if meets {
            let message = format!(
                "the first report, {}, meets the target of `{}` already",
                plain(value, 6),
                view.id().item()
            );
            let help =
                "set a target that is still ahead, or use `at-least` or `at-most` to keep what was reached";
            let finding = view.finding(RULE.id, "target", message).help(help);
            found.push(finding.related(first.file.source(), first.spot().span(), "the first value"));
        }
    }
}

/// The value of the first reporting period, and the entry that gives it.
fn at_first<'a>(context: &Context<'a>, view: &KeyResultView<'a>) -> Option<(f64, First<'a>)> {
    match view.key_result.measure.parts() {
        None => early(context, view).map(|first| (first.value, first)),
        Some(parts) => of_parts(context, view, parts),
    }
}

/// The first value, where it came before the second due date: what was reached later was worked for.
fn early<'a>(context: &Context<'a>, view: &KeyResultView<'a>) -> Option<First<'a>> {
    let first = first_value(context, view)?;
    let (due, _) = due_dates(view)?;
    due.get(1).is_some_and(|second| first.name < *second).then_some(first)
}

fn of_parts<'a>(context: &Context<'a>, view: &KeyResultView<'a>, parts: &Parts) -> Option<(f64, First<'a>)> {
    let found = crate::check::measures::parts(context, view, parts)?;
    let mut first = None;
    let mut values = Vec::new();
    for part in &found {
        let measured = early(context, part);
        values.push(measured.as_ref().map(|measured| measured.value).or_else(|| start(context, part))?);
        first = first.or(measured);
    }
    let sum: f64 = values.iter().sum();
    let value = crate::check::measures::joined(&view.key_result.measure, sum, values.len())?;
    Some((value, first?))
}
