//! DAO objectives with and without key results, and what contributes to them.

use okr_cli::model::score::{GroupStatus, Status};

use super::record::Record;
use super::{is, share};

const UP: &str = "measure: increase, baseline: 0, target: 100";

/// The harbour measured half of its objective, the reef nothing; both serve the DAO's, which has no key results.
fn two_contributors() -> Record {
    Record::new()
        .plan("dao", "", &[("", &[])])
        .plan("harbour", "", &[("weight: 9, contributes_to: [dao/O1], ", &[UP, UP])])
        .plan("reef", "", &[("contributes_to: [dao/O1], ", &[UP])])
        .checkin("harbour", "2022-09-22", "O1.KR1: {value: 50}")
}

#[test]
fn without_key_results_it_is_the_plain_mean_of_what_contributes() {
    let numbers = two_contributors().on("2022-09-25");
    let known = numbers.objective("dao/O1");
    is(known.roll.score, 0.5);
    is(known.roll.floor, 0.125);
    is(known.roll.share, 0.25);
    is(known.contributions, 0.5);
    assert_eq!((known.coverage.measured, known.coverage.of), (1, 3));
    assert_eq!((known.counts.on_track + known.counts.achieved, known.counts.no_data), (1, 2));
    is(numbers.plan("dao").roll.floor, 0.125);
    assert_eq!(numbers.plan("dao").coverage.of, 3);
}

#[test]
fn without_contributors_there_is_no_data_and_the_floor_is_0() {
    let record = Record::new().plan("dao", "", &[("", &[])]);
    let numbers = record.on("2022-09-25");
    let known = numbers.objective("dao/O1");
    assert_eq!((known.roll.score, known.contributions), (None, None));
    is(known.roll.floor, 0.0);
    is(known.roll.share, 0.0);
    assert_eq!(known.status, Some(GroupStatus::NoData));
}

#[test]
fn what_is_dropped_or_withdrawn_does_not_contribute() {
    let dropped = "contributes_to: [dao/O1], dropped: {date: 2022-09-01, by: [ada], why: x}, ";
    let record = two_contributors().plan("reef", "", &[(dropped, &[UP])]);
    is(record.on("2022-09-25").objective("dao/O1").roll.floor, 0.25);
    let withdrawn = "withdrawn: {date: 2022-09-01, by: [ada], why: x}";
    let record = two_contributors().plan("reef", withdrawn, &[("contributes_to: [dao/O1], ", &[UP])]);
    is(record.on("2022-09-25").objective("dao/O1").roll.floor, 0.25);
    assert_eq!(record.on("2022-09-25").plan("reef").roll.floor, None);
    assert_eq!(record.on("2022-09-25").plan("reef").status, None);
    is(record.on("2022-08-31").objective("dao/O1").roll.floor, 0.0);
}

#[test]
fn with_key_results_it_is_scored_by_them() {
    let record = two_contributors().plan("dao", "", &[("", &[UP])]);
    let numbers = record.checkin("dao", "2022-09-22", "O1.KR1: {value: 20}").on("2022-09-25");
    is(numbers.objective("dao/O1").roll.score, 0.2);
    is(numbers.objective("dao/O1").contributions, 0.5);
    assert_eq!(numbers.objective("harbour/O1").contributions, None);
}

#[test]
fn what_contributes_to_several_counts_in_each_and_once_in_the_plan() {
    let record = Record::new()
        .plan("dao", "", &[("", &[]), ("", &[])])
        .plan("harbour", "", &[("contributes_to: [dao/O1, dao/O2], ", &[UP, UP])])
        .checkin("harbour", "2022-09-22", "O1.KR1: {value: 50}");
    let numbers = record.on("2022-09-25");
    is(numbers.objective("dao/O1").roll.score, 0.5);
    is(numbers.objective("dao/O2").roll.score, 0.5);
    let plan = numbers.plan("dao");
    assert_eq!((plan.coverage.measured, plan.coverage.of), (1, 2));
    assert_eq!(plan.counts.no_data, 1);
    is(numbers.kinds["guild"].score, 0.5);
}

#[test]
fn one_objective_of_the_dao_may_serve_another() {
    let record = Record::new()
        .plan("dao", "", &[("", &[]), ("contributes_to: [O1], ", &[])])
        .plan("harbour", "", &[("contributes_to: [dao/O2], ", &[UP])])
        .checkin("harbour", "2022-09-22", "O1.KR1: {value: 50}");
    is(record.on("2022-09-25").objective("dao/O1").roll.score, 0.5);
}

#[test]
fn objectives_of_the_dao_that_serve_each_other_have_no_data() {
    let record =
        Record::new().plan("dao", "", &[("contributes_to: [O2], ", &[]), ("contributes_to: [O1], ", &[])]);
    let numbers = record.on("2022-09-25");
    assert_eq!(numbers.objective("dao/O1").roll.score, None);
    assert_eq!(numbers.objective("dao/O2").roll.score, None);
}

#[test]
fn every_objective_of_the_dao_may_serve_all_that_follow() {
    let all: Vec<String> = (1..=40).map(|n| format!("O{n}")).collect();
    let fields: Vec<String> =
        (0..40).map(|n| format!("contributes_to: [{}], ", all[n + 1..].join(", "))).collect();
    let objectives: Vec<(&str, &[&str])> =
        fields.iter().map(|fields| (fields.as_str(), &[] as &[&str])).collect();
    let record = Record::new()
        .plan("dao", "", &objectives)
        .plan("harbour", "", &[("contributes_to: [dao/O1], ", &[UP])])
        .checkin("harbour", "2022-09-22", "O1.KR1: {value: 50}");
    is(record.on("2022-09-25").objective("dao/O40").roll.score, 0.5);
}

