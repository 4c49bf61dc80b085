//! Records made at random: plans of every measure, check-ins that fit them, and some days.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::record::Record;

/// A record that may be turned round, and asked for on a day.
#[derive(Debug, Clone)]
pub struct Chance {
    pub plans: Vec<Plan>,
    pub checkins: Vec<Checkin>,
    pub policy: &'static str,
}

/// A plan of a group, its objectives with their fields and key results.
#[derive(Debug, Clone)]
pub struct Plan {
    pub group: &'static str,
    pub own: &'static str,
    pub objectives: Vec<(String, Vec<KeyResult>)>,
}

/// A key result: its fields, and its measure's number.
#[derive(Debug, Clone)]
pub struct KeyResult {
    pub fields: String,
    pub measure: usize,
}

/// A check-in: group, name, date, and the number behind each entry, in the order of the plan's key results.
#[derive(Debug, Clone)]
pub struct Checkin {
    pub group: &'static str,
    pub name: &'static str,
    pub date: &'static str,
    pub entries: Vec<Option<i32>>,
}

pub const GROUPS: [&str; 3] = ["dao", "harbour", "reef"];
pub const DAYS: [&str; 8] = [
    "2022-08-22",
    "2022-09-22",
    "2022-10-01",
    "2022-10-22",
    "2022-11-22",
    "2022-11-29",
    "2022-12-22",
    "2023-01-15",
];

/// The number of the first measure that is made of others.
const SUM: usize = 9;

const MEASURES: [&str; 11] = [
    "measure: increase, baseline: 0, target: 100",
    "measure: decrease, baseline: 80, target: -20",
    "measure: increase, baseline: unknown, target: 60",
    "measure: at-least, target: 50, tolerance: 100",
    "measure: at-most, target: 50",
    "measure: range, min: 20, max: 70, tolerance: 30",
    "measure: milestones, milestones: [{id: M1, title: t, due: 2022-10-01}, {id: M2, title: t, weight: 2}]",
    "measure: binary",
    "measure: judged, judge: ada",
    "measure: sum, of: [O1.KR1, harbour/O1.KR1], target: 150",
    "measure: mean, of: [O1.KR1, harbour/O1.KR1], baseline: 0, target: 75",
];

/// What a number says of a measure.
fn entry(measure: usize, number: i32) -> String {
    if number % 7 == 0 {
        return "unmeasured: x".to_owned();
    }
    let projection = if number % 3 == 0 { ", projection: 40" } else { "" };
    match measure {
        6 => ["milestones: []", "milestones: [M1]", "milestones: [M1, M2]"]
            [number.unsigned_abs() as usize % 3]
            .to_owned(),
        7 => format!("value: {}", number > 30),
        8 => format!("value: 0.{:02}, note: seen", number.unsigned_abs() % 100),
        _ => format!("value: {number}{projection}"),
    }
}

impl Chance {
    /// The record, with everything in its order or turned round. Ids stay with their items.
    pub fn record(&self, turned: bool) -> Record {
        let mut record = Record::new().policy(self.policy);
        for plan in &self.plans {
            let mut objectives: Vec<String> = Vec::new();
            for (number, (fields, key_results)) in (1..).zip(&plan.objectives) {
                let mut list: Vec<String> = (1..)
                    .zip(key_results)
                    .map(|(id, kr)| {
                        format!("{{id: KR{id}, title: t, {}{}}}", kr.fields, MEASURES[kr.measure])
                    })
                    .collect();
                turn(&mut list, turned);
                objectives.push(format!(
                    "  - {{id: O{number}, title: t, {fields}key_results: [{}]}}\n",
                    list.join(", ")
                ));
            }
            turn(&mut objectives, turned);
            let text = format!("{}objectives:\n{}", plan.own, objectives.concat());
            record = record.file(&format!("s1/{}.yaml", plan.group), &text);
        }
        for checkin in &self.checkins {
            let Some(plan) = self.plans.iter().find(|plan| plan.group == checkin.group) else { continue };
            let items = (1..).zip(&plan.objectives).flat_map(|(objective, (_, key_results))| {
                (1..).zip(key_results).map(move |(id, kr)| (format!("O{objective}.KR{id}"), kr.measure))
            });
            let mut list: Vec<String> = items
                .zip(&checkin.entries)
                .filter(|((_, measure), _)| *measure < SUM)
                .filter_map(|((item, measure), number)| {
                    Some(format!("{item}: {{{}}}", entry(measure, (*number)?)))
                })
                .collect();
            turn(&mut list, turned);
            record = record.late(checkin.group, checkin.name, checkin.date, &list.join(", "));
        }
        record
    }

