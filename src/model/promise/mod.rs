//! What a plan or a season promises from the day it is ratified (accountability.md, "Commitment"): the frozen fields of
//! each item after defaults, in a form in which equal promises are equal; the differences between two states; and
//! whether amendments say just that. Everything else in a document is free.

mod amended;
mod canonical;
mod differences;
mod plan;
mod season;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde_json::Value;

use super::portfolio::Portfolio;
use super::season::SeasonView;
use crate::yaml::At;

pub use amended::{Amended, amended, names, value};
pub use differences::{Changed, Difference, changed_fields, differences};
pub use plan::of_plan;
pub use season::of_season;

/// By which names a document's references, and its amendments, are read.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'a> {
    /// Who knows the groups' present ids.
    pub portfolio: &'a Portfolio,
    /// The season of the document.
    pub season: &'a str,
    /// The group whose plan it is, by its present id; of a season.yaml empty.
    pub group: &'a str,
    /// The last day of that season as it stands beside the document: what a `due` that is left out means.
    pub ends: Option<Date>,
}

impl<'a> Naming<'a> {
    /// The names of a season's folder; `group` is empty for season.yaml itself.
    #[must_use]
    pub fn of(view: &SeasonView<'a>, group: &'a str) -> Self {
        let ends = view.document().map(|season| season.ends.0);
        Self { portfolio: view.portfolio, season: view.id, group, ends }
    }
}

/// What kind of thing holds promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// An objective.
    Objective,
    /// A key result.
    KeyResult,
    /// A milestone.
    Milestone,
    /// What a plan asks for in a currency.
    Request,
    /// The season itself.
    Season,
    /// The season's money in a currency.
    Purse,
    /// What a season says of one group.
    Participant,
}

impl Class {
    /// Whether such an item comes and goes by a decision (`added`, `dropped`). Of the others only fields are amended:
    /// one that is not there has none.
    #[must_use]
    pub fn exists(self) -> bool {
        matches!(self, Self::Objective | Self::KeyResult | Self::Milestone)
    }

    /// Whether a field of such an item is frozen.
    #[must_use]
    pub fn promises(self, field: &str) -> bool {
        self.fields().contains(&field)
    }

    /// The fields that are frozen in such an item.
    #[must_use]
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Objective => &["title", "ambition", "weight", "contributes_to"],
            Self::KeyResult => &[
                "title",
                "measure",
                "unit",
                "baseline",
                "target",
                "min",
                "max",
                "tolerance",
                "judge",
                "of",
                "weight",
                "due",
            ],
            Self::Milestone => &["title", "weight", "due"],
            Self::Request => &["requested"],
            Self::Season => &["starts", "ends", "breaks", "checkins"],
            Self::Purse => &["total", "release"],
            Self::Participant => &["from", "to", "checkins", "excused"],
        }
    }
}

/// What one field promises.
#[derive(Debug, Clone)]
pub struct Promised {
    /// In the form in which equal values are equal: a number, a text, a sorted list of full references.
    pub value: Value,
    /// For people: numbers as they were written.
    pub written: String,
}

impl PartialEq for Promised {
    fn eq(&self, other: &Self) -> bool {
        canonical::same(&self.value, &other.value)
    }
}

/// An item and what it promises.
#[derive(Debug, Clone)]
pub struct Item {
    /// `O1`, `O1.KR2`, `O1.KR2.M1`; a currency; `season`; a group.
    pub id: String,
    /// What it is.
    pub class: Class,
    /// Where it stands in its document.
    pub at: At,
    /// Whether a decision says that it was added after ratification.
    pub is_added: bool,
    /// Whether a decision says that it was dropped. It promises what it did.
    pub is_dropped: bool,
    /// Its frozen fields in the documents' order. One that is not there has no default.
    pub fields: Vec<(&'static str, Promised)>,
}

impl Item {
    fn new(id: String, class: Class, at: At) -> Self {
        Self { id, class, at, is_added: false, is_dropped: false, fields: Vec::new() }
    }

    /// What a field promises.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Promised> {
        self.fields.iter().find(|(field, _)| *field == name).map(|(_, promised)| promised)
    }

    /// Adds a field; nothing where it is neither there nor has a default.
    fn promise(&mut self, field: &'static str, raw: Option<Value>, naming: &Naming<'_>) {
        if let Some(promised) = canonical::promised(self.class, field, raw, naming) {
            self.fields.push((field, promised));
        }
    }
}

/// What a document promises.
#[derive(Debug, Clone, Default)]
pub struct Promises {
    items: Vec<Item>,
    /// What a `due` that is left out means.
    ends: Option<Date>,
}

impl Promises {
    /// The items in the document's order, each before what is in it.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// An item of a class.
    #[must_use]
    pub fn item(&self, class: Class, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.class == class && item.id == id)
    }

    /// What a field of an item promises.
    #[must_use]
    pub fn field(&self, class: Class, id: &str, field: &str) -> Option<&Promised> {
        self.item(class, id)?.field(field)
    }
}
