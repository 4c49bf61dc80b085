//! Check-ins through time: when each landed, and what of it was rewritten since.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::chronicle::{Chronicle, Key, Version};
use crate::document::{CheckIn, Entry, Kind, Measured, Reference, Said};
use crate::model::schedule::days_between;
use crate::yaml::At;

/// How many days after it landed its author may still mend an entry.
const MENDABLE: i64 = 3;

/// A check-in through time.
#[derive(Debug, Clone, Copy)]
pub struct Filing<'a> {
    /// Its name: season, group, due date.
    pub key: &'a Key,
    /// Its versions.
    pub versions: &'a [Version],
}

/// What was rewritten after it had landed.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// The value of an entry.
    Value(String),
    /// An entry was taken out.
    Removed(String),
    /// An entry was added.
    Added(String),
    /// The day on which it was written.
    Date,
    /// Who wrote it.
    By,
    /// The whole file.
    File,
}

/// One change of a check-in that had landed.
#[derive(Debug, Clone)]
pub struct Rewrite {
    /// What.
    pub what: What,
    /// What stood there, for people.
    pub from: Option<String>,
    /// What stands there now, for people.
    pub to: Option<String>,
    /// The landing.
    pub landing: usize,
    /// Whether the author mended it within days, only added to it, or it was put back.
    pub is_mild: bool,
    /// Where it stands in the version after the change.
    pub at: Option<At>,
}

impl Chronicle {
    /// Every check-in, by season and group.
    pub fn filings(&self) -> impl Iterator<Item = Filing<'_>> {
        let checkins = self.timelines().filter(|(key, _)| key.kind == Kind::CheckIn);
        checkins.map(|(key, versions)| Filing { key, versions })
    }

    /// The day on which a check-in landed, where that is known, with the day that it claims.
    #[must_use]
    pub fn landed(&self, filing: &Filing<'_>) -> Option<(usize, Date, Date)> {
        let version = filing.versions.iter().find(|version| version.checkin().is_some())?;
        let landing = self.judged(filing.versions.first()?.landing)?;
        let claims = version.checkin()?.date.0;
        Some((filing.versions.first()?.landing, landing.day, claims))
    }

    /// Whether a check-in landed more than a week after the day that it claims.
    #[must_use]
    pub fn is_backdated(&self, season: &str, group: &str, name: Date) -> bool {
        let (season, group, name) = (season.to_owned(), group.to_owned(), name.to_string());
        let key = Key { season, group, kind: Kind::CheckIn, name };
        let versions = self.versions(&key);
        !versions.is_empty() && self.backdated(&Filing { key: &key, versions }).is_some()
    }

    /// By how many days a check-in landed after the day that it claims, where that is more than a week.
    #[must_use]
    pub fn backdated(&self, filing: &Filing<'_>) -> Option<i64> {
        let (_, landed, claims) = self.landed(filing)?;
        Some(days_between(claims, landed)).filter(|days| *days > 7)
    }
}

impl Filing<'_> {
    /// What was rewritten, landing by landing. What was put back in the end is only told.
    #[must_use]
    pub fn rewrites(&self, chronicle: &Chronicle) -> Vec<Rewrite> {
        let mut found = Vec::new();
        let mut before: Option<&CheckIn> = None;
        let mut first: Option<(usize, &CheckIn)> = None;
        let mut entries: BTreeMap<String, (usize, String)> = BTreeMap::new();
        for (number, version) in self.versions.iter().enumerate() {
            let landing = version.landing;
            if version.file.is_none() {
                let is_new = number > 0 && self.versions[number - 1].file.is_some();
                if before.is_some() && is_new {
                    let is_mild = is_mended(chronicle, first.map(|(landing, _)| landing), landing);
                    let what = What::File;
                    found.push(Rewrite { what, from: None, to: None, landing, is_mild, at: None });
                }
                continue;
            }
            let Some(checkin) = version.checkin().map(|checkin| checkin.document) else { continue };
            if let Some(before) = before {
                let first = first.map(|(landing, _)| landing);
                compare(chronicle, before, checkin, landing, (first, &entries), &mut found);
            }
            // What its author mended is what landed.
            for mended in found.iter().filter(|rewrite| rewrite.landing == landing && rewrite.is_mild) {
                if let (What::Value(item), Some(to)) = (&mended.what, &mended.to)
                    && let Some((_, value)) = entries.get_mut(item)
                {
                    value.clone_from(to);
                }
            }
            first.get_or_insert((landing, checkin));
            for (item, (value, _)) in said(checkin) {
                entries.entry(item).or_insert((landing, value));
            }
            before = Some(checkin);
        }
        let is_gone = self.versions.last().is_none_or(|version| version.file.is_none());
        if let (Some((_, first)), Some(last), false) = (first, before, is_gone) {
            let last_said = said(last);
            for rewrite in &mut found {
                rewrite.is_mild |= match &rewrite.what {
                    What::Value(item) | What::Removed(item) | What::Added(item) => {
                        last_said.get(item).map(|(value, _)| value)
                            == entries.get(item).map(|(_, value)| value)
                    }
                    What::Date => first.date == last.date,
                    What::By => first.by == last.by,
                    What::File => true,
                };
            }
        }
        found
    }
}

