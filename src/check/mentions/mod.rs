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
use crate::yaml::Spot;

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
