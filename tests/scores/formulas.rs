//! Properties of the formulas: mirrors, bounds, order.

use okr_cli::model::score::{Goal, Scored, line, score};
use proptest::prelude::*;

use super::config;

/// Any finite number, the largest and the smallest too.
fn finite() -> impl Strategy<Value = f64> {
    prop::num::f64::POSITIVE | prop::num::f64::NEGATIVE | prop::num::f64::NORMAL | prop::num::f64::ZERO
}

/// A number that people might write.
fn plain() -> impl Strategy<Value = f64> {
    (-1_000_000_i32..1_000_000).prop_map(|thousandths| f64::from(thousandths) / 1000.0)
}

fn tolerance() -> impl Strategy<Value = Option<f64>> {
    prop::option::of((0_i32..100_000).prop_map(|hundredths| f64::from(hundredths) / 100.0))
}

fn goal<N: Strategy<Value = f64> + Clone + 'static>(number: N) -> impl Strategy<Value = Goal> {
    let tolerance = prop::option::of(number.clone());
    (number.clone(), number, tolerance, 0..4).prop_map(|(one, other, tolerance, kind)| match kind {
        0 => Goal::Path { baseline: one, target: other },
        1 => Goal::AtLeast { target: one, tolerance },
        2 => Goal::AtMost { target: one, tolerance },
        _ => Goal::Range { min: one.min(other), max: one.max(other), tolerance },
    })
}

/// The same goal seen in a mirror: what was up is down.
fn mirrored(goal: Goal) -> Goal {
    match goal {
        Goal::Path { baseline, target } => Goal::Path { baseline: -baseline, target: -target },
        Goal::AtLeast { target, tolerance } => Goal::AtMost { target: -target, tolerance },
        Goal::AtMost { target, tolerance } => Goal::AtLeast { target: -target, tolerance },
        Goal::Range { min, max, tolerance } => Goal::Range { min: -max, max: -min, tolerance },
    }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}

fn score_of(goal: Goal, value: f64) -> f64 {
    score(goal, value).map_or(-1.0, |scored| scored.score)
}

proptest! {
    #![proptest_config(config(4096))]

    #[test]
    fn a_score_never_leaves_0_to_1(goal in goal(finite().boxed()), value in finite()) {
        if let Some(Scored { score, attainment }) = score(goal, value) {
            prop_assert!((0.0..=1.0).contains(&score), "{score}");
            prop_assert!(attainment.is_none_or(f64::is_finite), "{attainment:?}");
        }
    }

    #[test]
    fn increase_and_decrease_are_mirror_images(baseline in plain(), target in plain(), value in plain()) {
        let goal = Goal::Path { baseline, target };
        prop_assert_eq!(score(goal, value), score(mirrored(goal), -value));
    }

    #[test]
    fn kept_measures_are_mirror_images(goal in goal(plain().boxed()), value in plain()) {
        prop_assert_eq!(score_of(goal, value).to_bits(), score_of(mirrored(goal), -value).to_bits());
    }

    #[test]
    fn the_way_back_is_what_is_left_of_the_way(baseline in plain(), target in plain(), value in plain()) {
        let (there, back) = (Goal::Path { baseline, target }, Goal::Path { baseline: target, target: baseline });
        match (score(there, value), score(back, value)) {
            (Some(there), Some(back)) => prop_assert!(close(there.score + back.score, 1.0)),
            (there, back) => prop_assert_eq!(there, back),
        }
    }

    #[test]
    fn more_is_never_worse(goal in goal(plain().boxed()), one in plain(), other in plain()) {
        let (less, more) = (one.min(other), one.max(other));
        let (of_less, of_more) = (score_of(goal, less), score_of(goal, more));
        match goal {
            Goal::Path { baseline, target } if baseline > target => prop_assert!(of_less >= of_more),
            Goal::Path { .. } | Goal::AtLeast { .. } => prop_assert!(of_less <= of_more),
            Goal::AtMost { .. } => prop_assert!(of_less >= of_more),
            Goal::Range { min, .. } if more <= min => prop_assert!(of_less <= of_more),
            Goal::Range { max, .. } if less >= max => prop_assert!(of_less >= of_more),
            Goal::Range { .. } => {}
        }
    }

    #[test]
    fn a_score_is_its_clamped_attainment(baseline in plain(), target in plain(), value in plain()) {
        if let Some(scored) = score(Goal::Path { baseline, target }, value) {
            let attainment = scored.attainment.expect("a path has one");
            prop_assert!(close(scored.score, attainment.clamp(0.0, 1.0)));
        }
    }

    #[test]
    fn bounds_are_inclusive(target in plain(), width in 0_i32..1000, tolerance in tolerance()) {
        let max = target + f64::from(width);
        let range = Goal::Range { min: target, max, tolerance };
        for (goal, bound) in [
            (Goal::AtLeast { target, tolerance }, target),
            (Goal::AtMost { target, tolerance }, target),
            (range, target),
            (range, max),
        ] {
            prop_assert!(close(score_of(goal, bound), 1.0));
        }
    }

    #[test]
    fn where_baseline_is_target_nothing_is_divided(number in finite(), value in finite()) {
        prop_assert_eq!(score(Goal::Path { baseline: number, target: number }, value), None);
    }

    #[test]
    fn the_line_rises_from_one_day_to_one(length in 1_i32..4000, at in -5000_i32..9000) {
        let from = jiff::civil::date(2022, 8, 22);
        let later = |days: i32| from.checked_add(jiff::Span::new().days(days)).expect("a day");
        let to = later(length - 1);
        prop_assert!(close(line(from, to, from), 1.0 / f64::from(length)));
        prop_assert!(close(line(from, to, to), 1.0));
        let (today, tomorrow) = (line(from, to, later(at)), line(from, to, later(at + 1)));
        prop_assert!((0.0..=1.0).contains(&today) && today <= tomorrow);
        prop_assert!(close(line(to, from, later(at)), 1.0) || length == 1);
    }
}