#[test]
fn a_chain_of_objectives_of_the_dao_may_be_long() {
    let fields: Vec<String> = (2..=1500).map(|n| format!("contributes_to: [O{n}], ")).collect();
    let mut objectives: Vec<(&str, &[&str])> = vec![("contributes_to: [O2], ", &[UP])];
    objectives.extend(fields[1..].iter().map(|fields| (fields.as_str(), &[] as &[&str])));
    objectives.push(("", &[]));
    let record = Record::new().plan("dao", "", &objectives);
    let numbers = record.checkin("dao", "2022-09-22", "O1.KR1: {value: 50}").on("2022-09-25");
    is(numbers.objective("dao/O1500").roll.score, 0.5);
}

#[test]
fn over_all_key_results_at_once_it_is_one_item_of_its_own_weight() {
    let record = two_contributors()
        .policy("roll_up: key-results\n")
        .plan("dao", "", &[("weight: 2, ", &[]), ("weight: 3, ", &[UP, "weight: 2, measure: binary"])])
        .checkin("dao", "2022-09-22", "O2.KR1: {value: 20}, O2.KR2: {value: true}");
    let numbers = record.on("2022-09-25");
    is(numbers.plan("dao").roll.score, share(2 * 50 + 3 * 20 + 6 * 100, 1100));
    is(numbers.plan("dao").roll.floor, (2.0 * 0.125 + 3.0 * 0.2 + 6.0) / 11.0);
}

#[test]
fn a_plan_over_objectives_and_over_key_results_differ() {
    let objectives: [(&str, &[&str]); 2] =
        [("", &[UP]), ("", &["measure: binary", "measure: binary", "measure: binary"])];
    let record = Record::new().plan("harbour", "", &objectives);
    let entries = "O1.KR1: {value: 0}, O2.KR1: {value: true}, O2.KR2: {value: true}, O2.KR3: {value: true}";
    let record = record.checkin("harbour", "2022-09-22", entries);
    is(record.on("2022-09-25").plan("harbour").roll.score, 0.5);
    is(record.policy("roll_up: key-results\n").on("2022-09-25").plan("harbour").roll.score, 0.75);
}

#[test]
fn weights_count_and_what_has_none_is_no_data() {
    let record = Record::new().harbour(&[
        "weight: 0, measure: binary",
        "weight: 50, measure: binary",
        "weight: 50, measure: binary",
    ]);
    let one = record.clone().checkin("harbour", "2022-09-22", "O1.KR1: {value: true}").on("2022-09-25");
    assert_eq!(one.objective("harbour/O1").roll.score, None);
    is(one.objective("harbour/O1").roll.floor, 0.0);
    let entries = "O1.KR1: {value: true}, O1.KR2: {value: false}, O1.KR3: {value: false}";
    let all = record.checkin("harbour", "2022-09-22", entries).on("2022-09-25");
    is(all.objective("harbour/O1").roll.score, 0.0);
    let record = Record::new().plan("harbour", "", &[("weight: 2, ", &[UP]), ("weight: 3, ", &[UP])]);
    let record = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: 40}, O2.KR1: {value: 20}");
    is(record.on("2022-09-25").plan("harbour").roll.score, 0.28);
}

#[test]
fn a_kind_of_group_is_the_plain_mean_over_its_plans() {
    let record = Record::new()
        .plan("reef", "", &[("", &[UP]), ("", &[UP])])
        .plan("shore", "", &[("", &[UP])])
        .checkin("reef", "2022-09-22", "O1.KR1: {value: 50}, O2.KR1: {value: 70}")
        .checkin("shore", "2022-09-22", "O1.KR1: {value: 20}");
    let numbers = record.on("2022-09-25");
    is(numbers.kinds["project"].score, 0.4);
    is(numbers.kinds["project"].floor, 0.4);
}

#[test]
fn by_priority_it_is_over_the_key_results_of_that_priority() {
    let record = Record::new().plan(
        "harbour",
        "",
        &[
            ("weight: 3, ", &["priority: P0, weight: 2, measure: binary", UP]),
            ("", &["priority: P0, measure: binary", "priority: P1, measure: binary"]),
        ],
    );
    let record = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: true}, O2.KR1: {value: false}");
    let numbers = record.on("2022-09-25");
    let priorities = &numbers.plan("harbour").priorities;
    is(priorities["P0"].score, share(6, 7));
    assert_eq!((priorities["P0"].coverage.of, priorities["P1"].score), (2, None));
}

#[test]
fn confidence_is_the_mean_of_the_latest_entries_of_what_is_live() {
    let dropped = "measure: binary, dropped: {date: 2022-09-01, by: [ada], why: x}";
    let record = Record::new().harbour(&[UP, UP, dropped]);
    let entries = "O1.KR1: {value: 1, confidence: 2}, O1.KR2: {value: 1, confidence: 7}, O1.KR3: {value: true, confidence: 10}";
    let numbers = record
        .checkin("harbour", "2022-09-22", entries)
        .checkin("harbour", "2022-10-22", "O1.KR1: {value: 2, confidence: 5}")
        .on("2022-10-25");
    is(numbers.plan("harbour").confidence, 6.0);
    assert_eq!(numbers.kr("harbour/O1.KR3").status, Status::Dropped);
}
