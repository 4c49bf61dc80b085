//! Items by their full names, whatever names a reference used.

use std::fmt;

/// The full name of an item: season, group by its present id, and one to three ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId {
    /// The season's folder.
    pub season: String,
    /// The group's present id.
    pub group: String,
    /// Objective or need, key result, milestone.
    pub ids: Vec<String>,
}

impl ItemId {
    /// The item inside its plan: `O1.KR2`.
    #[must_use]
    pub fn item(&self) -> String {
        self.ids.join(".")
    }

    /// The item with its group: `academy/O1.KR2`.
    #[must_use]
    pub fn in_season(&self) -> String {
        format!("{}/{}", self.group, self.item())
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.season, self.group, self.item())
    }
}

/// Why a reference leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// No season of that name.
    Season,
    /// No group of that name.
    Group,
    /// The group has no plan in that season.
    Plan,
    /// The plan has no such item; the first of those that it has.
    Item(Vec<String>),
    /// It is there, but could not be read; a finding elsewhere says why.
    Unreadable,
}
