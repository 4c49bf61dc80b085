//! Sums and means of other key results.

use okr_cli::model::score::Status;

use super::record::Record;
use super::{is, share};

const PARTS: [&str; 2] =
    ["measure: increase, baseline: 10, target: 100", "measure: increase, baseline: 20, target: 100"];
const DROPPED: &str = "dropped: {date: 2022-10-01, by: [ada], why: no boat}";

/// Two parts in O1, and in O2 what is made of them.
fn of_two(parts: [&str; 2], whole: &str) -> Record {
    Record::new().plan("harbour", "", &[("", &parts), ("", &[whole])])
}

const SUM: &str = "measure: sum, of: [O1.KR1, O1.KR2], target: 130";

#[test]
fn an_unmeasured_part_counts_with_its_baseline() {
    let record = of_two(PARTS, SUM).checkin("harbour", "2022-09-22", "O1.KR1: {value: 60}");
    let numbers = record.on("2022-09-25");
    let known = numbers.kr("harbour/O2.KR1");
    is(known.score, 0.5);
    assert_eq!((known.parts, known.baseline), (Some((1, 2)), Some(30.0)));
    let record = record.checkin("harbour", "2022-10-22", "O1.KR1: {unmeasured: x}, O1.KR2: {value: 70}");
    is(record.on("2022-10-25").kr("harbour/O2.KR1").score, 0.5);
}

#[test]
fn without_a_measured_part_there_is_no_data() {
    let record = of_two(PARTS, SUM).checkin("harbour", "2022-09-22", "O1.KR1: {unmeasured: x}");
    let numbers = record.on("2022-09-25");
    let known = numbers.kr("harbour/O2.KR1");
    assert_eq!((known.score, known.status, known.parts), (None, Status::NoData, Some((0, 2))));
}

#[test]
fn an_unmeasured_part_without_a_baseline_leaves_no_data() {
    let kept = "measure: at-least, target: 50";
    let sum = "measure: sum, of: [O1.KR1, O1.KR2], baseline: 0, target: 100";
    let record = of_two([PARTS[0], kept], sum).checkin("harbour", "2022-09-22", "O1.KR1: {value: 60}");
    assert_eq!(record.on("2022-09-25").kr("harbour/O2.KR1").score, None);
    let record = record.checkin("harbour", "2022-10-22", "O1.KR2: {value: 20}");
    is(record.on("2022-10-25").kr("harbour/O2.KR1").score, 0.8);
}

#[test]
fn means_are_means_and_go_down_too() {
    let mean = "measure: mean, of: [O1.KR1, O1.KR2], target: 115";
    let record = of_two(PARTS, mean).checkin("harbour", "2022-09-22", "O1.KR1: {value: 60}");
    is(record.on("2022-09-25").kr("harbour/O2.KR1").score, 0.25);
    let down = "measure: sum, of: [O1.KR1, O1.KR2], baseline: 100, target: 40";
    let record = of_two(PARTS, down).checkin("harbour", "2022-09-22", "O1.KR1: {value: 60}");
    let numbers = record.on("2022-09-25");
    is(numbers.kr("harbour/O2.KR1").score, share(1, 3));
}

#[test]
fn an_own_baseline_wins() {
    let sum = "measure: sum, of: [O1.KR1, O1.KR2], baseline: 0, target: 160";
    let record = of_two(PARTS, sum).checkin("harbour", "2022-09-22", "O1.KR1: {value: 60}");
    is(record.on("2022-09-25").kr("harbour/O2.KR1").score, 0.5);
}

#[test]
fn a_dropped_part_keeps_its_value_and_one_without_counts_as_unmeasured() {
    let dropped = format!("{}, {DROPPED}", PARTS[1]);
    let record = of_two([PARTS[0], &dropped], SUM);
    let measured =
        record.clone().checkin("harbour", "2022-09-22", "O1.KR1: {value: 40}, O1.KR2: {value: 70}");
    let numbers = measured.on("2022-10-05");
    assert_eq!(numbers.kr("harbour/O1.KR2").status, Status::Dropped);
    is(numbers.kr("harbour/O2.KR1").score, 0.8);
    assert_eq!(numbers.kr("harbour/O2.KR1").parts, Some((2, 2)));
    let never = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: 60}");
    is(never.on("2022-10-05").kr("harbour/O2.KR1").score, 0.5);
}

#[test]
fn a_part_whose_value_set_its_baseline_counts_as_unmeasured() {
    let unknown = "measure: increase, baseline: unknown, target: 100";
    let record = of_two([PARTS[0], unknown], "measure: sum, of: [O1.KR1, O1.KR2], target: 110");
    let record = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: 60}, O1.KR2: {value: 50}");
    let numbers = record.on("2022-09-25");
    is(numbers.kr("harbour/O2.KR1").score, 1.0);
    assert_eq!(numbers.kr("harbour/O2.KR1").parts, Some((1, 2)));
    let met = of_two([PARTS[0], unknown], "measure: sum, of: [O1.KR1, O1.KR2], target: 210");
    let met = met.checkin("harbour", "2022-09-22", "O1.KR2: {value: 150}");
    assert_eq!(met.on("2022-09-25").kr("harbour/O2.KR1").parts, Some((1, 2)), "already met: measured");
}

