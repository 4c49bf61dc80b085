//! Objectives and key results, with their numbers on the day.

use crate::document::{Ambition, Fit, Handle, Measure, Number};
use crate::model::SeasonView;
use crate::model::score::{Grade, GroupStatus, KeyResultScore, ObjectiveScore, SeasonScore};
use crate::report::export::pages::Pages;
use crate::report::export::table::table;
use crate::report::views::summary::{KeyResultRow, ObjectiveRow, Summary, Value};

/// An objective.
pub(in crate::report::export) struct ObjectiveLine<'a> {
    view: SeasonView<'a>,
    group: &'a str,
    row: &'a ObjectiveRow<'a>,
    known: &'a ObjectiveScore<'a>,
    line: usize,
    file: &'a str,
}

table! {
    ObjectiveLine<'_>, "objectives", by_season: true,
    "An objective with its numbers on the day; those of withdrawn plans and those not added yet are left out", |line| {
        "group": text = line.group, "The group's present id";
        "objective": text = line.row.id, "Its id: `O1`";
        "title": text = line.row.title, "The objective in one sentence";
        "why": text = line.known.objective.why.as_deref(), "Why it matters";
        "owner": text = line.row.owner, "Who answers for it";
        "ambition": text = ambition(line.row.ambition), "`aspirational` or `committed`";
        "weight": number = line.known.weight(), "Its weight in the plan";
        "contributes_to": list = super::all_told(line.view, line.group, &line.known.objective.contributes_to), "The objectives that it serves: `dao/O1`";
        "advances": list = line.known.objective.advances.iter().map(ToString::to_string).collect::<Vec<_>>(), "The organisation's goals that it advances";
        "theme_fit": text = line.known.objective.theme.as_ref().map(|theme| fit(theme.fit)), "How it fits the season's theme: `direct`, `indirect` or `none`";
        "carried_from": text = line.known.objective.carried_from.as_ref().map(ToString::to_string), "The objective of an earlier season that it continues";
        "added": date = super::recorded(line.known.objective.added.as_ref()), "The day on which it was added, after ratification";
        "dropped": date = super::recorded(line.known.objective.dropped.as_ref()), "The day on which it was dropped";
        "live": boolean = line.known.live, "Whether it counts: neither it nor all that has weight in it is dropped";
        "score": number = line.row.score, "Over what is measured, 0 to 1";
        "score_as_ratified": number = line.row.score_as_ratified, "Against the plan as it was ratified";
        "floor": number = line.row.floor, "With what is unmeasured at 0";
        "floor_as_ratified": number = line.row.floor_as_ratified, "Against the plan as it was ratified";
        "projected": number = line.row.projected, "With the group's projections";
        "contributions": number = line.row.contributions, "The plain mean of what contributes to it; of the DAO's objectives";
        "coverage_measured": integer = line.row.coverage.measured, "Key results that have a score";
        "coverage_of": integer = line.row.coverage.of, "Key results that are live";
        "coverage_share": number = line.row.coverage.share, "The share of weight that is measured";
        "status": text = line.row.status.map(GroupStatus::word), "How it stands while the season runs";
        "counts_achieved": integer = line.row.counts.achieved, "Key results that reached their target";
        "counts_on_track": integer = line.row.counts.on_track, "Key results on track";
        "counts_at_risk": integer = line.row.counts.at_risk, "Key results at risk";
        "counts_behind": integer = line.row.counts.behind, "Key results behind";
        "counts_no_data": integer = line.row.counts.no_data, "Key results of which nothing was reported";
        "counts_unmeasured": integer = line.row.counts.unmeasured, "Key results reported as unmeasured";
        "counts_dropped": integer = line.row.counts.dropped, "Key results that were dropped";
        "grade": text = line.row.grade.map(Grade::word), "`green`, `yellow` or `red`, once the season is over";
        "file": text = line.file, "The plan";
        "line": integer = line.line, "Its line there";
    }
}

/// A key result.
pub(in crate::report::export) struct KeyResultLine<'a> {
    view: SeasonView<'a>,
    group: &'a str,
    row: &'a KeyResultRow<'a>,
    known: &'a KeyResultScore<'a>,
}

impl<'a> KeyResultLine<'a> {
    fn measure(&self) -> &'a Measure {
        &self.known.key_result.measure
    }
}

