//! The formulas of the measures (scoring.md, "Score of a key result").

use crate::document::{Band, Bound};

/// Numbers closer than this are equal.
pub const NEAR: f64 = 1e-9;

/// Whether two numbers are equal for every comparison of scores and values.
#[must_use]
pub fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < NEAR
}

/// What a value is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goal {
    /// From a baseline to a target, up or down.
    Path {
        /// Where it starts.
        baseline: f64,
        /// Where it shall end.
        target: f64,
    },
    /// At or above a target.
    AtLeast {
        /// The bound.
        target: f64,
        /// How far below the score falls to 0.
        tolerance: Option<f64>,
    },
    /// At or below a target.
    AtMost {
        /// The bound.
        target: f64,
        /// How far above the score falls to 0.
        tolerance: Option<f64>,
    },
    /// Between two numbers.
    Range {
        /// The lower bound.
        min: f64,
        /// The upper bound.
        max: f64,
        /// How far outside the score falls to 0.
        tolerance: Option<f64>,
    },
}

impl Goal {
    /// At or above a bound, with its tolerance.
    #[must_use]
    pub fn at_least(bound: &Bound) -> Self {
        Self::AtLeast { target: bound.target.value, tolerance: bound.tolerance.as_ref().map(|t| t.value) }
    }

    /// At or below a bound, with its tolerance.
    #[must_use]
    pub fn at_most(bound: &Bound) -> Self {
        Self::AtMost { target: bound.target.value, tolerance: bound.tolerance.as_ref().map(|t| t.value) }
    }

    /// Inside a band, with its tolerance.
    #[must_use]
    pub fn range(band: &Band) -> Self {
        let tolerance = band.tolerance.as_ref().map(|t| t.value);
        Self::Range { min: band.min.value, max: band.max.value, tolerance }
    }
}

/// A score, and how far a value went of its way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// 0 to 1.
    pub score: f64,
    /// Not clamped; where the measure has one.
    pub attainment: Option<f64>,
}

/// The score of a value. `None` where baseline and target are the same: an error of the plan, never a division.
#[must_use]
pub fn score(goal: Goal, value: f64) -> Option<Scored> {
    match goal {
        Goal::Path { baseline, target } => {
            if near(baseline, target) {
                return None;
            }
            // Halves, so that no difference of two finite numbers is infinite.
            let from = |number: f64| number / 2.0 - baseline / 2.0;
            let way = from(value) / from(target);
            Some(Scored { score: clamp(way), attainment: Some(way).filter(|way| way.is_finite()) })
        }
        Goal::AtLeast { target, tolerance } => {
            let attainment = ratio(value, target);
            Some(Scored { score: within(target - value, tolerance), attainment })
        }
        Goal::AtMost { target, tolerance } => {
            let attainment = ratio(target, value);
            Some(Scored { score: within(value - target, tolerance), attainment })
        }
        Goal::Range { min, max, tolerance } => {
            let distance = (min - value).max(value - max);
            Some(Scored { score: within(distance, tolerance), attainment: None })
        }
    }
}

/// One number by another where both are positive.
fn ratio(number: f64, by: f64) -> Option<f64> {
    (number > 0.0 && by > 0.0).then(|| number / by).filter(|ratio| ratio.is_finite())
}

/// 1 inside the bound (inclusive), falling to 0 over the tolerance; without tolerance 0.
fn within(distance: f64, tolerance: Option<f64>) -> f64 {
    if distance < NEAR {
        return 1.0;
    }
    match tolerance {
        Some(tolerance) if tolerance > 0.0 => clamp(1.0 - distance / tolerance),
        _ => 0.0,
    }
}

/// Into 0 … 1; what is within [`NEAR`] of an end is that end.
#[must_use]
pub fn clamp(number: f64) -> f64 {
    let number = number.clamp(0.0, 1.0);
    if near(number, 1.0) {
        1.0
    } else if near(number, 0.0) {
        0.0
    } else {
        number
    }
}

/// The plain mean; `None` of nothing.
#[must_use]
pub fn mean(numbers: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, count) = numbers.into_iter().fold((0.0, 0.0), |(sum, count), n| (sum + n, count + 1.0));
    (count > 0.0).then(|| sum / count)
}
