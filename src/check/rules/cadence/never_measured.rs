//! `never-measured`: two due dates have passed, and a key result was never measured.

use crate::check::context::{Context, KeyResultView};
use crate::check::measures::due_dates;
use crate::check::rule::{E, Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::document::{Baseline, Measure};
use crate::model::compliance::Row;
use crate::model::score::{Reports, Standing};

/// How many due dates may pass.
const PATIENCE: usize = 2;

pub(super) const RULE: Rule = Rule {
    id: "never-measured",
    family: "cadence",
    levels: [SILENT, W, E],
    special: None,
    text: include_str!("never_measured.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let live: Vec<KeyResultView<'_>> =
        context.live_key_results().filter(|view| is_here(context, view)).collect();
    for plan in live.chunk_by(|a, b| std::ptr::eq(a.of.plan.document, b.of.plan.document)) {
        let Some(KeyResultView { of, .. }) = plan.first() else { continue };
        let Some((compliance, row)) = context.row(of.season.id, of.group) else { continue };
        let reports = context.reports(of.season.id, of.group);
        // What a file that cannot be read says, nobody knows.
        let is_unknown = !row.unread.is_empty();
        if compliance.season.imported.is_some() || is_unknown || row.withdrawn.is_some() {
            continue;
        }
        let unmeasured: Vec<(&KeyResultView<'_>, usize)> =
            plan.iter().filter_map(|view| Some((view, never(context, row, reports, view)?))).collect();
        // Of a group that says nothing at all once; else of each by itself, so that one can be waived.
        let is_mute = row.reports.iter().all(|report| report.checkin.document.key_results.is_empty());
        let all = is_mute && unmeasured.len() == plan.len() && plan.len() > 1;
        if let (true, Some((_, passed))) = (all, unmeasured.iter().min_by_key(|(_, passed)| *passed)) {
            let items: Vec<String> = plan.iter().map(item).collect();
            let items = super::named(&items);
            let message = format!("{items} were never measured, and {passed} due dates have passed");
            let spot = of.plan.spot(of.plan.at).key("objectives");
            found.push(of.plan.finding(RULE.id, spot, message).help(HELP));
            continue;
        }
        for (view, passed) in unmeasured {
            let message = format!("`{}` was never measured, and {passed} due dates have passed", item(view));
            found.push(view.finding(RULE.id, "measure", message).help(HELP));
        }
    }
}

const HELP: &str =
    "report a `value` or the `milestones` in the next check-in, or drop the key result with its reason";

fn item(view: &KeyResultView<'_>) -> String {
    format!("{}.{}", view.objective.id, view.key_result.id)
}

/// Whether a key result takes entries by now, and no other rule says that it was never measured.
fn is_here(context: &Context<'_>, view: &KeyResultView<'_>) -> bool {
    let is_unknown = match &view.key_result.measure {
        Measure::Increase(path) | Measure::Decrease(path) => matches!(path.baseline, Baseline::Unknown(_)),
        Measure::AtLeast(_)
        | Measure::AtMost(_)
        | Measure::Range(_)
        | Measure::Milestones(_)
        | Measure::Binary {}
        | Measure::Judged(_) => false,
        Measure::Sum(_) | Measure::Mean(_) => true,
    };
    !is_unknown
        && view.objective.standing(context.day) == Standing::Live
        && view.key_result.standing(context.day) == Standing::Live
}

/// On how many due dates a key result was not measured, where those are too many.
fn never(
    context: &Context<'_>,
    row: &Row<'_>,
    reports: Option<&Reports<'_>>,
    view: &KeyResultView<'_>,
) -> Option<usize> {
    let told =
        reports.map(|reports| reports.told(&view.objective.id, &view.key_result.id)).unwrap_or_default();
    if told.iter().any(|told| told.quantity().is_some()) {
        return None;
    }
    let passed = due_dates(context, view)?.filter(|(_, is_over)| *is_over).count();
    let is_unread =
        || row.reports.iter().any(|r| super::has_unread_entry(r, view.objective, view.key_result));
    (passed >= PATIENCE && !is_unread()).then_some(passed)
}
