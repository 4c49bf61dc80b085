//! Decision records and amendments through time: where each landed first, and whether it was rewritten since.

use super::chronicle::Version;
use crate::document::{Amendment, Any, Date, Decision, Handle, Reasoned};
use crate::yaml::At;

/// What a decision did.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Ratified a plan, a season, or the organisation's mission.
    Ratified,
    /// Closed a season.
    Closed,
    /// Withdrew a plan.
    Withdrawn,
    /// Added an item after ratification.
    Added(String),
    /// Dropped an item.
    Dropped(String),
    /// Amended a field of an item, the first time, the second time …
    Amended(String, String, usize),
}

impl Act {
    /// The item that it is about; `None` where it is about the whole document.
    #[must_use]
    pub fn item(&self) -> Option<&str> {
        match self {
            Self::Ratified | Self::Closed | Self::Withdrawn => None,
            Self::Added(item) | Self::Dropped(item) | Self::Amended(item, ..) => Some(item),
        }
    }

    /// The words for it, with the item: `the amendment of O1.KR2 target`.
    #[must_use]
    pub fn told(&self) -> String {
        match self {
            Self::Ratified => "the ratification".to_owned(),
            Self::Closed => "the closing".to_owned(),
            Self::Withdrawn => "the withdrawal".to_owned(),
            Self::Added(item) => format!("the addition of {item}"),
            Self::Dropped(item) => format!("the dropping of {item}"),
            Self::Amended(item, field, _) => format!("the amendment of {item} {field}"),
        }
    }
}

/// A decision as one version of a document tells it.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// Its day.
    pub date: Option<Date>,
    /// Who decided.
    pub by: &'a [Handle],
    /// Why, where the record says so.
    pub why: Option<&'a str>,
    /// What an amendment says stood there.
    pub from: Option<&'a Any>,
    /// What an amendment says stands there now.
    pub to: Option<&'a Any>,
    /// Where it stands.
    pub at: At,
}

/// What of a decision was rewritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rewritten {
    /// It is gone.
    Gone,
    /// Its date is another.
    Date,
    /// Others are said to have decided.
    By,
    /// An amendment tells another `from`.
    From,
    /// An amendment tells another `to`.
    To,
}

/// A decision through time.
#[derive(Debug, Clone)]
pub struct Decided<'a> {
    /// What it did.
    pub act: Act,
    /// As it landed first.
    pub first: Told<'a>,
    /// The version in which it landed first.
    pub version: &'a Version,
    /// As it stands in the last version that could be read; `None` where it is gone.
    pub last: Option<Told<'a>>,
    /// What differs between the two, and the landing that brought it.
    pub rewritten: Vec<(Rewritten, usize)>,
}

/// The decisions of a document, from a version on, in the order in which they landed.
#[must_use]
pub fn decisions<'a>(versions: &'a [Version], from: usize) -> Vec<Decided<'a>> {
    let mut all: Vec<Decided<'a>> = Vec::new();
    for version in versions.iter().skip(from) {
        if version.file.as_ref().is_some_and(|file| file.document.is_none()) {
            continue;
        }
        let told = told(version);
        for (act, told) in &told {
            if !all.iter().any(|known| known.act == *act) {
                let (act, first) = (act.clone(), *told);
                all.push(Decided { act, first, version, last: None, rewritten: Vec::new() });
            }
        }
        for known in &mut all {
            known.last = told.iter().find(|(act, _)| *act == known.act).map(|(_, told)| *told);
            let differs = differences(&known.first, known.last.as_ref());
            known.rewritten.retain(|(what, _)| differs.contains(what));
            for what in differs {
                if !known.rewritten.iter().any(|(other, _)| *other == what) {
                    known.rewritten.push((what, version.landing));
                }
            }
        }
    }
    all
}

fn differences(first: &Told<'_>, last: Option<&Told<'_>>) -> Vec<Rewritten> {
    let Some(last) = last else { return vec![Rewritten::Gone] };
    let people = |told: &Told<'_>| {
        let mut people: Vec<String> = told.by.iter().map(Handle::folded).collect();
        people.sort();
        people
    };
    let parts = [
        (Rewritten::Date, first.date != last.date),
        (Rewritten::By, people(first) != people(last)),
        (Rewritten::From, !same(first.from, last.from)),
        (Rewritten::To, !same(first.to, last.to)),
    ];
    parts.into_iter().filter(|(_, differs)| *differs).map(|(what, _)| what).collect()
}

