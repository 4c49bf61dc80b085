//! Seasons one after the other: Brier score, compliance, lineage.

use okr_cli::document::parse_reference;
use okr_cli::model::ItemId;
use okr_cli::model::trend::{Seasons, lineage};

use super::record::Record;
use super::{day, is, share};

const CLOSED: &str = "ratified: {date: 2022-08-20, by: [ada]}\nclosed: {date: 2023-01-10, by: [ada]}\n";
const PATH: &str = "measure: increase, baseline: 0, target: 100";

/// Compliance and Brier score of `s1`.
fn of(record: &Record, at: &str, group: Option<&str>) -> (Option<f64>, Option<f64>) {
    let portfolio = record.portfolio();
    let trends = Seasons::of(&portfolio, day(at), None).trends(group);
    let trend = trends.iter().find(|trend| trend.view.id == "s1").expect("the season is there");
    (trend.compliance, trend.brier)
}

fn two_objectives() -> Record {
    Record::new()
        .plan("harbour", "", &[("", &[PATH]), ("ambition: committed, ", &[PATH, "measure: binary"])])
        .checkin("harbour", "2022-09-22", "O1.KR1: {value: 10, confidence: 5}, O2.KR1: {value: 50, confidence: 9}")
        .checkin("harbour", "2022-12-22", "O1.KR1: {value: 70, confidence: 8}, O2.KR1: {value: 99, confidence: 10}, O2.KR2: {unmeasured: x, confidence: 1}")
}

#[test]
fn brier_asks_every_confidence_of_what_has_a_final_score() {
    let record = two_objectives().season_says(CLOSED);
    // 0.7 is enough of an aspirational objective, 0.99 not of a committed one; what was never measured is not asked.
    is(of(&record, "2023-02-01", None).1, (0.25 + 0.04 + 0.81 + 1.0) / 4.0);
    assert_eq!(of(&record, "2023-02-01", Some("reef")).1, None);
}

#[test]
fn brier_waits_until_a_season_is_closed() {
    assert_eq!(of(&two_objectives(), "2023-02-01", None).1, None);
    assert_eq!(of(&two_objectives().season_says(CLOSED), "2023-01-09", None).1, None);
}

#[test]
fn compliance_counts_what_was_answered_in_time_among_what_was_answered_or_missed() {
    let only = "participants:\n  - {group: dao, excused: x}\n  - {group: shore, excused: x}\n  - {group: reef, excused: x}\n";
    let record = Record::new()
        .season_says(only)
        .harbour(&[PATH])
        .checkin("harbour", "2022-09-22", "O1.KR1: {value: 10}")
        .late("harbour", "2022-10-22", "2022-11-15", "O1.KR1: {value: 20}");
    assert_eq!(of(&record, "2022-09-01", None).0, None);
    is(of(&record, "2022-10-01", None).0, 1.0);
    // In time, late, open.
    is(of(&record, "2022-11-25", None).0, 0.5);
    // In time, late, missing, missing.
    is(of(&record, "2023-01-31", Some("harbour")).0, share(1, 4));
    assert_eq!(of(&record, "2023-01-31", Some("reef")).0, None);
    let imported = record.season_says("imported: {date: 2023-02-01, why: x}\n");
    assert_eq!(of(&imported, "2023-01-31", None).0, None);
}

/// What `s1/harbour/O1.KR1` goes back to when it says so, and `s0/harbour/O1.KR1` says something too.
fn goes_back(reference: &str, before: &str) -> Vec<(String, bool)> {
    let plan =
        format!("objectives: [{{id: O1, title: t, key_results: [{{id: KR1, title: t, {before}{PATH}}}]}}]");
    let record = Record::new()
        .file("s0/season.yaml", "title: S0\nstarts: 2022-01-01\nends: 2022-06-30\n")
        .file("s0/dock.yaml", &plan)
        .harbour(&[PATH]);
    let portfolio = record.portfolio();
    let ids = vec!["O1".to_owned(), "KR1".to_owned()];
    let item = ItemId { season: "s1".to_owned(), group: "harbour".to_owned(), ids };
    let ancestors = lineage(&portfolio, &item, parse_reference(reference).as_ref());
    ancestors.into_iter().map(|ancestor| (ancestor.item.to_string(), ancestor.is_known)).collect()
}

#[test]
fn lineage_goes_back_as_far_as_it_is_told_and_never_round() {
    let s0 = || ("s0/harbour/O1.KR1".to_owned(), true);
    assert_eq!(goes_back("s0/dock/O1.KR1", ""), [s0()]);
    assert_eq!(goes_back("s0/dock/O1.KR9", ""), [("s0/harbour/O1.KR9".to_owned(), false)]);
    let gone = ("s9/harbour/O1.KR1".to_owned(), false);
    assert_eq!(goes_back("s0/dock/O1.KR1", "carried_from: s9/dock/O1.KR1, "), [s0(), gone]);
    assert_eq!(goes_back("s0/dock/O1.KR1", "carried_from: s1/harbour/O1.KR1, "), [s0()]);
    assert_eq!(goes_back("O1.KR1", ""), []);
}
