//! What holds for every number of every record.

use okr_cli::model::score::RollUp;
use proptest::prelude::*;

use super::chance::{Chance, DAYS, chance, shown};
use super::config;
use super::record::{Numbers, Whole};

fn at() -> impl Strategy<Value = &'static str> {
    prop::sample::select(DAYS.as_slice())
}

fn of_roll(roll: &RollUp) -> [Option<f64>; 5] {
    [roll.score, roll.projected, roll.expected, roll.floor, roll.share]
}

/// Every number that is a share of something.
fn shares(numbers: &Numbers) -> Vec<f64> {
    let mut all = vec![Some(numbers.elapsed)];
    for known in numbers.key_results.values() {
        all.extend([known.score, known.projected, known.expected, known.as_ratified, Some(known.floor)]);
    }
    for whole in numbers.objectives.values().chain(numbers.plans.values()) {
        all.extend(of_roll(&whole.roll));
        all.extend([
            whole.as_ratified.score,
            whole.as_ratified.floor,
            whole.contributions,
            whole.coverage.share,
        ]);
        all.extend(whole.priorities.values().flat_map(|priority| [priority.score, priority.coverage.share]));
    }
    all.extend(numbers.kinds.values().flat_map(of_roll));
    all.into_iter().flatten().collect()
}

fn wholes(numbers: &Numbers) -> impl Iterator<Item = (&String, &Whole)> {
    numbers.objectives.iter().chain(&numbers.plans)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

/// Two tellings of one number, reckoned in another order.
fn same(one: Option<f64>, other: Option<f64>) -> bool {
    one.zip(other).is_none_or(|(one, other)| near(one, other)) && one.is_some() == other.is_some()
}

fn same_numbers(one: &Numbers, other: &Numbers) -> bool {
    let (a, b) = (shares(one), shares(other));
    let statuses = |numbers: &Numbers| {
        let of_wholes = wholes(numbers).map(|(_, w)| (w.status, w.counts, w.grade)).collect::<Vec<_>>();
        (of_wholes, numbers.key_results.values().map(|kr| kr.status).collect::<Vec<_>>())
    };
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| near(*a, *b)) && statuses(one) == statuses(other)
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn every_number_is_finite_and_between_0_and_1(chance in chance(), at in at()) {
        let record = chance.record(false);
        for number in shares(&record.on(at)) {
            prop_assert!((0.0..=1.0).contains(&number), "{number} in\n{}", shown(&record));
        }
    }

    #[test]
    fn a_floor_is_the_score_as_far_as_it_is_measured(chance in chance(), at in at()) {
        let record = chance.record(false);
        let numbers = record.on(at);
        let own = |item: &str| numbers.key_results.keys().any(|kr| kr.starts_with(&format!("{item}.")));
        for (item, whole) in wholes(&numbers) {
            let roll = whole.roll;
            prop_assert!(roll.score.is_none() || roll.floor.is_some(), "{item} has a score and no floor");
            for (floor, score) in [(roll.floor, roll.score), (whole.as_ratified.floor, whole.as_ratified.score)] {
                let above = floor.zip(score).is_some_and(|(floor, score)| floor > score + 1e-9);
                prop_assert!(!above, "{item}: {floor:?} above {score:?} in\n{}", shown(&record));
            }
            if roll.share.is_some_and(|share| near(share, 1.0)) {
                prop_assert!(same(roll.floor, roll.score), "{item}: all is measured in\n{}", shown(&record));
            }
            if let Some((floor, share)) = roll.floor.zip(roll.share).filter(|_| own(item)) {
                let product = roll.score.unwrap_or(0.0) * share;
                prop_assert!(near(floor, product), "{item}: one level in\n{}", shown(&record));
            }
        }
    }

    #[test]
    fn the_order_in_the_files_does_not_matter(chance in chance(), at in at()) {
        let (record, turned) = (chance.record(false), chance.record(true));
        prop_assert!(same_numbers(&record.on(at), &turned.on(at)), "{}", shown(&record));
    }

    #[test]
    fn counts_and_coverage_speak_of_the_same_key_results(chance in chance(), at in at()) {
        let record = chance.record(false);
        for (item, whole) in wholes(&record.on(at)) {
            let counts = whole.counts;
            let scored = counts.achieved + counts.on_track + counts.at_risk + counts.behind;
            let live = scored + counts.no_data + counts.unmeasured;
            prop_assert_eq!((scored, live), (whole.coverage.measured, whole.coverage.of), "{} in\n{}", item, shown(&record));
        }
    }

    #[test]
    fn something_unmeasured_never_raises_a_floor(chance in chance(), group in 0_usize..3, entry in 0_usize..6) {
        // A sum takes the baseline for a part that is unmeasured, and that may be more than was measured.
        let chance = chance.without_sums();
        let before = chance.record(false).on("2023-01-15");
        let mut silent = Chance { ..chance.clone() };
        let group = super::chance::GROUPS[group];
        silent.checkins.push(super::chance::Checkin {
            group,
            name: "2023-01-14",
            date: "2023-01-14",
            entries: (0..12).map(|index| (index == entry).then_some(0)).collect(),
        });
        let record = silent.record(false);
        let after = record.on("2023-01-15");
        for (item, whole) in wholes(&before) {
            let same = wholes(&after).find(|(other, _)| *other == item).map(|(_, whole)| whole.roll.floor);
            let (one, other) = (whole.roll.floor.unwrap_or(0.0), same.flatten().unwrap_or(0.0));
            prop_assert!(other <= one + 1e-9, "{item}: {one} became {other} in\n{}", shown(&record));
        }
    }
}
