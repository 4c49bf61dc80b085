//! Every rule's text is run: its bad example breaks that rule and no other, its good example breaks none.
//!
//! An example is a block ```` ```yaml okrs/s1/dev.yaml ````. It shows only what differs from the small, sound record in
//! `tests/rules/base/`: mappings are merged into it, items of lists by their `id`, `handle`, `group` or `currency`;
//! what has a `measure`, `value` or `unmeasured` of its own stands for the whole item. A file that the base does not
//! have is taken as it stands, byte by byte.
#![allow(clippy::disallowed_methods, reason = "tests are outside the tool's doors")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use okr_cli::check::rules::{FAMILIES, all};
use okr_cli::check::{Rule, check};
use okr_cli::document::{Home, form, read, stray};
use okr_cli::model::Portfolio;
use serde_yaml::{Mapping, Value};
use support::{root, source};

/// The day of all examples: two due dates of the base have passed, with their grace.
const TODAY: &str = "2026-02-18";

/// What names an item of a list.
const NAMES: [&str; 4] = ["id", "handle", "group", "currency"];

/// What makes an item stand for itself.
const WHOLE: [&str; 3] = ["measure", "value", "unmeasured"];

type Files = BTreeMap<String, String>;

fn base() -> Files {
    let folder = root().join("tests/rules/base");
    let text = |path: &String| fs::read_to_string(folder.join(path)).expect("the base is readable");
    source::files(&folder).into_iter().map(|path| (path.clone(), text(&path))).collect()
}

/// The rules that a record breaks, whatever their level, with the place of each.
fn broken(files: &Files) -> BTreeMap<&'static str, Vec<String>> {
    let read = files.iter().filter(|(path, _)| !path.ends_with("README.md"));
    let read = read.map(|(path, text)| match Home::of(path) {
        Ok(_) => read_one(path, text),
        Err((message, help)) => stray(path, &message, &help),
    });
    let day = form::parse_date(TODAY).expect("a day");
    let checked = check(&Portfolio::new(read.collect()), day);
    let mut broken: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for judged in checked.findings {
        let finding = judged.finding;
        let line = finding.source.position(finding.span.start).line;
        let told = format!("{}:{line}: {}", finding.source.path(), finding.message);
        broken.entry(finding.rule).or_default().push(told);
    }
    broken
}

fn read_one(path: &str, text: &str) -> okr_cli::document::File {
    read(path, text.as_bytes())
}

/// The blocks under a heading: path and text.
fn examples(rule: &Rule, heading: &str) -> Vec<(String, String)> {
    let section = rule.text.split("\n## ").find_map(|part| part.strip_prefix(heading)).unwrap_or_default();
    let blocks = section.split("\n```yaml ").skip(1);
    let block = |block: &str| {
        let (path, rest) = block.split_once('\n').expect("a block has lines");
        let (text, _) = rest.split_once("\n```").expect("a block ends");
        (path.to_owned(), format!("{text}\n"))
    };
    blocks.map(block).collect()
}

fn overlaid(mut files: Files, examples: Vec<(String, String)>) -> Files {
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

#[test]
fn the_base_is_sound() {
    let broken = broken(&base());
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn a_bad_example_breaks_its_rule_and_no_other() {
    let mut faults = Vec::new();
    for rule in all() {
        let examples = examples(rule, "Bad");
        let broken = broken(&overlaid(base(), examples.clone()));
        if examples.is_empty() || broken.keys().collect::<Vec<_>>() != [&rule.id] {
            faults.push(format!("{}: {broken:#?}", rule.id));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_good_example_breaks_no_rule() {
    let mut faults = Vec::new();
    for rule in all() {
        let examples = examples(rule, "Good");
        let broken = broken(&overlaid(base(), examples.clone()));
        if examples.is_empty() || !broken.is_empty() {
            faults.push(format!("{}: {broken:#?}", rule.id));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_rule_says_what_why_and_how_to_mend_it() {
    let mut faults = Vec::new();
    for rule in all() {
        let headings: Vec<&str> = rule.text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        let first = rule.summary();
        let is_sentence = first.ends_with('.') && !first.starts_with('#') && first.chars().count() <= 110;
        if headings != ["Why", "Fix", "Bad", "Good"] || !is_sentence {
            faults.push(format!("{}: headings {headings:?}, first line `{first}`", rule.id));
        }
        let long = rule.text.lines().filter(|line| line.chars().count() > 140);
        faults.extend(long.map(|line| format!("{}: too long: {line}", rule.id)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_of_a_rule_is_in_the_registry() {
    let folder = root().join("src/check/rules");
    let files: BTreeSet<String> =
        source::files(&folder).into_iter().filter(|path| !path.ends_with("mod.rs")).collect();
    let path = |rule: &Rule, ending| format!("{}/{}.{ending}", rule.family, rule.id.replace('-', "_"));
    let known: BTreeSet<String> =
        all().flat_map(|rule| ["rs", "md"].map(|ending| path(rule, ending))).collect();
    assert_eq!(files, known);
    assert!(FAMILIES.iter().all(|family| !family.rules.is_empty()));
}
