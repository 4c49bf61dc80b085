//! Sentences about who owes a report, the same in every format for people. Names in them are raw: each format escapes
//! them at its own door.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;

use super::sign::Sign;
use super::words::{day, names, nth};
use crate::report::views::compliance::Compliance;
use crate::report::{Owing, Withheld};
use crate::text::{list, many, thousands};

/// What the summary points at: who owes which report, and what is withheld until then.
pub(super) fn points(owing: &[Owing<'_>]) -> Vec<(Sign, String)> {
    let mut missing: BTreeMap<Date, Vec<&Owing<'_>>> = BTreeMap::new();
    for group in owing {
        if let Some(last) = group.missing.last() {
            missing.entry(last.due).or_default().push(group);
        }
    }
    let missing = missing.iter().rev().map(|(due, groups)| (Sign::Bad, owe(*due, groups)));
    let open = in_grace(owing).into_iter().map(|((due, until), groups)| {
        let verb = if groups.len() == 1 { "owes" } else { "owe" };
        (Sign::Care, format!("{} {verb} the report of {} until {}.", names(&groups), day(due), day(until)))
    });
    let withheld = owing.iter().flat_map(|group| {
        group.withheld.iter().map(|money| (Sign::Care, format!("{}.", waits(money, group.name, "its"))))
    });
    missing.chain(open).chain(withheld).collect()
}

/// Who is in grace, by due date and last day of grace.
fn in_grace<'a>(owing: &[Owing<'a>]) -> BTreeMap<(Date, Date), Vec<&'a str>> {
    let mut open: BTreeMap<(Date, Date), Vec<&str>> = BTreeMap::new();
    for group in owing {
        for owed in &group.open {
            open.entry((owed.due, owed.until)).or_default().push(group.name);
        }
    }
    open
}

/// `Harbour and Reef owe the report of 22 October (Reef the second in a row).`
fn owe(due: Date, groups: &[&Owing<'_>]) -> String {
    let all: Vec<&str> = groups.iter().map(|group| group.name).collect();
    let (verb, due) = (if all.len() == 1 { "owes" } else { "owe" }, day(due));
    let count = |group: &Owing<'_>| match (group.streak, group.missing.len()) {
        (2.., _) => Some(format!("{} in a row", nth(group.streak))),
        (_, 2..) => Some(format!("{} missing in all", group.missing.len())),
        (_, _) => None,
    };
    let named = groups.iter().filter_map(|group| Some((group.name, count(group)?)));
    let more: Vec<String> = match groups {
        [one] => count(one).into_iter().collect(),
        _ => named.map(|(name, count)| format!("{name} {count}")).collect(),
    };
    match more.as_slice() {
        [] => format!("{} {verb} the report of {due}.", names(&all)),
        more => format!("{} {verb} the report of {due} ({}).", names(&all), names(more)),
    }
}

/// `1,250 CODE of Reef is withheld until its report of 22 October`
pub(super) fn waits(money: &Withheld<'_>, name: &str, whose: &str) -> String {
    let sum = format!("{} {}", thousands(money.amount), money.currency);
    let reports = if money.because.len() == 1 { "report" } else { "reports" };
    format!("{sum} of {name} is withheld until {whose} {reports} of {}", days(&money.because))
}

/// `22 September and 22 October`; of many the first and the last.
pub(super) fn days(dates: &[Date]) -> String {
    match dates {
        [first, .., last] if dates.len() > 4 => {
            format!("{} due dates from {} to {}", dates.len(), day(*first), day(*last))
        }
        _ => list(&dates.iter().map(|date| day(*date)).collect::<Vec<_>>()),
    }
}

