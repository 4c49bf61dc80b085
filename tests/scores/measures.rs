//! Each measure by the table of scoring.md, and which entry of which check-in is the value.

use okr_cli::model::score::Status;

use super::is;
use super::record::Record;

/// One key result and its value on 22 September: score and attainment.
#[track_caller]
fn measured(key_result: &str, entry: &str) -> (Option<f64>, Option<f64>) {
    let record = Record::new().harbour(&[key_result]);
    let record = record.checkin("harbour", "2022-09-22", &format!("O1.KR1: {{{entry}}}"));
    let numbers = record.on("2022-09-22");
    let known = numbers.kr("harbour/O1.KR1");
    (known.score, known.attainment)
}

#[test]
fn the_table_of_measures() {
    let cases = [
        ("measure: decrease, baseline: 100, target: 60", "value: 80", 0.5, Some(0.5)),
        ("measure: decrease, baseline: 100, target: 60", "value: 50", 1.0, Some(1.25)),
        ("measure: increase, baseline: 0, target: 10", "value: -2", 0.0, Some(-0.2)),
        ("measure: at-least, target: 95", "value: 83", 0.0, Some(83.0 / 95.0)),
        ("measure: at-least, target: 95, tolerance: 95", "value: 83", 83.0 / 95.0, Some(83.0 / 95.0)),
        ("measure: at-least, target: 95", "value: 95", 1.0, Some(1.0)),
        ("measure: at-least, target: 95, tolerance: 10", "value: 80", 0.0, Some(80.0 / 95.0)),
        ("measure: at-least, target: 95", "value: -1", 0.0, None),
        ("measure: at-most, target: 1", "value: 1.5", 0.0, Some(1.0 / 1.5)),
        ("measure: at-most, target: 1", "value: 0.25", 1.0, Some(4.0)),
        ("measure: at-most, target: 1", "value: 0", 1.0, None),
        ("measure: range, min: 75, max: 125, tolerance: 25", "value: 60", 0.4, None),
        ("measure: range, min: 75, max: 125", "value: 125", 1.0, None),
        ("measure: range, min: 75, max: 125", "value: 126", 0.0, None),
        ("measure: binary", "value: true", 1.0, None),
        ("measure: binary", "value: false", 0.0, None),
        ("measure: judged, judge: ada", "value: 0.3, note: seen", 0.3, None),
    ];
    for (key_result, entry, score, attainment) in cases {
        let (found, went) = measured(key_result, entry);
        assert!(found.is_some_and(|found| (found - score).abs() < 1e-9), "{key_result}, {entry}: {found:?}");
        let same = went.zip(attainment).is_none_or(|(went, expected)| (went - expected).abs() < 1e-9);
        assert!(same && went.is_some() == attainment.is_some(), "{key_result}, {entry}: {went:?}");
    }
}

#[test]
fn milestones_are_the_share_of_the_live_weight_that_is_done() {
    let dropped = "dropped: {date: 2022-09-01, by: [ada], why: x}";
    let list = format!(
        "measure: milestones, milestones: [{{id: M1, title: t, weight: 3}}, {{id: M2, title: t}}, \
         {{id: M3, title: t, weight: 5, {dropped}}}]"
    );
    is(measured(&list, "milestones: [M1]").0, 0.75);
    is(measured(&list, "milestones: [M1, M3]").0, 0.75);
    is(measured(&list, "milestones: []").0, 0.0);
}

#[test]
fn a_key_result_without_live_milestone_weight_is_dropped() {
    let dropped = "dropped: {date: 2022-09-01, by: [ada], why: x}";
    let list = format!("measure: milestones, milestones: [{{id: M1, title: t, {dropped}}}]");
    let record = Record::new().harbour(&[&list, "measure: binary"]);
    let record = record.checkin("harbour", "2022-09-22", "O1.KR1: {milestones: [M1]}, O1.KR2: {value: true}");
    let numbers = record.on("2022-09-22");
    assert_eq!(numbers.kr("harbour/O1.KR1").status, Status::Dropped);
    is(numbers.objective("harbour/O1").roll.floor, 1.0);
}

#[test]
fn a_late_october_report_does_not_override_novembers() {
    let record = Record::new().harbour(&["measure: increase, baseline: 0, target: 100"]);
    let record = record.checkin("harbour", "2022-11-22", "O1.KR1: {value: 60}").late(
        "harbour",
        "2022-10-22",
        "2022-11-25",
        "O1.KR1: {value: 30}",
    );
    is(record.on("2022-12-01").kr("harbour/O1.KR1").score, 0.6);
}

#[test]
fn a_check_in_written_after_the_day_is_left_out() {
    let record = Record::new().harbour(&["measure: increase, baseline: 0, target: 100"]);
    let record = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: 30}").late(
        "harbour",
        "2022-10-22",
        "2022-11-05",
        "O1.KR1: {value: 60}",
    );
    is(record.on("2022-11-04").kr("harbour/O1.KR1").score, 0.3);
    is(record.on("2022-11-05").kr("harbour/O1.KR1").score, 0.6);
}

#[test]
fn a_check_in_without_an_entry_leaves_the_one_before() {
    let record = Record::new().harbour(&["measure: binary", "measure: binary"]);
    let record = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: true}").checkin(
        "harbour",
        "2022-10-22",
        "O1.KR2: {value: true}",
    );
    is(record.on("2022-10-22").objective("harbour/O1").roll.floor, 1.0);
}

#[test]
fn an_unmeasured_entry_is_never_zero_and_never_the_value_before() {
    let record = Record::new().harbour(&["measure: increase, baseline: 0, target: 100", "measure: binary"]);
    let record = record
        .checkin("harbour", "2022-09-22", "O1.KR1: {value: 80}, O1.KR2: {value: true}")
        .checkin("harbour", "2022-10-22", "O1.KR1: {unmeasured: the tide, projection: 90, confidence: 4}");
    let numbers = record.on("2022-10-22");
    let known = numbers.kr("harbour/O1.KR1");
    assert_eq!((known.score, known.status), (None, Status::Unmeasured));
    assert_eq!(known.reason.as_deref(), Some("the tide"));
    is(known.projected, 0.9);
    is(numbers.plan("harbour").confidence, 4.0);
    let roll = numbers.objective("harbour/O1").roll;
    is(roll.score, 1.0);
    is(roll.floor, 0.5);
    is(roll.share, 0.5);
    is(roll.projected, 0.95);
}

#[test]
fn projected_is_the_value_where_nothing_is_projected() {
    let record = Record::new().harbour(&["measure: increase, baseline: 0, target: 100"; 2]);
    let record =
        record.checkin("harbour", "2022-09-22", "O1.KR1: {value: 20}, O1.KR2: {value: 20, projection: 60}");
    let numbers = record.on("2022-09-22");
    is(numbers.kr("harbour/O1.KR1").projected, 0.2);
    is(numbers.kr("harbour/O1.KR2").projected, 0.6);
    is(numbers.objective("harbour/O1").roll.projected, 0.4);
}

#[test]
fn a_report_under_a_former_id_and_full_names_count() {
    let record = Record::new().harbour(&["measure: binary", "measure: binary", "measure: binary"]);
    let record = record.checkin(
        "dock",
        "2022-09-22",
        "dock/O1.KR1: {value: true}, s1/harbour/O1.KR2: {value: true}, reef/O1.KR3: {value: true}",
    );
    let numbers = record.on("2022-09-22");
    is(numbers.kr("harbour/O1.KR1").score, 1.0);
    is(numbers.kr("harbour/O1.KR2").score, 1.0);
    assert_eq!(numbers.kr("harbour/O1.KR3").score, None);
}
