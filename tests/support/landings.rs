//! The landings of the record on which the rules' examples are laid, and of the examples that say how they landed.

use jiff::civil::Date;
use okr_cli::document::form;
use okr_cli::model::history::{Change, Identity, Landing, Past, Stands, Switch, Tag};
use serde_yaml::Value;

use super::rule_examples::{Example, Files, lay};

/// The day on which a file of the organisation landed that names none.
const FOUNDED: &str = "2025-12-01";

/// The day on which another file landed that names none: the drafts of the season to come.
const DRAFTED: &str = "2026-02-16";

/// How something landed.
struct Step {
    day: Date,
    example: Example,
    authors: Vec<String>,
    reviewers: Vec<String>,
    pull_request: Option<String>,
    /// What else is told of it, clause by clause.
    clauses: Vec<String>,
}

/// A record with its landings; what stands in the files and has not landed is in the files alone.
pub struct Landed {
    /// The files as they stand.
    pub files: Files,
    /// The landings.
    pub past: Past,
}

/// Each file of a record lands soundly on the day that it claims, and each example that tells how it landed just so; the
/// others are laid over the files and have not landed, as what claims a day to come.
pub fn landed(record: &Files, examples: &[Example], today: Date) -> Landed {
    let told: Vec<Step> = examples.iter().filter(|example| !example.landed.is_empty()).map(told).collect();
    let is_first = |step: &&Step| step.example.landed.starts_with("first ");
    let replaced: Vec<&str> = told.iter().filter(is_first).map(|step| &*step.example.path).collect();
    let own = record.iter().filter(|(path, _)| path.starts_with("okrs/") && !replaced.contains(&&***path));
    let mut steps: Vec<Step> =
        own.map(|(path, text)| sound(path, text)).filter(|step| step.day <= today).collect();
    let mut files = record.clone();
    files.retain(|path, _| !steps.iter().any(|step| step.example.path == *path));
    steps.extend(told);
    steps.sort_by_key(|step| step.day);
    let mut past = Past::default();
    for step in &steps {
        lay(&mut files, &step.example);
        let text = files.get(&step.example.path).cloned();
        land(step, text, &mut past);
    }
    past.head = past.landings.last().map(|landing| landing.commit.clone());
    for example in examples.iter().filter(|example| example.landed.is_empty()) {
        lay(&mut files, example);
    }
    Landed { files, past }
}

/// A file lands on the day that it claims, by who it says wrote it, with a pull request and a reviewer of another group.
fn sound(path: &str, text: &str) -> Step {
    let read: Value = serde_yaml::from_str(text).unwrap_or_default();
    let day = |value: Option<&Value>| value?.as_str().and_then(form::parse_date);
    let claims = day(read.get("ratified").and_then(|ratified| ratified.get("date")));
    let else_day = parse(if path.matches('/').count() == 1 { FOUNDED } else { DRAFTED });
    let day = claims.or_else(|| day(read.get("date"))).unwrap_or(else_day);
    let by = read.get("by").and_then(|by| by.as_str().or_else(|| by.get(0)?.as_str()));
    let owner = || read.get("objectives")?.get(0)?.get("owner")?.as_str();
    let author = by.or_else(owner).unwrap_or("bo");
    Step {
        day,
        example: Example { path: path.to_owned(), landed: String::new(), text: text.to_owned() },
        authors: vec![author.to_owned()],
        reviewers: vec![(if author == "cyn" { "bo" } else { "cyn" }).to_owned()],
        pull_request: Some("#1".to_owned()),
        clauses: Vec::new(),
    }
}

/// Reads `landed 2026-02-10 by ada and dee, reviewed by cyn (#7), its clock at 2026-02-01`.
fn told(example: &Example) -> Step {
    let words = example.landed.trim_start_matches("first ");
    let (words, pull_request, rest) = match words.split_once(" (") {
        Some((words, rest)) => {
            let (number, rest) = rest.split_once(')').expect("a pull request ends with a bracket");
            (words, Some(number.to_owned()), rest)
        }
        None => (words, None, ""),
    };
    let clauses = words.split(", ").chain(rest.split(", ")).filter(|clause| !clause.is_empty());
    let mut clauses: Vec<String> = clauses.map(str::to_owned).collect();
    let first = clauses.remove(0);
    let (day, authors) = first
        .strip_prefix("landed ")
        .and_then(|first| first.split_once(" by "))
        .expect("`landed DAY by NAMES`");
    let names = |names: &str| names.split(" and ").map(str::to_owned).collect::<Vec<_>>();
    let reviewers = clauses.iter().find_map(|clause| clause.strip_prefix("reviewed by ")).map(names);
    clauses.retain(|clause| !clause.starts_with("reviewed by "));
    Step {
        day: parse(day),
        example: example.clone(),
        authors: names(authors),
        reviewers: reviewers.unwrap_or_default(),
        pull_request,
        clauses,
    }
}

fn land(step: &Step, text: Option<String>, past: &mut Past) {
    let commit = format!("{:040x}", past.landings.len() + 1);
    let mut ran_back = None;
    for clause in &step.clauses {
        if let Some(clock) = clause.strip_prefix("its clock at ") {
            ran_back = Some(parse(clock));
        } else if let Some((name, line)) =
            clause.strip_prefix("the tag ").and_then(|tag| tag.split_once(" on "))
        {
            let stands = match line {
                "another line" => Stands::Elsewhere,
                "this line" => Stands::InLine,
                line => panic!("a tag stands on this line or on another line, not on `{line}`"),
            };
            past.tags.push(Tag { name: name.to_owned(), commit: commit.clone(), stands });
        } else if clause == "the main line as its second parent" {
            let line = past.landings.last().expect("a merge has parents").commit.clone();
            past.switches.push(Switch { commit: commit.clone(), day: step.day, line });
        } else {
            panic!("`{clause}` tells nothing of a landing");
        }
    }
    let people = |names: &[String]| names.iter().map(|name| identity(name)).collect();
    past.landings.push(Landing {
        commit,
        day: step.day,
        ran_back,
        subject: "Change the record".to_owned(),
        authors: people(&step.authors),
        reviewers: people(&step.reviewers),
        merger: None,
        pull_request: step.pull_request.clone(),
        is_merge: false,
        is_edge: false,
        // The text stands for the blob's id.
        changes: vec![Change { path: step.example.path.clone(), blob: text }],
    });
}

fn identity(name: &str) -> Identity {
    let (name, email) = (name.to_owned(), String::new());
    Identity { mapped_name: name.clone(), mapped_email: email.clone(), name, email }
}

fn parse(day: &str) -> Date {
    form::parse_date(day).expect("a day")
}
