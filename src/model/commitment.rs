//! A plan as it was ratified: as history holds it, else told from its own records: amendments undone from the last to the first,
//! what was added left out, what was dropped put back (scoring.md, "After an amendment").

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::document::{Amendment, Any, KeyResult, Plan, Reasoned};

/// A plan as it was ratified.
#[derive(Debug)]
pub struct Commitment {
    /// The plan.
    pub plan: Plan,
    /// Key results that were dropped since, as `O1.KR2`: they count with their last value, in the floor as 0.
    pub dropped: BTreeSet<String>,
    /// Key results whose measure, unit or parts changed since: not measured as ratified.
    pub remeasured: BTreeSet<String>,
}

/// The plan as it was ratified: as history holds it, else as its own records tell. A draft is as it stands. `None` where
/// the records cannot be undone.
#[must_use]
pub fn as_ratified(plan: &Plan, committed: Option<&Plan>, day: Date) -> Option<Commitment> {
    let mut commitment =
        Commitment { plan: plan.clone(), dropped: BTreeSet::new(), remeasured: BTreeSet::new() };
    if !is_ratified(plan, day) {
        return Some(commitment);
    }
    commitment.dropped = dropped_key_results(plan, day);
    if let Some(committed) = committed {
        let is_there = |item: &&String| key_results(plan).any(|(now, _)| now == **item);
        let all: Vec<String> = key_results(committed).map(|(item, _)| item).collect();
        commitment.dropped.extend(all.iter().filter(|item| !is_there(item)).cloned());
        commitment.remeasured = measured_otherwise(committed, plan);
        commitment.plan = committed.clone();
        return Some(commitment);
    }
    commitment.remeasured = remeasured(plan);
    commitment.plan = undone(plan)?;
    Some(commitment)
}

/// Every key result with its name in the plan: `O1.KR2`.
fn key_results(plan: &Plan) -> impl Iterator<Item = (String, &KeyResult)> {
    plan.objectives.iter().flat_map(|objective| {
        objective.key_results.iter().map(|kr| (format!("{}.{}", objective.id, kr.id), kr))
    })
}

/// The key results whose measure, unit or parts were others when the plan was ratified.
fn measured_otherwise(committed: &Plan, plan: &Plan) -> BTreeSet<String> {
    let now: BTreeMap<String, &KeyResult> = key_results(plan).collect();
    let parts = |kr: &KeyResult| -> Vec<String> {
        kr.measure.parts().map(|parts| parts.of.iter().map(ToString::to_string).collect()).unwrap_or_default()
    };
    let differs = |was: &KeyResult, is: &KeyResult| {
        was.measure.word() != is.measure.word() || was.unit != is.unit || parts(was) != parts(is)
    };
    key_results(committed)
        .filter(|(item, was)| now.get(item).is_some_and(|is| differs(was, is)))
        .map(|(item, _)| item)
        .collect()
}

/// The plan as its own records say that it was ratified. `None` where they cannot be undone.
#[must_use]
pub fn undone(plan: &Plan) -> Option<Plan> {
    let remeasured = remeasured(plan);
    let mut value = serde_json::to_value(plan).ok()?;
    for amendment in plan.amendments.iter().rev() {
        undo(&mut value, amendment, &remeasured);
    }
    undo_records(&mut value, &["objectives", "key_results", "milestones"]);
    serde_json::from_value(value).ok()
}

/// Whether a plan is ratified on a day; a record without a date holds on every day.
#[must_use]
pub fn is_ratified(plan: &Plan, day: Date) -> bool {
    plan.ratified.as_ref().is_some_and(|record| record.date.is_none_or(|date| date.0 <= day))
}

fn dropped_key_results(plan: &Plan, day: Date) -> BTreeSet<String> {
    let by_day =
        |record: &Option<Reasoned>| record.as_ref().is_some_and(|r| r.date.is_none_or(|date| date.0 <= day));
    let withdrawn = plan.withdrawn.as_ref().is_some_and(|w| w.decision.date.is_none_or(|date| date.0 <= day));
    let mut out = BTreeSet::new();
    for objective in &plan.objectives {
        for kr in &objective.key_results {
            if withdrawn || by_day(&objective.dropped) || by_day(&kr.dropped) {
                out.insert(format!("{}.{}", objective.id, kr.id));
            }
        }
    }
    out
}

