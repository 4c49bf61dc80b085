//! References to items: `O1.KR2`, `academy/O1.KR2`, `s0/academy/O1`.

use std::fmt;

use super::form::is_slug;

/// A reference to an objective, a key result, a milestone or a need; of this file, of another group, of another season.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// The season, when it is another one.
    pub season: Option<String>,
    /// The group, when it is another one.
    pub group: Option<String>,
    /// One to three ids: objective (or need), key result, milestone.
    pub ids: Vec<String>,
}

impl Reference {
    /// The item without group and season: `O1.KR2`.
    #[must_use]
    pub fn item(&self) -> String {
        self.ids.join(".")
    }

    /// The first id: the objective or need.
    #[must_use]
    pub fn objective(&self) -> &str {
        self.ids.first().map_or("", String::as_str)
    }

    /// The second id: the key result.
    #[must_use]
    pub fn key_result(&self) -> Option<&str> {
        self.ids.get(1).map(String::as_str)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in [&self.season, &self.group].into_iter().flatten() {
            write!(f, "{part}/")?;
        }
        f.write_str(&self.item())
    }
}

/// Parses a reference.
#[must_use]
pub fn parse(text: &str) -> Option<Reference> {
    let parts: Vec<&str> = text.split('/').collect();
    let (folders, item) = parts.split_at(parts.len() - 1);
    if folders.len() > 2 || !folders.iter().all(|part| is_slug(part)) {
        return None;
    }
    let ids: Vec<String> = item[0].split('.').map(str::to_owned).collect();
    let is_id = |id: &String| {
        id.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
            && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    if ids.len() > 3 || !ids.iter().all(is_id) {
        return None;
    }
    let (season, group) = match folders {
        [] => (None, None),
        [group] => (None, Some((*group).to_owned())),
        [season, group, ..] => (Some((*season).to_owned()), Some((*group).to_owned())),
    };
    Some(Reference { season, group, ids })
}
