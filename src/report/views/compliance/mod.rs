//! Compliance: who has not reported? Every participant at every due date, and the documents that a season asks for.

mod documents;

use schemars::JsonSchema;
use serde::Serialize;

pub use documents::{Asked, DocumentsRow, Done};

use crate::document::Date;
use crate::model::compliance::{Compliance as Reports, Row, State};
use crate::model::history::Chronicle;
use crate::model::money::SeasonMoney;
use crate::report::owing::{Owing, owing};

/// Who reported for which due date.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Compliance<'a> {
    /// Every due date that some participant owes, ascending.
    pub due: Vec<Date>,
    /// Every participant: the DAO first, then by id.
    pub groups: Vec<GroupRow<'a>>,
    /// The reports that are missing, by group and due date.
    pub missing: Vec<MissingRow<'a>>,
    /// The documents of every participant.
    pub documents: Vec<DocumentsRow<'a>>,
    /// Who owes a report, who misses most in a row first.
    #[serde(skip)]
    pub owing: Vec<Owing<'a>>,
    /// How many reports that were due are there, and how many of them in time.
    #[serde(skip)]
    pub told: (usize, usize),
    /// How many groups owed a report by now.
    #[serde(skip)]
    pub judged: usize,
    /// Why the season is not judged: it was recorded afterwards.
    #[serde(skip)]
    pub imported: Option<(Date, &'a str)>,
}

/// A participant.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GroupRow<'a> {
    /// Its present id.
    pub id: &'a str,
    /// What it is.
    #[schemars(extend("enum" = ["dao", "guild", "project", "initiative", "committee", "operator", "workstream", "sub-dao"]))]
    pub kind: &'static str,
    /// How it stands at each due date of the season.
    pub cells: Vec<CellRow<'a>>,
    /// How many reports it is missing in a row by now.
    pub streak: usize,
    /// The latest date of its check-ins.
    pub last_checkin: Option<Date>,
    /// Its name.
    #[serde(skip)]
    pub name: &'a str,
    /// Why it owes no reports.
    #[serde(skip)]
    pub excused: Option<&'a str>,
    /// Whether its plan is withdrawn, and from which day that tells.
    #[serde(skip)]
    pub withdrawn: Option<Option<Date>>,
}

/// A participant at one due date.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CellRow<'a> {
    /// The due date.
    pub due: Date,
    /// How it stands.
    #[schemars(with = "String", extend("enum" = ["on-time", "late", "open", "missing", "excused", "not-due"]))]
    pub state: State,
    /// How many days after the due date, where late.
    pub days_late: Option<i64>,
    /// Whether history calls the report back-dated.
    pub backdated: bool,
    /// The file of that name.
    pub file: Option<&'a str>,
}

/// A report that is missing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MissingRow<'a> {
    /// The group's present id.
    pub group: &'a str,
    /// The due date.
    pub due: Date,
}

impl<'a> Compliance<'a> {
    /// Who reported; of one group only when that is asked for.
    pub(in crate::report) fn of(
        reports: &Reports<'a>,
        money: &SeasonMoney<'a>,
        group: Option<&str>,
        history: Option<&Chronicle>,
    ) -> Self {
        let history = history.filter(|_| reports.season.document.imported.is_none());
        let rows: Vec<&Row<'a>> =
            reports.rows.iter().filter(|row| group.is_none_or(|group| group == &*row.group.id)).collect();
        let due = match (group, rows.as_slice()) {
            (Some(_), [row]) => row.part.due().collect(),
            (Some(_) | None, _) => reports.due(),
        };
        let groups: Vec<GroupRow<'a>> =
            rows.iter().map(|row| group_row(reports, row, &due, history)).collect();
        let states = || groups.iter().flat_map(|group| &group.cells).map(|cell| cell.state);
        let on_time = states().filter(|state| *state == State::OnTime).count();
        let late = states().filter(|state| matches!(state, State::Late(_))).count();
        Self {
            missing: groups.iter().flat_map(missing).collect(),
            documents: documents::rows(reports, &rows),
            owing: owing(reports, money, group),
            told: (on_time + late, on_time),
            judged: groups.iter().filter(|group| group.cells.iter().any(|cell| is_owed(cell.state))).count(),
            imported: reports
                .season
                .document
                .imported
                .as_ref()
                .map(|imported| (imported.date, imported.why.as_str())),
            due: due.into_iter().map(Date).collect(),
            groups,
        }
    }
}

impl Compliance<'_> {
    /// The participants of which some document is there, or is expected.
    #[must_use]
    pub fn told_documents(&self) -> Vec<&DocumentsRow<'_>> {
        let says = |row: &&DocumentsRow<'_>| row.done.iter().any(|done| *done != Done::NotExpected);
        self.documents.iter().filter(says).collect()
    }
}

/// Whether a report was owed by now.
fn is_owed(state: State) -> bool {
    match state {
        State::OnTime | State::Late(_) | State::Open | State::Missing => true,
        State::Excused | State::NotDue => false,
    }
}

fn group_row<'a>(
    reports: &Reports<'a>,
    row: &Row<'a>,
    due: &[jiff::civil::Date],
    history: Option<&Chronicle>,
) -> GroupRow<'a> {
    let backdated =
        |due| history.is_some_and(|history| history.is_backdated(reports.view.id, &row.group.id, due));
    let cell = |due: &jiff::civil::Date| {
        let cell = reports.cell(row, *due);
        let there = || row.report(*due).map(|report| report.checkin.file);
        let file = cell.file.or(cell.unread).or_else(there);
        CellRow {
            due: Date(cell.due),
            state: cell.state,
            days_late: match cell.state {
                State::Late(days) => Some(days),
                State::OnTime | State::Open | State::Missing | State::Excused | State::NotDue => None,
            },
            backdated: file.is_some() && backdated(cell.due),
            file: file.map(|file| file.source.path()),
        }
    };
    let withdrawn =
        row.withdrawn.map(|from| Some(Date(from)).filter(|from| from.0 != jiff::civil::Date::MIN));
    GroupRow {
        id: &row.group.id,
        kind: row.group.kind.word(),
        cells: due.iter().map(cell).collect(),
        streak: reports.streak(row),
        last_checkin: row.last_checkin().map(Date),
        name: &row.group.name,
        excused: row.entry.and_then(|entry| entry.excused.as_deref()),
        withdrawn,
    }
}

fn missing<'b, 'a>(group: &'b GroupRow<'a>) -> impl Iterator<Item = MissingRow<'a>> + 'b {
    let cells = group.cells.iter().filter(|cell| cell.state == State::Missing);
    cells.map(|cell| MissingRow { group: group.id, due: cell.due })
}
