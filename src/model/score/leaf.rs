//! Key results that have entries of their own: every measure but sum and mean.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::day::{Standing, live};
use super::formula::{Goal, NEAR, Scored, clamp, score};
use super::key_result::{KeyResultScore, Part, Quantity, Subject, Told};
use super::pace::{Clock, Pace};
use super::reading::SoFar;
use super::status::Status;
use crate::document::{
    Bands, Baseline, Id, KeyResult, Measure, Measured, Milestone, Number, Objective, Path, Said,
};

/// What a plan's key results are judged by.
pub(super) struct Rule<'a> {
    pub clock: Clock<'a>,
    pub bands: &'a Bands,
    /// Whether the season is over.
    pub ended: bool,
}

/// How a measure reads on a day.
struct Lens {
    /// What numbers are held against; `None` where there is nothing to hold them against.
    goal: Option<Goal>,
    /// The baseline that serves.
    baseline: Option<f64>,
    /// The day of the first value, when the baseline was unknown.
    since: Option<Date>,
    /// The name of the check-in whose value only set the baseline.
    sets_baseline: Option<Date>,
    /// Whether it is judged as a kept measure.
    kept: bool,
}

/// What is known of a key result that has entries of its own.
pub(super) fn leaf<'a>(subject: Subject<'a>, so_far: &SoFar<'a>, rule: &Rule<'_>) -> KeyResultScore<'a> {
    let Subject { objective, key_result, live, since, .. } = subject;
    let day = rule.clock.day;
    let lens = lens(&key_result.measure, so_far);
    let SoFar { latest, measured, .. } = *so_far;
    let counted = |told: &Told<'a>| lens.sets_baseline != Some(told.name);
    let current = if since.dropped { measured } else { latest.filter(|told| told.quantity().is_some()) };
    let scored = current.filter(counted).and_then(|told| scored(key_result, &lens, &told.quantity()?, day));
    let scored = scored.filter(|_| live && !since.remeasured);
    let projection = latest.and_then(|told| told.entry.projection.as_ref());
    let projected =
        projection.and_then(|value| projected(key_result, &lens, value)).or(scored.map(|s| s.score));
    let when = current.map(|told| (told.name, told.day()));
    let pace = rule.clock.pace(objective, key_result, lens.since, when);
    let unmeasured =
        latest.and_then(|told| if let Said::Unmeasured(why) = &told.entry.said { Some(why) } else { None });
    let status = match (live, unmeasured, scored) {
        (false, ..) => Status::Dropped,
        (true, Some(_), _) => Status::Unmeasured,
        (true, None, None) => Status::NoData,
        (true, None, Some(scored)) => {
            let kept = lens.kept || key_result.measure.is_kept();
            let binary = matches!(key_result.measure, Measure::Binary {});
            judged(scored.score, pace, kept, binary, rule)
        }
    };
    let for_part = if live { current } else { measured };
    let part = part(&lens, for_part.filter(counted), projection.filter(|_| live));
    let reason = if live { unmeasured.map(String::as_str) } else { subject.dropped_why() };
    KeyResultScore {
        item: subject.item,
        objective,
        key_result,
        live,
        score: scored.map(|s| s.score),
        as_ratified: None,
        floor: scored.filter(|_| !since.dropped).map_or(0.0, |s| s.score),
        projected: projected.filter(|_| live),
        attainment: scored.and_then(|s| s.attainment),
        pace: if live { pace } else { Pace { expected: None, ..pace } },
        value: measured.and_then(|told| told.quantity()),
        baseline: lens.baseline,
        status,
        reason,
        told: latest,
        parts: None,
        live_milestones: key_result.measure.milestones().map(|list| super::day::live(list, day).count()),
        part,
    }
}

fn part(lens: &Lens, told: Option<Told<'_>>, projection: Option<&Measured>) -> Part {
    let number = |quantity: Quantity<'_>| {
        if let Quantity::Number(number) = quantity { Some(number.value) } else { None }
    };
    let measured = told.and_then(|told| number(told.quantity()?));
    let projected = match projection {
        Some(Measured::Number(Number { value, .. })) => Some(*value),
        Some(Measured::Truth(_)) | None => measured,
    };
    Part { measured, projected, baseline: lens.baseline, when: told.map(|told| (told.name, told.day())) }
}

/// The status of a key result that has a score; the first that fits.
pub(super) fn judged(score: f64, pace: Pace, kept: bool, binary: bool, rule: &Rule<'_>) -> Status {
    let reached = score >= 1.0 - NEAR;
    let expected = pace.expected.unwrap_or_default();
    if kept {
        return match (reached && pace.fresh, rule.ended) {
            (true, true) => Status::Achieved,
            (true, false) => Status::OnTrack,
            (false, _) if score >= 0.5 - NEAR => Status::AtRisk,
            (false, _) => Status::Behind,
        };
    }
    let distance = score - expected;
    if reached {
        Status::Achieved
    } else if binary {
        if expected < 1.0 - NEAR { Status::OnTrack } else { Status::Behind }
    } else if distance >= rule.bands.on_track - NEAR {
        Status::OnTrack
    } else if distance >= rule.bands.at_risk - NEAR {
        Status::AtRisk
    } else {
        Status::Behind
    }
}

