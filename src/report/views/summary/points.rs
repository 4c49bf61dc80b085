//! What the summary points at: the worst key results and why, those without a number, what the theme got.

use crate::document::{Fit, Grades};
use crate::model::SeasonView;
use crate::model::score::{Grade, KeyResultScore, PlanScore, Status, grade, mean};

/// A key result that is pointed at.
#[derive(Debug)]
pub struct Point<'a> {
    /// Its name with its group: `academy/O1.KR2`.
    pub item: String,
    /// Its title.
    pub title: &'a str,
    /// How it stands.
    pub status: Status,
    /// Its score.
    pub score: Option<f64>,
    /// What could be expected.
    pub expected: Option<f64>,
    /// Notes, reasons and blockers that were reported.
    pub why: Vec<&'a str>,
}

/// What one fit to the theme got.
#[derive(Debug)]
pub struct ThemePart {
    /// How the objectives fit; `None` where they do not say.
    pub fit: Option<Fit>,
    /// How many objectives.
    pub objectives: usize,
    /// How many of them have a score.
    pub scored: usize,
    /// The plain mean of those scores.
    pub score: Option<f64>,
}

/// The key results that are worst off: behind or at risk while the season runs; after it those whose
/// score would not be graded green.
pub(super) fn worst<'a>(plans: &[&PlanScore<'a>], ended: bool, grades: &Grades) -> Vec<Point<'a>> {
    let short = |kr: &&KeyResultScore<'a>| match (ended, kr.score) {
        (true, Some(score)) => grade(score, kr.objective.ambition, grades) != Grade::Green,
        (true, None) => false,
        (false, _) => matches!(kr.status, Status::Behind | Status::AtRisk),
    };
    let mut points: Vec<(f64, Point<'a>)> = Vec::new();
    for plan in plans {
        for kr in key_results(plan).filter(short) {
            let gap = kr.score.unwrap_or_default() - kr.pace.expected.unwrap_or(1.0);
            points.push((if ended { kr.score.unwrap_or_default() } else { gap }, point(kr)));
        }
    }
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.item.cmp(&b.1.item)));
    points.into_iter().map(|(_, point)| point).collect()
}

/// The live key results without a number, with the reason where one was given.
pub(super) fn unnumbered<'a>(plans: &[&PlanScore<'a>]) -> Vec<Point<'a>> {
    let without = |kr: &&KeyResultScore<'a>| matches!(kr.status, Status::Unmeasured | Status::NoData);
    let point = |kr: &KeyResultScore<'a>| Point {
        item: kr.item.in_season(),
        title: &kr.key_result.title,
        status: kr.status,
        score: None,
        expected: kr.pace.expected,
        why: kr.reason.into_iter().collect(),
    };
    plans.iter().flat_map(|plan| key_results(plan).filter(without).map(point)).collect()
}

/// What the season's theme got: objectives by their fit. Empty where the season has no theme.
pub(super) fn theme(view: SeasonView<'_>, plans: &[&PlanScore<'_>]) -> Vec<ThemePart> {
    if view.document().is_none_or(|season| season.theme.is_none()) {
        return Vec::new();
    }
    let objectives: Vec<_> = plans
        .iter()
        .filter(|plan| plan.group != "dao")
        .flat_map(|plan| plan.objectives.iter())
        .filter(|objective| objective.live)
        .collect();
    let fits = [Some(Fit::Direct), Some(Fit::Indirect), Some(Fit::None), None];
    let part = |fit| {
        let of = objectives.iter().filter(|o| o.objective.theme.as_ref().map(|theme| theme.fit) == fit);
        let scores: Vec<f64> = of.clone().filter_map(|objective| objective.roll.score).collect();
        ThemePart { fit, objectives: of.count(), scored: scores.len(), score: mean(scores) }
    };
    fits.into_iter().map(part).filter(|part| part.objectives > 0).collect()
}

fn key_results<'b, 'a>(plan: &'b PlanScore<'a>) -> impl Iterator<Item = &'b KeyResultScore<'a>> {
    plan.objectives.iter().flat_map(|objective| objective.key_results.iter())
}

/// Notes of the entry and the blockers of its check-in.
fn point<'a>(kr: &KeyResultScore<'a>) -> Point<'a> {
    let mut why: Vec<&'a str> = Vec::new();
    if let Some(told) = kr.told {
        why.extend(told.entry.note.as_deref());
        why.extend(told.checkin.document.blockers.iter().map(String::as_str));
    }
    Point {
        item: kr.item.in_season(),
        title: &kr.key_result.title,
        status: kr.status,
        score: kr.score,
        expected: kr.pace.expected,
        why,
    }
}
