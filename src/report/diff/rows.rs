//! The rows of a diff: changes of one thing together, what matters most first.

use std::collections::{BTreeMap, BTreeSet};

use super::label::{item, label};
use super::words::row_words;
use crate::model::diff::{Change, Diff, Kind};
use crate::model::promise::{Amended, Class};

/// What changes in one thing.
#[derive(Debug)]
pub struct Row<'a> {
    /// The thing.
    pub label: String,
    /// What changes, in words. The documents' own texts in it are raw.
    pub words: String,
    /// The changes.
    pub changes: Vec<&'a Change>,
    /// Whether it is told only to those who ask for more.
    pub is_detail: bool,
}

/// The rows.
pub(super) fn rows<'d>(diff: &'d Diff) -> Vec<Row<'d>> {
    let seasons: BTreeSet<&str> = diff.changes.iter().filter_map(|c| c.season.as_deref()).collect();
    let says_season = seasons.len() > 1;
    let mut groups: Vec<(Key<'_>, Vec<&Change>)> = Vec::new();
    let mut known: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    for change in &diff.changes {
        let key = key(change);
        let index = *known.entry(key).or_insert_with(|| {
            groups.push((key, Vec::new()));
            groups.len() - 1
        });
        groups[index].1.push(change);
    }
    let mut ranked: Vec<(u8, Vec<&Change>)> = groups
        .into_iter()
        .map(|(_, mut changes)| {
            changes.sort_by_key(|change| rank(change));
            (changes.first().map_or(u8::MAX, |change| rank(change)), changes)
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let row = |(_, changes): (u8, Vec<&'d Change>)| Row {
        label: changes.first().map(|change| label(change, says_season)).unwrap_or_default(),
        words: row_words(&changes),
        is_detail: changes.iter().all(|change| is_detail(change)),
        changes,
    };
    ranked.into_iter().map(row).collect()
}

type Key<'a> = (Option<&'a str>, &'static str, Option<&'a str>, Option<&'a str>, Option<&'a str>);

/// What makes two changes speak of one thing: an item in plan and check-ins, else the document.
fn key(change: &Change) -> Key<'_> {
    let (season, group, name) = (change.season.as_deref(), change.group.as_deref(), change.name.as_deref());
    match (change.document, item(change)) {
        ("plan" | "checkin", Some(item)) => (season, "plan", group, Some(item), None),
        (document, _) => (season, document, group, None, name),
    }
}

/// How soon a change is told.
fn rank(change: &Change) -> u8 {
    match (change.amended, change.kind) {
        (Some(Amended::No | Amended::Falsely | Amended::Elsewhere), _) => 0,
        (Some(Amended::Exactly), _) => 1,
        // What a whole plan no longer serves follows from what happened to the plan.
        (None, Kind::ContributesNoMore) if change.item.is_none() => 5,
        (None, Kind::CheckInRewritten | Kind::CheckInRemoved) => 2,
        (None, Kind::Contributes | Kind::ContributesNoMore) => 3,
        (
            None,
            Kind::PlanAdded
            | Kind::PlanRemoved
            | Kind::Ratified
            | Kind::Unratified
            | Kind::Withdrawn
            | Kind::ItemAdded
            | Kind::ItemRemoved
            | Kind::ItemDropped
            | Kind::ItemRestored
            | Kind::ItemMoved
            | Kind::Unreadable,
        ) => 4,
        (None, Kind::RequestChanged | Kind::BudgetChanged) => 5,
        (None, Kind::CheckInAdded) => 6,
        (None, _) if change.document == "season" => 8,
        (None, _) if change.document == "org" => 9,
        (None, _) if change.document == "policy" => 10,
        (None, Kind::DocumentAdded | Kind::DocumentRemoved) => 11,
        (None, Kind::ScoreChanged) => 12,
        (None, _) if is_detail(change) => 14,
        (None, _) => 7,
    }
}

/// Whether a change is one that a reviewer may pass over: what is free in a plan, single measurements, file names.
fn is_detail(change: &Change) -> bool {
    match change.kind {
        Kind::Measured | Kind::EntryAdded | Kind::FileMoved | Kind::OwnFieldsChanged => true,
        Kind::FieldChanged if change.amended.is_none() => match change.document {
            "plan" => !change.item.as_deref().zip(change.field.as_deref()).is_some_and(|(item, field)| {
                let class = match item.split('.').count() {
                    1 => Class::Objective,
                    2 => Class::KeyResult,
                    _ => Class::Milestone,
                };
                class.promises(field)
            }),
            "season" | "org" | "policy" => false,
            _ => true,
        },
        _ => false,
    }
}
