//! The fields in which two values of one shape differ. Lists of things that have a name are compared by name, lists of
//! plain values without their order: what only stands elsewhere has not changed.

use serde_json::{Map, Value};

use crate::yaml::{NodeId, Tree};

/// What names the things of a list; the first that all of them have.
const NAMES: [&str; 15] = [
    "id", "handle", "currency", "for", "need", "item", "rule", "risk", "role", "group", "value", "question",
    "title", "who", "starts",
];

/// One step into a value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// A field.
    Field(String),
    /// The thing of a list that has this name.
    Thing(&'static str, String),
}

impl Step {
    /// The step in words.
    pub fn word(&self) -> &str {
        match self {
            Self::Field(word) | Self::Thing(_, word) => word,
        }
    }
}

/// A difference.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Leaf {
    /// The way to it.
    pub path: Vec<Step>,
    /// What stood there.
    pub from: Option<Value>,
    /// What stands there now.
    pub to: Option<Value>,
}

/// Every difference between two values, in the order of the second.
pub(super) fn leaves(from: &Value, to: &Value) -> Vec<Leaf> {
    let mut out = Vec::new();
    walk(Some(from), Some(to), &mut Vec::new(), &mut out);
    out
}

fn walk(from: Option<&Value>, to: Option<&Value>, path: &mut Vec<Step>, out: &mut Vec<Leaf>) {
    match (from, to) {
        (Some(Value::Object(from)), Some(Value::Object(to))) => {
            let gone = from.keys().filter(|key| !to.contains_key(*key));
            for key in to.keys().chain(gone) {
                path.push(Step::Field(key.clone()));
                walk(from.get(key), to.get(key), path, out);
                path.pop();
            }
        }
        (Some(Value::Array(from)), Some(Value::Array(to))) if let Some(name) = name_of(from, to) => {
            let named = |list: &'_ [Value], id: &str| {
                list.iter().find(|thing| text(thing, name).as_deref() == Some(id)).cloned()
            };
            let ids = |list: &[Value]| list.iter().filter_map(|thing| text(thing, name)).collect::<Vec<_>>();
            let gone = ids(from).into_iter().filter(|id| named(to, id).is_none());
            for id in ids(to).into_iter().chain(gone) {
                path.push(Step::Thing(name, id.clone()));
                walk(named(from, &id).as_ref(), named(to, &id).as_ref(), path, out);
                path.pop();
            }
        }
        (Some(Value::Array(from)), Some(Value::Array(to))) if has_same(from, to) => {}
        (from, to) if same(from, to) => {}
        (from, to) => out.push(Leaf { path: path.clone(), from: from.cloned(), to: to.cloned() }),
    }
}

fn same(from: Option<&Value>, to: Option<&Value>) -> bool {
    match (from, to) {
        (Some(Value::Number(from)), Some(Value::Number(to))) => from.as_f64() == to.as_f64(),
        (_, _) => from == to,
    }
}

/// The field by which the things of two lists are named: all have it, and no two share it.
fn name_of(from: &[Value], to: &[Value]) -> Option<&'static str> {
    let is_name = |name: &&'static str| {
        [from, to].iter().all(|list| {
            let mut ids: Vec<Option<String>> = list.iter().map(|thing| text(thing, name)).collect();
            ids.sort();
            ids.iter().all(Option::is_some) && ids.windows(2).all(|pair| pair[0] != pair[1])
        })
    };
    if from.is_empty() && to.is_empty() {
        return None;
    }
    NAMES.into_iter().find(is_name)
}

fn text(thing: &Value, name: &str) -> Option<String> {
    match thing.as_object()?.get(name)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Whether two lists hold the same, in whatever order.
fn has_same(from: &[Value], to: &[Value]) -> bool {
    let sorted = |list: &[Value]| {
        let mut texts: Vec<String> = list.iter().map(ToString::to_string).collect();
        texts.sort();
        texts
    };
    from.len() == to.len() && sorted(from) == sorted(to)
}

/// A value without some of its fields.
pub(super) fn without(value: Value, fields: &[&str]) -> Value {
    match value {
        Value::Object(map) => {
            let kept = map.into_iter().filter(|(key, _)| !fields.contains(&key.as_str()));
            Value::Object(kept.collect::<Map<_, _>>())
        }
        other => other,
    }
}

/// The node at the end of a way, or as far as it leads.
pub(super) fn node_at(tree: &Tree, start: NodeId, path: &[Step]) -> NodeId {
    let mut node = start;
    for step in path {
        let next =
            match step {
                Step::Field(name) => tree.field(node, name),
                Step::Thing(name, id) => tree.items(node).iter().copied().find(|item| {
                    tree.field(*item, name).and_then(|name| tree.text(name)) == Some(id.as_str())
                }),
            };
        match next {
            Some(next) => node = next,
            None => break,
        }
    }
    node
}