/// Whether the author of something mended it within days. Who changes what has not landed yet is not known.
fn is_mended(chronicle: &Chronicle, first: Option<usize>, landing: usize) -> bool {
    let Some(first) = first else { return false };
    let is_near = days_between(chronicle.day(first), chronicle.day(landing)) <= MENDABLE;
    let (was, is) = (&chronicle.people(first).authors, &chronicle.people(landing).authors);
    let by_author = landing == chronicle.ahead() || is.iter().all(|author| was.contains(author));
    is_near && by_author
}

fn compare(
    chronicle: &Chronicle,
    before: &CheckIn,
    after: &CheckIn,
    landing: usize,
    (first, entries): (Option<usize>, &BTreeMap<String, (usize, String)>),
    found: &mut Vec<Rewrite>,
) {
    let whole = is_mended(chronicle, first, landing);
    let mut add = |what, from: Option<String>, to: Option<String>, is_mild, at| {
        found.push(Rewrite { what, from, to, landing, is_mild, at });
    };
    if before.date != after.date {
        add(What::Date, Some(before.date.to_string()), Some(after.date.to_string()), whole, Some(after.at));
    }
    if before.by != after.by {
        add(What::By, Some(before.by.to_string()), Some(after.by.to_string()), whole, Some(after.at));
    }
    let (was, is) = (said(before), said(after));
    for (item, (value, at)) in &is {
        let is_mild = is_mended(chronicle, entries.get(item).map(|(landing, _)| *landing), landing);
        match was.get(item) {
            None => add(What::Added(item.clone()), None, Some(value.clone()), true, Some(*at)),
            Some((old, _)) if old != value => {
                let (from, to) = (Some(old.clone()), Some(value.clone()));
                add(What::Value(item.clone()), from, to, is_mild, Some(*at));
            }
            Some(_) => {}
        }
    }
    for (item, (old, _)) in was.iter().filter(|(item, _)| !is.contains_key(*item)) {
        let is_mild = is_mended(chronicle, entries.get(item).map(|(landing, _)| *landing), landing);
        add(What::Removed(item.clone()), Some(old.clone()), None, is_mild, Some(after.at));
    }
}

/// What a check-in says of each key result, and where.
fn said(checkin: &CheckIn) -> BTreeMap<String, (String, At)> {
    let entry = |(reference, entry): (&Reference, &Entry)| (reference.item(), (told(&entry.said), entry.at));
    checkin.key_results.iter().map(entry).collect()
}

/// What an entry says, in a form in which equal values are equal. A reason is free to be worded otherwise.
pub(super) fn told(said: &Said) -> String {
    match said {
        Said::Value(Measured::Truth(truth)) => (if *truth { "yes" } else { "no" }).to_owned(),
        Said::Value(Measured::Number(number)) => number.value.to_string(),
        Said::Milestones(done) => {
            let mut done: Vec<&str> = done.iter().map(|id| &*id.0).collect();
            done.sort_unstable();
            done.dedup();
            if done.is_empty() { "no milestone".to_owned() } else { done.join(", ") }
        }
        Said::Unmeasured(_) => "unmeasured".to_owned(),
    }
}
