//! Where documents name people, groups, items and rules: every mention with its place, so that a rule only has to
//! say which of them lead nowhere. One file per kind of name.

mod decisions;
mod groups;
mod people;
mod references;
mod words;

pub(super) use decisions::{Record, records};
pub(super) use groups::groups;
pub(super) use people::people;
pub(super) use references::{Wanted, references};
pub(super) use words::{Word, words};

use super::context::Doc;
use crate::yaml::{At, Spot};

/// A name in a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention<'a, T> {
    /// Where the name stands.
    pub doc: Doc<'a>,
    /// Its place.
    pub spot: Spot<'a>,
    /// The name.
    pub name: T,
}

impl<'a> Doc<'a> {
    /// The items of a list of texts with their places. What could not be read was left out of `names`, so each name is
    /// looked for behind the one before it.
    fn each<T>(
        &self,
        at: At,
        field: &str,
        names: &'a [T],
        text: impl Fn(&T) -> String,
    ) -> Vec<(Spot<'a>, &'a T)> {
        let list = self.spot(at).field(field);
        let mut nodes = list.node().map(|list| self.tree.items(list)).unwrap_or_default().iter();
        let mut found = Vec::with_capacity(names.len());
        for name in names {
            let text = text(name);
            let node = nodes.find(|node| self.tree.text(**node) == Some(&text));
            found.push((node.map_or(list, |node| self.spot(At::new(*node))), name));
        }
        found
    }
}
