//! The proof of an edit: the new text, read again, says what the old one said, but for what was meant.

use super::super::scalar::{Plain, plain_kind};
use super::super::tree::{NodeId, Style, Tree, Value};
use super::{Edited, read};

/// What is claimed of an edit.
pub(super) struct Claim<'a> {
    pub old: &'a Tree,
    /// The mapping that differs, in one key.
    pub mapping: NodeId,
    pub key: &'a str,
    pub meant: Meant<'a>,
}

/// What becomes of the key.
pub(super) enum Meant<'a> {
    /// Its list has one item more, the last: the root of this tree.
    Item(&'a Tree),
    /// It has the value that is the root of this tree.
    Value(&'a Tree),
    /// It is gone.
    Nothing,
}

impl Claim<'_> {
    /// Whether the claim holds for an edited text.
    pub(super) fn holds(&self, edited: &Edited) -> bool {
        let Some(new) = read(&edited.text) else { return false };
        let same = match (self.old.root(), new.root()) {
            (Some(old), Some(root)) => self.same(old, &new, root),
            _ => false,
        };
        same && self.keeps_comments(&new, edited)
    }

    /// All comments outside of what was added are the old ones.
    fn keeps_comments(&self, new: &Tree, edited: &Edited) -> bool {
        let added = edited.added;
        let outside = new.comments.iter().filter(|c| c.end <= added.start || c.start >= added.end);
        let old = self.old.comments.iter().map(|comment| self.old.source.slice(*comment));
        outside.map(|comment| new.source.slice(*comment)).eq(old)
    }

    fn same(&self, old: NodeId, new: &Tree, node: NodeId) -> bool {
        match (&self.old.node(old).value, &new.node(node).value) {
            (Value::Mapping(before), Value::Mapping(after)) => {
                let here = old == self.mapping;
                let is_meant = |tree: &Tree, key: NodeId| here && tree.text(key) == Some(self.key);
                let others = before.iter().filter(|(key, _)| !is_meant(self.old, *key));
                let kept: Vec<_> = after.iter().filter(|(key, _)| !is_meant(new, *key)).collect();
                let value = |tree: &Tree, entries: &[(NodeId, NodeId)]| {
                    entries.iter().find(|(key, _)| is_meant(tree, *key)).map(|(_, value)| *value)
                };
                kept.len() == others.clone().count()
                    && others.zip(kept).all(|((old_key, old_value), (key, value))| {
                        self.same(*old_key, new, *key) && self.same(*old_value, new, *value)
                    })
                    && (!here || self.is_meant(value(self.old, before), new, value(new, after)))
            }
            (Value::Sequence(before), Value::Sequence(after)) => {
                before.len() == after.len() && before.iter().zip(after).all(|(a, b)| self.same(*a, new, *b))
            }
            (Value::Scalar(..), Value::Scalar(..)) => self.old.scalar(old) == new.scalar(node),
            (before, after) => matches!((before, after), (Value::Null, Value::Null)),
        }
    }

    /// Whether the key holds what was meant.
    fn is_meant(&self, before: Option<NodeId>, new: &Tree, after: Option<NodeId>) -> bool {
        match (&self.meant, after) {
            (Meant::Item(item), Some(list)) => {
                let before = before.map(|list| self.old.items(list)).unwrap_or_default();
                self.is_grown(before, item, new, list)
            }
            (Meant::Value(tree), Some(value)) => tree.root().is_some_and(|root| says(tree, root, new, value)),
            (Meant::Nothing, after) => after.is_none(),
            (Meant::Item(_) | Meant::Value(_), None) => false,
        }
    }

    /// Whether a list holds the old items and, as its last one, the new item.
    fn is_grown(&self, before: &[NodeId], item: &Tree, new: &Tree, list: NodeId) -> bool {
        let Some((last, kept)) = new.items(list).split_last() else { return false };
        kept.len() == before.len()
            && before.iter().zip(kept).all(|(a, b)| self.same(*a, new, *b))
            && item.root().is_some_and(|root| says(item, root, new, *last))
    }
}

/// Whether two nodes say the same, however they are written.
pub(super) fn says(a: &Tree, a_node: NodeId, b: &Tree, b_node: NodeId) -> bool {
    match (&a.node(a_node).value, &b.node(b_node).value) {
        (Value::Scalar(_, left_style), Value::Scalar(_, right_style)) => {
            let (left, right) = (a.text(a_node).unwrap_or_default(), b.text(b_node).unwrap_or_default());
            let text = |style: &Style, text: &str| *style != Style::Plain || plain_kind(text) == Plain::Text;
            left == right && text(left_style, left) == text(right_style, right)
        }
        (Value::Sequence(left), Value::Sequence(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(l, r)| says(a, *l, b, *r))
        }
        (Value::Mapping(left), Value::Mapping(right)) => {
            let both = |((lk, lv), (rk, rv)): (&(NodeId, NodeId), &(NodeId, NodeId))| {
                says(a, *lk, b, *rk) && says(a, *lv, b, *rv)
            };
            left.len() == right.len() && left.iter().zip(right).all(both)
        }
        (left, right) => matches!((left, right), (Value::Null, Value::Null)),
    }
}