/// The score that the latest of some entries gives to a live key result, and what could be expected on the day that it
/// speaks of.
pub(super) fn step(
    objective: &Objective,
    key_result: &KeyResult,
    so_far: &SoFar<'_>,
    clock: &Clock<'_>,
) -> (Option<f64>, Option<f64>) {
    let Some(latest) = so_far.latest else { return (None, None) };
    let lens = lens(&key_result.measure, so_far);
    let quantity = latest.quantity().filter(|_| lens.sets_baseline != Some(latest.name));
    let scored = quantity.and_then(|quantity| scored(key_result, &lens, &quantity, clock.day));
    let expected = clock.expected(objective, key_result, lens.since, latest.day());
    (scored.map(|scored| scored.score), Some(expected))
}

fn lens(measure: &Measure, so_far: &SoFar<'_>) -> Lens {
    let plain = |goal| Lens { goal, baseline: None, since: None, sets_baseline: None, kept: false };
    match measure {
        Measure::Increase(path) => path_lens(path, true, so_far),
        Measure::Decrease(path) => path_lens(path, false, so_far),
        Measure::AtLeast(bound) => plain(Some(Goal::at_least(bound))),
        Measure::AtMost(bound) => plain(Some(Goal::at_most(bound))),
        Measure::Range(band) => plain(Some(Goal::range(band))),
        Measure::Milestones(_)
        | Measure::Binary {}
        | Measure::Judged(_)
        | Measure::Sum(_)
        | Measure::Mean(_) => plain(None),
    }
}

/// From a baseline to a target. With `unknown` the first value serves as the baseline and scores nothing
/// itself, unless it already meets the target: then the measure is read as kept.
fn path_lens(path: &Path, up: bool, so_far: &SoFar<'_>) -> Lens {
    let target = path.target.value;
    let to = |baseline| Goal::Path { baseline, target };
    if let Baseline::Known(baseline) = &path.baseline {
        let baseline = baseline.value;
        return Lens {
            goal: Some(to(baseline)),
            baseline: Some(baseline),
            since: None,
            sets_baseline: None,
            kept: false,
        };
    }
    let first = so_far.first.and_then(|told| match told.quantity()? {
        Quantity::Number(number) => Some((told, number.value)),
        Quantity::Truth(_) | Quantity::Done(_) => None,
    });
    let Some((told, value)) = first else {
        return Lens { goal: None, baseline: None, since: None, sets_baseline: None, kept: false };
    };
    let since = Some(told.day());
    let met = if up { value >= target - NEAR } else { value <= target + NEAR };
    if met {
        let tolerance = None;
        let goal = if up { Goal::AtLeast { target, tolerance } } else { Goal::AtMost { target, tolerance } };
        return Lens { goal: Some(goal), baseline: Some(value), since, sets_baseline: None, kept: true };
    }
    Lens { goal: Some(to(value)), baseline: Some(value), since, sets_baseline: Some(told.name), kept: false }
}

fn scored(key_result: &KeyResult, lens: &Lens, quantity: &Quantity<'_>, day: Date) -> Option<Scored> {
    let plain = |value: f64| Some(Scored { score: clamp(value), attainment: None });
    match (quantity, &key_result.measure) {
        (Quantity::Truth(truth), _) => plain(if *truth { 1.0 } else { 0.0 }),
        (Quantity::Number(number), Measure::Judged(_)) => plain(number.value),
        (Quantity::Number(number), _) => score(lens.goal?, number.value),
        (Quantity::Done(ids), measure) => {
            let list = measure.milestones()?;
            let ids: BTreeSet<&Id> = ids.iter().collect();
            let all: f64 = live(list, day).map(Milestone::weight).sum();
            let done: f64 = live(list, day).filter(|m| ids.contains(&m.id)).map(Milestone::weight).sum();
            (all > 0.0).then(|| plain(done / all))?
        }
    }
}

/// The score that a projection would give; of milestones the projection is the expected share.
fn projected(key_result: &KeyResult, lens: &Lens, projection: &Measured) -> Option<f64> {
    match (projection, &key_result.measure) {
        (Measured::Truth(truth), Measure::Binary {}) => Some(if *truth { 1.0 } else { 0.0 }),
        (Measured::Truth(_), _) => None,
        (Measured::Number(number), Measure::Milestones(_) | Measure::Judged(_) | Measure::Binary {}) => {
            Some(clamp(number.value))
        }
        (Measured::Number(number), _) => score(lens.goal?, number.value).map(|scored| scored.score),
    }
}

/// Whether an item stands on a day, and counts.
pub(super) fn counts(objective_live: bool, key_result: &KeyResult, day: Date) -> bool {
    objective_live && key_result.standing(day) == Standing::Live
}
