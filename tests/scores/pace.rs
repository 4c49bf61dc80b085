//! What could be expected by now: waiting costs nothing, silence does, reporting early costs nothing.

use okr_cli::model::score::Status;

use super::record::{Known, Record};
use super::{is, share};

const UP: &str = "measure: increase, baseline: 0, target: 123";

/// A key result with a value of exactly its line on 22 September, on a day.
fn september(record: Record, at: &str) -> Known {
    record.checkin("harbour", "2022-09-22", "O1.KR1: {value: 32}").on(at).kr("harbour/O1.KR1").clone()
}

#[test]
fn the_season_of_the_examples() {
    let on = |at| september(Record::new().harbour(&[UP]), at);
    let waiting = on("2022-10-10");
    assert!(waiting.fresh && waiting.status == Status::OnTrack);
    is(waiting.expected, share(32, 123));
    is(on("2022-10-29").expected, share(32, 123));
    let silent = on("2022-10-31");
    is(silent.expected, share(62, 123));
    assert!(!silent.fresh && silent.status == Status::AtRisk);
    let over = on("2022-12-30");
    is(over.expected, 1.0);
    assert_eq!(over.status, Status::Behind);
}

#[test]
fn after_the_very_last_due_date_silence_is_measured_by_the_day() {
    let says =
        "checkins: {grace_days: 0, due: [2022-09-22]}\nparticipants: [{group: harbour, to: 2022-10-31}]\n";
    let record = Record::new().season_says(says).harbour(&[UP]);
    is(record.on("2022-10-10").kr("harbour/O1.KR1").expected, share(50, 71));
    is(record.on("2022-12-01").kr("harbour/O1.KR1").expected, 1.0);
    is(september(record, "2022-12-01").expected, share(32, 71));
}

#[test]
fn nothing_is_expected_before_anything_was_said_or_owed() {
    let record = Record::new().harbour(&[UP]);
    let numbers = record.on("2022-09-29");
    assert_eq!(numbers.kr("harbour/O1.KR1").expected, None, "the grace of the first due date is not over");
    is(record.on("2022-09-30").kr("harbour/O1.KR1").expected, share(32, 123));
}

#[test]
fn an_unmeasured_entry_is_no_value_and_silence_stands() {
    let record = Record::new().harbour(&[UP]).checkin("harbour", "2022-10-22", "O1.KR1: {unmeasured: x}");
    let numbers = record.on("2022-10-25");
    is(numbers.kr("harbour/O1.KR1").expected, share(32, 123));
}

#[test]
fn an_early_report_speaks_of_the_day_it_was_written_and_answers_its_name() {
    let record =
        Record::new().harbour(&[UP]).late("harbour", "2022-10-22", "2022-10-12", "O1.KR1: {value: 52}");
    let known = record.on("2022-10-31").kr("harbour/O1.KR1").clone();
    is(known.expected, share(52, 123));
    assert!(known.fresh);
}

#[test]
fn a_late_report_speaks_of_the_day_of_its_name() {
    let record =
        Record::new().harbour(&[UP]).late("harbour", "2022-09-22", "2022-10-12", "O1.KR1: {value: 32}");
    is(record.on("2022-10-15").kr("harbour/O1.KR1").expected, share(32, 123));
}

#[test]
fn an_extra_report_before_the_due_date_does_not_answer_it() {
    let record = Record::new().harbour(&[UP]).checkin("harbour", "2022-10-01", "O1.KR1: {value: 41}");
    let known = record.on("2022-10-31").kr("harbour/O1.KR1").clone();
    is(known.expected, share(62, 123));
    assert!(!known.fresh);
}

#[test]
fn a_line_ends_on_the_key_results_own_last_day() {
    let due = "measure: increase, baseline: 0, target: 123, due: 2022-09-22";
    let known = september(Record::new().harbour(&[due]), "2022-12-01");
    is(known.expected, 1.0);
    assert!(known.fresh, "a report for a day not before the end of the line is never stale");
}