#[test]
fn a_part_that_is_not_there_yet_is_left_out() {
    let added = format!("{}, added: {{date: 2022-11-01, by: [ada], why: more}}", PARTS[1]);
    let record = of_two([PARTS[0], &added], SUM).checkin("harbour", "2022-09-22", "O1.KR1: {value: 70}");
    let numbers = record.on("2022-10-25");
    let known = numbers.kr("harbour/O2.KR1");
    assert_eq!((known.parts, known.baseline), (Some((1, 1)), Some(10.0)));
    is(known.score, 0.5);
    let numbers = record.on("2022-11-01");
    assert_eq!(numbers.kr("harbour/O2.KR1").parts, Some((1, 2)));
}

#[test]
fn a_part_in_a_withdrawn_plan_is_as_dropped() {
    let record = Record::new()
        .plan("reef", "withdrawn: {date: 2022-10-01, by: [ada], why: x}", &[("", &PARTS)])
        .harbour(&["measure: sum, of: [reef/O1.KR1, reef/O1.KR2], target: 130"])
        .checkin("reef", "2022-09-22", "O1.KR1: {value: 60}");
    let numbers = record.on("2022-10-05");
    is(numbers.kr("harbour/O1.KR1").score, 0.5);
    assert_eq!(numbers.kr("harbour/O1.KR1").parts, Some((1, 2)));
}

#[test]
fn a_sum_inside_a_withdrawn_plan_is_dropped_and_keeps_its_value() {
    let withdrawn = "withdrawn: {date: 2022-10-01, by: [ada], why: x}";
    let record = Record::new()
        .plan("reef", withdrawn, &[("", &PARTS), ("", &[SUM])])
        .harbour(&["measure: sum, of: [reef/O2.KR1], target: 130"])
        .checkin("reef", "2022-09-22", "O1.KR1: {value: 60}");
    let numbers = record.on("2022-10-05");
    assert!(numbers.key_results.keys().all(|item| !item.starts_with("reef/")), "a withdrawn plan has none");
    is(numbers.kr("harbour/O1.KR1").score, 0.5);
}

#[test]
fn a_sum_speaks_of_the_latest_day_among_its_measured_parts() {
    let record = Record::new()
        .plan("reef", "", &[("", &PARTS[..1])])
        .harbour(&[PARTS[0], "measure: sum, of: [O1.KR1, reef/O1.KR1], target: 130"])
        .checkin("harbour", "2022-09-22", "O1.KR1: {value: 60}")
        .checkin("reef", "2022-10-22", "O1.KR1: {value: 60}");
    let numbers = record.on("2022-11-10");
    let known = numbers.kr("harbour/O1.KR2");
    assert!(known.fresh && !numbers.kr("harbour/O1.KR1").fresh);
    is(known.expected, share(62, 123));
}

#[test]
fn sums_of_sums_and_sums_that_hold_themselves() {
    let record = Record::new().harbour(&[
        "measure: sum, of: [O1.KR2], target: 190",
        "measure: sum, of: [O1.KR3], target: 100",
        PARTS[0],
        "measure: sum, of: [O1.KR5, O1.KR3], baseline: 0, target: 9",
        "measure: sum, of: [O1.KR4, O1.KR3], baseline: 0, target: 9",
        "measure: sum, of: [O1.KR6, O1.KR3], baseline: 0, target: 9",
    ]);
    let numbers = record.checkin("harbour", "2022-09-22", "O1.KR3: {value: 55}").on("2022-09-25");
    is(numbers.kr("harbour/O1.KR1").score, 0.25);
    for circle in ["harbour/O1.KR4", "harbour/O1.KR5", "harbour/O1.KR6"] {
        assert_eq!(numbers.kr(circle).score, None, "{circle}");
    }
}

#[test]
fn the_projection_of_a_sum_is_that_of_its_parts() {
    let record = of_two(PARTS, SUM);
    let entries = "O1.KR1: {value: 40, projection: 90}, O1.KR2: {unmeasured: x, projection: 40}";
    let numbers = record.checkin("harbour", "2022-09-22", entries).on("2022-09-25");
    is(numbers.kr("harbour/O2.KR1").projected, 1.0);
    is(numbers.kr("harbour/O2.KR1").score, 0.3);
}

#[test]
fn a_chain_of_sums_may_be_long() {
    let links = (2..=1500).map(|n| format!("measure: sum, of: [O1.KR{n}], target: 100"));
    let chain: Vec<String> = links.chain([PARTS[0].to_owned()]).collect();
    let record = Record::new().harbour(&chain.iter().map(String::as_str).collect::<Vec<_>>());
    let numbers = record.checkin("harbour", "2022-09-22", "O1.KR1500: {value: 55}").on("2022-09-25");
    is(numbers.kr("harbour/O1.KR1").score, 0.5);
}
