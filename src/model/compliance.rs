//! Who reported, for which due date, and when (model.md, "Due dates" and "A check-in answers"). The one source
//! of what the check says of missing and late reports, of the report's compliance, and of what releases money.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::filed::Filed;
use super::schedule::{Breaks, Participation, days_between, participants, participation};
use super::score::Standing;
use super::season::SeasonView;
use crate::document::{CheckIn, File, Group, Participant, Season};

/// How a group stands at a due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Answered until the last day of grace.
    OnTime,
    /// Answered later, by so many days after the due date.
    Late(i64),
    /// Due and not answered, but grace is not over.
    Open,
    /// Not answered, and grace is over.
    Missing,
    /// Due and not answered, by a group that owes none.
    Excused,
    /// Not owed (any more), or still ahead.
    NotDue,
}

impl State {
    /// The word that is printed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::OnTime => "on-time",
            Self::Late(_) => "late",
            Self::Open => "open",
            Self::Missing => "missing",
            Self::Excused => "excused",
            Self::NotDue => "not-due",
        }
    }
}

impl Serialize for State {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// A group at one due date.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// The due date.
    pub due: Date,
    /// How the group stands at it.
    pub state: State,
    /// Whether its grace is over.
    pub is_over: bool,
    /// The file that answers it.
    pub file: Option<&'a File>,
    /// The file of that name that could not be read: what it says, nobody knows.
    pub unread: Option<&'a File>,
}

/// One check-in as an answer.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The day of its name.
    pub name: Date,
    /// The check-in.
    pub checkin: Filed<'a, CheckIn>,
    /// Whether its name is a due date of the group's cadence, owed or not; else it is an extra report.
    pub is_for_due: bool,
    /// The due date before it, of the cadence, owed or not.
    pub before: Option<Date>,
    /// Whether it was written too early to answer: not after the due date before, or before the season.
    pub is_early: bool,
    /// Whether it says nothing: no entry, and no `summary` that could stand for entries.
    pub is_empty: bool,
}

impl Report<'_> {
    /// Whether it answers the due date of its name.
    #[must_use]
    pub fn answers(&self) -> bool {
        self.is_for_due && !self.is_early && !self.is_empty
    }
}

/// A participant with its reports.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// The group.
    pub group: &'a Group,
    /// What season.yaml says of it.
    pub entry: Option<&'a Participant>,
    /// Its part in the season.
    pub part: Participation,
    /// The day from which its withdrawn plan owes nothing.
    pub withdrawn: Option<Date>,
    /// The check-ins that were written by the day, by their names.
    pub reports: Vec<Report<'a>>,
    /// The check-ins that could not be read, or of which only what says nothing could, by their names.
    pub unread: BTreeMap<Date, &'a File>,
}

impl<'a> Row<'a> {
    /// The check-in of that name.
    #[must_use]
    pub fn report(&self, name: Date) -> Option<&Report<'a>> {
        let index = self.reports.binary_search_by_key(&name, |report| report.name).ok()?;
        self.reports.get(index)
    }

    /// The latest `date` of its check-ins.
    #[must_use]
    pub fn last_checkin(&self) -> Option<Date> {
        self.reports.iter().map(|report| report.checkin.date.0).max()
    }
}

/// Who reported in a season, as the record stands on a day.
#[derive(Debug)]
pub struct Compliance<'a> {
    /// The season.
    pub view: SeasonView<'a>,
    /// Its document.
    pub season: Filed<'a, Season>,
    /// The day.
    pub day: Date,
    /// Every participant, the excused and withdrawn too: the DAO first, then by id.
    pub rows: Vec<Row<'a>>,
    by_group: BTreeMap<&'a str, usize>,
    breaks: Breaks,
}

impl<'a> Compliance<'a> {
    /// Who reported by a day; `None` when season.yaml could not be read.
    #[must_use]
    pub fn of(view: SeasonView<'a>, day: Date) -> Option<Self> {
        let season = view.document()?;
        let row = |(group, part, entry): (&'a Group, Participation, Option<&'a Participant>)| {
            let reports = reports(&view, &group.id, &part, day);
            let unread = unread(&view, &group.id, &reports);
            Row { withdrawn: withdrawn(&view, &group.id, day), reports, unread, group, entry, part }
        };
        let rows: Vec<Row<'a>> = participants(&view).into_iter().map(row).collect();
        let by_group = rows.iter().enumerate().map(|(index, row)| (&*row.group.id, index)).collect();
        Some(Self { view, season, day, rows, by_group, breaks: Breaks::of(season.document) })
    }

