//! Who reported, for which due date, and when.

use std::fmt::Write as _;

use okr_cli::model::Portfolio;
use okr_cli::model::compliance::{Compliance, State, answered};
use proptest::prelude::*;

use super::record::Record;
use super::{config, day};

const KEPT: &str = "measure: at-least, target: 5";

/// The harbour's row on a day: a word for each of its due dates, and the streak.
#[track_caller]
fn harbour(record: &Record, at: &str) -> (String, usize) {
    let portfolio = record.portfolio();
    let compliance = of(&portfolio, at);
    let row = compliance.row("harbour").expect("it takes part");
    let word = |state: State| match state {
        State::Late(days) => format!("late {days}"),
        state => state.word().to_owned(),
    };
    let words: Vec<String> = compliance.cells(row).map(|cell| word(cell.state)).collect();
    (words.join(", "), compliance.streak(row))
}

fn of<'a>(portfolio: &'a Portfolio, at: &str) -> Compliance<'a> {
    Compliance::of(portfolio.season("s1").expect("a season"), day(at)).expect("it can be read")
}

#[track_caller]
fn says(record: &Record, at: &str, words: &str, streak: usize) {
    assert_eq!(harbour(record, at), (words.to_owned(), streak), "on {at}");
}

#[test]
fn a_due_date_is_ahead_then_open_then_missing() {
    let record = Record::new().harbour(&[KEPT]);
    says(&record, "2022-09-21", "not-due, not-due, not-due, not-due", 0);
    says(&record, "2022-09-22", "open, not-due, not-due, not-due", 0);
    says(&record, "2022-09-29", "open, not-due, not-due, not-due", 0);
    says(&record, "2022-09-30", "missing, not-due, not-due, not-due", 1);
    says(&record, "2022-10-22", "missing, open, not-due, not-due", 1);
    says(&record, "2022-12-30", "missing, missing, missing, missing", 4);
}

#[test]
fn an_answer_is_on_time_until_grace_ends_and_late_after() {
    let record =
        |date: &str| Record::new().harbour(&[KEPT]).late("harbour", "2022-09-22", date, "O1.KR1: {value: 5}");
    says(&record("2022-09-29"), "2022-10-01", "on-time, not-due, not-due, not-due", 0);
    says(&record("2022-09-30"), "2022-10-01", "late 8, not-due, not-due, not-due", 0);
    says(&record("2022-09-30"), "2022-09-29", "open, not-due, not-due, not-due", 0);
    let early = record("2022-08-22");
    says(&early, "2022-08-22", "on-time, not-due, not-due, not-due", 0);
}

#[test]
fn a_report_from_before_the_due_date_before_answers_nothing() {
    let record =
        |date: &str| Record::new().harbour(&[KEPT]).late("harbour", "2022-10-22", date, "O1.KR1: {value: 5}");
    says(&record("2022-09-22"), "2022-10-30", "missing, missing, not-due, not-due", 2);
    says(&record("2022-09-23"), "2022-10-30", "missing, on-time, not-due, not-due", 0);
    // Also where the due date before is not owed.
    let joined =
        |date: &str| record(date).season_says("participants: [{group: harbour, from: 2022-10-01}]\n");
    says(&joined("2022-09-22"), "2022-10-30", "missing, not-due, not-due", 1);
    says(&joined("2022-09-23"), "2022-10-30", "on-time, not-due, not-due", 0);
}

#[test]
fn a_summary_answers_only_where_nothing_takes_entries() {
    let summary = "date: 2022-09-22\nby: lead\nsummary: t\n";
    let file = "s1/checkins/harbour/2022-09-22.yaml";
    let with = |record: Record| record.file(file, summary);
    says(&with(Record::new()), "2022-10-01", "on-time, not-due, not-due, not-due", 0);
    says(&with(Record::new().harbour(&[KEPT])), "2022-10-01", "missing, not-due, not-due, not-due", 1);
    let dropped = "measure: binary, dropped: {date: 2022-09-01, by: [lead], why: t}";
    says(&with(Record::new().harbour(&[dropped])), "2022-10-01", "on-time, not-due, not-due, not-due", 0);
    let silent = Record::new().file(file, "date: 2022-09-22\nby: lead\nnext: [t]\n");
    says(&silent, "2022-10-01", "missing, not-due, not-due, not-due", 1);
}

