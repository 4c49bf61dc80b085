//! Properties of one weighted roll-up.

use okr_cli::model::score::{RollUp, Weighed, roll_up};
use proptest::prelude::*;

use super::config;

fn weighed() -> impl Strategy<Value = Weighed> {
    let weight = prop_oneof![1 => Just(0.0), 4 => (0_u32..1000).prop_map(|tenths| f64::from(tenths) / 10.0)];
    let part = || (0_u32..=1000).prop_map(|thousandths| f64::from(thousandths) / 1000.0);
    (weight, prop::option::of(part()), prop::option::of(part()), prop::option::of(part())).prop_map(
        |(weight, score, projected, expected)| Weighed {
            weight,
            score,
            projected: projected.or(score),
            expected,
            floor: score.unwrap_or(0.0),
            share: if score.is_some() { 1.0 } else { 0.0 },
        },
    )
}

fn items() -> impl Strategy<Value = Vec<Weighed>> {
    prop::collection::vec(weighed(), 0..8)
}

fn all(roll: RollUp) -> [Option<f64>; 5] {
    [roll.score, roll.projected, roll.expected, roll.floor, roll.share]
}

fn same(one: RollUp, other: RollUp) -> bool {
    all(one).iter().zip(all(other)).all(|(a, b)| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a.is_none() && b.is_none(),
    })
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn every_number_stays_between_0_and_1(items in items()) {
        for number in all(roll_up(&items)).into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&number), "{number}");
        }
    }

    #[test]
    fn order_does_not_matter(items in items(), turn in 0_usize..8) {
        let mut turned = items.clone();
        turned.reverse();
        turned.rotate_left(turn.min(items.len()));
        prop_assert!(same(roll_up(&items), roll_up(&turned)));
    }

    #[test]
    fn the_unit_of_weights_does_not_matter(items in items(), factor in 1_u32..1000) {
        let heavier = items.iter().map(|item| Weighed { weight: item.weight * f64::from(factor), ..*item });
        prop_assert!(same(roll_up(&items), roll_up(&heavier.collect::<Vec<_>>())));
    }

    #[test]
    fn what_has_no_weight_does_not_count(items in items(), more in weighed()) {
        let mut longer = items.clone();
        longer.push(Weighed { weight: 0.0, ..more });
        prop_assert!(same(roll_up(&items), roll_up(&longer)));
    }

    #[test]
    fn the_floor_is_the_score_of_what_is_measured(items in items()) {
        let roll = roll_up(&items);
        match (roll.floor, roll.score, roll.share) {
            (Some(floor), Some(score), Some(share)) => prop_assert!((floor - score * share).abs() < 1e-9),
            (Some(floor), None, Some(share)) => prop_assert!(floor == 0.0 && share == 0.0),
            (floor, score, share) => prop_assert_eq!((floor, score, share), (None, None, None)),
        }
    }

    #[test]
    fn something_unmeasured_never_raises_the_floor(items in items(), weight in 0_u32..100) {
        let mut longer = items.clone();
        longer.push(Weighed { weight: f64::from(weight), ..Weighed::default() });
        let (before, after) = (roll_up(&items), roll_up(&longer));
        prop_assert!(after.floor.unwrap_or(0.0) <= before.floor.unwrap_or(0.0) + 1e-9);
        prop_assert!(after.share.unwrap_or(0.0) <= before.share.unwrap_or(0.0) + 1e-9);
        prop_assert_eq!(after.score, before.score);
    }
}
