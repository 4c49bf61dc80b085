//! When reports fall due, how long grace lasts, and when a group takes part (model.md, "Due dates").

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::season::SeasonView;
use crate::document::{Cadence, Days, Every, Group, Participant, Season};

/// The days of grace where nobody says otherwise.
pub const GRACE_DAYS: u32 = 7;

/// A group's part in a season.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participation {
    /// The first day: the latest of the season's start and the group's own `from` or `since`.
    pub from: Date,
    /// The last day: the earliest of the season's end and the group's own `to` or `retired`.
    pub to: Date,
    /// All due dates of the group's cadence, owed or not.
    pub cadence: Arc<[Date]>,
    /// Days of grace.
    pub grace: u32,
    /// Why it owes no check-ins.
    pub excused: Option<String>,
}

impl Participation {
    /// The due dates inside `from` … `to`.
    pub fn due(&self) -> impl DoubleEndedIterator<Item = Date> + '_ {
        self.cadence.iter().copied().filter(|due| self.from <= *due && *due <= self.to)
    }
}

/// The part of a group (by its present id) in a season; `None` when it does not exist on any of its days.
#[must_use]
pub fn participation(view: &SeasonView<'_>, group: &str) -> Option<Participation> {
    let season = view.document()?.document;
    let entry = season.participants.iter().find(|entry| view.portfolio.present_id(&entry.group) == group);
    part(season, &due_dates(season, None).into(), view.portfolio.group(group), entry)
}

/// Every group of the organisation that exists on a day of the season, with its part and what season.yaml says of it:
/// the DAO first, then by id.
#[must_use]
pub fn participants<'a>(view: &SeasonView<'a>) -> Vec<(&'a Group, Participation, Option<&'a Participant>)> {
    let (Some(season), Some(org)) = (view.document(), view.portfolio.org()) else { return Vec::new() };
    let usual: Arc<[Date]> = due_dates(season.document, None).into();
    let mut entries: BTreeMap<&str, &Participant> = BTreeMap::new();
    for entry in &season.document.participants {
        entries.entry(view.portfolio.present_id(&entry.group)).or_insert(entry);
    }
    let mut groups: BTreeMap<(bool, &str), &Group> = BTreeMap::new();
    for group in &org.document.groups {
        groups.entry((&*group.id != "dao", &*group.id)).or_insert(group);
    }
    let part = |group: &'a Group| {
        let entry = entries.get(&*group.id).copied();
        Some((group, part(season.document, &usual, Some(group), entry)?, entry))
    };
    groups.into_values().filter_map(part).collect()
}

/// A group's part, from what the organisation and the season say of it; `usual` are the season's own due dates.
fn part(
    season: &Season,
    usual: &Arc<[Date]>,
    group: Option<&Group>,
    entry: Option<&Participant>,
) -> Option<Participation> {
    let date = |own: Option<Date>, default: Option<Date>| own.or(default);
    let from = date(entry.and_then(|e| e.from).map(|d| d.0), group.and_then(|g| g.since).map(|d| d.0));
    let to = date(entry.and_then(|e| e.to).map(|d| d.0), group.and_then(|g| g.retired).map(|d| d.0));
    let from = from.map_or(season.starts.0, |day| day.max(season.starts.0));
    let to = to.map_or(season.ends.0, |day| day.min(season.ends.0));
    if from > to {
        return None;
    }
    let own = entry.and_then(|entry| entry.checkins.as_ref());
    let grace = own.and_then(|c| c.grace_days).or(season.checkins.as_ref().and_then(|c| c.grace_days));
    Some(Participation {
        from,
        to,
        cadence: own.map_or_else(|| usual.clone(), |own| due_dates(season, Some(own)).into()),
        grace: grace.unwrap_or(GRACE_DAYS),
        excused: entry.and_then(|entry| entry.excused.clone()),
    })
}

