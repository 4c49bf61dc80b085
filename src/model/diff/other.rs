//! The documents in which nothing is promised: the organisation, the policy, intakes, pre- and post-mortems,
//! partnerships. A new one is told with how much it holds, a changed one field by field.

use serde_json::Value;

use super::change::{Change, Counts, Kind, Told};
use super::leaves::Leaf;
use super::sheet::Sheet;
use crate::document::{Document, File};
use crate::model::Portfolio;
use crate::yaml::At;

/// What changes in such a document; `after` knows the groups' present ids.
pub(super) fn changes(sheet: &Sheet<'_>, after: &Portfolio) -> Vec<Change> {
    let document = |file: Option<&'_ File>| file.and_then(|file| value(file.document.as_ref()?));
    match (document(sheet.before), document(sheet.after)) {
        (Some(from), Some(to)) => {
            let (mut from, to) = (with_defaults(from), with_defaults(to));
            call_by_present_ids(&mut from, after);
            let kind = |leaf: &Leaf| if is_wording(leaf) { Kind::Reworded } else { Kind::FieldChanged };
            sheet.fields((&from, &to), (At::default(), At::default()), None, kind)
        }
        (None, Some(to)) if sheet.before.is_none() => {
            vec![Change { title: title(&to), counts: counts(&to), ..sheet.change(Kind::DocumentAdded) }]
        }
        (Some(from), None) if sheet.after.is_none() => {
            vec![Change { title: title(&from), ..sheet.change(Kind::DocumentRemoved) }]
        }
        (_, _) => Vec::new(),
    }
}

/// A group that has a new id now is not one gone and one new: its `formerly` tells.
fn call_by_present_ids(org: &mut Value, after: &Portfolio) {
    for group in org.get_mut("groups").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(id) = group.get("id").and_then(Value::as_str) {
            group["id"] = Value::String(after.present_id(id).to_owned());
        }
    }
}

/// The document as a value; `None` of one that is told elsewhere.
fn value(document: &Document) -> Option<Value> {
    match document {
        Document::Org(org) => serde_json::to_value(org).ok(),
        Document::Policy(policy) => serde_json::to_value(policy).ok(),
        Document::Intake(intake) => serde_json::to_value(intake).ok(),
        Document::PreMortem(premortem) => serde_json::to_value(premortem).ok(),
        Document::PostMortem(postmortem) => serde_json::to_value(postmortem).ok(),
        Document::Partnership(partnership) => serde_json::to_value(partnership).ok(),
        Document::Season(_) | Document::Plan(_) | Document::CheckIn(_) => None,
    }
}

/// Lists and maps that are left out where they are empty, so that the first thing in one is new and not the whole.
fn with_defaults(mut value: Value) -> Value {
    let Some(fields) = value.as_object_mut() else { return value };
    for list in
        ["values", "people", "goals", "groups", "touchpoints", "risks", "answers", "actions", "decisions"]
    {
        fields.entry(list).or_insert_with(|| Value::Array(Vec::new()));
    }
    for map in ["rules", "scores"] {
        fields.entry(map).or_insert_with(|| Value::Object(serde_json::Map::new()));
    }
    value
}

/// Whether a text that people read has other words.
fn is_wording(leaf: &Leaf) -> bool {
    let is_text = |value: &Option<Value>| value.as_ref().is_some_and(Value::is_string);
    let last = leaf.path.last().map(super::leaves::Step::word);
    is_text(&leaf.from) && is_text(&leaf.to) && matches!(last, Some("mission" | "title"))
}

fn title(value: &Value) -> Option<String> {
    ["about", "name"].iter().find_map(|field| value.get(field)?.as_str().map(str::to_owned))
}

fn counts(value: &Value) -> Counts {
    let list = ["risks", "answers"].iter().find_map(|field| value.get(field)?.as_array());
    Counts { entries: list.map(Vec::len), ..Counts::default() }
}

/// A value of the organisation's own fields, `x-…`, in a file.
pub(super) fn own_fields(file: &File) -> Vec<(String, String)> {
    let Some(tree) = &file.tree else { return Vec::new() };
    let mut out = Vec::new();
    for id in tree.ids() {
        for (key, value) in tree.entries(id) {
            if let Some(name) = tree.text(*key).filter(|name| name.starts_with("x-")) {
                out.push((name.to_owned(), file.source.slice(tree.node(*value).span).to_owned()));
            }
        }
    }
    out.sort();
    out
}

/// The names of own fields that differ.
pub(super) fn changed_own_fields(sheet: &Sheet<'_>) -> Option<Change> {
    let own = |file: Option<&File>| file.map(own_fields).unwrap_or_default();
    let (from, to) = (own(sheet.before), own(sheet.after));
    let differ =
        from.iter().filter(|one| !to.contains(one)).chain(to.iter().filter(|one| !from.contains(one)));
    let mut names: Vec<String> = differ.map(|(name, _)| name.clone()).collect();
    names.sort();
    names.dedup();
    let told = Told::text(&names.join(", "));
    (!names.is_empty())
        .then(|| Change { field: Some(told.written.clone()), ..sheet.change(Kind::OwnFieldsChanged) })
}
