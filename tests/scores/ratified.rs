//! The score against the plan as it was ratified, told from its own records.

use okr_cli::model::score::Status;

use super::record::{Numbers, Record};
use super::{is, share};

const RATIFIED: &str = "ratified: {date: 2022-08-20, by: [ada]}\n";
const UP: &str = "measure: increase, baseline: 0, target: 100";

fn amendment(item: &str, field: &str, from: &str, to: &str) -> String {
    let told = |word: &str, value: &str| {
        if value.is_empty() { String::new() } else { format!("{word}: {value}, ") }
    };
    let (from, to) = (told("from", from), told("to", to));
    format!("  - {{date: 2022-10-01, item: {item}, field: {field}, {from}{to}why: x, by: [ada]}}\n")
}

/// The harbour's ratified plan with amendments, half of its first key result done.
fn amended(key_results: &[&str], amendments: &[String]) -> Numbers {
    let list =
        if amendments.is_empty() { String::new() } else { format!("amendments:\n{}", amendments.concat()) };
    let record = Record::new().plan("harbour", &format!("{RATIFIED}{list}"), &[("", key_results)]);
    let record = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: 50}, O1.KR2: {value: true}");
    record.on("2022-10-05")
}

#[test]
fn a_chain_of_amendments_is_undone_from_the_last_to_the_first() {
    let chain = [amendment("O1.KR1", "target", "200", "160"), amendment("O1.KR1", "target", "160", "100")];
    let numbers = amended(&[UP], &chain);
    let known = numbers.kr("harbour/O1.KR1");
    is(known.score, 0.5);
    is(known.as_ratified, 0.25);
    let whole = numbers.plan("harbour");
    is(whole.roll.floor, 0.5);
    is(whole.as_ratified.floor, 0.25);
    is(numbers.objective("harbour/O1").as_ratified.score, 0.25);
}

#[test]
fn a_field_that_was_absent_is_absent_again() {
    let heavy = format!("weight: 3, {UP}");
    let numbers = amended(&[&heavy, "measure: binary"], &[amendment("O1.KR1", "weight", "", "3")]);
    is(numbers.objective("harbour/O1").roll.score, 0.625);
    is(numbers.objective("harbour/O1").as_ratified.score, 0.75);
}

#[test]
fn an_item_may_be_named_in_full() {
    let numbers = amended(&[UP], &[amendment("harbour/O1.KR1", "target", "200", "100")]);
    is(numbers.kr("harbour/O1.KR1").as_ratified, 0.25);
}

#[test]
fn a_weight_of_a_milestone_is_undone_too() {
    let list = "measure: milestones, milestones: [{id: M1, title: t, weight: 3}, {id: M2, title: t}]";
    let text = amendment("O1.KR1.M1", "weight", "1", "3");
    let record = Record::new().plan("harbour", &format!("{RATIFIED}amendments:\n{text}"), &[("", &[list])]);
    let numbers = record.checkin("harbour", "2022-09-22", "O1.KR1: {milestones: [M1]}").on("2022-10-05");
    is(numbers.kr("harbour/O1.KR1").score, 0.75);
    is(numbers.kr("harbour/O1.KR1").as_ratified, 0.5);
}

#[test]
fn a_list_of_milestones_is_undone_too() {
    let list = "measure: milestones, milestones: [{id: M1, title: t}]";
    let text =
        amendment("O1.KR1", "milestones", "[{id: M1, title: t}, {id: M2, title: t}]", "[{id: M1, title: t}]");
    let record = Record::new().plan("harbour", &format!("{RATIFIED}amendments:\n{text}"), &[("", &[list])]);
    let numbers = record.checkin("harbour", "2022-09-22", "O1.KR1: {milestones: [M1]}").on("2022-10-05");
    is(numbers.kr("harbour/O1.KR1").score, 1.0);
    is(numbers.kr("harbour/O1.KR1").as_ratified, 0.5);
}

#[test]
fn what_was_dropped_counts_with_its_last_value_and_0_in_the_floor() {
    let dropped = format!("{UP}, dropped: {{date: 2022-10-01, by: [ada], why: x}}");
    let numbers = amended(&[&dropped, "measure: binary"], &[]);
    assert_eq!(numbers.kr("harbour/O1.KR1").status, Status::Dropped);
    is(numbers.kr("harbour/O1.KR1").as_ratified, 0.5);
    let known = numbers.objective("harbour/O1");
    is(known.roll.score, 1.0);
    is(known.as_ratified.score, 0.75);
    is(known.as_ratified.floor, 0.5);
}

#[test]
fn what_was_added_does_not_count() {
    let added = "measure: binary, added: {date: 2022-09-01, by: [ada], why: x}";
    let numbers = amended(&[UP, added], &[]);
    assert_eq!(numbers.kr("harbour/O1.KR2").as_ratified, None);
    is(numbers.objective("harbour/O1").roll.score, 0.75);
    is(numbers.objective("harbour/O1").as_ratified.score, 0.5);
}

