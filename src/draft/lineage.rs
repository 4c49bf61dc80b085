//! What an item was carried from: its id stays, its origin is named, and what to think about stands above it.

use super::plan::read;
use super::refused::Refused;
use super::template::Form;
use crate::document::{Id, Reference};
use crate::text::visible_line;
use crate::yaml::{self, quote};

/// The origin of an item that is carried into another season.
#[derive(Debug, Clone)]
pub struct Lineage {
    /// Its id, there and here.
    pub id: Id,
    /// Its full name there.
    pub from: Reference,
    /// What to think about, a line each.
    pub notes: Vec<String>,
}

impl Lineage {
    /// An item as it was drafted, with its origin and its notes, whatever its template leaves out.
    pub(super) fn told(lineage: Option<&Self>, item: String, form: Form) -> Result<String, Refused> {
        let Some(lineage) = lineage else { return Ok(item) };
        let (tree, root) = read(form, &item)?;
        let from = quote(&lineage.from.to_string());
        let edited = yaml::set(&tree, root, "carried_from", &from, &["key_results", "milestones"]);
        let text = edited.map_err(|unedited| Refused::new(unedited.0))?.text;
        let notes = lineage.notes.iter().map(|note| format!("# {}\n", visible_line(note)));
        Ok(notes.chain([text]).collect::<Vec<_>>().concat())
    }
}
