//! The first thing in which a file is not what the data say, and how many there are.

use serde_json::Value;

use super::Claim;
use crate::report::Report;

/// In what a file differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where: a line, or the way to a key.
    pub place: String,
    /// What stands there in the file; `None` where it has nothing.
    pub file: Option<String>,
    /// What the data say; `None` where they say nothing.
    pub data: Option<String>,
    /// How many other places differ.
    pub others: usize,
}

/// What differs first between a file and the report that would be made now; `None` where nothing does.
#[must_use]
pub fn difference(claim: &Claim, file: &str, now: &str, report: &Report<'_>) -> Option<Difference> {
    match claim.format.map(|format| format.id) {
        Some("json") => of_json(file, now),
        Some(_) | None => of_lines(&set_aside(claim, file, report), now),
    }
}

/// The file with the ids and the version that a report of now would tell.
fn set_aside(claim: &Claim, file: &str, report: &Report<'_>) -> String {
    let (Some(tool), Some(as_of)) = (&claim.tool, claim.as_of) else { return file.to_owned() };
    let tree = claim.tree.as_ref().map_or("no tree".to_owned(), |tree| format!("tree {tree}"));
    let foot = format!("{tree} · {tool} · as of {as_of}");
    let generator = |tool: &str| format!("<meta name=\"generator\" content=\"{tool}\"");
    let file = file.replace(&foot, &report.head.foot());
    file.replace(&generator(tool), &generator(report.head.tool))
}

fn of_lines(file: &str, now: &str) -> Option<Difference> {
    let (file, now): (Vec<&str>, Vec<&str>) = (file.lines().collect(), now.lines().collect());
    let differs = |index: &usize| file.get(*index) != now.get(*index);
    let mut places = (0..file.len().max(now.len())).filter(differs);
    let first = places.next()?;
    let (told, said) = apart(file.get(first).copied(), now.get(first).copied());
    Some(Difference { place: format!("line {}", first + 1), file: told, data: said, others: places.count() })
}

/// So many characters are told of a line, from a little before it differs.
const TOLD: usize = 120;
const BEFORE: usize = 40;

/// Two lines from a little before the place where they differ.
fn apart(one: Option<&str>, other: Option<&str>) -> (Option<String>, Option<String>) {
    let same = one.unwrap_or_default().chars().zip(other.unwrap_or_default().chars());
    let same = same.take_while(|(one, other)| one == other).count();
    let skipped = same.saturating_sub(BEFORE);
    let part = |line: &str| {
        let part: String = line.chars().skip(skipped).take(TOLD).collect();
        let (before, after) = (skipped > 0, line.chars().count() > skipped + TOLD);
        format!("{}{part}{}", if before { "…" } else { "" }, if after { "…" } else { "" })
    };
    (one.map(part), other.map(part))
}

/// What git calls things, and the tool's version.
const ASIDE: [&str; 4] = ["tool", "revision", "commit", "blob"];

fn of_json(file: &str, now: &str) -> Option<Difference> {
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let mut found = Vec::new();
    compare("", &read(file), &read(now), &mut found);
    let others = found.len().saturating_sub(1);
    let (place, file, data) = found.into_iter().next()?;
    Some(Difference { place, file, data, others })
}

type Found = (String, Option<String>, Option<String>);

fn compare(place: &str, file: &Value, now: &Value, found: &mut Vec<Found>) {
    match (file, now) {
        (Value::Object(file), Value::Object(now)) => {
            let keys = now.keys().chain(file.keys().filter(|key| !now.contains_key(*key)));
            for key in keys.filter(|key| !ASIDE.contains(&key.as_str())) {
                at(&format!("{place}/{key}"), file.get(key), now.get(key), found);
            }
        }
        (Value::Array(file), Value::Array(now)) => {
            for index in 0..file.len().max(now.len()) {
                at(&format!("{place}/{index}"), file.get(index), now.get(index), found);
            }
        }
        (Value::Number(file), Value::Number(now)) if file.as_f64() == now.as_f64() => {}
        (file, now) if file == now => {}
        (file, now) => found.push((place.to_owned(), Some(told(file)), Some(told(now)))),
    }
}

fn at(place: &str, file: Option<&Value>, now: Option<&Value>, found: &mut Vec<Found>) {
    match (file, now) {
        (Some(file), Some(now)) => compare(place, file, now, found),
        (file, now) => found.push((place.to_owned(), file.map(told), now.map(told))),
    }
}

/// A value, not longer than a line.
fn told(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= TOLD { text } else { text.chars().take(TOLD).chain(['…']).collect() }
}
