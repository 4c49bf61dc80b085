//! Sums and means of other key results.

use super::formula::{Goal, score};
use super::key_result::{KeyResultScore, Part, Quantity, Subject};
use super::leaf::{Rule, judged};
use super::pace::Pace;
use super::status::Status;
use crate::document::{Measure, Number, Parts};

/// What is known of a sum or mean of parts. `None` among the parts is one that leads nowhere.
pub(super) fn whole<'a>(
    subject: Subject<'a>,
    own: &Parts,
    parts: &[Option<Part>],
    rule: &Rule<'_>,
) -> KeyResultScore<'a> {
    let Subject { objective, key_result, live, since, .. } = subject;
    let mean = matches!(key_result.measure, Measure::Mean(_));
    let all = |pick: fn(&Part) -> Option<f64>| -> Option<f64> {
        let numbers: Option<Vec<f64>> = parts.iter().map(|part| pick(part.as_ref()?)).collect();
        let numbers = numbers.filter(|numbers| !numbers.is_empty())?;
        #[expect(clippy::cast_precision_loss, reason = "a handful of parts")]
        let count = if mean { numbers.len() as f64 } else { 1.0 };
        Some(numbers.iter().sum::<f64>() / count).filter(|number| number.is_finite())
    };
    let measured = parts.iter().flatten().filter(|part| part.measured.is_some()).count();
    let value = all(|part| part.measured.or(part.baseline)).filter(|_| measured > 0);
    let projected = all(|part| part.projected.or(part.baseline))
        .filter(|_| parts.iter().flatten().any(|part| part.projected.is_some()));
    let baseline = own.baseline.as_ref().map(|number| number.value).or_else(|| all(|part| part.baseline));
    let goal = baseline.map(|baseline| Goal::Path { baseline, target: own.target.value });
    let scored = |value: Option<f64>| score(goal?, value?);
    let names = parts.iter().flatten().filter(|part| part.measured.is_some()).filter_map(|part| part.when);
    let when = names.reduce(|a, b| (a.0.max(b.0), a.1.max(b.1)));
    let pace = rule.clock.pace(objective, key_result, None, when);
    let result = scored(value).filter(|_| live && !since.remeasured);
    let status = match (live, result) {
        (false, _) => Status::Dropped,
        (true, None) => Status::NoData,
        (true, Some(result)) => judged(result.score, pace, false, false, rule),
    };
    let reason = subject.dropped_why().filter(|_| !live);
    KeyResultScore {
        item: subject.item,
        objective,
        key_result,
        live,
        score: result.map(|r| r.score),
        as_ratified: None,
        floor: result.filter(|_| !since.dropped).map_or(0.0, |r| r.score),
        projected: scored(projected).map(|r| r.score).filter(|_| live),
        attainment: result.and_then(|r| r.attainment),
        pace: if live { pace } else { Pace { expected: None, ..pace } },
        value: value.map(|value| Quantity::Number(Number::from(value))),
        baseline,
        status,
        reason,
        told: None,
        parts: Some((measured, parts.len())),
        live_milestones: None,
        part: Part { measured: value, projected, baseline, when },
    }
}