    /// The same with a yes or no in the place of what is made of others.
    pub fn without_sums(mut self) -> Self {
        let objectives = self.plans.iter_mut().flat_map(|plan| &mut plan.objectives);
        for key_result in objectives.flat_map(|(_, list)| list) {
            if key_result.measure >= SUM {
                key_result.measure = 7;
            }
        }
        self
    }
}

fn turn(list: &mut [String], turned: bool) {
    if turned {
        list.reverse();
    }
}

/// `none` most of the time, else one of the others.
fn field(none: u32, words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop_oneof![none => Just(""), 1 => prop::sample::select(words)]
}

fn records() -> impl Strategy<Value = String> {
    let added = field(6, &["added: {date: 2022-10-01, by: [ada], why: x}, ", "added: {why: x}, "]);
    let dropped = field(6, &["dropped: {date: 2022-11-01, by: [ada], why: x}, ", "dropped: {why: x}, "]);
    let weight = field(2, &["weight: 0, ", "weight: 3, ", "weight: 0.5, "]);
    (added, dropped, weight).prop_map(|(added, dropped, weight)| format!("{added}{dropped}{weight}"))
}

fn key_result(quiet: bool) -> impl Strategy<Value = KeyResult> {
    let more = field(2, &["due: 2022-11-01, ", "priority: P0, ", "priority: P3, "]);
    (records(), more, 0..MEASURES.len()).prop_map(move |(records, more, measure)| {
        let records = if quiet { String::new() } else { records };
        KeyResult { fields: format!("{records}{more}"), measure }
    })
}

fn plan(group: &'static str, quiet: bool) -> impl Strategy<Value = Plan> {
    let serves = field(1, &["contributes_to: [dao/O1], ", "contributes_to: [dao/O2, dao/O1], "]);
    let fields = (records(), serves, field(3, &["ambition: committed, "])).prop_map(
        move |(records, serves, ambition)| {
            let records = if quiet { String::new() } else { records };
            format!("{records}{serves}{ambition}")
        },
    );
    let least = usize::from(group != "dao");
    let key_results = prop::collection::vec(key_result(quiet), least..4);
    let own = field(
        1,
        if quiet {
            &["ratified: {date: 2022-08-20, by: [ada]}\n"]
        } else {
            &[
                "ratified: {date: 2022-08-20, by: [ada]}\n",
                "ratified: {date: 2022-08-20, by: [ada]}\nwithdrawn: {date: 2022-11-01, by: [ada], why: x}\n",
                "ratified: {date: 2022-08-20, by: [ada]}\namendments:\n  - {date: 2022-10-01, item: O1.KR1, field: weight, from: 2, why: x, by: [ada]}\n",
            ]
        },
    );
    (own, prop::collection::vec((fields, key_results), 1..4)).prop_map(move |(own, objectives)| Plan {
        group,
        own,
        objectives,
    })
}

fn checkin() -> impl Strategy<Value = Checkin> {
    let days = prop::sample::select(DAYS.as_slice());
    let entries = prop::collection::vec(prop::option::weighted(0.8, -60..160), 12);
    (prop::sample::select(GROUPS.as_slice()), days.clone(), days, entries)
        .prop_map(|(group, name, date, entries)| Checkin { group, name, date, entries })
}

fn chance_of(quiet: bool) -> impl Strategy<Value = Chance> {
    let plans =
        (plan("dao", quiet), plan("harbour", quiet), plan("reef", quiet)).prop_map(|(a, b, c)| vec![a, b, c]);
    let policy = prop::sample::select(vec!["roll_up: objectives\n", "roll_up: key-results\n"]);
    (plans, prop::collection::vec(checkin(), 0..9), policy).prop_map(|(plans, checkins, policy)| Chance {
        plans,
        checkins,
        policy,
    })
}

/// Any record.
pub fn chance() -> impl Strategy<Value = Chance> {
    chance_of(false)
}

/// A record in which nothing is added, dropped or withdrawn.
pub fn quiet() -> impl Strategy<Value = Chance> {
    chance_of(true)
}

/// A text for a failing record.
pub fn shown(record: &Record) -> String {
    let mut text = String::new();
    for file in record.files() {
        let _ = writeln!(text, "# {}\n{}", file.source.path(), file.source.text());
    }
    text
}
