//! The forms in which frozen values are compared: 60.0 is 60, defaults are filled in, references are full names by the
//! groups' present ids, lists without an order have one.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::{Class, Naming, Promised};
use crate::document::{Any, Reference, is_decimal, parse_reference};
use crate::model::schedule::GRACE_DAYS;

/// How far apart two numbers are that are not equal.
const NEAR: f64 = 1e-9;

/// What a field promises, from its value as it was read (numbers as the texts that were written); `None` where it is
/// not there and has no default.
pub(super) fn promised(
    class: Class,
    field: &str,
    raw: Option<Value>,
    naming: &Naming<'_>,
) -> Option<Promised> {
    let raw = raw.or_else(|| default(class, field))?;
    let value = match field {
        "baseline" | "target" | "min" | "max" | "tolerance" | "weight" => number(&raw),
        "requested" | "total" => amount(&raw),
        "contributes_to" | "of" => references(&raw, naming),
        "judge" => json!(text(&raw).to_ascii_lowercase()),
        "checkins" => cadence(&raw, class == Class::Season),
        "breaks" => spans(&raw),
        _ => json!(text(&raw)),
    };
    Some(Promised { written: written(&raw, &value), value })
}

/// What an absent field means. A `due` is told by the season's end, which the differences know.
fn default(class: Class, field: &str) -> Option<Value> {
    match (class, field) {
        (Class::Objective | Class::KeyResult | Class::Milestone, "weight") => Some(json!("1")),
        (Class::Objective, "ambition") => Some(json!("aspirational")),
        (Class::Objective, "contributes_to") | (Class::Season, "breaks") => Some(json!([])),
        (Class::Season, "checkins") => Some(json!({})),
        (_, _) => None,
    }
}

/// A value of an amendment as it was read.
pub(super) fn plain(any: &Any) -> Value {
    match any {
        Any::Truth(truth) => json!(truth),
        Any::Number(number) => json!(number.text),
        Any::Text(text) => json!(text),
        Any::List(items) => items.iter().map(plain).collect(),
        Any::Map(entries) => entries.iter().map(|(key, value)| (key.clone(), plain(value))).collect(),
    }
}

/// Whether two values are the same promise.
pub(super) fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => match (one.as_f64(), other.as_f64()) {
            (Some(one), Some(other)) => one.total_cmp(&other).is_eq() || (one - other).abs() < NEAR,
            (_, _) => one == other,
        },
        (_, _) => one == other,
    }
}

/// The day that a value is.
pub(super) fn day(value: &Value) -> Option<Date> {
    value.as_str()?.parse().ok()
}

fn text(raw: &Value) -> String {
    raw.as_str().map_or_else(|| raw.to_string(), str::to_owned)
}

/// A number, whole where it is; what is none (`unknown`) stays a text.
fn number(raw: &Value) -> Value {
    let text = text(raw);
    let Some(number) = is_decimal(&text).then(|| text.parse::<f64>().ok()).flatten() else {
        return json!(text);
    };
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and small")]
    let whole = (number.fract() == 0.0 && number.abs() < 1e15).then_some(number as i64);
    whole.map_or_else(|| json!(number), |whole| json!(whole))
}

/// An exact amount, which is a text in JSON, without zeros that mean nothing.
fn amount(raw: &Value) -> Value {
    let text = text(raw);
    json!(Decimal::from_str_exact(&text).map_or(text, |amount| amount.normalize().to_string()))
}

fn list(raw: &Value) -> Vec<Value> {
    raw.as_array().cloned().unwrap_or_else(|| vec![raw.clone()])
}

/// Full names, in order and each once; in the document's own season without the season.
fn references(raw: &Value, naming: &Naming<'_>) -> Value {
    let name = |item: &Value| {
        let text = text(item);
        parse_reference(&text).map_or(text, |reference| full(&reference, naming))
    };
    let mut names: Vec<String> = list(raw).iter().map(name).collect();
    names.sort();
    names.dedup();
    json!(names)
}

fn full(reference: &Reference, naming: &Naming<'_>) -> String {
    let group = naming.portfolio.present_id(reference.group.as_deref().unwrap_or(naming.group));
    let item = reference.item();
    match reference.season.as_deref().filter(|season| *season != naming.season) {
        Some(season) => format!("{season}/{group}/{item}"),
        None => format!("{group}/{item}"),
    }
}

/// When reports fall due: `due` stands instead of `every`. Only the season's own has defaults.
fn cadence(raw: &Value, is_whole: bool) -> Value {
    let mut due: Vec<String> = raw.get("due").map(list).unwrap_or_default().iter().map(text).collect();
    due.sort();
    due.dedup();
    let mut out = Map::new();
    let every = raw.get("every").map(text).or(is_whole.then(|| "month".to_owned()));
    if !due.is_empty() {
        out.insert("due".to_owned(), json!(due));
    } else if let Some(every) = every {
        out.insert("every".to_owned(), json!(every));
    }
    let grace = raw.get("grace_days").map(number).or(is_whole.then(|| json!(GRACE_DAYS)));
    out.extend(grace.map(|grace| ("grace_days".to_owned(), grace)));
    Value::Object(out)
}

fn spans(raw: &Value) -> Value {
    let day = |span: &Value, field| span.get(field).map(text).unwrap_or_default();
    let mut spans: Vec<(String, String)> =
        list(raw).iter().map(|span| (day(span, "starts"), day(span, "ends"))).collect();
    spans.sort();
    spans.into_iter().map(|(starts, ends)| json!({"starts": starts, "ends": ends})).collect()
}

/// A value for people.
fn written(raw: &Value, value: &Value) -> String {
    match value {
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Array(items) => items.iter().map(|item| written(item, item)).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => told(fields),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => text(raw),
    }
}

/// `every month, 7 days of grace`; `2022-09-01 to 2022-09-07`.
fn told(fields: &Map<String, Value>) -> String {
    if let (Some(starts), Some(ends)) = (fields.get("starts"), fields.get("ends")) {
        return format!("{} to {}", text(starts), text(ends));
    }
    let part = |(name, value): (&String, &Value)| match (name.as_str(), value) {
        ("due", Value::Array(days)) => days.iter().map(text).collect::<Vec<_>>().join(", "),
        ("every", every) => format!("every {}", text(every).replace('-', " ")),
        (_, days) => format!("{} days of grace", text(days)),
    };
    fields.iter().map(part).collect::<Vec<_>>().join(", ")
}
