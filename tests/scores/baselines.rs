//! `baseline: unknown`: the first measured value serves as the baseline.

use okr_cli::model::score::Status;

use super::record::Record;
use super::{is, share};

fn learners(measure: &str) -> Record {
    Record::new().harbour(&[&format!("measure: {measure}, baseline: unknown, target: 100")])
}

#[test]
fn the_first_value_scores_nothing_and_a_later_one_does() {
    let record = learners("increase").checkin("harbour", "2022-09-22", "O1.KR1: {value: 20}");
    let numbers = record.on("2022-09-25");
    let known = numbers.kr("harbour/O1.KR1");
    assert_eq!((known.score, known.status, known.baseline), (None, Status::NoData, Some(20.0)));
    let numbers = record.checkin("harbour", "2022-10-22", "O1.KR1: {value: 60}").on("2022-10-25");
    let known = numbers.kr("harbour/O1.KR1");
    is(known.score, 0.5);
    is(known.expected, share(31, 92));
    assert_eq!(known.baseline, Some(20.0));
}

#[test]
fn an_unmeasured_entry_sets_no_baseline() {
    let record = learners("increase")
        .checkin("harbour", "2022-09-22", "O1.KR1: {unmeasured: too early}")
        .checkin("harbour", "2022-10-22", "O1.KR1: {value: 20}")
        .checkin("harbour", "2022-11-22", "O1.KR1: {value: 60}");
    is(record.on("2022-11-25").kr("harbour/O1.KR1").score, 0.5);
}

#[test]
fn what_is_already_met_is_read_as_kept() {
    for (measure, met, missed) in [("increase", 120, 90), ("increase", 100, 90), ("decrease", 80, 110)] {
        let entry = |value: i32| format!("O1.KR1: {{value: {value}}}");
        let record = learners(measure).checkin("harbour", "2022-09-22", &entry(met));
        let numbers = record.on("2022-09-25");
        let known = numbers.kr("harbour/O1.KR1");
        is(known.score, 1.0);
        assert_eq!(known.status, Status::OnTrack, "{measure}: kept, so nothing is achieved before the end");
        let numbers = record.clone().checkin("harbour", "2022-10-22", &entry(missed)).on("2022-10-25");
        let known = numbers.kr("harbour/O1.KR1");
        is(known.score, 0.0);
        assert_eq!(known.status, Status::Behind);
        let last = record.checkin("harbour", "2022-12-22", &entry(met)).on("2023-01-30");
        assert_eq!(last.kr("harbour/O1.KR1").status, Status::Achieved);
    }
}

#[test]
fn a_line_that_begins_after_its_end_expects_everything() {
    let record = Record::new()
        .harbour(&["measure: increase, baseline: unknown, target: 100, due: 2022-10-01"])
        .checkin("harbour", "2022-10-22", "O1.KR1: {value: 20}")
        .checkin("harbour", "2022-11-22", "O1.KR1: {value: 60}");
    let numbers = record.on("2022-11-25");
    is(numbers.kr("harbour/O1.KR1").expected, 1.0);
    assert_eq!(numbers.kr("harbour/O1.KR1").status, Status::Behind);
}

#[test]
fn a_projection_is_held_against_the_baseline_that_its_entry_sets() {
    let record = learners("increase").checkin("harbour", "2022-09-22", "O1.KR1: {value: 20, projection: 80}");
    let numbers = record.on("2022-09-25");
    assert_eq!(numbers.kr("harbour/O1.KR1").score, None);
    is(numbers.kr("harbour/O1.KR1").projected, 0.75);
}
