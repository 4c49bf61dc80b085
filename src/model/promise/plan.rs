//! What a plan promises: its objectives, key results and milestones, and what it asks for.

use serde_json::{Value, json};

use super::{Class, Item, Naming, Promises};
use crate::document::{
    Ambition, Baseline, Bound, Date, KeyResult, Measure, Milestone, Number, Objective, Plan, Reference,
};

/// What a plan promises, or would if it were ratified.
#[must_use]
pub fn of_plan(plan: &Plan, naming: &Naming<'_>) -> Promises {
    let mut items = Vec::new();
    for found in &plan.objectives {
        items.push(objective(found, naming));
        for kr in &found.key_results {
            let id = format!("{}.{}", found.id, kr.id);
            items.push(key_result(&id, kr, naming));
            let milestones = kr.measure.milestones().unwrap_or_default();
            items.extend(milestones.iter().map(|found| milestone(&id, found, naming)));
        }
    }
    for budget in plan.budgets.iter().flatten() {
        let mut item = Item::new(budget.currency.to_string(), Class::Request, budget.at);
        item.promise("requested", Some(json!(budget.requested.text)), naming);
        items.push(item);
    }
    Promises { items, ends: naming.ends }
}

fn number(number: &Number) -> Value {
    json!(number.text)
}

fn date(date: Date) -> Value {
    json!(date.to_string())
}

fn references(list: &[Reference]) -> Value {
    list.iter().map(|reference| json!(reference.to_string())).collect()
}

fn objective(found: &Objective, naming: &Naming<'_>) -> Item {
    let mut item = Item::new(found.id.to_string(), Class::Objective, found.at);
    (item.is_added, item.is_dropped) = (found.added.is_some(), found.dropped.is_some());
    item.promise("title", Some(json!(found.title)), naming);
    let ambition = found.ambition.map(|ambition| match ambition {
        Ambition::Aspirational => "aspirational",
        Ambition::Committed => "committed",
    });
    item.promise("ambition", ambition.map(|word| json!(word)), naming);
    item.promise("weight", found.weight.as_ref().map(number), naming);
    item.promise("contributes_to", Some(references(&found.contributes_to)), naming);
    item
}

fn key_result(id: &str, kr: &KeyResult, naming: &Naming<'_>) -> Item {
    let mut item = Item::new(id.to_owned(), Class::KeyResult, kr.at);
    (item.is_added, item.is_dropped) = (kr.added.is_some(), kr.dropped.is_some());
    item.promise("title", Some(json!(kr.title)), naming);
    item.promise("measure", Some(json!(kr.measure.word())), naming);
    item.promise("unit", kr.unit.as_ref().map(|unit| json!(unit)), naming);
    measure(&mut item, &kr.measure, naming);
    item.promise("weight", kr.weight.as_ref().map(number), naming);
    item.promise("due", kr.due.map(date), naming);
    item
}

fn measure(item: &mut Item, measure: &Measure, naming: &Naming<'_>) {
    let mut promise = |field, raw| item.promise(field, raw, naming);
    match measure {
        Measure::Increase(path) | Measure::Decrease(path) => {
            let baseline = match &path.baseline {
                Baseline::Known(known) => number(known),
                Baseline::Unknown(_) => json!("unknown"),
            };
            promise("baseline", Some(baseline));
            promise("target", Some(number(&path.target)));
        }
        Measure::AtLeast(Bound { target, tolerance }) | Measure::AtMost(Bound { target, tolerance }) => {
            promise("target", Some(number(target)));
            promise("tolerance", tolerance.as_ref().map(number));
        }
        Measure::Range(band) => {
            promise("min", Some(number(&band.min)));
            promise("max", Some(number(&band.max)));
            promise("tolerance", band.tolerance.as_ref().map(number));
        }
        Measure::Judged(judged) => promise("judge", Some(json!(judged.judge.0))),
        Measure::Sum(parts) | Measure::Mean(parts) => {
            promise("of", Some(references(&parts.of)));
            promise("baseline", parts.baseline.as_ref().map(number));
            promise("target", Some(number(&parts.target)));
        }
        Measure::Milestones(_) | Measure::Binary {} => {}
    }
}

fn milestone(key_result: &str, found: &Milestone, naming: &Naming<'_>) -> Item {
    let mut item = Item::new(format!("{key_result}.{}", found.id), Class::Milestone, found.at);
    (item.is_added, item.is_dropped) = (found.added.is_some(), found.dropped.is_some());
    item.promise("title", Some(json!(found.title)), naming);
    item.promise("weight", found.weight.as_ref().map(number), naming);
    item.promise("due", found.due.map(date), naming);
    item
}
