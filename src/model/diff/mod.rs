//! What changed between two states of a record, by meaning: not which lines differ but what was promised, measured, asked
//! for and decided otherwise. Values are compared parsed and after defaults, items by their ids and titles.

mod alignment;
mod budget;
mod change;
mod checkin;
mod items;
mod leaves;
mod moves;
mod other;
mod pact;
mod pairs;
mod plan;
mod scores;
mod season;
mod sheet;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Portfolio;
pub use change::{Change, Counts, Kind, Place, Reason, ScoreMove, Side, Told};
use pairs::{Sheets, sheets};
use sheet::Sheet;

/// What changed between two states.
#[derive(Debug, Clone, PartialEq)]
pub struct Diff {
    /// Every change: by season, document, group and place.
    pub changes: Vec<Change>,
    /// The files of which only layout, comments or the way of writing the same changed.
    pub layout_only: Vec<String>,
    /// How many files differ.
    pub files: usize,
}

/// What changed from one state to another, as it stands on a day.
#[must_use]
pub fn diff(before: &Portfolio, after: &Portfolio, day: Date) -> Diff {
    let Sheets { plans, checkins, seasons, others } = sheets(before, after);
    let touched: Vec<String> = touched(before, after, &plans, &checkins, &seasons, &others);
    let contributors = alignment::contributors(after, &touched, day);
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    let mut changes: Vec<Change> = seasons.iter().flat_map(season::SeasonSheet::changes).collect();
    for plan in &plans {
        changes.extend(plan.changes(&contributors, (&mut gone, &mut new)));
    }
    let (unread, gone, new) = pairs::unread((gone, new), (before, after));
    changes.extend(unread);
    changes.extend(moves::changes(&gone, &new, &contributors));
    changes.extend(checkins.iter().flat_map(|checkin| checkin.changes(after, day)));
    changes.extend(others.iter().flat_map(|sheet| other::changes(sheet, after)));
    let all: Vec<&Sheet<'_>> = plans
        .iter()
        .map(|plan| &plan.sheet)
        .chain(checkins.iter().map(|checkin| &checkin.sheet))
        .chain(seasons.iter().map(|season| &season.sheet))
        .chain(&others)
        .filter(|sheet| sheet.differs())
        .collect();
    changes.extend(all.iter().flat_map(|sheet| pairs::of_files(sheet)));
    let layout_only = layout_only(&all, &changes);
    scores::tell(&mut changes, (before, after), &touched, day);
    changes.sort_by(|a, b| order(a).cmp(&order(b)));
    Diff { changes, layout_only, files: all.len() }
}

/// The seasons of which a file differs; all, where the organisation or the policy does.
fn touched(
    before: &Portfolio,
    after: &Portfolio,
    plans: &[plan::PlanSheet<'_>],
    checkins: &[checkin::CheckInSheet<'_>],
    seasons: &[season::SeasonSheet<'_>],
    others: &[Sheet<'_>],
) -> Vec<String> {
    let sheets = plans
        .iter()
        .map(|plan| &plan.sheet)
        .chain(checkins.iter().map(|checkin| &checkin.sheet))
        .chain(seasons.iter().map(|season| &season.sheet))
        .chain(others);
    let mut out = BTreeSet::new();
    for sheet in sheets.filter(|sheet| sheet.differs()) {
        if let Some(season) = &sheet.season {
            out.insert(season.clone());
        } else {
            let all = [before, after].into_iter().flat_map(Portfolio::seasons);
            out.extend(all.map(|season| season.id.to_owned()));
        }
    }
    out.into_iter().collect()
}

/// The files that differ and of which no change tells.
fn layout_only(sheets: &[&Sheet<'_>], changes: &[Change]) -> Vec<String> {
    let told: BTreeSet<&str> = changes.iter().map(|change| change.place.file.as_str()).collect();
    let paths = |sheet: &Sheet<'_>| -> Vec<String> {
        [sheet.before, sheet.after].into_iter().flatten().map(|file| file.source.path().to_owned()).collect()
    };
    let silent = sheets.iter().filter(|sheet| !paths(sheet).iter().any(|path| told.contains(path.as_str())));
    let mut out: Vec<String> = silent.filter_map(|sheet| paths(sheet).pop()).collect();
    out.sort();
    out
}

/// By season, document, group, item and place.
fn order(change: &Change) -> impl Ord {
    let documents =
        ["season", "plan", "checkin", "premortem", "postmortem", "intake", "partnership", "org", "policy"];
    let document = documents.iter().position(|document| *document == change.document);
    let group = change.group.clone().map(|group| (group != "dao", group));
    (
        change.season.is_none(),
        change.season.clone(),
        document,
        group,
        change.name.clone(),
        change.place.file.clone(),
        change.kind == Kind::ScoreChanged,
        change.place.line,
        change.item.clone(),
    )
}
