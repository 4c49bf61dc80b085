//! Weighted roll-ups: score, projection, coverage and floor (scoring.md, "Roll-up").

/// One thing that is rolled up.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Weighed {
    /// Its weight.
    pub weight: f64,
    /// Its score, when it has one.
    pub score: Option<f64>,
    /// Its projected score, when it has one.
    pub projected: Option<f64>,
    /// Its expected score, when it has one.
    pub expected: Option<f64>,
    /// Its score with what is unmeasured at 0.
    pub floor: f64,
    /// The share of it that is measured.
    pub share: f64,
}

/// How much is measured.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Coverage {
    /// Key results that have a score.
    pub measured: usize,
    /// Key results that are live.
    pub of: usize,
    /// The weight measured by the weight in all; `None` without any weight.
    pub share: Option<f64>,
}

/// What a roll-up comes to. Numbers that do not exist are `None`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct RollUp {
    /// Over what is measured.
    pub score: Option<f64>,
    /// Over what has a projection or a score.
    pub projected: Option<f64>,
    /// What could be expected of what is measured.
    pub expected: Option<f64>,
    /// With what is unmeasured at 0.
    pub floor: Option<f64>,
    /// The weight measured by the weight in all.
    pub share: Option<f64>,
}

/// Rolls up by weight. Without any weight nothing exists.
#[must_use]
pub fn roll_up(items: &[Weighed]) -> RollUp {
    let over = |pick: &dyn Fn(&Weighed) -> Option<f64>| -> Option<f64> {
        let (sum, weight) = items
            .iter()
            .filter_map(|item| Some((pick(item)?, item.weight)))
            .fold((0.0, 0.0), |(sum, all), (number, weight)| (sum + number * weight, all + weight));
        (weight > 0.0).then(|| super::formula::clamp(sum / weight))
    };
    RollUp {
        score: over(&|item| item.score),
        projected: over(&|item| item.projected),
        expected: over(&|item| item.expected.filter(|_| item.score.is_some())),
        floor: over(&|item| Some(item.floor)),
        share: over(&|item| Some(item.share)),
    }
}