/// The key results whose measure, unit or parts are not what was ratified.
fn remeasured(plan: &Plan) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for objective in &plan.objectives {
        for kr in &objective.key_results {
            let item = format!("{}.{}", objective.id, kr.id);
            let first =
                |field: &str| plan.amendments.iter().find(|a| own_item(a) == item && a.field == field);
            let text = |any: &Any| if let Any::Text(text) = any { text.clone() } else { format!("{any:?}") };
            let of = |any: &Any| match any {
                Any::List(items) => items.iter().map(text).collect::<Vec<_>>(),
                Any::Truth(_) | Any::Number(_) | Any::Text(_) | Any::Map(_) => vec![text(any)],
            };
            let now = kr.measure.parts().map(|parts| parts.of.iter().map(ToString::to_string).collect());
            let now: Vec<String> = now.unwrap_or_default();
            let measure = first("measure")
                .is_some_and(|a| a.from.as_ref().map(text).as_deref() != Some(kr.measure.word()));
            let unit = first("unit").is_some_and(|a| a.from.as_ref().map(text) != kr.unit);
            let parts = first("of").is_some_and(|a| a.from.as_ref().map(of).unwrap_or_default() != now);
            if measure || unit || parts {
                out.insert(item);
            }
        }
    }
    out
}

/// Fields that come and go with a measure.
const OF_A_MEASURE: [&str; 10] =
    ["measure", "unit", "of", "milestones", "baseline", "target", "tolerance", "min", "max", "judge"];

/// Puts back what stood before one amendment. What an amendment does not reach stays as it is: an item by
/// its id, and the measure of what is not measured as ratified anyway.
fn undo(plan: &mut Value, amendment: &Amendment, remeasured: &BTreeSet<String>) {
    let (field, item) = (amendment.field.as_str(), own_item(amendment));
    let measures = matches!(field, "measure" | "unit" | "of")
        || (remeasured.contains(item) && OF_A_MEASURE.contains(&field));
    if measures || matches!(field, "id" | "key_results") {
        return;
    }
    let Some(found) = find(plan, item) else { return };
    match &amendment.from {
        Some(from) => found.insert(amendment.field.clone(), plain(from)),
        None => found.remove(&amendment.field),
    };
}

/// The item inside the plan, also where it is named in full: `O1.KR2` of `academy/O1.KR2`.
fn own_item(amendment: &Amendment) -> &str {
    amendment.item.rsplit('/').next().unwrap_or_default()
}

fn find<'a>(plan: &'a mut Value, item: &str) -> Option<&'a mut Map<String, Value>> {
    let mut node = plan;
    for (id, list) in item.split('.').zip(["objectives", "key_results", "milestones"]) {
        let items = node.get_mut(list)?.as_array_mut()?;
        node = items.iter_mut().find(|item| item.get("id").and_then(Value::as_str) == Some(id))?;
    }
    node.as_object_mut().filter(|_| !item.is_empty())
}

/// Leaves out what was added and puts back what was dropped, at every depth.
fn undo_records(node: &mut Value, lists: &[&str]) {
    let Some((list, deeper)) = lists.split_first() else { return };
    let Some(items) = node.get_mut(list).and_then(Value::as_array_mut) else { return };
    items.retain(|item| item.get("added").is_none());
    for item in items {
        if let Some(item) = item.as_object_mut() {
            item.remove("dropped");
        }
        undo_records(item, deeper);
    }
}

fn plain(any: &Any) -> Value {
    match any {
        Any::Truth(truth) => json!(truth),
        Any::Number(number) => serde_json::to_value(number).unwrap_or(Value::Null),
        Any::Text(text) => json!(text),
        Any::List(items) => Value::Array(items.iter().map(plain).collect()),
        Any::Map(entries) => {
            Value::Object(entries.iter().map(|(key, value)| (key.clone(), plain(value))).collect())
        }
    }
}
