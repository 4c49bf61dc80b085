//! Changes in words. The documents' own texts in them are raw: each format escapes them at its own door.

use jiff::civil::Date;

use super::amended::{self, reason, title};
use super::label::class;
use super::values::{amount, field, is_amount, money, percent, quoted, told};
use crate::model::diff::{Change, Kind, ScoreMove, Told};
use crate::report::formats::words::day;
use crate::report::number::score;
use crate::text::many;

/// All changes of one thing: what, then how the score moves, then whether it was amended. Where they are amended
/// differently, each says so by itself.
pub(super) fn row_words(changes: &[&Change]) -> String {
    let is_inner = |change: &&&Change| is_whole(change) || change.kind == Kind::ScoreChanged;
    let outer: Vec<&&Change> = changes.iter().filter(|change| !is_inner(change)).collect();
    let amended: Vec<String> = outer.iter().map(|change| amended::words(change)).collect();
    let is_one = amended.windows(2).all(|pair| pair[0] == pair[1]);
    let mut parts: Vec<String> = Vec::new();
    for change in changes {
        let (own, words) = (amended::words(change), one(change));
        let ends_row = is_one && !is_whole(change);
        parts.push(if ends_row || own.is_empty() { words } else { format!("{words}, {own}") });
    }
    parts.retain(|part| !part.is_empty());
    parts.extend(changes.iter().find_map(|change| change.score).map(|moved| moves(&moved)));
    parts.extend(amended.into_iter().next().filter(|words| is_one && !words.is_empty()));
    parts.join("; ")
}

/// Whether a change and what decisions say of it are one thought.
fn is_whole(change: &Change) -> bool {
    matches!(
        change.kind,
        Kind::AmendmentAdded
            | Kind::PlanRemoved
            | Kind::SeasonRemoved
            | Kind::Unratified
            | Kind::ItemAdded
            | Kind::ItemRemoved
    )
}

/// One change, without its score and amendment.
pub(super) fn one(change: &Change) -> String {
    let item = change.item.as_deref().unwrap_or_default();
    match change.kind {
        Kind::FieldChanged => in_document(change, field(change)),
        Kind::Reworded => {
            let what = change.field.as_deref().filter(|field| *field != "title");
            let what = what.map(|field| format!("{field} ")).unwrap_or_default();
            let text = |told: &Option<Told>| quoted(told.as_ref().map_or("", |told| &told.written));
            format!("{what}re-worded: {} → {}", text(&change.from), text(&change.to))
        }
        Kind::RequestChanged => {
            let verb = if change.document == "season" { "for the season" } else { "asked" };
            let (from, to) = (amount(change.from.as_ref()), amount(change.to.as_ref()));
            format!("{from} → {to} {item} {verb}{}", percent(change))
        }
        Kind::BudgetChanged => budget(change),
        Kind::Contributes => {
            let target = change.other.as_deref().unwrap_or_default();
            let now = many(change.counts.objectives.unwrap_or_default(), "contributor");
            format!("contributes to {target} ({target} has {now} now)")
        }
        Kind::ContributesNoMore => {
            let target = change.other.as_deref().unwrap_or_default();
            let left = match change.counts.objectives.unwrap_or_default() {
                0 => format!("nothing contributes to {target} any more"),
                left => format!("{target} keeps {}", many(left, "contributor")),
            };
            format!("no longer contributes to {target} ({left})")
        }
        Kind::ItemAdded => {
            let inner = change.counts.key_results.map(|count| format!(" with {}", many(count, "key result")));
            format!("new {}{}{}", class(item), title(change), inner.unwrap_or_default())
        }
        Kind::ItemRemoved => format!("{}{} is gone", class(item), title(change)),
        Kind::ItemDropped => format!("dropped{}", reason(change.reason.as_ref())),
        Kind::ItemRestored => "not dropped any more".to_owned(),
        Kind::ItemMoved => format!("moved here from {}", change.other.as_deref().unwrap_or_default()),
        Kind::AmendmentAdded => {
            format!("a new amendment says {}", field(change).replace(" → nothing", " → left out"))
        }
        Kind::PlanAdded => new_plan(change),
        Kind::PlanRemoved => "the plan is gone".to_owned(),
        Kind::Ratified => decided(change),
        Kind::Unratified => format!("not {} any more", change.field.as_deref().unwrap_or("ratified")),
        Kind::Withdrawn => {
            let other = change.other.as_deref().map(|other| format!(", replaced by {other}"));
            format!("withdrawn{}{}", reason(change.reason.as_ref()), other.unwrap_or_default())
        }
        Kind::CheckInAdded => reported(change),
        Kind::CheckInRemoved => format!("the report of {} is gone", due(change)),
        Kind::CheckInRewritten => rewritten(change),
        Kind::Measured => match &change.from {
            Some(from) => format!("{} (before: {})", measured(change), told(Some(from))),
            None => measured(change),
        },
        Kind::EntryAdded => format!("{}, added to the report of {}", measured(change), due(change)),
        Kind::SeasonAdded => {
            let (from, to) = (told(change.from.as_ref()), told(change.to.as_ref()));
            format!("new season{}, {from} to {to}", title(change))
        }
        Kind::SeasonRemoved => format!("the season{} is gone", title(change)),
        Kind::DueDatesChanged => field(change),
        Kind::DocumentAdded => new_document(change),
        Kind::DocumentRemoved => "is gone".to_owned(),
        Kind::FileMoved => format!("file {} → {}", told(change.from.as_ref()), told(change.to.as_ref())),
        Kind::OwnFieldsChanged => {
            format!("own fields changed: {}", change.field.as_deref().unwrap_or_default())
        }
        Kind::Unreadable if change.to.is_some() => "cannot be read, see `okr check`".to_owned(),
        Kind::Unreadable => "can be read again".to_owned(),
        Kind::ScoreChanged => String::new(),
    }
}

