//! What stands on a day: what is added later is not there yet, what is dropped later still is.

use okr_cli::model::score::{GroupStatus, Status, score_at_due_date};

use super::record::Record;
use super::{day, is};

const ADDED: &str = "added: {date: 2022-10-01, by: [ada], why: x}, ";
const DROPPED: &str = "dropped: {date: 2022-10-01, by: [ada], why: no boat}, ";
const UNDATED: &str = "dropped: {why: nobody knows when}, ";

fn yes(record: Record) -> Record {
    record.checkin("harbour", "2022-09-22", "O1.KR1: {value: true}, O1.KR2: {value: false}")
}

/// Two yes-or-no key results, the second with a record.
fn two(second: &str) -> Record {
    yes(Record::new().harbour(&["measure: binary", &format!("{second}measure: binary")]))
}

#[test]
fn what_is_added_later_is_not_there_yet() {
    let record = two(ADDED);
    let before = record.on("2022-09-30");
    assert!(!before.key_results.contains_key("harbour/O1.KR2"));
    is(before.objective("harbour/O1").roll.floor, 1.0);
    is(record.on("2022-10-01").objective("harbour/O1").roll.floor, 0.5);
}

#[test]
fn what_is_dropped_later_still_is_there() {
    let record = two(DROPPED);
    is(record.on("2022-09-30").objective("harbour/O1").roll.floor, 0.5);
    let after = record.on("2022-10-01");
    let roll = after.objective("harbour/O1").roll;
    is(roll.floor, 1.0);
    is(roll.share, 1.0);
    let known = after.kr("harbour/O1.KR2");
    assert_eq!((known.status, known.reason.as_deref()), (Status::Dropped, Some("no boat")));
    assert_eq!((known.score, known.projected, known.expected), (None, None, None));
    assert_eq!(after.objective("harbour/O1").counts.dropped, 1);
}

#[test]
fn a_record_without_a_date_holds_on_every_day() {
    assert_eq!(two(UNDATED).on("2022-09-30").kr("harbour/O1.KR2").status, Status::Dropped);
}

#[test]
fn a_dropped_objective_drops_its_key_results() {
    let record =
        Record::new().plan("harbour", "", &[(DROPPED, &["measure: binary"; 2]), ("", &["measure: binary"])]);
    let numbers = yes(record).on("2022-10-05");
    assert_eq!(numbers.kr("harbour/O1.KR1").status, Status::Dropped);
    assert_eq!(numbers.kr("harbour/O1.KR1").reason.as_deref(), Some("no boat"));
    let known = numbers.objective("harbour/O1");
    assert_eq!((known.status, known.roll.floor), (Some(GroupStatus::Dropped), None));
    assert_eq!(numbers.plan("harbour").coverage.of, 1);
    is(numbers.plan("harbour").roll.floor, 0.0);
}

#[test]
fn an_objective_is_dropped_when_all_its_weight_is() {
    for key_results in [
        [format!("{DROPPED}measure: binary"), "weight: 0, measure: binary".to_owned()],
        [format!("{DROPPED}measure: binary"), format!("{DROPPED}measure: binary")],
        [
            format!("{DROPPED}measure: binary"),
            "added: {date: 2022-11-01, why: x}, measure: binary".to_owned(),
        ],
    ] {
        let key_results: Vec<&str> = key_results.iter().map(String::as_str).collect();
        let numbers = yes(Record::new().harbour(&key_results)).on("2022-10-05");
        assert_eq!(numbers.objective("harbour/O1").status, Some(GroupStatus::Dropped));
        assert_eq!(numbers.plan("harbour").status, Some(GroupStatus::Dropped));
        assert_eq!(numbers.plan("harbour").roll.floor, None);
    }
}

#[test]
fn an_objective_whose_key_results_are_not_there_yet_is_treated_as_dropped() {
    let numbers = Record::new().harbour(&[&format!("{ADDED}measure: binary")]).on("2022-09-25");
    assert_eq!(numbers.objective("harbour/O1").status, Some(GroupStatus::Dropped));
}

#[test]
fn an_objective_that_is_added_later_is_not_there_yet() {
    let numbers = Record::new().plan("harbour", "", &[(ADDED, &["measure: binary"])]).on("2022-09-25");
    assert!(numbers.objectives.is_empty());
}

#[test]
fn a_withdrawn_plan_has_no_numbers_from_that_day() {
    let record = Record::new().plan(
        "harbour",
        "withdrawn: {date: 2022-10-01, by: [ada], why: x}",
        &[("", &["measure: binary", "measure: binary"])],
    );
    let record = yes(record);
    is(record.on("2022-09-30").plan("harbour").roll.floor, 0.5);
    let numbers = record.on("2022-10-01");
    let plan = numbers.plan("harbour");
    assert!(!plan.live && numbers.objectives.is_empty() && numbers.kinds.is_empty());
    assert_eq!((plan.roll.score, plan.roll.floor, plan.status, plan.coverage.of), (None, None, None, 0));
    assert_eq!((plan.confidence, plan.grade), (None, None));
    assert_eq!(record.on("2023-01-30").plan("harbour").grade, None);
}

#[test]
fn at_a_due_date_its_own_reports_count_whenever_they_were_written() {
    let record = Record::new()
        .harbour(&["measure: increase, baseline: 0, target: 10"])
        .checkin("harbour", "2022-09-22", "O1.KR1: {value: 1}")
        .late("harbour", "2022-10-22", "2022-11-15", "O1.KR1: {value: 4}")
        .late("harbour", "2022-11-22", "2022-10-20", "O1.KR1: {value: 9}");
    let portfolio = record.portfolio();
    let at = |due: &str, at: &str| {
        let score = score_at_due_date(portfolio.season("s1")?, day(due), day(at))?;
        score.plans.iter().find(|plan| plan.group == "harbour")?.roll.score
    };
    is(at("2022-10-22", "2022-11-30"), 0.4);
    is(at("2022-10-22", "2022-11-14"), 0.1);
    is(at("2022-11-22", "2022-11-30"), 0.9);
    is(at("2022-09-22", "2022-11-30"), 0.1);
}
