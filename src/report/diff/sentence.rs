//! The sentence on top: what changes for people, counted.

use std::collections::BTreeMap;

use crate::model::diff::{Change, Diff, Kind};
use crate::model::promise::Amended;
use crate::text::list;

/// `Two promises change, one without an amendment.`
pub(super) fn sentence(diff: &Diff) -> String {
    let mut parts: Vec<String> = promises(diff).into_iter().collect();
    parts.extend(rewritten(diff));
    if parts.is_empty() {
        parts.extend(rest(diff));
    }
    let mut out = parts.join("; ");
    if out.is_empty() {
        out = match diff.layout_only.len() {
            0 => "nothing changes".to_owned(),
            _ => "nothing changes but layout and comments".to_owned(),
        };
    }
    let mut letters = out.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// How many things that were promised change, and how many of them without an amendment or decision that says so.
pub(super) fn promised(diff: &Diff) -> (usize, usize) {
    let mut found: BTreeMap<[Option<&str>; 3], bool> = BTreeMap::new();
    for change in diff.changes.iter().filter(|change| change.kind != Kind::AmendmentAdded) {
        if let Some(amended) = change.amended {
            let key = [change.season.as_deref(), change.group.as_deref(), change.item.as_deref()];
            let is_amended = found.entry(key).or_insert(true);
            *is_amended &= amended == Amended::Exactly;
        }
    }
    (found.len(), found.values().filter(|is_amended| !**is_amended).count())
}

fn promises(diff: &Diff) -> Option<String> {
    let (all, bare) = promised(diff);
    let how = match (all, bare) {
        (0, _) => return None,
        (1, 0) => "by an amendment or a decision".to_owned(),
        (_, 0) => "each by an amendment or a decision".to_owned(),
        (1, 1) => "without an amendment".to_owned(),
        (all, bare) if all == bare => "none with an amendment".to_owned(),
        (_, bare) => format!("{} without an amendment", word(bare)),
    };
    let verb = if all == 1 { "promise changes" } else { "promises change" };
    Some(format!("{} {verb}, {how}", word(all)))
}

fn rewritten(diff: &Diff) -> Option<String> {
    let names = |change: &'_ Change| (change.season.clone(), change.group.clone(), change.name.clone());
    let is_rewritten =
        |change: &&Change| matches!(change.kind, Kind::CheckInRewritten | Kind::CheckInRemoved);
    let mut found: Vec<_> = diff.changes.iter().filter(is_rewritten).map(names).collect();
    found.dedup();
    let verb = if found.len() == 1 {
        "report that was already there says"
    } else {
        "reports that were already there say"
    };
    (!found.is_empty()).then(|| format!("{} {verb} something else than before", word(found.len())))
}

/// What happens to one thing and to more, and to which: how many, the word for one and for more.
type Part = (&'static str, &'static str, Vec<(usize, &'static str, &'static str)>);

/// What changes where no promise does.
fn rest(diff: &Diff) -> Option<String> {
    let of = |kinds: &[Kind]| diff.changes.iter().filter(|change| kinds.contains(&change.kind)).count();
    let ratified = |document: &str| {
        let is = |change: &&Change| change.kind == Kind::Ratified && change.document == document;
        diff.changes.iter().filter(is).count()
    };
    let groups: [Part; 5] = [
        (
            "is new",
            "are new",
            vec![
                (of(&[Kind::SeasonAdded]), "season", "seasons"),
                (of(&[Kind::PlanAdded]), "plan", "plans"),
                (of(&[Kind::CheckInAdded]), "report", "reports"),
                (of(&[Kind::ItemAdded]), "item of a draft", "items of drafts"),
                (of(&[Kind::DocumentAdded]), "other document", "other documents"),
            ],
        ),
        ("is ratified", "are ratified", vec![(ratified("plan"), "plan", "plans")]),
        ("is ratified or closed", "are ratified or closed", vec![(ratified("season"), "season", "seasons")]),
        (
            "is gone",
            "are gone",
            vec![
                (of(&[Kind::PlanRemoved]), "draft", "drafts"),
                (of(&[Kind::ItemRemoved, Kind::ItemDropped]), "item of a draft", "items of drafts"),
                (of(&[Kind::DocumentRemoved]), "other document", "other documents"),
            ],
        ),
        (
            "changes",
            "change",
            vec![(of(&[Kind::RequestChanged]), "request of a draft", "requests of drafts")],
        ),
    ];
    let part = |(one, more, nouns): &Part| {
        let all: usize = nouns.iter().map(|(count, ..)| count).sum();
        let noun = |(count, one, more): &(usize, &str, &str)| {
            (*count > 0).then(|| format!("{} {}", word(*count), if *count == 1 { one } else { more }))
        };
        let nouns: Vec<String> = nouns.iter().filter_map(noun).collect();
        (all > 0).then(|| format!("{} {}", list(&nouns), if all == 1 { one } else { more }))
    };
    let parts: Vec<String> = groups.iter().filter_map(part).collect();
    if !parts.is_empty() {
        return Some(parts.join(", "));
    }
    let things = super::rows::rows(diff).len();
    let verb = if things == 1 { "thing changes" } else { "things change" };
    (things > 0).then(|| format!("no promise changes; {} other {verb}", word(things)))
}

/// A number as a word.
fn word(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
