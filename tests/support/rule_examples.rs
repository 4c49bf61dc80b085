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

/// The record on which examples are laid.
pub fn base() -> Files {
    let folder = root().join("tests/rules/base");
    let text = |path: &String| fs::read_to_string(folder.join(path)).expect("the base is readable");
    source::files(&folder).into_iter().map(|path| (path.clone(), text(&path))).collect()
}

/// The blocks under a heading, ```` ```yaml okrs/s1/dev.yaml ````: path and text.
pub fn examples(rule: &Rule, heading: &str) -> Vec<(String, String)> {
    let section = rule.text.split("\n## ").find_map(|part| part.strip_prefix(heading)).unwrap_or_default();
    let blocks = section.split("\n```").filter(|block| block.starts_with(char::is_alphabetic));
    let block = |block: &str| {
        let (name, rest) = block.split_once('\n').expect("a block has lines");
        let (_, path) = name.split_once(' ').expect("a block has a language and a path");
        (path.to_owned(), format!("{rest}\n"))
    };
    blocks.map(block).collect()
}

/// A record with examples merged into its files.
pub fn overlaid(mut files: Files, examples: Vec<(String, String)>) -> Files {
    for (path, text) in examples {
        let merged = match files.get(&path) {
            None => text,
            Some(old) => {
                let parse = |text: &str| {
                    serde_yaml::from_str::<Value>(text).expect("an example for a file of the base is YAML")
                };
                serde_yaml::to_string(&merge(parse(old), parse(&text))).expect("it can be written")
            }
        };
        files.insert(path, merged);
    }
    files
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
            Value::Mapping(merged)
        }
        (Value::Sequence(old), Value::Sequence(new)) if new.iter().any(|item| name(item).is_some()) => {
            let mut merged = old;
            for item in new {
                match merged.iter_mut().find(|other| name(other).is_some() && name(other) == name(&item)) {
                    Some(other) => *other = merge(other.clone(), item),
                    None => merged.push(item),
                }
            }
            Value::Sequence(merged)
        }
        (_, new) => new,
    }
}

fn name(item: &Value) -> Option<Value> {
    NAMES.iter().find_map(|key| item.get(*key).cloned())
}
