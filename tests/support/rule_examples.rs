//! The examples in the rules' texts, laid over the small, sound record in `tests/rules/base/`.

use std::collections::BTreeMap;
use std::fs;

use okr_cli::check::Rule;
use serde_yaml::{Mapping, Value};

use super::{root, source};

/// What names an item of a list.
const NAMES: [&str; 4] = ["id", "handle", "group", "currency"];

/// What makes an item stand for itself.
const WHOLE: [&str; 3] = ["measure", "value", "unmeasured"];

/// Files by path.
pub type Files = BTreeMap<String, String>;

/// One block: ```` ```yaml okrs/s1/dev.yaml landed 2026-02-10 by ada ````.
#[derive(Clone)]
pub struct Example {
    /// The file that it is laid over.
    pub path: String,
    /// How it landed, in words; empty where that is not told.
    pub landed: String,
    /// What it says.
    pub text: String,
}

/// The record on which examples are laid.
pub fn base() -> Files {
    let folder = root().join("tests/rules/base");
    let text = |path: &String| fs::read_to_string(folder.join(path)).expect("the base is readable");
    source::files(&folder).into_iter().map(|path| (path.clone(), text(&path))).collect()
}

/// The blocks under a heading.
pub fn examples(rule: &Rule, heading: &str) -> Vec<Example> {
    let section = rule.text.split("\n## ").find_map(|part| part.strip_prefix(heading)).unwrap_or_default();
    let blocks = section.split("\n```").filter(|block| block.starts_with(char::is_alphabetic));
    let block = |block: &str| {
        let (info, rest) = block.split_once('\n').expect("a block has lines");
        let (_, info) = info.split_once(' ').expect("a block has a language and a path");
        let (path, landed) = info.split_once(' ').unwrap_or((info, ""));
        Example { path: path.to_owned(), landed: landed.to_owned(), text: format!("{rest}\n") }
    };
    blocks.map(block).collect()
}

/// A record with examples laid over its files.
pub fn overlaid(mut files: Files, examples: &[Example]) -> Files {
    for example in examples {
        lay(&mut files, example);
    }
    files
}

/// Lays an example over the files.
pub fn lay(files: &mut Files, Example { path, text, .. }: &Example) {
    let parse =
        |text: &str| serde_yaml::from_str::<Value>(text).expect("an example for a file of the base is YAML");
    let laid = match files.get(path) {
        None => Some(text.clone()),
        Some(old) => Some(parse(text))
            .filter(|new| !is_gone(new))
            .map(|new| serde_yaml::to_string(&merge(parse(old), new)).expect("it can be written")),
    };
    match laid {
        Some(text) => files.insert(path.clone(), text),
        None => files.remove(path),
    };
}

fn merge(old: Value, new: Value) -> Value {
    match (old, new) {
        (Value::Mapping(old), Value::Mapping(new)) => {
            if WHOLE.iter().any(|key| new.contains_key(*key)) {
                return Value::Mapping(new);
            }
            let mut merged = Mapping::new();
            for (key, value) in &old {
                let value =
                    new.get(key).map_or_else(|| value.clone(), |other| merge(value.clone(), other.clone()));
                merged.insert(key.clone(), value);
            }
            merged.extend(new.into_iter().filter(|(key, _)| !old.contains_key(key)));
            merged.retain(|_, value| !is_gone(value));
            Value::Mapping(merged)
        }
        (Value::Sequence(old), Value::Sequence(new)) if new.iter().any(|item| name(item).is_some()) => {
            let mut merged = old;
            for item in new {
                match merged.iter_mut().find(|other| name(other).is_some() && name(other) == name(&item)) {
                    Some(other) => *other = merge_item(other.clone(), item),
                    None => merged.push(item),
                }
            }
            merged.retain(|item| !is_gone(item));
            Value::Sequence(merged)
        }
        (_, new) => new,
    }
}

/// An item that is to go goes whole.
fn merge_item(old: Value, new: Value) -> Value {
    if is_gone(&new) { new } else { merge(old, new) }
}

fn name(item: &Value) -> Option<Value> {
    NAMES.iter().find_map(|key| item.get(*key).cloned())
}

/// Whether it says `gone: true`.
fn is_gone(value: &Value) -> bool {
    value.get("gone") == Some(&Value::Bool(true))
}