    /// The row of a participant, by its present id.
    #[must_use]
    pub fn row(&self, group: &str) -> Option<&Row<'a>> {
        self.rows.get(*self.by_group.get(group)?)
    }

    /// Every due date that some participant owes, ascending.
    #[must_use]
    pub fn due(&self) -> Vec<Date> {
        let all: BTreeSet<Date> = self.rows.iter().flat_map(|row| row.part.due()).collect();
        all.into_iter().collect()
    }

    /// A participant at each of its own due dates, in their order.
    pub fn cells<'c>(&'c self, row: &'c Row<'a>) -> impl DoubleEndedIterator<Item = Cell<'a>> + 'c {
        row.part.due().map(|due| self.cell(row, due))
    }

    /// A participant at any due date; one of another group's cadence is not due.
    #[must_use]
    pub fn cell(&self, row: &Row<'a>, due: Date) -> Cell<'a> {
        let part = &row.part;
        let last = self.last_day_of_grace(row, due);
        let answer = row.report(due).filter(|report| report.answers());
        let is_owed = part.from <= due && due <= part.to && part.cadence.binary_search(&due).is_ok();
        let state = if !is_owed || row.withdrawn.is_some_and(|from| from <= due) {
            State::NotDue
        } else if let Some(report) = answer {
            let date = report.checkin.date.0;
            if date <= last { State::OnTime } else { State::Late(days_between(due, date)) }
        } else if due > self.day {
            State::NotDue
        } else if part.excused.is_some() {
            State::Excused
        } else if self.season.imported.is_some() {
            State::NotDue
        } else if self.day <= last {
            State::Open
        } else {
            State::Missing
        };
        Cell {
            due,
            state,
            is_over: last < self.day,
            file: answer.map(|report| report.checkin.file),
            unread: row.unread.get(&due).copied(),
        }
    }

    /// The last day of a participant's grace after a due date.
    #[must_use]
    pub fn last_day_of_grace(&self, row: &Row<'a>, due: Date) -> Date {
        self.breaks.last_day_of_grace(due, row.part.grace)
    }

    /// How many reports a participant is missing in a row by now; what is open, excused or not due is skipped.
    #[must_use]
    pub fn streak(&self, row: &Row<'a>) -> usize {
        let told = self.cells(row).rev().map(|cell| cell.state);
        told.filter(|state| matches!(state, State::Missing | State::OnTime | State::Late(_)))
            .take_while(|state| *state == State::Missing)
            .count()
    }
}

/// The due dates that a group's check-ins answer by a day, however late: of its cadence, owed or not, with the files.
#[must_use]
pub fn answered<'a>(view: &SeasonView<'a>, group: &str, day: Date) -> BTreeMap<Date, &'a File> {
    let Some(part) = participation(view, group) else { return BTreeMap::new() };
    let reports = reports(view, group, &part, day).into_iter().filter(Report::answers);
    reports.map(|report| (report.name, report.checkin.file)).collect()
}

/// The check-ins of a group that were written by a day, by their names.
fn reports<'a>(view: &SeasonView<'a>, group: &str, part: &Participation, day: Date) -> Vec<Report<'a>> {
    let starts = view.document().map(|season| season.starts.0);
    let report = |(name, checkin): (Date, Filed<'a, CheckIn>)| {
        let place = part.cadence.binary_search(&name);
        let before = place.unwrap_or_else(|place| place).checked_sub(1).map(|index| part.cadence[index]);
        let date = checkin.date.0;
        Report {
            name,
            checkin,
            is_for_due: place.is_ok(),
            before,
            is_early: before.is_some_and(|before| date <= before)
                || starts.is_some_and(|starts| date < starts),
            is_empty: is_empty(view, group, &checkin),
        }
    };
    let written = view.checkins(group).into_iter().filter(|(_, checkin)| checkin.date.0 <= day);
    written.map(report).collect()
}

/// The files that could not be read, or not enough of them: a mistyped field may be all that they say.
fn unread<'a>(view: &SeasonView<'a>, group: &str, reports: &[Report<'a>]) -> BTreeMap<Date, &'a File> {
    let faulty = reports.iter().filter(|report| report.is_empty && !report.checkin.file.findings.is_empty());
    let faulty = faulty.map(|report| (report.name, report.checkin.file));
    view.checkin_files(group).filter(|(_, file)| file.document.is_none()).chain(faulty).collect()
}

/// Whether a check-in says nothing. What is there and could not be read says something.
fn is_empty(view: &SeasonView<'_>, group: &str, checkin: &Filed<'_, CheckIn>) -> bool {
    let in_tree = || {
        let entries = checkin.tree.field(checkin.tree.root()?, "key_results")?;
        Some(!checkin.tree.entries(entries).is_empty())
    };
    if !checkin.document.key_results.is_empty() || in_tree() == Some(true) {
        return false;
    }
    let is_told = checkin.document.summary.as_deref().is_some_and(|summary| !summary.trim().is_empty());
    !is_told || takes_entries(view, group, checkin.date.0)
}

/// Whether a group has a plan with a live key result that takes entries on a day.
#[must_use]
pub fn takes_entries(view: &SeasonView<'_>, group: &str, day: Date) -> bool {
    let Some(plan) = view.plan(group).filter(|_| !view.is_withdrawn(group, day)) else { return false };
    let mut live = plan.document.objectives.iter().filter(|o| o.standing(day) == Standing::Live);
    live.any(|objective| {
        let mut key_results = objective.key_results.iter();
        key_results.any(|kr| kr.measure.parts().is_none() && kr.standing(day) == Standing::Live)
    })
}

/// The day from which a plan that is withdrawn by `day` owes nothing.
fn withdrawn(view: &SeasonView<'_>, group: &str, day: Date) -> Option<Date> {
    let plan = view.plan(group).filter(|_| view.is_withdrawn(group, day))?;
    Some(plan.document.withdrawn.as_ref()?.decision.date.map_or(Date::MIN, |date| date.0))
}