/// `score 0.48 → 0.57 without any new measurement`.
fn moves(moved: &ScoreMove) -> String {
    let number = |number: Option<f64>| number.map_or("none".to_owned(), score);
    let rests = if moved.is_measured { "" } else { " without any new measurement" };
    format!("score {} → {}{rests}", number(moved.from), number(moved.to))
}

/// A field of a check-in is told with the check-in, one of a season with its item.
fn in_document(change: &Change, words: String) -> String {
    match (change.document, &change.item) {
        ("checkin", Some(_)) => format!("{words} in the report of {}", due(change)),
        ("checkin", None) => format!("report of {}: {words}", due(change)),
        ("season", Some(item)) => format!("{item}: {words}"),
        (_, _) => words,
    }
}

fn budget(change: &Change) -> String {
    let currency = change.item.as_deref().unwrap_or_default();
    let name = change.field.as_deref().unwrap_or_default();
    let line = name.strip_prefix("lines ").map(|line| format!("line {line}"));
    let name = line.as_deref().unwrap_or(name);
    let name = name.strip_suffix(" amount").unwrap_or(name).replace('_', " ");
    let is_amount = |told: &Option<Told>| told.as_ref().is_none_or(is_amount);
    if is_amount(&change.from) && is_amount(&change.to) {
        let (from, to) = (amount(change.from.as_ref()), amount(change.to.as_ref()));
        return format!("{name} {from} → {to} {currency}{}", percent(change));
    }
    field(&Change { field: Some(format!("{currency} {name}")), ..change.clone() })
}

/// `new plan, draft: 2 objectives, 5 key results, 12,000 CODE asked`.
fn new_plan(change: &Change) -> String {
    let objectives = many(change.counts.objectives.unwrap_or_default(), "objective");
    let key_results = many(change.counts.key_results.unwrap_or_default(), "key result");
    let asked =
        if change.money.is_empty() { String::new() } else { format!(", {} asked", money(&change.money)) };
    format!("new plan, {}: {objectives}, {key_results}{asked}", told(change.to.as_ref()))
}

/// `ratified on 2026-01-10 by steward: 3,600 CODE approved`.
fn decided(change: &Change) -> String {
    let word = change.field.as_deref().unwrap_or("ratified");
    let on = change.to.as_ref().map(|day| format!(" on {}", day.written)).unwrap_or_default();
    let by = change.reason.as_ref().filter(|reason| !reason.by.is_empty());
    let by = by.map(|reason| format!(" by {}", reason.by.join(", "))).unwrap_or_default();
    let approved =
        if change.money.is_empty() { String::new() } else { format!(": {} approved", money(&change.money)) };
    format!("{word}{on}{by}{approved}")
}

/// `reports for 22 October: 3 of 4 key results measured, 900 CODE spent`.
fn reported(change: &Change) -> String {
    let measured = change.counts.key_results.unwrap_or_default();
    let measured = match change.counts.of {
        Some(of) => format!("{measured} of {} measured", many(of, "key result")),
        None => format!("{} measured", many(measured, "key result")),
    };
    let spent =
        if change.money.is_empty() { String::new() } else { format!(", {} spent", money(&change.money)) };
    format!("reports for {}: {measured}{spent}", due(change))
}

/// `value 12 → 30 in the report of 22 October, which is already on the main line`.
fn rewritten(change: &Change) -> String {
    let report = format!("the report of {}, which is already on the main line", due(change));
    match &change.to {
        Some(_) => format!("{} in {report}", field(change)),
        None => format!("{} is taken out of {report}", told(change.from.as_ref())),
    }
}

fn measured(change: &Change) -> String {
    let to = told(change.to.as_ref());
    if change.to.as_ref().is_some_and(|told| told.value.is_null()) {
        return change.to.as_ref().map(|told| told.written.clone()).unwrap_or_default();
    }
    format!("measured {to}")
}

/// The day in the name of a check-in.
fn due(change: &Change) -> String {
    let name = change.name.as_deref().unwrap_or_default();
    name.parse::<Date>().map_or_else(|_| name.to_owned(), day)
}

fn new_document(change: &Change) -> String {
    let entries =
        |one: &str| change.counts.entries.map(|count| format!(": {}", many(count, one))).unwrap_or_default();
    match change.document {
        "premortem" => format!("is new{}", entries("risk")),
        "intake" => format!("is new{}", entries("answer")),
        _ => {
            format!("is new{}", change.title.as_deref().map(|title| format!(": {title}")).unwrap_or_default())
        }
    }
}
