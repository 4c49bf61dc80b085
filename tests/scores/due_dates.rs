//! When reports fall due, how long grace lasts, and when a group takes part.

use okr_cli::document::Season;
use okr_cli::model::schedule::{Participation, due_dates, last_day_of_grace, participation};
use proptest::prelude::*;

use super::record::Record;
use super::{config, day};

fn season(starts: &str, ends: &str, more: &str) -> Season {
    let text = format!("title: t\nstarts: {starts}\nends: {ends}\n{more}");
    serde_yaml::from_str(&text).expect("a season")
}

/// The due dates of a season in one line.
fn due(starts: &str, ends: &str, more: &str) -> String {
    let dates = due_dates(&season(starts, ends, more), None);
    dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn months_keep_their_day_and_are_clamped_from_the_start() {
    assert_eq!(due("2022-08-22", "2022-12-22", ""), "2022-09-22 2022-10-22 2022-11-22 2022-12-22");
    assert_eq!(due("2023-01-31", "2023-05-31", ""), "2023-02-28 2023-03-31 2023-04-30 2023-05-31");
    assert_eq!(due("2024-01-30", "2024-03-30", ""), "2024-02-29 2024-03-30");
    assert_eq!(due("2022-08-22", "2022-08-22", ""), "2022-08-22");
}

#[test]
fn a_computed_date_too_near_to_the_end_is_left_out() {
    let every = |every: &str, ends: &str| due("2022-01-01", ends, &format!("checkins: {{every: {every}}}\n"));
    assert_eq!(every("month", "2022-02-08"), "2022-02-08");
    assert_eq!(every("month", "2022-02-09"), "2022-02-01 2022-02-09");
    assert_eq!(every("two-weeks", "2022-01-21"), "2022-01-21");
    assert_eq!(every("two-weeks", "2022-01-22"), "2022-01-15 2022-01-22");
    assert_eq!(every("week", "2022-01-11"), "2022-01-11");
    assert_eq!(every("week", "2022-01-12"), "2022-01-08 2022-01-12");
}

#[test]
fn explicit_dates_replace_the_cadence_and_keep_the_end() {
    let more = "checkins: {every: week, due: [2022-10-01, 2022-09-01, 2022-12-20, 2022-09-01]}\n";
    assert_eq!(due("2022-08-22", "2022-12-22", more), "2022-09-01 2022-10-01 2022-12-20 2022-12-22");
}

#[test]
fn a_date_in_a_break_moves_to_the_first_day_after_it() {
    let breaks = |list: &str| due("2022-08-22", "2022-12-22", &format!("breaks: [{list}]\n"));
    assert_eq!(
        breaks("{starts: 2022-09-20, ends: 2022-09-25}"),
        "2022-09-26 2022-10-22 2022-11-22 2022-12-22"
    );
    assert_eq!(
        breaks("{starts: 2022-09-23, ends: 2022-09-25}, {starts: 2022-09-20, ends: 2022-09-22}"),
        "2022-09-26 2022-10-22 2022-11-22 2022-12-22",
        "touching breaks are one"
    );
    assert_eq!(
        breaks("{starts: 2022-09-20, ends: 2022-10-21}"),
        "2022-10-22 2022-11-22 2022-12-22",
        "dates that meet become one"
    );
    assert_eq!(
        breaks("{starts: 2022-12-20, ends: 2022-12-31}"),
        "2022-09-22 2022-10-22 2022-11-22 2022-12-19",
        "past the end: the day before the break"
    );
    assert_eq!(breaks("{starts: 2022-08-01, ends: 2022-12-31}"), "2022-12-22", "before the start: the end");
    assert_eq!(
        breaks("{starts: 2022-09-25, ends: 2022-09-20}"),
        "2022-09-22 2022-10-22 2022-11-22 2022-12-22",
        "a break that runs backwards is none"
    );
}

#[test]
fn too_near_to_the_end_is_judged_before_breaks_move_a_date() {
    let more = "breaks: [{starts: 2022-02-01, ends: 2022-02-05}]\n";
    assert_eq!(due("2022-01-01", "2022-02-09", more), "2022-02-06 2022-02-09");
}

#[test]
fn break_days_do_not_count_as_grace() {
    let season = season(
        "2022-08-22",
        "2022-12-22",
        "breaks: [{starts: 2022-09-24, ends: 2022-09-25}, {starts: 2022-12-23, ends: 2022-12-31}]\n",
    );
    let last = |due: &str, grace: u32| last_day_of_grace(&season, day(due), grace).to_string();
    assert_eq!(last("2022-10-22", 7), "2022-10-29");
    assert_eq!(last("2022-09-22", 0), "2022-09-22");
    assert_eq!(last("2022-09-22", 1), "2022-09-23");
    assert_eq!(last("2022-09-22", 2), "2022-09-26");
    assert_eq!(last("2022-12-22", 7), "2023-01-07");
    assert_eq!(last("2022-12-22", u32::MAX), "9999-12-31", "the calendar ends there");
}

/// The part of the harbour.
fn harbour(record: &Record) -> Option<Participation> {
    let portfolio = record.portfolio();
    participation(&portfolio.season("s1").expect("a season"), "harbour")
}

fn group(more: &str) -> Record {
    let org = format!(
        "name: n\nmission: m\ngroups:\n  - {{id: dao, kind: dao, name: n}}\n  - {{id: harbour, kind: guild, name: n, formerly: [dock]{more}}}\n"
    );
    Record::new().file("org.yaml", &org)
}

fn owed(part: &Participation) -> String {
    part.due().map(|date| date.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_group_owes_what_is_due_while_it_exists() {
    let part = harbour(&group(", since: 2022-10-01, retired: 2022-11-22")).expect("it takes part");
    assert_eq!(owed(&part), "2022-10-22 2022-11-22");
    assert_eq!(part.cadence.len(), 4);
    assert_eq!((part.from, part.to), (day("2022-10-01"), day("2022-11-22")));
    let part = harbour(&group(", since: 2020-01-01, retired: 2030-01-01")).expect("it takes part");
    assert_eq!((part.from, part.to, part.grace), (day("2022-08-22"), day("2022-12-22"), 7));
    assert_eq!(harbour(&group(", since: 2022-12-23")), None);
    assert_eq!(harbour(&group(", retired: 2022-08-21")), None);
    assert!(harbour(&group(", retired: 2022-08-22")).is_some());
}

#[test]
fn a_participant_s_own_days_win_over_the_group_s() {
    let record = group(", since: 2022-10-01")
        .season_says("participants: [{group: dock, from: 2022-09-01, to: 2022-10-31, excused: they call}]\n");
    let part = harbour(&record).expect("it takes part");
    assert_eq!((part.from, part.to), (day("2022-09-01"), day("2022-10-31")));
    assert_eq!(part.excused.as_deref(), Some("they call"));
}

#[test]
fn a_participant_s_own_cadence_replaces_both_of_the_season_s() {
    let part = |season: &str, own: &str| {
        let says =
            format!("checkins: {{{season}}}\nparticipants: [{{group: harbour, checkins: {{{own}}}}}]\n");
        harbour(&group("").season_says(&says)).expect("it takes part")
    };
    let weekly = part("due: [2022-09-01], grace_days: 3", "every: week");
    assert_eq!((weekly.cadence.len(), weekly.grace), (17, 3));
    let explicit = part("every: week", "due: [2022-10-01], grace_days: 1");
    assert_eq!((owed(&explicit).as_str(), explicit.grace), ("2022-10-01 2022-12-22", 1));
    let patient = part("due: [2022-09-01]", "grace_days: 30");
    assert_eq!((owed(&patient).as_str(), patient.grace), ("2022-09-01 2022-12-22", 30));
}

fn any_season() -> impl Strategy<Value = Season> {
    let start = jiff::civil::date(2022, 8, 22);
    let at = move |days: i32| start.checked_add(jiff::Span::new().days(days)).expect("a day");
    let breaks = prop::collection::vec((-40_i32..250, 0_i32..40), 0..4);
    let explicit = prop::collection::vec(-20_i32..220, 0..5);
    let every = prop::sample::select(vec!["week", "two-weeks", "month"]);
    (0_i32..200, breaks, explicit, every).prop_map(move |(length, breaks, explicit, every)| {
        let breaks: Vec<String> = breaks
            .iter()
            .map(|(first, length)| format!("{{starts: {}, ends: {}}}", at(*first), at(first + length)))
            .collect();
        let due: Vec<String> = explicit.iter().map(|days| at(*days).to_string()).collect();
        let more = format!(
            "breaks: [{}]\ncheckins: {{every: {every}, due: [{}]}}\n",
            breaks.join(", "),
            due.join(", ")
        );
        season(&start.to_string(), &at(length).to_string(), &more)
    })
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn due_dates_are_inside_ascending_and_outside_of_breaks(season in any_season(), grace in 0_u32..30) {
        let dates = due_dates(&season, None);
        prop_assert!(!dates.is_empty());
        prop_assert!(dates.is_sorted_by(|a, b| a < b));
        prop_assert!(dates.iter().all(|date| season.starts.0 <= *date && *date <= season.ends.0));
        let resting = |date| season.breaks.iter().any(|days| days.holds(date));
        for date in &dates {
            // Where the whole season is a break, its end stays.
            prop_assert!(!resting(*date) || *date == season.ends.0, "{date} is in a break");
            let last = last_day_of_grace(&season, *date, grace);
            let counted = date.series(jiff::Span::new().days(1)).skip(1).take_while(|d| *d <= last);
            prop_assert_eq!(counted.filter(|day| !resting(*day)).count(), grace as usize);
        }
    }
}
