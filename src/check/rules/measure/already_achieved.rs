//! `already-achieved`: the first report meets the target already. (A baseline that does is told as a contradiction of
//! the numbers, by other rules.)

use crate::check::context::{Context, KeyResultView};
use crate::check::measures::{First, due_dates, joined, path};
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::document::Measure;
use crate::text::plain;

pub(super) const RULE: Rule = Rule {
    id: "already-achieved",
    family: "measure",
    levels: [W, W, SILENT],
    special: None,
    text: include_str!("already_achieved.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let starts = context.sums().starts();
    let told = |view: &KeyResultView<'_>, value: f64, first: First<'_>| {
        let message = format!(
            "the first report, {}, meets the target of `{}` already",
            plain(value, 6),
            view.id().item()
        );
        let help =
            "set a target that is still ahead, or use `at-least` or `at-most` to keep what was reached";
        let finding = view.finding(RULE.id, "target", message).help(help);
        finding.related(first.file().source(), first.spot().span(), "the first value")
    };
    for view in context.live_key_results() {
        let Some(first) = early(context, &view) else { continue };
        let meets = match &view.key_result.measure {
            Measure::Increase(path) => goes(path.baseline.known(), first.value, path.target.value, 1.0),
            Measure::Decrease(path) => goes(path.baseline.known(), first.value, path.target.value, -1.0),
            Measure::AtLeast(_)
            | Measure::AtMost(_)
            | Measure::Range(_)
            | Measure::Milestones(_)
            | Measure::Binary {}
            | Measure::Judged(_)
            | Measure::Sum(_)
            | Measure::Mean(_) => false,
        };
        found.extend(meets.then(|| told(&view, first.value, first)));
    }
    for (number, view) in context.sums().all() {
        let Some((_, target)) = path(&view.key_result.measure) else { continue };
        let Some(start) = starts.get(&view.id()).copied() else { continue };
        let mut first = None;
        let values = context.sums().parts(number).map(|(_, part)| {
            let (_, part) = part?;
            let measured = early(context, &part);
            first = first.or(measured);
            measured.map(|measured| measured.value).or_else(|| starts.get(&part.id()).copied())
        });
        let Some(values) = values.collect::<Option<Vec<f64>>>() else { continue };
        let value = joined(&view.key_result.measure, values.iter().sum(), values.len());
        if let (Some(value), Some(first)) = (value, first)
            && goes(Some(start), value, target.value, target.value - start)
        {
            found.push(told(&view, value, first));
        }
    }
}

/// Whether a value has gone the whole way from a start, where one is known, to a target in a direction.
fn goes(start: Option<f64>, value: f64, target: f64, direction: f64) -> bool {
    let sign = direction.signum();
    start.is_none_or(|start| sign * (target - start) > super::SAME) && sign * (value - target) >= -super::SAME
}

/// The first value, where it came before the second due date: what was reached later was worked for.
fn early<'a>(context: &Context<'a>, view: &KeyResultView<'a>) -> Option<First<'a>> {
    let first = context.first_value(view)?;
    let mut due = due_dates(context, view)?;
    due.nth(1).is_some_and(|(second, _)| first.name() < second).then_some(first)
}