/// The due dates of a season, with a participant's own cadence where it has one; ascending, without doubles.
#[must_use]
pub fn due_dates(season: &Season, own: Option<&Cadence>) -> Vec<Date> {
    let (starts, ends) = (season.starts.0, season.ends.0);
    if starts > ends {
        return Vec::new();
    }
    let own = own.filter(|cadence| cadence.every.is_some() || !cadence.due.is_empty());
    let cadence = own.or(season.checkins.as_ref());
    let explicit = cadence.map(|cadence| cadence.due.as_slice()).unwrap_or_default();
    let mut dates: Vec<Date> = if explicit.is_empty() {
        computed(starts, ends, cadence.and_then(|cadence| cadence.every).unwrap_or(Every::Month))
    } else {
        explicit.iter().map(|date| date.0).filter(|date| starts <= *date && *date <= ends).collect()
    };
    dates.push(ends);
    let breaks = merged(&season.breaks);
    let mut dates: Vec<Date> =
        dates.into_iter().map(|date| out_of_breaks(date, &breaks, starts, ends)).collect();
    dates.sort_unstable();
    dates.dedup();
    dates
}

/// One `every` after the start, then one `every` later each time; those too near to the end are left out.
fn computed(starts: Date, ends: Date, every: Every) -> Vec<Date> {
    let near = match every {
        Every::Month => 8,
        Every::TwoWeeks => 7,
        Every::Week => 4,
    };
    let nth = |n: i32| match every {
        Every::Month => starts.checked_add(n.months()),
        Every::TwoWeeks => starts.checked_add((2 * n).weeks()),
        Every::Week => starts.checked_add(n.weeks()),
    };
    (1..)
        .map_while(|n| nth(n).ok())
        .take_while(|date| *date < ends)
        .filter(|date| days_between(*date, ends) >= near)
        .collect()
}

/// Breaks in order, those that overlap or touch made one; those that run backwards left out.
fn merged(breaks: &[Days]) -> Vec<(Date, Date)> {
    let mut spans: Vec<(Date, Date)> = breaks
        .iter()
        .map(|days| (days.starts.0, days.ends.0))
        .filter(|(first, last)| first <= last)
        .collect();
    spans.sort_unstable();
    let mut out: Vec<(Date, Date)> = Vec::new();
    for (first, last) in spans {
        match out.last_mut() {
            Some(before) if first <= next(before.1) => before.1 = before.1.max(last),
            _ => out.push((first, last)),
        }
    }
    out
}

fn out_of_breaks(date: Date, breaks: &[(Date, Date)], starts: Date, ends: Date) -> Date {
    let Some((first, last)) = breaks.iter().find(|(first, last)| *first <= date && date <= *last) else {
        return date;
    };
    let after = next(*last);
    if after <= ends {
        return after;
    }
    let before = first.yesterday().unwrap_or(*first);
    if before >= starts { before } else { ends }
}

/// The breaks of a season, made ready to count days of grace.
#[derive(Debug, Clone)]
pub struct Breaks(Vec<(Date, Date)>);

impl Breaks {
    /// The breaks of a season.
    #[must_use]
    pub fn of(season: &Season) -> Self {
        Self(merged(&season.breaks))
    }

    /// The last day of grace after a due date; days in breaks do not count.
    #[must_use]
    pub fn last_day_of_grace(&self, due: Date, grace: u32) -> Date {
        let later = |day: Date, days: i64| day.checked_add(jiff::Span::new().try_days(days).ok()?).ok();
        let mut day = later(due, grace.into()).unwrap_or(Date::MAX);
        let before = self.0.partition_point(|(_, last)| *last <= due);
        for (first, last) in &self.0[before..] {
            let first = (*first).max(next(due));
            if first > day {
                break;
            }
            day = later(day, days_between(first, *last) + 1).unwrap_or(Date::MAX);
        }
        day
    }
}

/// The last day of grace after a due date; days in breaks do not count.
#[must_use]
pub fn last_day_of_grace(season: &Season, due: Date, grace: u32) -> Date {
    Breaks::of(season).last_day_of_grace(due, grace)
}

/// Days from `a` to `b`; negative when `b` is earlier.
#[must_use]
pub fn days_between(a: Date, b: Date) -> i64 {
    (b - a).get_days().into()
}

fn next(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}
