//! The documents of every participant: pre- and post-mortem, who was asked, whether the standards are signed.

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::{Date, Handle};
use crate::model::compliance::{Compliance, Row};
use crate::model::process::{self, Documents};

/// The documents of a participant.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DocumentsRow<'a> {
    /// The group's present id.
    pub group: &'a str,
    /// The pre-mortem's file.
    pub premortem: Option<&'a str>,
    /// The post-mortem's file.
    pub postmortem: Option<&'a str>,
    /// How many were asked.
    pub intake: Asked,
    /// The day on which the group signed the season's standards.
    pub standards: Option<Date>,
    /// Its name.
    #[serde(skip)]
    pub name: &'a str,
    /// How its pre-mortem, its post-mortem, its intake and its signature stand.
    #[serde(skip)]
    pub done: [Done; 4],
    /// Whether something was gathered from it, by whatever means.
    #[serde(skip)]
    pub is_gathered: bool,
    /// Who leads it, then who else is of its team, and was not asked by name.
    #[serde(skip)]
    pub unasked: [Vec<&'a Handle>; 2],
}

/// How many were asked, by their part in the group.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Asked {
    /// Those who lead it.
    pub leads: usize,
    /// Those who contribute to it.
    pub contributors: usize,
    /// Others.
    pub others: usize,
}

/// Whether a document is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It is there.
    Yes,
    /// Something is there, and not all: only those who lead were asked, or something was read and nobody asked.
    Partly,
    /// It is not there, and is expected.
    No,
    /// It is not there, and nobody expects it (yet).
    NotExpected,
}

pub(super) fn rows<'a>(reports: &Compliance<'a>, rows: &[&Row<'a>]) -> Vec<DocumentsRow<'a>> {
    let view = &reports.view;
    let has_ended = process::expected_finished(view).is_some_and(|first| first <= reports.day);
    let has_standards = reports.season.document.standards.is_some();
    let all = process::documents(view, rows.iter().map(|row| row.group));
    let row = |(row, of): (&&Row<'a>, Documents<'a>)| {
        let group = row.group;
        let is_judged = !view.is_imported() && row.withdrawn.is_none();
        let has_plan = is_judged && view.has_plan_file(&group.id);
        let done = |is_there: bool, is_expected: bool| match (is_there, is_expected) {
            (true, _) => Done::Yes,
            (false, true) => Done::No,
            (false, false) => Done::NotExpected,
        };
        let asked =
            Asked { leads: of.asked.leads, contributors: of.asked.contributors, others: of.asked.others };
        let is_part = &*group.id != "dao";
        let is_heard = asked.contributors + asked.others > 0;
        let is_gathered = view.has_intake_file(&group.id);
        let intake = match done(is_gathered, is_judged && is_part) {
            Done::Yes if !is_heard && is_judged && is_part => Done::Partly,
            done => done,
        };
        DocumentsRow {
            group: &group.id,
            premortem: of.premortem.map(|file| file.source.path()),
            postmortem: of.postmortem.map(|file| file.source.path()),
            standards: of.standards.map(Date),
            name: &group.name,
            done: [
                done(of.premortem.is_some(), has_plan),
                done(of.postmortem.is_some(), has_plan && has_ended),
                intake,
                done(of.standards.is_some(), is_judged && is_part && has_standards),
            ],
            unasked: if is_judged && is_part {
                [of.asked.unasked_leads, of.asked.unasked_team]
            } else {
                [Vec::new(), Vec::new()]
            },
            is_gathered,
            intake: asked,
        }
    };
    rows.iter().zip(all).map(row).collect()
}
