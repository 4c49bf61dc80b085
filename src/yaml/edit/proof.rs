//! The proof of an edit: the new text, read again, says what the old one said and the one new item.

use super::super::load::load;
use super::super::tree::{NodeId, Style, Tree, Value};
use super::Edited;

/// What is claimed of an edit.
pub(super) struct Claim<'a> {
    pub old: &'a Tree,
    /// The mapping whose list has grown, and the key of the list.
    pub mapping: NodeId,
    pub key: &'a str,
    /// The new item: the root of this tree.
    pub item: &'a Tree,
}

impl Claim<'_> {
    /// Whether the claim holds for an edited text.
    pub(super) fn holds(&self, edited: &Edited) -> bool {
        let loaded = load("", edited.text.as_bytes());
        let Some(new) = loaded.tree.filter(|_| loaded.findings.is_empty()) else { return false };
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
                let known =
                    |key: NodeId| before.iter().any(|(old_key, _)| self.old.text(*old_key) == new.text(key));
                let (kept, grown): (Vec<_>, Vec<_>) = after.iter().copied().partition(|(key, _)| known(*key));
                let grows = old == self.mapping && grown.len() == 1;
                let new_list = grows && new.text(grown[0].0) == Some(self.key);
                if !(grown.is_empty() || new_list && self.is_grown(&[], new, grown[0].1)) {
                    return false;
                }
                kept.len() == before.len()
                    && before.iter().zip(&kept).all(|((old_key, old_value), (key, value))| {
                        let is_list = old == self.mapping && self.old.text(*old_key) == Some(self.key);
                        self.same(*old_key, new, *key)
                            && if is_list {
                                self.is_grown(self.old.items(*old_value), new, *value)
                            } else {
                                self.same(*old_value, new, *value)
                            }
                    })
            }
            (Value::Sequence(before), Value::Sequence(after)) => {
                before.len() == after.len() && before.iter().zip(after).all(|(a, b)| self.same(*a, new, *b))
            }
            (Value::Scalar(..), Value::Scalar(..)) => self.old.scalar(old) == new.scalar(node),
            (before, after) => matches!((before, after), (Value::Null, Value::Null)),
        }
    }

    /// Whether a list holds the old items and, as its last one, the new item.
    fn is_grown(&self, before: &[NodeId], new: &Tree, list: NodeId) -> bool {
        let Some((last, kept)) = new.items(list).split_last() else { return false };
        kept.len() == before.len()
            && before.iter().zip(kept).all(|(a, b)| self.same(*a, new, *b))
            && self.item.root().is_some_and(|root| says(self.item, root, new, *last))
    }
}

/// Whether two nodes say the same, however they are written.
fn says(a: &Tree, a_node: NodeId, b: &Tree, b_node: NodeId) -> bool {
    match (&a.node(a_node).value, &b.node(b_node).value) {
        (Value::Scalar(_, left_style), Value::Scalar(_, right_style)) => {
            let (left, right) = (a.text(a_node).unwrap_or_default(), b.text(b_node).unwrap_or_default());
            let text = |style: &Style, text: &str| {
                *style != Style::Plain
                    || super::super::scalar::plain_kind(text) == super::super::scalar::Plain::Text
            };
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