#[test]
fn another_measure_unit_or_parts_is_not_measured_as_ratified() {
    let unit = format!("unit: people, {UP}");
    let cases: [(&str, Vec<String>); 4] = [
        (&unit, vec![amendment("O1.KR1", "unit", "boats", "people")]),
        (&unit, vec![amendment("O1.KR1", "unit", "", "people")]),
        (UP, vec![amendment("O1.KR1", "measure", "decrease", "increase")]),
        // What the other measure brought along cannot be taken away again; the rest of the plan stands.
        (
            UP,
            vec![
                amendment("O1.KR1", "measure", "binary", "increase"),
                amendment("O1.KR1", "baseline", "", "0"),
                amendment("O1.KR1", "target", "", "100"),
            ],
        ),
    ];
    for (key_result, amendments) in cases {
        let numbers = amended(&[key_result, "measure: binary"], &amendments);
        is(numbers.kr("harbour/O1.KR1").score, 0.5);
        assert_eq!(numbers.kr("harbour/O1.KR1").as_ratified, None, "{amendments:?}");
        is(numbers.objective("harbour/O1").as_ratified.score, 1.0);
        is(numbers.objective("harbour/O1").as_ratified.floor, 0.5);
    }
}

#[test]
fn what_was_changed_and_changed_back_is_measured_as_ratified() {
    let unit = format!("unit: boats, {UP}");
    let back =
        [amendment("O1.KR1", "unit", "boats", "people"), amendment("O1.KR1", "unit", "people", "boats")];
    is(amended(&[&unit], &back).kr("harbour/O1.KR1").as_ratified, 0.5);
}

#[test]
fn other_parts_are_not_measured_as_ratified() {
    let sum = "measure: sum, of: [O1.KR1], baseline: 0, target: 100";
    let numbers =
        amended(&[UP, "measure: binary", sum], &[amendment("O1.KR3", "of", "[O1.KR1, O1.KR2]", "[O1.KR1]")]);
    is(numbers.kr("harbour/O1.KR3").score, 0.5);
    assert_eq!(numbers.kr("harbour/O1.KR3").as_ratified, None);
}

#[test]
fn a_part_that_was_not_there_when_ratified_is_left_out() {
    let added = format!("{UP}, added: {{date: 2022-09-01, by: [ada], why: x}}");
    let record = Record::new()
        .plan("reef", RATIFIED, &[("", &[UP, &added])])
        .plan("harbour", RATIFIED, &[("", &["measure: sum, of: [reef/O1.KR1, reef/O1.KR2], target: 100"])])
        .checkin("reef", "2022-09-22", "O1.KR1: {value: 20}, O1.KR2: {value: 30}");
    let numbers = record.on("2022-10-05");
    is(numbers.kr("harbour/O1.KR1").score, 0.5);
    is(numbers.kr("harbour/O1.KR1").as_ratified, 0.2);
}

#[test]
fn a_drafts_is_its_score() {
    let list = format!("amendments:\n{}", amendment("O1.KR1", "target", "200", "100"));
    let record = Record::new().plan("harbour", &list, &[("", &[UP])]);
    let numbers = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: 50}").on("2022-10-05");
    is(numbers.kr("harbour/O1.KR1").as_ratified, 0.5);
    is(numbers.plan("harbour").as_ratified.floor, 0.5);
    let later = Record::new().plan("harbour", "ratified: {date: 2022-11-01, by: [ada]}", &[("", &[UP])]);
    let numbers = later.checkin("harbour", "2022-09-22", "O1.KR1: {value: 50}").on("2022-10-05");
    is(numbers.plan("harbour").as_ratified.score, 0.5);
}

#[test]
fn what_contributed_when_ratified_counts_as_ratified() {
    let list =
        format!("{RATIFIED}amendments:\n{}", amendment("O1", "contributes_to", "[dao/O1]", "[dao/O2]"));
    let record = Record::new()
        .plan("dao", RATIFIED, &[("", &[]), ("", &[])])
        .plan("harbour", &list, &[("contributes_to: [dao/O2], ", &[UP])])
        .checkin("harbour", "2022-09-22", "O1.KR1: {value: 50}");
    let numbers = record.on("2022-10-05");
    let (first, second) = (numbers.objective("dao/O1"), numbers.objective("dao/O2"));
    assert_eq!((first.roll.score, second.as_ratified.score), (None, None));
    is(first.as_ratified.score, 0.5);
    is(second.roll.score, 0.5);
}

#[test]
fn a_withdrawn_plans_objectives_still_count_as_ratified_like_dropped_ones() {
    let withdrawn = format!("{RATIFIED}withdrawn: {{date: 2022-10-01, by: [ada], why: x}}\n");
    let record = Record::new()
        .plan("dao", RATIFIED, &[("", &[])])
        .plan("reef", &withdrawn, &[("contributes_to: [dao/O1], ", &[UP])])
        .plan("harbour", RATIFIED, &[("contributes_to: [dao/O1], ", &[UP])])
        .checkin("harbour", "2022-09-22", "O1.KR1: {value: 50}")
        .checkin("reef", "2022-09-22", "O1.KR1: {value: 20}");
    let numbers = record.on("2022-10-05");
    let known = numbers.objective("dao/O1");
    is(known.roll.score, 0.5);
    is(known.roll.floor, 0.5);
    is(known.as_ratified.score, 0.35);
    is(known.as_ratified.floor, 0.25);
}

#[test]
fn amendments_stand_on_every_day() {
    let numbers = amended(&[UP], &[amendment("O1.KR1", "target", "200", "100")]);
    is(numbers.kr("harbour/O1.KR1").score, share(1, 2));
    let list = format!("{RATIFIED}amendments:\n{}", amendment("O1.KR1", "target", "200", "100"));
    let record = Record::new().plan("harbour", &list, &[("", &[UP])]);
    let before = record.checkin("harbour", "2022-09-22", "O1.KR1: {value: 50}").on("2022-09-25");
    is(before.kr("harbour/O1.KR1").score, 0.5);
    is(before.kr("harbour/O1.KR1").as_ratified, 0.25);
}
