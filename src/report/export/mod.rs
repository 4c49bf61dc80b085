//! The whole portfolio over all seasons as flat tables, for engines that ask many repositories at once. Season by
//! season, so that only one season's rows are in memory; a table's rows of a season are one file.

mod cell;
mod manifest;
mod pages;
mod table;
mod tables;

use jiff::civil::Date;

pub use manifest::{MANIFEST, SCHEMA, manifest};
pub use pages::{FORMS, Form, NO_SEASON, Page};
pub use table::{Column, FIRST, TYPES, Table, Type};
pub use tables::findings::FindingLine;

use crate::model::compliance::Compliance;
use crate::model::money::{ObjectiveCost, SeasonTotal};
use crate::model::score::score_season;
use crate::model::{Portfolio, SeasonView, ledger};
use crate::report::About;
use crate::report::views::summary::Summary;
use pages::Pages;
use table::Row;
use tables::{compliance, entries, groups, items, milestones, money, organisation, scores, seasons};

/// Every table, from the whole to its parts.
pub const TABLES: [Table; 18] = [
    organisation::Organisation::TABLE,
    organisation::GoalRow::TABLE,
    seasons::SeasonRow::TABLE,
    seasons::KindRow::TABLE,
    groups::Line::TABLE,
    items::ObjectiveLine::TABLE,
    items::KeyResultLine::TABLE,
    milestones::Line::TABLE,
    entries::Line::TABLE,
    scores::Line::TABLE,
    compliance::Line::TABLE,
    SeasonTotal::TABLE,
    money::MoneyLine::TABLE,
    money::BudgetRow::TABLE,
    money::SpentLine::TABLE,
    money::TrancheLine::TABLE,
    ObjectiveCost::TABLE,
    FindingLine::TABLE,
];

/// The files of what belongs to no season; `None` when the organisation could not be read.
#[must_use]
pub fn organisation<'a>(
    portfolio: &'a Portfolio,
    day: Date,
    about: &'a About<'a>,
    form: Form,
    findings: &[FindingLine<'_>],
) -> Option<Vec<Page>> {
    let org = portfolio.org()?.document;
    let of_none = |table: &&Table| !table.by_season || table.name == FindingLine::TABLE.name;
    let tables: Vec<&Table> = TABLES.iter().filter(of_none).collect();
    let mut pages = Pages::new(form, &org.name, about.revision, &tables);
    pages.row(&organisation::Organisation { org, about, day, seasons: portfolio.seasons().len() });
    for goal in &org.goals {
        pages.row(&organisation::GoalRow(goal));
    }
    for finding in findings.iter().filter(|finding| finding.season.is_none()) {
        pages.row(finding);
    }
    Some(pages.finish(None))
}

/// The files of one season, in the order of the tables. Of a season that could not be read they hold what could be.
#[must_use]
pub fn season<'a>(
    view: SeasonView<'a>,
    day: Date,
    about: &About<'a>,
    form: Form,
    findings: &[FindingLine<'_>],
) -> Vec<Page> {
    let tables: Vec<&Table> = TABLES.iter().filter(|table| table.by_season).collect();
    let name = view.portfolio.org().map_or("", |org| org.document.name.as_str());
    let mut pages = Pages::new(form, name, about.revision, &tables);
    let (compliance, purse) = (Compliance::of(view, day), ledger(&view, day));
    if let Some((score, reports)) = score_season(view, day).zip(compliance.as_ref()) {
        let summary = Summary::of(view, &score, reports, &purse, None, about);
        seasons::write(view, &score, &mut pages);
        groups::write(view, &summary, &score, compliance.as_ref(), &mut pages);
        items::write(view, &summary, &score, &mut pages);
        milestones::write(&score, &mut pages);
    }
    entries::write(view, day, compliance.as_ref(), about, &mut pages);
    scores::write(view, day, compliance.as_ref(), &mut pages);
    if let Some(compliance) = &compliance {
        compliance::write(compliance, &mut pages);
    }
    money::write(view, day, &purse, &mut pages);
    for finding in findings.iter().filter(|finding| finding.season == Some(view.id)) {
        pages.row(finding);
    }
    pages.finish(Some(view.id))
}
