//! Numbers near the end of what a float holds: legal, absurd, and never NaN.

use super::record::Record;

/// A number of 309 digits, the longest that is finite.
fn huge(sign: &str) -> String {
    format!("{sign}1{}", "0".repeat(308))
}

#[track_caller]
fn all_between(record: &Record) {
    let numbers = record.on("2022-09-25");
    for known in numbers.key_results.values() {
        for number in
            [known.score, known.projected, Some(known.floor), known.as_ratified].into_iter().flatten()
        {
            assert!((0.0..=1.0).contains(&number), "{known:?}");
        }
        assert!(known.attainment.is_none_or(f64::is_finite), "{known:?}");
    }
    for whole in numbers.objectives.values().chain(numbers.plans.values()) {
        let roll = whole.roll;
        for number in
            [roll.score, roll.floor, roll.share, roll.projected, roll.expected].into_iter().flatten()
        {
            assert!((0.0..=1.0).contains(&number), "{whole:?}");
        }
    }
}

#[test]
fn values_of_300_digits() {
    let (low, high) = (huge("-"), huge(""));
    let path = format!("measure: increase, baseline: {low}, target: {high}");
    let tiny = "measure: at-least, target: 0.0000000000000000001".to_owned();
    let sum = "measure: sum, of: [O1.KR1, O1.KR3], baseline: 0, target: 1".to_owned();
    let mean = "measure: mean, of: [O1.KR1, O1.KR1, O1.KR2], baseline: 0, target: 1".to_owned();
    let range = format!("measure: range, min: {low}, max: {high}, tolerance: {high}");
    let list = [path.clone(), tiny, path, sum, mean, range];
    let record = Record::new().harbour(&list.each_ref().map(String::as_str));
    for (one, other) in [(&high, &high), (&low, &high), (&low, &low)] {
        let entries = format!(
            "O1.KR1: {{value: {one}, projection: {other}}}, O1.KR2: {{value: {high}}}, O1.KR3: {{value: {other}}}, O1.KR6: {{value: {one}}}"
        );
        all_between(&record.clone().checkin("harbour", "2022-09-22", &entries));
    }
}

#[test]
fn weights_of_300_digits() {
    let weight = format!("weight: {}, ", huge(""));
    let milestones = format!(
        "measure: milestones, milestones: [{{id: M1, title: t, {weight}}}, {{id: M2, title: t, {weight}}}]"
    );
    let list =
        [milestones, format!("{weight}measure: binary"), format!("{weight}priority: P0, measure: binary")];
    let list = list.each_ref().map(String::as_str);
    for policy in ["roll_up: objectives\n", "roll_up: key-results\n"] {
        let record = Record::new().policy(policy).plan("harbour", "", &[(&weight, &list), (&weight, &list)]);
        let entries = "O1.KR1: {milestones: [M1]}, O1.KR2: {value: true}, O1.KR3: {value: false}";
        let record = record.checkin("harbour", "2022-09-22", entries);
        all_between(&record);
        let numbers = record.on("2022-09-25");
        super::is(numbers.objective("harbour/O1").roll.score, 0.5);
        super::is(numbers.plan("harbour").roll.floor, 0.25);
    }
}
