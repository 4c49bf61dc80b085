//! A place named by steps ("the field `target` of this key result"), made concrete when it is asked for.

use super::tree::{At, NodeId, Tree, Value};
use crate::diagnostic::Span;

/// A place in a tree. Steps that lead nowhere stay where they are, so that there is always a place to show.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    tree: &'a Tree,
    node: Option<NodeId>,
}

impl Tree {
    /// The place of a typed thing.
    #[must_use]
    pub fn at(&self, at: At) -> Spot<'_> {
        Spot { tree: self, node: Some(at.node()).filter(|node| node.index() < self.len()) }
    }

    /// The place of the whole document.
    #[must_use]
    pub fn top(&self) -> Spot<'_> {
        Spot { tree: self, node: self.root }
    }
}

impl Spot<'_> {
    fn to(self, node: Option<NodeId>) -> Self {
        Self { node: node.or(self.node), ..self }
    }

    /// The node that was reached.
    #[must_use]
    pub fn node(self) -> Option<NodeId> {
        self.node
    }

    /// The value of a field.
    #[must_use]
    pub fn field(self, name: &str) -> Self {
        let found = self.node.and_then(|node| {
            let (_, value) =
                self.tree.entries(node).iter().find(|(key, _)| self.tree.text(*key) == Some(name))?;
            Some(*value)
        });
        self.to(found)
    }

    /// The key of a field.
    #[must_use]
    pub fn key(self, name: &str) -> Self {
        self.field(name).own_key()
    }

    /// The key that this value stands under.
    #[must_use]
    pub fn own_key(self) -> Self {
        self.to(self.node.and_then(|node| self.tree.node(node).key))
    }

    /// The first item of a list that says `text`.
    #[must_use]
    pub fn item(self, text: &str) -> Self {
        let found = self.node.and_then(|node| {
            self.tree.items(node).iter().copied().find(|item| self.tree.text(*item) == Some(text))
        });
        self.to(found)
    }

    /// The bytes of the place. Of a mapping or list, those of its first scalar: the place where eyes should land.
    #[must_use]
    pub fn span(self) -> Span {
        let Some(mut node) = self.node else { return Span::default() };
        loop {
            node = match &self.tree.node(node).value {
                Value::Mapping(entries) if !self.tree.node(node).flow && !entries.is_empty() => entries[0].0,
                Value::Sequence(items) if !self.tree.node(node).flow && !items.is_empty() => items[0],
                _ => return self.tree.node(node).span,
            };
        }
    }
}
