//! `pace-contradicts-confidence`: a report that is sure of what is far behind, or despairs of what is on track.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, SILENT};
use crate::diagnostic::Finding;
use crate::document::Measure;
use crate::model::score::{KeyResultScore, Status};
use crate::text::plain;

/// From where on a confidence is high, and up to where it is low.
const HIGH: f64 = 8.0;
const LOW: f64 = 2.0;

pub(super) const RULE: Rule = Rule {
    id: "pace-contradicts-confidence",
    family: "cadence",
    levels: [SILENT, I, SILENT],
    special: None,
    text: include_str!("pace_contradicts_confidence.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.portfolio.seasons() {
        let Some(season) = view.document() else { continue };
        let runs = season.starts.0 <= context.day && context.day <= season.ends.0;
        if !runs || season.imported.is_some() {
            continue;
        }
        let plans = context.score(view.id).map(|scored| scored.plans.as_slice()).unwrap_or_default();
        let objectives = plans.iter().flat_map(|plan| &plan.objectives);
        found.extend(objectives.flat_map(|objective| &objective.key_results).filter_map(told));
    }
}

/// The contradiction between a key result's pace and the confidence of its latest entry. Where a newer report is owed
/// the pace is that of silence, and nobody can say what the group would be sure of now.
fn told(scored: &KeyResultScore<'_>) -> Option<Finding> {
    let (confidence, told) = (scored.confidence()?, scored.told?);
    let score = scored.score.filter(|_| scored.pace.fresh)?;
    // A yes that is not due yet says nothing about the way to it.
    let is_binary = matches!(scored.key_result.measure, Measure::Binary {});
    let pace = match scored.status {
        Status::Behind if confidence >= HIGH => "is behind",
        Status::OnTrack if confidence <= LOW && !is_binary => "is on track",
        Status::Achieved
        | Status::OnTrack
        | Status::AtRisk
        | Status::Behind
        | Status::NoData
        | Status::Unmeasured
        | Status::Dropped => return None,
    };
    let expected = scored.pace.expected.filter(|_| !scored.key_result.measure.is_kept());
    let expected = expected.map(|expected| format!(", expected {}", plain(expected, 2))).unwrap_or_default();
    let message = format!(
        "`{}` {pace} (score {}{expected}), and the confidence is {}",
        scored.item.item(),
        plain(score, 2),
        plain(confidence, 2)
    );
    let help = "say in `note` what the number does not show, or say how sure the group is by now";
    let spot = told.checkin.spot(told.entry.at).field("confidence");
    Some(told.checkin.finding(RULE.id, spot, message).help(help))
}