/// The answer: how many groups have not reported, by name; who still has time.
pub(super) fn answer(compliance: &Compliance<'_>) -> Vec<(String, String)> {
    if let Some((date, why)) = compliance.imported {
        let why = format!(
            "not judged: the season was recorded afterwards, on {date} ({why}); nobody is called missing"
        );
        return vec![("–".to_owned(), why)];
    }
    let Some(first) = compliance.due.first() else {
        return vec![("0".to_owned(), "reports are due in this season".to_owned())];
    };
    let groups = &compliance.owing;
    let missing = groups.iter().filter_map(|group| match group.missing.len() {
        0 => None,
        1 => Some(group.name.to_owned()),
        count => Some(format!("{} ({count})", group.name)),
    });
    let missing: Vec<String> = missing.collect();
    let judged = compliance.judged;
    let mut lines = Vec::new();
    match missing.len() {
        0 if judged == 0 && compliance.told.0 == 0 => {
            lines.push((
                "0".to_owned(),
                format!("reports are owed so far; the first due date is {}", day(first.0)),
            ));
        }
        0 => lines.push(("0".to_owned(), format!("of {} are missing a report", many(judged, "group")))),
        count => {
            let verb = if count == 1 { "is" } else { "are" };
            let words = format!("of {} {verb} missing reports: {}", many(judged, "group"), names(&missing));
            lines.push((count.to_string(), words));
        }
    }
    for ((due, until), groups) in in_grace(groups) {
        let verb = if groups.len() == 1 { "owes" } else { "owe" };
        let words = format!("{verb} the report of {} until {}: {}", day(due), day(until), names(&groups));
        lines.push((groups.len().to_string(), words));
    }
    lines
}

/// How many of the reports that were due are there.
pub(super) fn told(compliance: &Compliance<'_>) -> Option<String> {
    let owed = compliance.owing.iter().map(|group| group.all().count()).sum::<usize>();
    let (told, on_time) = compliance.told;
    let of = many(told + owed, "report");
    (told + owed > 0 && compliance.imported.is_none())
        .then(|| format!("{told} of {of} that were due are there, {on_time} in time."))
}

/// `Reef · 22 September and 22 October · 2 in a row · last report 2022-09-24`
pub(super) fn missing(group: &Owing<'_>) -> String {
    let dates: Vec<Date> = group.missing.iter().map(|owed| owed.due).collect();
    let mut text = format!("{} · {}", group.name, days(&dates));
    if group.streak > 1 {
        let _ = write!(text, " · {} in a row", group.streak);
    }
    match group.last {
        Some(last) => drop(write!(text, " · last report {last}")),
        None => text.push_str(" · no report of it came in this season"),
    }
    for (path, fault) in group.missing.iter().filter_map(|owed| owed.fault) {
        let _ = write!(text, " · {path} {}", fault.words());
    }
    text
}

/// The reports that are there and cannot be read.
pub(super) fn unread(compliance: &Compliance<'_>) -> Vec<String> {
    let told = compliance.owing.iter().flat_map(|group| group.unread.iter().map(move |owed| (group, owed)));
    told.map(|(group, owed)| {
        let path = owed.fault.map_or_else(String::new, |(path, _)| format!(": {path}"));
        format!("{} · {}{path}", group.name, day(owed.due))
    })
    .collect()
}

/// Who owes nothing, and why: excused groups, then withdrawn ones.
pub(super) fn free(compliance: &Compliance<'_>) -> Vec<String> {
    let excused =
        compliance.groups.iter().filter_map(|group| Some(format!("{}: {}", group.name, group.excused?)));
    let withdrawn = compliance.groups.iter().filter_map(|group| {
        let from = group.withdrawn?.map(|from| format!(" on {from}")).unwrap_or_default();
        Some(format!("{}: its plan was withdrawn{from}", group.name))
    });
    excused.chain(withdrawn).collect()
}

/// Who was asked: `1 lead, 2 contributors`.
pub(super) fn asked(row: &crate::report::views::compliance::DocumentsRow<'_>) -> String {
    let asked = &row.intake;
    let parts = [(asked.leads, "lead"), (asked.contributors, "contributor"), (asked.others, "other")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, part)| many(count, part)).collect();
    match parts.as_slice() {
        [] if row.is_gathered => "nobody named".to_owned(),
        [] => "nobody".to_owned(),
        parts => parts.join(", "),
    }
}

/// Of each group whose people were not all asked by name, who was not.
pub(super) fn unasked(compliance: &Compliance<'_>) -> Vec<String> {
    let told = |row: &crate::report::views::compliance::DocumentsRow<'_>| {
        let [leads, team] = &row.unasked;
        let leads = leads.iter().map(|handle| format!("{handle} (lead)"));
        let all: Vec<String> = leads.chain(team.iter().map(ToString::to_string)).collect();
        (!all.is_empty()).then(|| format!("{}: {}", row.name, names(&all)))
    };
    compliance.documents.iter().filter_map(told).collect()
}
