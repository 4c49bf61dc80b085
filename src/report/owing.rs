//! Who owes a report: since when, how often in a row, what it costs, and what answers it. The compliance view, the
//! reminders and the summary speak of the same.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostic::Stage;
use crate::document::Handle;
use crate::model::compliance::{Cell, Compliance, Row, State};
use crate::model::money::{SeasonMoney, TrancheState};
use crate::model::schedule::days_between;

/// A group that owes at least one report.
#[derive(Debug)]
pub struct Owing<'a> {
    /// Its present id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Who leads it.
    pub leads: &'a [Handle],
    /// The reports whose grace is over and that nobody wrote, by due date.
    pub missing: Vec<Owed<'a>>,
    /// The reports that are due and in grace, by due date.
    pub open: Vec<Owed<'a>>,
    /// The reports whose grace is over and whose files are there and cannot be read: what they say, nobody knows.
    pub unread: Vec<Owed<'a>>,
    /// How many it is missing in a row by now.
    pub streak: usize,
    /// The latest date of its check-ins.
    pub last: Option<Date>,
    /// What waits for a report of it, by currency.
    pub withheld: Vec<Withheld<'a>>,
    /// What answers the earliest of them; `None` where nothing can any more.
    pub remedy: Option<Remedy>,
}

impl<'a> Owing<'a> {
    /// All reports that it owes, by due date.
    pub fn all(&self) -> impl Iterator<Item = &Owed<'a>> {
        self.missing.iter().chain(&self.unread).chain(&self.open)
    }
}

/// A report that is owed.
#[derive(Debug)]
pub struct Owed<'a> {
    /// Its due date.
    pub due: Date,
    /// How many days ago that was.
    pub days: i64,
    /// The last day of grace.
    pub until: Date,
    /// The file of that name that does not answer, and why.
    pub fault: Option<(&'a str, Fault)>,
}

/// Why a file that is there answers nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It could not be read.
    Unread,
    /// It holds no entry.
    SaysNothing,
    /// It was written before the due date could be answered.
    TooEarly,
}

impl Fault {
    /// In words: `okrs/…yaml` …
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Unread => "cannot be read",
            Self::SaysNothing => "says nothing",
            Self::TooEarly => "was written too early to answer it",
        }
    }
}

/// Money that waits for reports.
#[derive(Debug)]
pub struct Withheld<'a> {
    /// The currency.
    pub currency: &'a str,
    /// How much.
    pub amount: Decimal,
    /// The due dates whose reports are missing.
    pub because: Vec<Date>,
}

/// What answers a report that is owed.
#[derive(Debug)]
pub enum Remedy {
    /// A command that drafts it.
    Run(String),
    /// A file that is there and is to be mended.
    Mend(String),
    /// A file that is to be written, where no command drafts it.
    Write(String),
}

/// Who owes reports, of all groups or one: who misses most in a row first, then as the participants stand.
pub(super) fn owing<'a>(
    compliance: &Compliance<'a>,
    money: &SeasonMoney<'a>,
    group: Option<&str>,
) -> Vec<Owing<'a>> {
    let rows = compliance.rows.iter().filter(|row| group.is_none_or(|group| group == &*row.group.id));
    let mut all: Vec<Owing<'a>> = rows.filter_map(|row| of(compliance, money, row)).collect();
    all.sort_by_key(|owing| std::cmp::Reverse((owing.streak, owing.missing.len())));
    all
}

fn of<'a>(compliance: &Compliance<'a>, money: &SeasonMoney<'a>, row: &Row<'a>) -> Option<Owing<'a>> {
    let (mut missing, mut unread, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for cell in compliance.cells(row) {
        match cell.state {
            State::Missing if cell.unread.is_some() => unread.push(owed(compliance, row, &cell)),
            State::Missing => missing.push(owed(compliance, row, &cell)),
            State::Open => open.push(owed(compliance, row, &cell)),
            State::OnTime | State::Late(_) | State::Excused | State::NotDue => {}
        }
    }
    let first = missing.iter().chain(&unread).chain(&open).min_by_key(|owed| owed.due)?;
    Some(Owing {
        id: &row.group.id,
        name: &row.group.name,
        leads: &row.group.leads,
        remedy: remedy(compliance, row, first),
        missing,
        unread,
        open,
        streak: compliance.streak(row),
        last: row.last_checkin(),
        withheld: withheld(money, &row.group.id),
    })
}

fn owed<'a>(compliance: &Compliance<'a>, row: &Row<'a>, cell: &Cell<'a>) -> Owed<'a> {
    let report = row.report(cell.due).filter(|report| !report.answers());
    let fault = match (cell.unread, report) {
        (Some(file), _) => Some((file.source.path(), Fault::Unread)),
        (None, Some(report)) => {
            let fault = if report.is_empty { Fault::SaysNothing } else { Fault::TooEarly };
            Some((report.checkin.file.source.path(), fault))
        }
        (None, None) => None,
    };
    Owed {
        due: cell.due,
        days: days_between(cell.due, compliance.day),
        until: compliance.last_day_of_grace(row, cell.due),
        fault,
    }
}

fn remedy(compliance: &Compliance<'_>, row: &Row<'_>, first: &Owed<'_>) -> Option<Remedy> {
    let (view, group, due) = (compliance.view, &row.group.id, first.due);
    if view.stage(compliance.day) == Stage::Closed {
        return None;
    }
    if let Some((path, _)) = first.fault {
        return Some(Remedy::Mend(path.to_owned()));
    }
    // Of a plan that is withdrawn or cannot be read, no report is drafted.
    if row.withdrawn.is_some() || (view.has_plan_file(group) && view.plan(group).is_none()) {
        return Some(Remedy::Write(format!("okrs/{}/checkins/{group}/{due}.yaml", view.id)));
    }
    Some(Remedy::Run(format!("okr new checkin {group} --season {} --due {due}", view.id)))
}

/// What is withheld from a group, by currency.
pub(super) fn withheld<'a>(money: &SeasonMoney<'a>, group: &str) -> Vec<Withheld<'a>> {
    let rows = money.groups.iter().filter(|row| row.group == group);
    rows.filter_map(|row| {
        let amount = row.withheld.filter(|amount| !amount.is_zero())?;
        let waiting = row.tranches.iter().filter(|tranche| tranche.state == TrancheState::Withheld);
        let because = waiting.filter_map(|tranche| tranche.because).collect();
        Some(Withheld { currency: row.currency, amount, because })
    })
    .collect()
}