#[test]
fn the_excused_the_withdrawn_and_the_imported_miss_nothing() {
    let excused = Record::new().season_says("participants: [{group: dock, excused: t}]\n");
    says(&excused, "2022-10-30", "excused, excused, not-due, not-due", 0);
    let imported = Record::new().season_says("imported: {date: 2023-01-01, why: t}\n");
    says(&imported, "2022-10-30", "not-due, not-due, not-due, not-due", 0);
    let own = "withdrawn: {date: 2022-10-22, by: [lead], why: t}";
    let withdrawn = Record::new().plan("harbour", own, &[("", &[KEPT])]);
    says(&withdrawn, "2022-10-21", "missing, not-due, not-due, not-due", 1);
    says(&withdrawn, "2022-12-30", "missing, not-due, not-due, not-due", 1);
}

#[test]
fn a_streak_ends_at_the_last_answer_and_skips_what_is_open() {
    let record = Record::new().harbour(&[KEPT]).checkin("harbour", "2022-09-22", "O1.KR1: {value: 5}");
    says(&record, "2022-10-30", "on-time, missing, not-due, not-due", 1);
    says(&record, "2022-11-25", "on-time, missing, open, not-due", 1);
    let later = record.late("harbour", "2022-11-22", "2022-12-10", "O1.KR1: {value: 5}");
    says(&later, "2022-12-22", "on-time, missing, late 18, open", 0);
}

#[test]
fn what_is_answered_releases_however_late() {
    let record = Record::new()
        .harbour(&[KEPT])
        .late("dock", "2022-09-22", "2022-12-01", "O1.KR1: {value: 5}")
        .checkin("harbour", "2022-10-01", "O1.KR1: {value: 5}");
    let portfolio = record.portfolio();
    let view = portfolio.season("s1").expect("a season");
    let on = |at: &str| answered(&view, "harbour", day(at)).into_keys().collect::<Vec<_>>();
    assert_eq!(on("2022-11-30"), []);
    assert_eq!(on("2022-12-01"), [day("2022-09-22")]);
}

const DATES: [&str; 7] =
    ["2022-08-20", "2022-09-22", "2022-09-23", "2022-10-22", "2022-11-25", "2022-12-22", "2023-01-20"];

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn every_due_date_has_one_state_in_its_order(
        names in prop::collection::vec((0_usize..3, 0_usize..7, 0_usize..7, any::<bool>()), 0..8),
        weekly in any::<bool>(),
        excused in any::<bool>(),
        from in prop::option::of(0_usize..7),
        at in 0_usize..7,
    ) {
        let mut entry = String::from("group: harbour");
        if let Some(from) = from {
            let _ = write!(entry, ", from: {}", DATES[from]);
        }
        entry.push_str(if weekly { ", checkins: {every: week}" } else { "" });
        entry.push_str(if excused { ", excused: t" } else { "" });
        let mut record = Record::new().season_says(&format!("participants: [{{{entry}}}]\n")).harbour(&[KEPT]);
        for (group, name, date, says) in names {
            let entries = if says { "O1.KR1: {value: 5}" } else { "" };
            record = record.late(["dao", "harbour", "reef"][group], DATES[name], DATES[date], entries);
        }
        let portfolio = record.portfolio();
        let compliance = of(&portfolio, DATES[at]);
        let due = compliance.due();
        prop_assert!(due.is_sorted_by(|a, b| a < b));
        for row in &compliance.rows {
            let own: Vec<_> = compliance.cells(row).collect();
            prop_assert!(own.iter().map(|cell| cell.due).eq(row.part.due()));
            prop_assert!(compliance.streak(row) <= own.iter().filter(|cell| cell.state == State::Missing).count());
            for cell in due.iter().map(|due| compliance.cell(row, *due)) {
                let is_own = own.iter().any(|other| other.due == cell.due && other.state == cell.state);
                prop_assert!(is_own || cell.state == State::NotDue, "{}: {cell:?}", row.group.id);
                let is_told = matches!(cell.state, State::OnTime | State::Late(_));
                prop_assert!(!is_told || cell.file.is_some());
                prop_assert!(cell.state != State::Missing || (cell.is_over && cell.file.is_none()));
                prop_assert!(cell.state != State::Open || !cell.is_over);
            }
        }
    }
}
