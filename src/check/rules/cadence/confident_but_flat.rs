//! `confident-but-flat`: three check-ins in a row are sure of a value that does not move.

use std::collections::BTreeSet;

use crate::check::context::{Context, KeyResultView};
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::diagnostic::Finding;
use crate::document::Measure;
use crate::model::score::{NEAR, Quantity, Standing, Status, Told};

/// From where on a confidence is high.
const SURE: f64 = 7.0;

/// How many check-ins it takes.
const LEAST: usize = 3;

pub(super) const RULE: Rule = Rule {
    id: "confident-but-flat",
    family: "cadence",
    levels: [SILENT, W, SILENT],
    special: None,
    text: include_str!("confident_but_flat.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results().filter(|view| moves(&view.key_result.measure)) {
        let (season, group) = (view.of.season, view.of.group);
        let Some(reports) = context.reports(season.id, group) else { continue };
        let last = reports.told(&view.objective.id, &view.key_result.id).last();
        if !last.is_some_and(is_sure) || season.is_imported() || season.is_withdrawn(group, context.day) {
            continue;
        }
        let Some((_, row)) = context.row(season.id, group) else { continue };
        let reading = reports.reading(&view.objective.id, view.key_result);
        let Some((latest, value)) = reading.latest().and_then(|told| Some((*told, told.quantity()?))) else {
            continue;
        };
        let measured = reading.told.iter().rev().filter(|told| told.quantity().is_some());
        let flat = measured.take_while(|told| is_sure(told) && is_same(told, &value));
        // An extra report, perhaps of the next day, shows no time in which something should have moved.
        let flat: Vec<&Told<'_>> =
            flat.filter(|told| row.report(told.name).is_some_and(|report| report.is_for_due)).collect();
        if flat.len() < LEAST || is_as_planned(context, &view) {
            continue;
        }
        let Some(first) = flat.last() else { continue };
        let item = format!("{}.{}", view.objective.id, view.key_result.id);
        let message = format!(
            "{} over {} check-ins, each with a confidence of 7 or more",
            told(&item, &value),
            flat.len()
        );
        let help = "say in `note` what will move it, or how sure the group still is";
        let place = |told: &Told<'_>| told.checkin.spot(told.entry.at).field("confidence").span();
        let finding = latest.checkin.finding(
            RULE.id,
            latest.checkin.spot(latest.entry.at).field("confidence"),
            message,
        );
        found.push(finding.help(help).related(first.checkin.source(), place(first), "the first of them"));
    }
}

/// Whether a measure moves from report to report: not what is kept, and not a yes that comes all at once.
fn moves(measure: &Measure) -> bool {
    match measure {
        Measure::Increase(_) | Measure::Decrease(_) | Measure::Milestones(_) | Measure::Judged(_) => true,
        Measure::AtLeast(_)
        | Measure::AtMost(_)
        | Measure::Range(_)
        | Measure::Binary {}
        | Measure::Sum(_)
        | Measure::Mean(_) => false,
    }
}

fn is_sure(told: &Told<'_>) -> bool {
    told.entry.confidence.as_ref().is_some_and(|confidence| confidence.value >= SURE)
}

fn is_same(told: &Told<'_>, value: &Quantity<'_>) -> bool {
    match (told.quantity(), value) {
        (Some(Quantity::Number(one)), Quantity::Number(other)) => (one.value - other.value).abs() < NEAR,
        (Some(Quantity::Done(one)), Quantity::Done(other)) => {
            let (one, other): (BTreeSet<_>, BTreeSet<_>) = (one.iter().collect(), other.iter().collect());
            one == other
        }
        (Some(Quantity::Number(_) | Quantity::Done(_) | Quantity::Truth(_)) | None, _) => false,
    }
}

/// Whether nothing had to move: the target is reached, or no further milestone was due.
fn is_as_planned(context: &Context<'_>, view: &KeyResultView<'_>) -> bool {
    let (of, key_result) = (view.of, view.key_result);
    let Some(scored) = super::scored(context, of.season.id, of.group, view.objective, key_result) else {
        return true;
    };
    let is_dated = || key_result.measure.milestones().unwrap_or_default().iter().any(|m| m.due.is_some());
    view.objective.standing(context.day) != Standing::Live
        || key_result.standing(context.day) != Standing::Live
        || scored.status == Status::Achieved
        || scored.score.is_some_and(|score| score >= 1.0 - NEAR)
        || (scored.status == Status::OnTrack && is_dated())
}

fn told(item: &str, value: &Quantity<'_>) -> String {
    match value {
        Quantity::Number(number) => format!("the value of `{item}` stayed at {number}"),
        Quantity::Truth(truth) => format!("the value of `{item}` stayed {truth}"),
        Quantity::Done([]) => format!("no milestone of `{item}` was done"),
        Quantity::Done(ids) => {
            let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
            format!("no milestone of `{item}` was added to {}", super::named(&ids))
        }
    }
}