/// Whether two values are the same, however their numbers are written.
fn same(one: Option<&Any>, other: Option<&Any>) -> bool {
    match (one, other) {
        (Some(Any::Number(one)), Some(Any::Number(other))) => (one.value - other.value).abs() < 1e-9,
        (Some(Any::List(one)), Some(Any::List(other))) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(Some(one), Some(other)))
        }
        (Some(Any::Map(one)), Some(Any::Map(other))) => {
            let find = |key: &str| other.iter().find(|(name, _)| name == key).map(|(_, value)| value);
            one.len() == other.len() && one.iter().all(|(key, value)| same(Some(value), find(key)))
        }
        (one, other) => one == other,
    }
}

/// The decisions that one version tells.
fn told(version: &Version) -> Vec<(Act, Told<'_>)> {
    let mut out = Vec::new();
    if let Some(plan) = version.plan() {
        let plan = plan.document;
        out.extend(plan.ratified.as_ref().map(|record| (Act::Ratified, of_decision(record))));
        out.extend(plan.withdrawn.as_ref().map(|record| (Act::Withdrawn, of_reasoned(&record.decision))));
        for objective in &plan.objectives {
            let id = objective.id.to_string();
            out.extend(records(id.clone(), objective.added.as_ref(), objective.dropped.as_ref()));
            for kr in &objective.key_results {
                let id = format!("{id}.{}", kr.id);
                out.extend(records(id.clone(), kr.added.as_ref(), kr.dropped.as_ref()));
                for milestone in kr.measure.milestones().unwrap_or_default() {
                    let id = format!("{id}.{}", milestone.id);
                    out.extend(records(id, milestone.added.as_ref(), milestone.dropped.as_ref()));
                }
            }
        }
        out.extend(amendments(&plan.amendments));
    } else if let Some(season) = version.season() {
        let season = season.document;
        out.extend(season.ratified.as_ref().map(|record| (Act::Ratified, of_decision(record))));
        out.extend(season.closed.as_ref().map(|record| (Act::Closed, of_decision(record))));
        out.extend(amendments(&season.amendments));
    } else if let Some(org) = version.org() {
        out.extend(org.document.ratified.as_ref().map(|record| (Act::Ratified, of_decision(record))));
    }
    out
}

fn records<'a>(
    id: String,
    added: Option<&'a Reasoned>,
    dropped: Option<&'a Reasoned>,
) -> impl Iterator<Item = (Act, Told<'a>)> {
    let added = added.map(|record| (Act::Added(id.clone()), of_reasoned(record)));
    added.into_iter().chain(dropped.map(|record| (Act::Dropped(id), of_reasoned(record))))
}

fn amendments(list: &[Amendment]) -> Vec<(Act, Told<'_>)> {
    let mut out: Vec<(Act, Told<'_>)> = Vec::new();
    for amendment in list {
        let item = amendment.item.rsplit('/').next().unwrap_or_default();
        let earlier = out
            .iter()
            .filter(|(act, _)| {
                matches!(act, Act::Amended(other, field, _) if other == item && *field == amendment.field)
            })
            .count();
        let told = Told {
            date: Some(amendment.date),
            by: &amendment.by,
            why: Some(&amendment.why),
            from: amendment.from.as_ref(),
            to: amendment.to.as_ref(),
            at: amendment.at,
        };
        out.push((Act::Amended(item.to_owned(), amendment.field.clone(), earlier), told));
    }
    out
}

fn of_decision(record: &Decision) -> Told<'_> {
    Told {
        date: record.date,
        by: &record.by,
        why: record.why.as_deref(),
        from: None,
        to: None,
        at: record.at,
    }
}

fn of_reasoned(record: &Reasoned) -> Told<'_> {
    Told { date: record.date, by: &record.by, why: Some(&record.why), from: None, to: None, at: record.at }
}
