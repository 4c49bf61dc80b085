//! Every rule's text is run: its bad example breaks that rule and no other, its good example breaks none.
//!
//! An example is a block ```` ```yaml okrs/s1/dev.yaml ````. It shows only what differs from the small, sound record in
//! `tests/rules/base/`: mappings are merged into it, items of lists by their `id`, `handle`, `group` or `currency`;
//! what has a `measure`, `value` or `unmeasured` of its own stands for the whole item. A file that the base does not
//! have is taken as it stands, byte by byte. `gone: true` takes out what it stands in: an item, a field, a file.
//!
//! The base has landed: each file on the day that it claims, by who wrote it, with a pull request and a reviewer of
//! another group. In the family `history` a block may say how it landed too, in words after its path:
//! `landed 2026-02-10 by ada and dee, reviewed by cyn (#7)`; it is laid over what stood there on that day. `first
//! landed …` stands for the base's own landing of that file. What else is to be told of a landing follows behind a comma:
//! `its clock at 2026-02-01`, `the tag okr/s1/dev on another line` (or `on this line`), `the main line as its second
//! parent`. A block without such words stands in the working files and has not landed. The examples of the other
//! families land soundly with the base.
#![allow(clippy::disallowed_methods, reason = "tests are outside the tool's doors")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use okr_cli::check::rules::{FAMILIES, all};
use okr_cli::check::{Checked, Rule, check_with};
use okr_cli::diagnostic::Source;
use okr_cli::document::{File, Home, form, read, stray};
use okr_cli::model::Portfolio;
use okr_cli::model::history::Chronicle;
use okr_cli::model::touchpoint::Page;
use support::landings::{Landed, landed};
use support::rule_examples::{Example, Files, base, examples, overlaid};
use support::{root, source};

/// The day of all examples: two due dates of the base have passed, with their grace.
const TODAY: &str = "2026-02-18";

/// The rules that a record breaks, whatever their level, with the place of each.
type Broken = BTreeMap<&'static str, Vec<String>>;

/// What is broken with examples laid over the base: those of the family `history` land as they say.
fn broken(family: &str, examples: &[Example]) -> Broken {
    let day = form::parse_date(TODAY).expect("a day");
    let Landed { files, past } = if family == "history" {
        landed(&base(), examples, day)
    } else {
        landed(&overlaid(base(), examples), &[], day)
    };
    let portfolio = portfolio(&files);
    let read = |path: &str, text: &str| Some(Arc::new(read_one(path, text)));
    let history = Chronicle::new(past, &portfolio, day, read);
    let committed = history.committed_plans(&portfolio);
    told(check_with(&portfolio.with_commitments(committed), day, Some(&history)))
}

fn portfolio(files: &Files) -> Portfolio {
    let read = files.iter().filter(|(path, _)| path.starts_with("okrs/") && !path.ends_with("README.md"));
    let read = read.map(|(path, text)| read_one(path, text));
    let page = |path: &str| match files.get(path) {
        Some(text) => Page::Text(Arc::new(Source::new(path, text.as_str()))),
        None => Page::Absent("is not there".to_owned()),
    };
    Portfolio::new(read.collect()).with_pages(page)
}

fn read_one(path: &str, text: &str) -> File {
    match Home::of(path) {
        Ok(_) => read(path, text.as_bytes()),
        Err((message, help)) => stray(path, &message, &help),
    }
}

fn told(checked: Checked) -> Broken {
    let mut broken = Broken::new();
    for judged in checked.findings {
        let finding = judged.finding;
        let line = finding.source.position(finding.span.start).line;
        let told = format!("{}:{line}: {}", finding.source.path(), finding.message);
        broken.entry(finding.rule).or_default().push(told);
    }
    broken
}

#[test]
fn the_base_is_sound() {
    let broken = broken("history", &[]);
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn a_bad_example_breaks_its_rule_and_no_other() {
    let mut faults = Vec::new();
    for rule in all() {
        let examples = examples(rule, "Bad");
        let broken = broken(rule.family, &examples);
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
        let broken = broken(rule.family, &examples);
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