table! {
    KeyResultLine<'_>, "key_results", by_season: true,
    "A key result with its numbers on the day; those of withdrawn plans and those not added yet are left out", |line| {
        "group": text = line.group, "The group's present id";
        "objective": text = line.known.objective.id.as_ref(), "The objective's id: `O1`";
        "key_result": text = line.row.id, "Its id: `KR1`";
        "title": text = line.row.title, "The key result in one line";
        "owner": text = line.row.owner, "Who answers for it";
        "measure": text = line.row.measure, "`increase`, `decrease`, `at-least`, `at-most`, `range`, `milestones`, `binary`, `judged`, `sum` or `mean`";
        "unit": text = line.row.unit, "The unit of its numbers";
        "weight": number = line.known.weight(), "Its weight in the objective";
        "live": boolean = line.known.live, "Whether it counts: neither it nor its objective is dropped";
        "baseline": number = line.row.baseline.as_ref(), "Where it starts; of `unknown` and of sums the number that serves";
        "target": number = line.row.target.as_ref(), "Where it shall end";
        "min": number = bounds(line.measure()).0, "The lower bound of a range";
        "max": number = bounds(line.measure()).1, "The upper bound of a range";
        "tolerance": number = tolerance(line.measure()), "How far beside its bounds the score falls to 0";
        "judge": text = judge(line.measure()).map(|judge| &**judge), "Who judges";
        "parts": list = line.measure().parts().map(|parts| super::all_told(line.view, line.group, &parts.of)), "The key results that a sum or mean is made of";
        "due": date = line.known.key_result.due, "Its last day, where it is not the season's";
        "source": text = line.known.key_result.source.as_deref(), "Where the number comes from";
        "value": number = line.row.value.as_ref(), "The last measured value; of yes or no 1 or 0; of milestones see `done`";
        "done": list = done(line.row.value.as_ref()), "The milestones that are done";
        "score": number = line.row.score, "0 to 1; null while nothing is measured";
        "score_as_ratified": number = line.row.score_as_ratified, "Against the plan as it was ratified";
        "independent_score": number = line.row.independent_score.as_ref(), "The facilitator's own score of the post-mortem";
        "projected": number = line.row.projected, "With the group's projection";
        "attainment": number = line.row.attainment, "How far the value went, not clamped";
        "expected": number = line.row.expected, "What could be expected by now";
        "status": text = line.row.status.word(), "`achieved`, `on-track`, `at-risk`, `behind`, `no-data`, `unmeasured` or `dropped`";
        "reason": text = line.row.reason, "Why nothing was measured, or why it was dropped";
        "confidence": number = line.row.confidence.as_ref(), "How sure the group is, 0 to 10";
        "priority": text = line.row.priority.map(|priority| format!("{priority:?}")), "`P0` to `P4`";
        "evidence": text = line.row.evidence, "Where the number can be seen";
        "carried_from": text = line.row.carried_from.as_deref(), "The key result of an earlier season that it continues";
        "added": date = super::recorded(line.known.key_result.added.as_ref()), "The day on which it was added, after ratification";
        "dropped": date = super::recorded(line.known.key_result.dropped.as_ref()), "The day on which it was dropped";
        "file": text = line.row.source.file, "Where the number stands: its check-in, else the plan";
        "line": integer = line.row.source.line, "Its line there";
        "blob": text = line.row.source.blob, "Git's id of that file";
    }
}

fn ambition(ambition: Ambition) -> &'static str {
    match ambition {
        Ambition::Aspirational => "aspirational",
        Ambition::Committed => "committed",
    }
}

fn fit(fit: Fit) -> &'static str {
    match fit {
        Fit::Direct => "direct",
        Fit::Indirect => "indirect",
        Fit::None => "none",
    }
}

fn bounds(measure: &Measure) -> (Option<&Number>, Option<&Number>) {
    match measure {
        Measure::Range(band) => (Some(&band.min), Some(&band.max)),
        Measure::Increase(_)
        | Measure::Decrease(_)
        | Measure::AtLeast(_)
        | Measure::AtMost(_)
        | Measure::Milestones(_)
        | Measure::Binary {}
        | Measure::Judged(_)
        | Measure::Sum(_)
        | Measure::Mean(_) => (None, None),
    }
}

fn tolerance(measure: &Measure) -> Option<&Number> {
    match measure {
        Measure::AtLeast(bound) | Measure::AtMost(bound) => bound.tolerance.as_ref(),
        Measure::Range(band) => band.tolerance.as_ref(),
        Measure::Increase(_)
        | Measure::Decrease(_)
        | Measure::Milestones(_)
        | Measure::Binary {}
        | Measure::Judged(_)
        | Measure::Sum(_)
        | Measure::Mean(_) => None,
    }
}

fn judge(measure: &Measure) -> Option<&Handle> {
    if let Measure::Judged(judged) = measure { Some(&judged.judge) } else { None }
}

fn done(value: Option<&Value<'_>>) -> Option<Vec<String>> {
    match value? {
        Value::Milestones(ids) => Some(ids.iter().map(ToString::to_string).collect()),
        Value::Written(_) | Value::Computed(_) | Value::Truth(_) => None,
    }
}

/// Writes the rows of a season, in the order of its plans.
pub(in crate::report::export) fn write<'a>(
    view: SeasonView<'a>,
    summary: &'a Summary<'a>,
    score: &'a SeasonScore<'a>,
    pages: &mut Pages<'_>,
) {
    for (row, plan) in summary.groups.iter().zip(&score.plans) {
        let source = plan.plan.source();
        for (row, known) in row.objectives.iter().zip(&plan.objectives) {
            let place = source.position(plan.plan.spot(known.objective.at).span().start);
            let (group, file) = (plan.group, source.path());
            pages.row(&ObjectiveLine { view, group, row, known, file, line: place.line });
            for (row, known) in row.key_results.iter().zip(&known.key_results) {
                pages.row(&KeyResultLine { view, group, row, known });
            }
        }
    }
}
