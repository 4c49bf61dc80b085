//! What check-ins told of key results, as it was written.

use jiff::civil::Date;

use crate::document::{CheckIn, Entry, Measured, Number, Reference, Said};
use crate::model::compliance::Compliance;
use crate::model::{Filed, SeasonView};
use crate::report::About;
use crate::report::export::pages::Pages;
use crate::report::export::table::table;

/// An entry.
pub(in crate::report::export) struct Line<'a> {
    view: SeasonView<'a>,
    group: &'a str,
    name: Date,
    is_for_due: bool,
    checkin: Filed<'a, CheckIn>,
    reference: &'a Reference,
    entry: &'a Entry,
    blob: Option<&'a str>,
}

impl<'a> Line<'a> {
    /// Its ids, when it speaks of a key result of the group.
    fn ids(&self) -> Option<(&'a str, &'a str)> {
        let reference = self.reference;
        let is_own = reference.season.as_deref().is_none_or(|season| season == self.view.id)
            && reference.group.as_deref().is_none_or(|g| self.view.portfolio.present_id(g) == self.group);
        match reference.ids.as_slice() {
            [objective, key_result] if is_own => Some((objective, key_result)),
            _ => None,
        }
    }

    fn value(&self) -> Option<&'a Measured> {
        if let Said::Value(value) = &self.entry.said { Some(value) } else { None }
    }

    fn place(&self) -> usize {
        self.checkin.source().position(self.checkin.spot(self.entry.at).own_key().span().start).line
    }
}

table! {
    Line<'_>, "entries", by_season: true,
    "What a check-in told of a key result, as it was written: one row an entry, of check-ins dated up to the day", |line| {
        "group": text = line.group, "The group's present id";
        "checkin": date = line.name, "The check-in's name: the day of which its numbers speak";
        "due": date = Some(line.name).filter(|_| line.is_for_due), "The due date of that name; null of an extra report";
        "date": date = line.checkin.document.date, "The day on which it was written";
        "by": text = &*line.checkin.document.by, "Who wrote it";
        "ref": text = line.reference.to_string(), "What it speaks of, as it was written";
        "objective": text = line.ids().map(|(objective, _)| objective), "The objective's id";
        "key_result": text = line.ids().map(|(_, key_result)| key_result), "The key result's id";
        "value": number = line.value().and_then(number), "The number; of yes or no see `truth`";
        "truth": boolean = line.value().and_then(truth), "Yes or no";
        "done": list = done(&line.entry.said), "The milestones that are done";
        "unmeasured": text = unmeasured(&line.entry.said), "Why nothing was measured";
        "confidence": number = line.entry.confidence.as_ref(), "How sure the group is, 0 to 10";
        "projection": number = line.entry.projection.as_ref().and_then(number), "The expected final value; of milestones the expected share";
        "note": text = line.entry.note.as_deref(), "What stands behind the number";
        "evidence": text = line.entry.evidence.as_deref(), "Where the number can be seen";
        "file": text = line.checkin.source().path(), "The check-in";
        "line": integer = line.place(), "Its line there";
        "blob": text = line.blob, "Git's id of that file";
    }
}

fn number(value: &Measured) -> Option<&Number> {
    match value {
        Measured::Number(number) => Some(number),
        Measured::Truth(_) => None,
    }
}

fn truth(value: &Measured) -> Option<bool> {
    match value {
        Measured::Truth(truth) => Some(*truth),
        Measured::Number(_) => None,
    }
}

fn done(said: &Said) -> Option<Vec<String>> {
    match said {
        Said::Milestones(ids) => Some(ids.iter().map(ToString::to_string).collect()),
        Said::Value(_) | Said::Unmeasured(_) => None,
    }
}

fn unmeasured(said: &Said) -> Option<&str> {
    match said {
        Said::Unmeasured(why) => Some(why),
        Said::Value(_) | Said::Milestones(_) => None,
    }
}

/// Writes the rows of a season: by group, check-in and key result.
pub(in crate::report::export) fn write<'a>(
    view: SeasonView<'a>,
    day: Date,
    compliance: Option<&Compliance<'a>>,
    about: &About<'a>,
    pages: &mut Pages<'_>,
) {
    let mut groups: Vec<&str> = view.reporting_groups().collect();
    groups.sort_by_key(|group| (*group != "dao", *group));
    for group in groups {
        let part = compliance.and_then(|compliance| compliance.row(group));
        for (name, checkin) in view.checkins(group) {
            if checkin.document.date.0 > day {
                continue;
            }
            let is_for_due = part.and_then(|part| part.report(name)).is_some_and(|report| report.is_for_due);
            let blob = about.blobs.get(checkin.source().path()).map(String::as_str);
            for (reference, entry) in &checkin.document.key_results {
                pages.row(&Line { view, group, name, is_for_due, checkin, reference, entry, blob });
            }
        }
    }
}
