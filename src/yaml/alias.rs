//! Aliases: what they stand for is copied, so that every node has one place; within bounds.

use super::builder::{Builder, Frame};
use super::load::{MAX_DEPTH, MAX_EXPANDED, UNSUPPORTED};
use super::tree::{NodeId, Text, Value};
use crate::diagnostic::Span;

impl Builder {
    pub(super) fn alias(&mut self, anchor: usize, span: Span) -> Option<()> {
        let target = self.anchors.get(&anchor).copied();
        let open = |frame: &Frame| match frame {
            Frame::Sequence(node, _) | Frame::Mapping { node, .. } => Some(*node) == target,
        };
        let Some(target) = target.filter(|_| !self.stack.iter().any(open)) else {
            self.find(UNSUPPORTED, span, "an alias that holds itself", "write the value out");
            return None;
        };
        let copy = self.copy(target, span, self.stack.len())?;
        self.place(copy);
        Some(())
    }

    /// Copies a subtree for an alias that stands at a depth; every copied node points at the alias.
    fn copy(&mut self, target: NodeId, span: Span, depth: usize) -> Option<NodeId> {
        self.expanded += 1;
        if self.expanded > MAX_EXPANDED {
            let message = format!("aliases expand to more than {MAX_EXPANDED} values");
            self.find(UNSUPPORTED, span, message, "write the values out");
            return None;
        }
        let original = self.node(target).value.clone();
        if depth >= MAX_DEPTH && matches!(original, Value::Sequence(_) | Value::Mapping(_)) {
            self.too_deep(span);
            return None;
        }
        let node = self.push(original.clone(), span);
        self.node(node).shared = true;
        let value = match original {
            Value::Null => original,
            // The copy points at the alias, so it needs its own text.
            Value::Scalar(_, style) => {
                Value::Scalar(Text::Other(self.key(target).unwrap_or_default().into()), style)
            }
            Value::Sequence(items) => {
                let mut copies = Vec::with_capacity(items.len());
                for item in items {
                    let copy = self.copy(item, span, depth + 1)?;
                    self.node(copy).parent = Some(node);
                    copies.push(copy);
                }
                Value::Sequence(copies.into())
            }
            Value::Mapping(entries) => {
                let mut copies = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    let key = self.copy(key, span, depth + 1)?;
                    let value = self.copy(value, span, depth + 1)?;
                    self.node(key).parent = Some(node);
                    self.node(value).parent = Some(node);
                    self.node(value).key = Some(key);
                    copies.push((key, value));
                }
                Value::Mapping(copies.into())
            }
        };
        self.node(node).value = value;
        self.node(node).flow = true;
        Some(node)
    }
}
