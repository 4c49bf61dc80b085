//! Silence never makes a status better.

use okr_cli::model::score::Status;
use proptest::prelude::*;

use super::chance::{quiet, shown};
use super::config;
use super::record::numbers;

/// How bad a status is; none of those without a score.
fn rank(status: Status) -> Option<u8> {
    match status {
        Status::Achieved => Some(0),
        Status::OnTrack => Some(1),
        Status::AtRisk => Some(2),
        Status::Behind => Some(3),
        Status::NoData | Status::Unmeasured | Status::Dropped => None,
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_later_day_without_news_is_never_better(chance in quiet(), first in 0_i32..130, later in 0_i32..60) {
        let mut chance = chance;
        // Everything was told by the first of the two days, and what is kept is achieved by the end alone.
        let start = super::day("2022-08-22");
        let at = |days: i32| start.checked_add(jiff::Span::new().days(days)).expect("a day");
        let (today, then) = (at(first), at(first + later));
        chance.checkins.retain(|checkin| super::day(checkin.date) <= today);
        let record = chance.record(false);
        let portfolio = record.portfolio();
        let (before, after) = (numbers(&portfolio, today), numbers(&portfolio, then));
        let ended = then > super::day("2022-12-22");
        for (item, known) in &before.key_results {
            let (one, other) = (rank(known.status), rank(after.kr(item).status));
            prop_assert_eq!(one.is_some(), other.is_some());
            let kept = ended && other == Some(0) && one == Some(1) && after.kr(item).fresh;
            prop_assert!(one <= other || kept, "{item}: {today} and {then} in\n{}", shown(&record));
            prop_assert!(known.expected.unwrap_or(0.0) <= after.kr(item).expected.unwrap_or(0.0) + 1e-9, "{item}");
        }
    }
}
