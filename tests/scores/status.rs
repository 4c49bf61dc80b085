//! Status words of key results and of what they come to.

use okr_cli::model::score::{GroupStatus, Status};

use super::record::Record;

const KEPT: &str = "measure: at-least, target: 80, tolerance: 40";

#[track_caller]
fn status(record: &Record, at: &str) -> Status {
    record.on(at).kr("harbour/O1.KR1").status
}

#[test]
fn a_kept_measure_is_on_track_while_fresh_and_achieved_only_after_the_end() {
    let record = Record::new().harbour(&[KEPT]);
    let on_22 = |record: &Record, name: &str, value: u32| {
        record.clone().checkin("harbour", name, &format!("O1.KR1: {{value: {value}}}"))
    };
    let september = on_22(&record, "2022-09-22", 90);
    assert_eq!(status(&september, "2022-10-10"), Status::OnTrack);
    assert_eq!(status(&september, "2022-10-31"), Status::AtRisk, "held once, not known to hold");
    assert_eq!(status(&september, "2023-01-30"), Status::AtRisk);
    let december = on_22(&september, "2022-12-22", 80);
    assert_eq!(status(&december, "2022-12-22"), Status::OnTrack);
    assert_eq!(status(&december, "2022-12-23"), Status::Achieved);
    assert_eq!(status(&on_22(&record, "2022-09-22", 60), "2022-09-25"), Status::AtRisk);
    assert_eq!(status(&on_22(&record, "2022-09-22", 59), "2022-09-25"), Status::Behind);
    assert_eq!(status(&on_22(&record, "2022-12-22", 79), "2023-01-30"), Status::AtRisk);
}

#[test]
fn a_binary_is_on_track_until_everything_is_expected() {
    let record = Record::new().harbour(&["measure: binary"]);
    let not_yet = record.clone().checkin("harbour", "2022-11-22", "O1.KR1: {value: false}");
    assert_eq!(status(&not_yet, "2022-12-29"), Status::OnTrack);
    assert_eq!(status(&not_yet, "2022-12-30"), Status::Behind);
    let last = record.clone().checkin("harbour", "2022-12-22", "O1.KR1: {value: false}");
    assert_eq!(status(&last, "2022-12-22"), Status::Behind);
    let done = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: true}");
    assert_eq!(status(&done, "2022-09-22"), Status::Achieved);
}

#[test]
fn the_bands_are_inclusive_and_the_policys() {
    // e = 0.5 on the 50th of 100 days.
    let season =
        |record: Record| record.season("2022-01-01", "2022-04-10", "checkins: {due: [2022-02-19]}\n");
    for (value, expected) in [
        (40, Status::OnTrack),
        (39, Status::AtRisk),
        (25, Status::AtRisk),
        (24, Status::Behind),
        (100, Status::Achieved),
    ] {
        let record = Record::new().harbour(&["measure: increase, baseline: 0, target: 100"]);
        let record = season(record).checkin("harbour", "2022-02-19", &format!("O1.KR1: {{value: {value}}}"));
        assert_eq!(status(&record, "2022-02-19"), expected, "{value}");
        let strict = record.policy("bands: {on_track: 0, at_risk: -0.01}\n");
        let expected = if value == 100 { Status::Achieved } else { Status::Behind };
        assert_eq!(status(&strict, "2022-02-19"), expected, "{value}");
    }
}

#[test]
fn the_first_that_fits() {
    let dropped = "measure: binary, dropped: {date: 2022-09-01, by: [ada], why: x}";
    let record = Record::new().harbour(&[dropped, "measure: binary"]);
    let record = record.checkin("harbour", "2022-09-22", "O1.KR1: {unmeasured: x}");
    assert_eq!(status(&record, "2022-09-25"), Status::Dropped);
    assert_eq!(record.on("2022-09-25").kr("harbour/O1.KR2").status, Status::NoData);
}

/// The status of an objective and its plan.
#[track_caller]
fn groups(record: &Record, at: &str) -> (Option<GroupStatus>, Option<GroupStatus>) {
    let numbers = record.on(at);
    (numbers.objective("harbour/O1").status, numbers.plan("harbour").status)
}

fn both(status: GroupStatus) -> (Option<GroupStatus>, Option<GroupStatus>) {
    (Some(status), Some(status))
}

#[test]
fn a_roll_up_is_as_its_worst_key_result_with_weight() {
    let up = "measure: increase, baseline: 0, target: 100";
    let record = Record::new().harbour(&["measure: binary", up]);
    let worst = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: true}, O1.KR2: {value: 0}");
    assert_eq!(groups(&worst, "2022-09-25"), both(GroupStatus::Behind));
    let record =
        Record::new().harbour(&["measure: binary", "weight: 0, measure: increase, baseline: 0, target: 100"]);
    let light = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: true}, O1.KR2: {value: 0}");
    assert_eq!(groups(&light, "2022-09-25"), both(GroupStatus::Achieved));
    assert_eq!(light.on("2022-09-25").objective("harbour/O1").counts.behind, 1, "counted all the same");
}

#[test]
fn an_objective_without_weight_does_not_speak_for_its_plan() {
    let up: &[&str] = &["measure: increase, baseline: 0, target: 100"];
    let record = Record::new().plan("harbour", "", &[("weight: 0, ", up), ("", &["measure: binary"])]);
    let record = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: 0}, O2.KR1: {value: true}");
    assert_eq!(groups(&record, "2022-09-25"), (Some(GroupStatus::Behind), Some(GroupStatus::Achieved)));
}

#[test]
fn too_little_measured_is_not_enough_data() {
    let record = Record::new().harbour(&["measure: binary"; 5]);
    let four = "O1.KR1: {value: true}, O1.KR2: {value: true}, O1.KR3: {value: true}, O1.KR4: {value: true}";
    let enough = record.clone().checkin("harbour", "2022-09-22", four);
    assert_eq!(groups(&enough, "2022-09-25"), both(GroupStatus::Achieved));
    let strict = enough.policy("coverage: 0.81\n");
    assert_eq!(groups(&strict, "2022-09-25"), both(GroupStatus::NotEnoughData));
    let three = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: true}, O1.KR2: {value: true}");
    assert_eq!(groups(&three, "2022-09-25"), both(GroupStatus::NotEnoughData));
    assert_eq!(groups(&three, "2022-12-30"), (None, None), "after the end the grade stands in its place");
}

#[test]
fn what_is_behind_is_so_however_little_is_measured() {
    let record = Record::new().harbour(&["measure: increase, baseline: 0, target: 100"; 5]);
    let record = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: 0}");
    assert_eq!(groups(&record, "2022-09-25"), both(GroupStatus::Behind));
}

#[test]
fn nothing_measured_is_no_data() {
    let record = Record::new().harbour(&["measure: binary"; 2]);
    let record = record.checkin("harbour", "2022-09-22", "O1.KR1: {unmeasured: x}");
    assert_eq!(groups(&record, "2022-09-25"), both(GroupStatus::NoData));
}

#[test]
fn after_the_end_status_is_null_and_counts_stay() {
    let record = Record::new().harbour(&["measure: binary"; 2]);
    let record = record.checkin("harbour", "2022-12-22", "O1.KR1: {value: true}");
    assert_eq!(groups(&record, "2022-12-22").0, Some(GroupStatus::NotEnoughData));
    assert_eq!(groups(&record, "2022-12-23"), (None, None));
    assert_eq!(record.on("2022-12-23").plan("harbour").counts.achieved, 1);
}
