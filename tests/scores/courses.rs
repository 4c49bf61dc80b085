//! Key results over time: each point is what the season's scorer tells with the check-ins named up to it.

use std::collections::{BTreeMap, BTreeSet};

use okr_cli::model::score::{Courses, score_season};
use okr_cli::model::trend::Heading;
use proptest::prelude::*;

use super::chance::{DAYS, chance, shown};
use super::record::Record;
use super::{config, day, is, share};

/// A point without what it borrows: name, due date, whether something was measured, score, expected.
type Plain = (String, Option<String>, bool, Option<f64>, Option<f64>);

/// Every key result's points on a day.
fn points(record: &Record, at: &str) -> BTreeMap<String, Vec<Plain>> {
    let portfolio = record.portfolio();
    let view = portfolio.season("s1").expect("the season is there");
    let scored = score_season(view, day(at)).expect("the season is readable");
    let mut all = BTreeMap::new();
    for plan in &scored.plans {
        let courses = Courses::of(&view, plan.group, day(at)).expect("the season is readable");
        for known in plan.objectives.iter().flat_map(|objective| &objective.key_results) {
            let points = courses.course(known).into_iter().map(|point| {
                let (name, due) = (point.told.name.to_string(), point.due.map(|due| due.to_string()));
                (name, due, point.told.quantity().is_some(), point.score, point.expected)
            });
            all.insert(known.item.in_season(), points.collect());
        }
    }
    all
}

/// The record with the check-ins named up to a day.
fn up_to(record: &Record, name: &str) -> Record {
    record.clone().only(|path| {
        let is_later = path.rsplit('/').next().is_some_and(|file| file.trim_end_matches(".yaml") > name);
        !(path.contains("/checkins/") && is_later)
    })
}

fn same(one: Option<f64>, other: Option<f64>) -> bool {
    one.zip(other).map_or(one.is_none() && other.is_none(), |(one, other)| (one - other).abs() < 1e-9)
}

proptest! {
    #![proptest_config(config(48))]

    /// In an imported season nothing is owed, so what is expected is told by the value's own day alone.
    #[test]
    fn a_point_is_what_the_scorer_tells_with_the_check_ins_up_to_it(
        chance in chance(),
        at in prop::sample::select(DAYS.as_slice()),
        imported in any::<bool>(),
    ) {
        let record = chance.record(false);
        let record = if imported { record.season_says("imported: {date: 2023-02-01, why: x}\n") } else { record };
        let all = points(&record, at);
        let names: BTreeSet<&String> = all.values().flatten().map(|point| &point.0).collect();
        for name in names {
            let then = up_to(&record, name).on(at);
            for (item, points) in &all {
                for (_, _, is_measured, score, expected) in points.iter().filter(|point| point.0 == *name) {
                    let known = then.kr(item);
                    prop_assert!(
                        same(known.score, *score),
                        "{item} at {name}: {:?}, not {score:?}, in\n{}", known.score, shown(&record)
                    );
                    prop_assert!(
                        !imported || !is_measured || same(known.expected, *expected),
                        "{item} at {name}: {:?}, not {expected:?}, in\n{}", known.expected, shown(&record)
                    );
                }
            }
        }
    }
}

const PATH: &str = "measure: increase, baseline: 0, target: 100";

#[test]
fn a_late_report_changes_the_point_of_its_name_and_none_after_it() {
    let record = Record::new().harbour(&[PATH]).checkin("harbour", "2022-11-22", "O1.KR1: {value: 60}").late(
        "harbour",
        "2022-09-22",
        "2022-11-30",
        "O1.KR1: {value: 20}",
    );
    let points = &points(&record, "2022-12-01")["harbour/O1.KR1"];
    let [(_, due, _, first, expected), (_, _, _, last, _)] = points.as_slice() else { panic!("{points:?}") };
    assert_eq!(due.as_deref(), Some("2022-09-22"));
    is(*first, 0.2);
    is(*last, 0.6);
    is(*expected, share(32, 123));
}

#[test]
fn an_extra_report_answers_no_due_date_and_an_unmeasured_one_has_no_score() {
    let record = Record::new()
        .harbour(&[PATH])
        .checkin("harbour", "2022-09-25", "O1.KR1: {value: 20}")
        .checkin("harbour", "2022-10-22", "O1.KR1: {unmeasured: x}");
    let points = &points(&record, "2022-10-31")["harbour/O1.KR1"];
    let [(_, due, _, first, _), (_, second_due, _, second, expected)] = points.as_slice() else {
        panic!("{points:?}")
    };
    assert_eq!((due.as_deref(), second_due.as_deref()), (None, Some("2022-10-22")));
    is(*first, 0.2);
    assert_eq!(*second, None);
    is(*expected, share(62, 123));
}

#[test]
fn a_heading_needs_two_scores() {
    let heading = |values: &[&str]| {
        let mut record = Record::new().harbour(&[PATH]);
        for (value, name) in values.iter().zip(["2022-09-22", "2022-10-22", "2022-11-22"]) {
            record = record.checkin("harbour", name, &format!("O1.KR1: {{{value}}}"));
        }
        let portfolio = record.portfolio();
        let view = portfolio.season("s1").expect("the season is there");
        let scored = score_season(view, day("2022-12-01")).expect("the season is readable");
        let courses = Courses::of(&view, "harbour", day("2022-12-01")).expect("the season is readable");
        Heading::of(&courses.course(&scored.plans[0].objectives[0].key_results[0]))
    };
    assert_eq!(heading(&["value: 20"]), None);
    assert_eq!(heading(&["value: 20", "unmeasured: x"]), None);
    assert_eq!(heading(&["value: 20", "unmeasured: x", "value: 20"]), Some(Heading::Still(0.2)));
    assert!(
        matches!(heading(&["value: 20", "value: 50"]), Some(Heading::Rising(by)) if (by - 0.3).abs() < 1e-9)
    );
    assert!(
        matches!(heading(&["value: 50", "value: 20"]), Some(Heading::Falling(by)) if (by - 0.3).abs() < 1e-9)
    );
}
