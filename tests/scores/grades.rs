//! The grade: the floor, rounded half up to one decimal, once the season is over.

use okr_cli::document::{Ambition, Grades};
use okr_cli::model::score::{Grade, grade};
use proptest::prelude::*;

use super::record::Record;
use super::{config, is};

#[test]
fn rounding_is_half_up() {
    let grades = Grades::default();
    for (floor, expected) in [
        (1.0, Grade::Green),
        (0.65, Grade::Green),
        (0.649_999, Grade::Yellow),
        (0.35, Grade::Yellow),
        (0.349_999, Grade::Red),
        (0.26, Grade::Red),
        (0.0, Grade::Red),
    ] {
        assert_eq!(grade(floor, None, &grades), expected, "{floor}");
        assert_eq!(grade(floor, Some(Ambition::Aspirational), &grades), expected, "{floor}");
    }
}

#[test]
fn a_committed_objective_is_green_only_at_1() {
    let grades = Grades::default();
    for (floor, expected) in
        [(1.0, Grade::Green), (0.999, Grade::Yellow), (0.35, Grade::Yellow), (0.3, Grade::Red)]
    {
        assert_eq!(grade(floor, Some(Ambition::Committed), &grades), expected, "{floor}");
    }
}

#[test]
fn at_the_end_silence_counts_as_nothing_done() {
    let record = Record::new()
        .plan(
            "harbour",
            "",
            &[("", &["measure: binary"; 2]), ("ambition: committed, ", &["measure: binary"; 4])],
        )
        .checkin(
            "harbour",
            "2022-12-22",
            "O1.KR1: {value: true}, O2.KR1: {value: true}, O2.KR2: {value: true}, O2.KR3: {value: true}",
        );
    let running = record.on("2022-12-22");
    assert_eq!((running.objective("harbour/O1").grade, running.plan("harbour").grade), (None, None));
    let over = record.on("2022-12-23");
    is(over.objective("harbour/O1").roll.score, 1.0);
    assert_eq!(over.objective("harbour/O1").grade, Some(Grade::Yellow), "one of two, the other silent");
    assert_eq!(over.objective("harbour/O2").grade, Some(Grade::Yellow), "0.75, but committed");
    assert_eq!(over.plan("harbour").grade, Some(Grade::Yellow), "0.625 is 0.6");
    let lenient = record.policy("grades: {green: 0.6, yellow: 0.1}\n").on("2022-12-23");
    assert_eq!(lenient.plan("harbour").grade, Some(Grade::Green));
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn a_higher_floor_is_never_a_worse_grade(one in 0.0..=1.0, other in 0.0..=1.0, committed: bool) {
        let ambition = committed.then_some(Ambition::Committed);
        let rank = |floor: f64| match grade(floor, ambition, &Grades::default()) {
            Grade::Red => 0,
            Grade::Yellow => 1,
            Grade::Green => 2,
        };
        let (low, high) = (f64::min(one, other), f64::max(one, other));
        prop_assert!(rank(low) <= rank(high));
    }
}
