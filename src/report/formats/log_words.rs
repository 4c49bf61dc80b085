//! The history of an item in words, the same in the terminal and in Markdown.

use std::fmt::Write as _;

use super::section::{Section, Set};
use crate::report::number::score;
use crate::report::views::log::{Log, LogRow, What};
use crate::text::{list, many};

/// What was asked for, and how much happened.
pub(super) fn answer(log: &Log<'_>) -> String {
    let of = log.r#ref.as_deref().unwrap_or("the whole season");
    let of = log.title.as_ref().map_or(of.to_owned(), |title| format!("{of} · {title}"));
    let mut landings: Vec<Option<&str>> = log.events.iter().map(|event| event.commit).collect();
    landings.dedup();
    match log.events.len() {
        0 => format!("{of}: nothing happened to it in what has landed"),
        events => format!("{of}: {} in {}", many(events, "event"), many(landings.len(), "landing")),
    }
}

/// One event in words.
pub(super) struct Line {
    /// Its day and commit.
    pub when: String,
    /// What happened to what, and the score then.
    pub what: String,
    /// Who did it, and who looked at it.
    pub who: String,
}

/// What happened, one after the other.
pub(super) fn lines(log: &Log<'_>) -> Vec<Line> {
    let line = |event: &LogRow<'_>| {
        let commit = event.commit.map_or("–", |commit| commit.get(..7).unwrap_or(commit));
        let is_asked = Some(event.r#ref.as_str()) == log.r#ref.as_deref();
        let item = if is_asked { String::new() } else { format!("{} · ", event.r#ref) };
        let score = Some(scored(event)).filter(|score| !score.is_empty());
        let score = score.map(|score| format!(" · {score}")).unwrap_or_default();
        Line {
            when: format!("{}  {commit:<7}", event.date),
            what: format!("{item}{}{score}", what(event)),
            who: who(event),
        }
    };
    log.events.iter().map(line).collect()
}

/// What happened, a row each. The item stands in it only where there are several.
pub(super) fn section(log: &Log<'_>) -> Section {
    let is_one = log.events.iter().all(|event| Some(event.r#ref.as_str()) == log.r#ref.as_deref());
    let mut columns = vec![("Date", Set::Fixed), ("Commit", Set::Fixed)];
    columns.extend((!is_one).then_some(("Item", Set::Fixed)));
    columns.extend([("What", Set::Words), ("Score", Set::Words), ("Who", Set::Words)]);
    Section::of("", &columns, &log.events, |event| {
        let commit = event.commit.map_or("–", |commit| commit.get(..7).unwrap_or(commit));
        let mut cells = vec![event.date.to_string(), commit.to_owned()];
        cells.extend((!is_one).then(|| event.r#ref.clone()));
        cells.extend([what(event), scored(event), who(event)]);
        cells
    })
}

fn what(event: &LogRow<'_>) -> String {
    let side = |side: &Option<String>| side.clone().unwrap_or_else(|| "nothing".to_owned());
    let (from, to) = (side(&event.from), side(&event.to));
    let field = event.field.as_deref().unwrap_or_default();
    let titled = |word: &str| event.to.as_ref().map_or(word.to_owned(), |title| format!("{word}: {title}"));
    let mut told = match event.what {
        What::Committed => "committed".to_owned(),
        What::New => titled("new"),
        What::Gone => titled("gone"),
        What::Changed => format!("{field} {from} → {to}"),
        What::Added => "added".to_owned(),
        What::Dropped => "dropped".to_owned(),
        What::Withdrawn => "withdrawn".to_owned(),
        What::Closed => "closed".to_owned(),
        What::Measured if to == "unmeasured" => format!("unmeasured for {field}"),
        What::Measured => format!("measured {to} for {field}"),
        What::Rewritten => format!("{from} → {to} for {field}, after it had landed"),
        What::Unsaid => format!("{from} for {field} taken out, after it had landed"),
    };
    if let Some(confidence) = &event.confidence {
        let _ = write!(told, ", confidence {confidence}");
    }
    let by = if event.by.is_empty() { String::new() } else { format!(" · by {}", list(&event.by)) };
    told + &match (event.amended, &event.why) {
        (Some(false), _) => " · not amended".to_owned(),
        (Some(true), Some(why)) => format!(" · amended: {}{by}", why.trim()),
        (Some(true), None) => format!(" · amended{by}"),
        (None, Some(why)) => format!(": {}{by}", why.trim()),
        (None, None) => String::new(),
    }
}

/// `0.32 (as ratified 0.48)`
fn scored(event: &LogRow<'_>) -> String {
    let shown = |number: Option<crate::report::number::Computed>| number.map(|number| score(number.0));
    match (shown(event.score), shown(event.score_as_ratified)) {
        (Some(score), Some(as_ratified)) if score != as_ratified => {
            format!("{score} (as ratified {as_ratified})")
        }
        (Some(score), _) => score,
        (None, _) => String::new(),
    }
}

fn who(event: &LogRow<'_>) -> String {
    if event.commit.is_none() {
        return "not landed yet".to_owned();
    }
    let mut who = list(&event.authors);
    if !event.reviewers.is_empty() {
        let _ = write!(who, ", reviewed by {}", list(&event.reviewers));
    }
    if let Some(pull) = event.pull_request {
        let _ = write!(who, " ({pull})");
    }
    who
}
