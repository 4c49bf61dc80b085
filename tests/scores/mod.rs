//! The claims by theme, and what builds the records that they are shown on.

mod baselines;
mod chance;
mod compliance;
mod courses;
mod dao;
mod days;
mod due_dates;
mod finite;
mod formulas;
mod grades;
mod invariants;
mod measures;
mod membership;
mod money;
mod pace;
mod ratified;
mod record;
mod roll_ups;
mod seasons;
mod silence;
mod status;
mod sums;

use proptest::test_runner::{Config, RngSeed};

/// Runs of a property: always the same inputs, so that a failure is one for everybody, and no file is written.
fn config(cases: u32) -> Config {
    Config { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..Config::default() }
}

/// A day as people write it.
fn day(text: &str) -> jiff::civil::Date {
    text.parse().expect("a day")
}

/// That a number is there and is this one.
#[track_caller]
fn is(number: Option<f64>, expected: f64) {
    let close = number.is_some_and(|number| (number - expected).abs() < 1e-9);
    assert!(close, "{number:?} is not {expected}");
}

/// How many eighths, days or people: small counts as numbers.
fn share(of: u32, all: u32) -> f64 {
    f64::from(of) / f64::from(all)
}