#[test]
fn a_line_begins_when_the_group_joins_and_when_the_item_is_added() {
    let joined =
        Record::new().season_says("participants: [{group: harbour, from: 2022-09-13}]\n").harbour(&[UP]);
    is(september(joined, "2022-09-25").expected, share(10, 101));
    let added = format!("{UP}, added: {{date: 2022-09-13, by: [ada], why: x}}");
    is(september(Record::new().harbour(&[&added]), "2022-09-25").expected, share(10, 101));
    let left = Record::new().season_says("participants: [{group: harbour, to: 2022-10-31}]\n").harbour(&[UP]);
    is(september(left, "2022-09-25").expected, share(32, 71));
}

#[test]
fn late_ratification_and_breaks_do_not_move_the_line() {
    let record = Record::new().season_says("breaks: [{starts: 2022-08-25, ends: 2022-09-10}]\n").plan(
        "harbour",
        "ratified: {date: 2022-09-15, by: [ada]}",
        &[("", &[UP])],
    );
    is(september(record, "2022-09-25").expected, share(32, 123));
}

#[test]
fn excused_groups_and_imported_seasons_owe_nothing() {
    for says in [
        "participants: [{group: harbour, excused: they call}]\n",
        "imported: {date: 2023-01-01, why: forum}\n",
    ] {
        let silent = september(Record::new().season_says(says).harbour(&[UP]), "2022-12-31");
        assert!(silent.fresh, "{says}");
        is(silent.expected, share(32, 123));
        let never = Record::new().season_says(says).harbour(&[UP]).on("2022-12-31");
        assert_eq!(never.kr("harbour/O1.KR1").expected, None);
    }
}

#[test]
fn milestones_with_days_are_expected_by_the_weight_that_is_due() {
    let list = "measure: milestones, milestones: [{id: M1, title: t, weight: 3, due: 2022-09-20}, \
                {id: M2, title: t, due: 2022-10-15}, {id: M3, title: t, due: 2023-05-01}, {id: M4, title: t}, \
                {id: M5, title: t, weight: 9, due: 2022-09-01, dropped: {date: 2022-09-02, by: [ada], why: x}}]";
    let record =
        Record::new().harbour(&[list]).checkin("harbour", "2022-09-22", "O1.KR1: {milestones: [M1]}");
    is(record.on("2022-10-20").kr("harbour/O1.KR1").expected, 0.5);
    is(record.on("2022-10-31").kr("harbour/O1.KR1").expected, share(4, 6));
    is(record.on("2022-12-30").kr("harbour/O1.KR1").expected, 1.0);
    let plain = "measure: milestones, milestones: [{id: M1, title: t}, {id: M2, title: t}]";
    let record =
        Record::new().harbour(&[plain]).checkin("harbour", "2022-09-22", "O1.KR1: {milestones: [M1]}");
    is(record.on("2022-10-20").kr("harbour/O1.KR1").expected, share(32, 123));
}

#[test]
fn elapsed_is_the_same_line() {
    let record = Record::new().season("2022-04-01", "2022-04-30", "");
    for (at, elapsed) in
        [("2022-04-15", 0.5), ("2022-03-01", 0.0), ("2022-04-01", 1.0 / 30.0), ("2022-06-01", 1.0)]
    {
        is(Some(record.on(at).elapsed), elapsed);
    }
}

#[test]
fn a_season_of_all_years_and_many_key_results() {
    let many: Vec<String> = (0..300).map(|_| UP.to_owned()).collect();
    let record = Record::new()
        .season("0000-01-01", "9999-12-31", "checkins: {every: week}\n")
        .harbour(&many.iter().map(String::as_str).collect::<Vec<_>>());
    let numbers = record.on("0000-01-20");
    is(numbers.kr("harbour/O1.KR300").expected, 8.0 / 3_652_425.0);
}
