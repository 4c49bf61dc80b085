//! A typed document together with the file that it was read from.

use std::ops::Deref;
use std::sync::Arc;

use crate::diagnostic::{Finding, Source};
use crate::document::File;
use crate::yaml::{At, Spot, Tree};

/// A document in its file.
#[derive(Debug)]
pub struct Filed<'a, T> {
    /// The file.
    pub file: &'a File,
    /// Its tree.
    pub tree: &'a Tree,
    /// The document.
    pub document: &'a T,
}

impl<T> Clone for Filed<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Filed<'_, T> {}

impl<'a, T> Filed<'a, T> {
    /// The place of something in this document.
    #[must_use]
    pub fn spot(&self, at: At) -> Spot<'a> {
        self.tree.at(at)
    }

    /// The file's text and path.
    #[must_use]
    pub fn source(&self) -> &'a Arc<Source> {
        &self.file.source
    }

    /// Whether something stands in a field, even something that could not be read.
    #[must_use]
    pub fn says(&self, at: At, field: &str) -> bool {
        self.tree.field(at.node(), field).is_some_and(|value| self.tree.holds(value))
    }

    /// A finding of `rule` at a place of this document.
    #[must_use]
    pub fn finding(&self, rule: &'static str, spot: Spot<'_>, message: impl Into<String>) -> Finding {
        Finding::new(rule, &self.file.source, spot.span(), message)
    }
}

impl<T> Deref for Filed<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.document
    }
}
