//! The rows of objectives and key results in the summary.

use schemars::JsonSchema;
use serde::Serialize;

use super::Coverage;
use crate::document::{Ambition, Baseline, Measure, Number, Priority};
use crate::model::SeasonView;
use crate::model::score::{
    Counts, Grade, GroupStatus, KeyResultScore, ObjectiveScore, PlanScore, Quantity, Status,
};
use crate::report::About;
use crate::report::number::{Computed, Written, computed};

/// One objective.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ObjectiveRow<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Who answers for it.
    pub owner: Option<&'a str>,
    /// How bold it is.
    pub ambition: Ambition,
    /// Over what is measured.
    pub score: Option<Computed>,
    /// Against the plan as it was ratified.
    pub score_as_ratified: Option<Computed>,
    /// With what is unmeasured at 0.
    pub floor: Option<Computed>,
    /// Against the plan as it was ratified.
    pub floor_as_ratified: Option<Computed>,
    /// With the group's projections.
    pub projected: Option<Computed>,
    /// The plain mean of what contributes to it; of a DAO objective with contributors.
    pub contributions: Option<Computed>,
    /// How much is measured.
    pub coverage: Coverage,
    /// How it stands, while the season runs.
    pub status: Option<GroupStatus>,
    /// How its key results stand.
    pub counts: Counts,
    /// Its grade, once the season is over.
    pub grade: Option<Grade>,
    /// Its key results.
    pub key_results: Vec<KeyResultRow<'a>>,
    /// How many objectives contribute to it.
    #[serde(skip)]
    pub contributors: usize,
    /// Whether its grade speaks of the group: in an imported season a gap in the sources is no fault of a group's.
    #[serde(skip)]
    pub is_told_whole: bool,
}

/// One key result.
#[derive(Debug, Serialize, JsonSchema)]
pub struct KeyResultRow<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Who answers for it.
    pub owner: Option<&'a str>,
    /// How it is measured.
    #[schemars(extend("enum" = ["increase", "decrease", "at-least", "at-most", "range", "milestones", "binary", "judged", "sum", "mean"]))]
    pub measure: &'static str,
    /// The unit of its numbers.
    pub unit: Option<&'a str>,
    /// The baseline that serves.
    pub baseline: Option<Value<'a>>,
    /// Where it shall end.
    pub target: Option<Value<'a>>,
    /// The last measured value.
    pub value: Option<Value<'a>>,
    /// 0 to 1.
    pub score: Option<Computed>,
    /// Against the plan as it was ratified.
    pub score_as_ratified: Option<Computed>,
    /// The facilitator's own score of the post-mortem.
    pub independent_score: Option<Value<'a>>,
    /// With the group's projection.
    pub projected: Option<Computed>,
    /// How far the value went, not clamped.
    pub attainment: Option<Computed>,
    /// What could be expected by now.
    pub expected: Option<Computed>,
    /// How it stands.
    pub status: Status,
    /// Why nothing was measured, or why it was dropped.
    pub reason: Option<&'a str>,
    /// How sure the group is, 0 to 10.
    pub confidence: Option<Value<'a>>,
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// Where the number can be seen.
    pub evidence: Option<&'a str>,
    /// The key result of an earlier season that it continues.
    pub carried_from: Option<String>,
    /// Where the number stands.
    pub source: Source<'a>,
    /// Of a sum or mean: how many of how many parts are measured.
    #[serde(skip)]
    pub parts: Option<(usize, usize)>,
    /// Of milestones: how many are live.
    #[serde(skip)]
    pub milestones: Option<usize>,
}

/// A value in a report.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Value<'a> {
    /// A number that someone wrote.
    Written(Written),
    /// A number that was computed.
    Computed(Computed),
    /// Yes or no.
    Truth(bool),
    /// Milestones.
    Milestones(Vec<&'a str>),
}

/// Where a number stands.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Source<'a> {
    /// The file.
    pub file: &'a str,
    /// The line, from 1.
    pub line: usize,
    /// The commit that brought it in.
    pub commit: Option<&'a str>,
    /// The file's blob id.
    pub blob: Option<&'a str>,
}

pub(in crate::report::views) fn objective_row<'a>(
    view: SeasonView<'a>,
    plan: &PlanScore<'a>,
    objective: &ObjectiveScore<'a>,
    about: &About<'a>,
) -> ObjectiveRow<'a> {
    let roll = &objective.roll;
    ObjectiveRow {
        id: &objective.objective.id,
        title: &objective.objective.title,
        owner: objective.objective.owner.as_deref(),
        ambition: objective.objective.ambition.unwrap_or(Ambition::Aspirational),
        score: computed(roll.score),
        score_as_ratified: computed(objective.as_ratified.score),
        floor: computed(roll.floor),
        floor_as_ratified: computed(objective.as_ratified.floor),
        projected: computed(roll.projected),
        contributions: computed(objective.contributions),
        coverage: objective.coverage.into(),
        status: objective.status,
        counts: objective.counts,
        grade: objective.grade,
        key_results: objective.key_results.iter().map(|kr| key_result_row(view, plan, kr, about)).collect(),
        contributors: objective.contributors.len(),
        is_told_whole: !view.is_imported() || super::is_whole(roll.share),
    }
}

fn key_result_row<'a>(
    view: SeasonView<'a>,
    plan: &PlanScore<'a>,
    known: &KeyResultScore<'a>,
    about: &About<'a>,
) -> KeyResultRow<'a> {
    let key_result = known.key_result;
    let entry = known.told.map(|told| told.entry);
    KeyResultRow {
        id: &key_result.id,
        title: &key_result.title,
        owner: known.owner().map(|owner| &**owner),
        measure: key_result.measure.word(),
        unit: key_result.unit.as_deref(),
        baseline: baseline(known),
        target: target(&key_result.measure).map(written),
        value: known.value.clone().map(value),
        score: computed(known.score),
        score_as_ratified: computed(known.as_ratified),
        independent_score: independent(view, plan, known).filter(|_| known.live).map(written),
        projected: computed(known.projected),
        attainment: computed(known.attainment),
        expected: computed(known.pace.expected),
        status: known.status,
        reason: known.reason,
        confidence: entry.filter(|_| known.live).and_then(|entry| entry.confidence.as_ref()).map(written),
        priority: key_result.priority,
        evidence: entry.and_then(|entry| entry.evidence.as_deref()),
        carried_from: key_result.carried_from.as_ref().map(ToString::to_string),
        source: source(plan, known, about),
        parts: known.parts,
        milestones: known.live_milestones,
    }
}

/// A number as it was written.
pub(in crate::report::views) fn written<'a>(number: &Number) -> Value<'a> {
    Value::Written(Written(number.clone()))
}

/// A measured quantity.
pub(in crate::report::views) fn value(quantity: Quantity<'_>) -> Value<'_> {
    match quantity {
        Quantity::Number(number) => Value::Written(Written(number)),
        Quantity::Truth(truth) => Value::Truth(truth),
        Quantity::Done(ids) => Value::Milestones(ids.iter().map(|id| &**id).collect()),
    }
}

/// The baseline as it was written; of `unknown` and of sums the one that serves.
fn baseline<'a>(known: &KeyResultScore<'a>) -> Option<Value<'a>> {
    match &known.key_result.measure {
        Measure::Increase(path) | Measure::Decrease(path) => match &path.baseline {
            Baseline::Known(number) => Some(written(number)),
            Baseline::Unknown(_) => {
                known.baseline.map(|baseline| Value::Written(Written(Number::from(baseline))))
            }
        },
        Measure::Sum(_) | Measure::Mean(_) => known.baseline.map(|number| Value::Computed(Computed(number))),
        Measure::AtLeast(_)
        | Measure::AtMost(_)
        | Measure::Range(_)
        | Measure::Milestones(_)
        | Measure::Binary {}
        | Measure::Judged(_) => None,
    }
}

fn target(measure: &Measure) -> Option<&Number> {
    match measure {
        Measure::Increase(path) | Measure::Decrease(path) => Some(&path.target),
        Measure::AtLeast(bound) | Measure::AtMost(bound) => Some(&bound.target),
        Measure::Sum(parts) | Measure::Mean(parts) => Some(&parts.target),
        Measure::Range(_) | Measure::Milestones(_) | Measure::Binary {} | Measure::Judged(_) => None,
    }
}

/// The facilitator's score, from a post-mortem that was written by the day.
fn independent<'a>(
    view: SeasonView<'a>,
    plan: &PlanScore<'a>,
    known: &KeyResultScore<'a>,
) -> Option<&'a Number> {
    let scores = &view.postmortem(plan.group)?.document.scores;
    let found =
        scores.iter().find(|(reference, _)| reference.ids == known.item.ids && reference.season.is_none());
    found.map(|(_, score)| &score.score)
}

/// Where a key result's number stands: its entry, else the key result itself.
fn source<'a>(plan: &PlanScore<'a>, known: &KeyResultScore<'a>, about: &About<'a>) -> Source<'a> {
    let (source, spot) = match known.told {
        Some(told) => (told.checkin.source(), told.checkin.spot(told.entry.at).own_key()),
        None => (plan.plan.source(), plan.plan.spot(known.key_result.at)),
    };
    Source {
        file: source.path(),
        line: source.position(spot.span().start).line,
        commit: about.commit(source.path()),
        blob: about.blobs.get(source.path()).map(String::as_str),
    }
}
