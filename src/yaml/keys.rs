//! The keys of a mapping: plain words, none twice, no merge keys.

use std::collections::HashMap;

use super::builder::Builder;
use super::load::{DUPLICATE, UNSUPPORTED};
use super::tree::{NodeId, Style, Value};
use crate::diagnostic::Finding;

/// Up to so many keys are compared one by one.
const SMALL: usize = 24;

impl Builder {
    /// Keeps the first of equal keys and reports the others.
    pub(super) fn without_duplicates(&mut self, entries: Vec<(NodeId, NodeId)>) -> Vec<(NodeId, NodeId)> {
        let mut kept: Vec<(NodeId, NodeId)> = Vec::with_capacity(entries.len());
        let mut many: HashMap<Box<str>, NodeId> = HashMap::new();
        for (key, value) in entries {
            let node = &self.nodes[key.index()];
            let span = node.span;
            let Value::Scalar(held, style) = &node.value else {
                self.find(UNSUPPORTED, span, "a key that is no plain text", "write the key as a word");
                continue;
            };
            let text = node.text(held, self.source.text());
            if text == "<<" && *style == Style::Plain {
                self.find(UNSUPPORTED, span, "a merge key is not supported", "write the fields out");
                continue;
            }
            // Most mappings are small: comparing is quicker there than hashing.
            let same = |(other, _): &&(NodeId, NodeId)| self.key(*other) == Some(text);
            let first = if kept.len() <= SMALL {
                kept.iter().find(same).map(|(first, _)| *first)
            } else {
                if many.is_empty() {
                    many = kept.iter().filter_map(|(key, _)| Some((self.key(*key)?.into(), *key))).collect();
                }
                many.get(text).copied()
            };
            if let Some(first) = first {
                let first = self.nodes[first.index()].span;
                let message = format!("`{}` is given twice", crate::text::visible(text));
                let finding = Finding::new(DUPLICATE, &self.source, span, message)
                    .help("keep one of the two")
                    .related(&self.source, first, "first given here");
                self.findings.push(finding);
                continue;
            }
            if !many.is_empty() {
                many.insert(text.into(), key);
            }
            kept.push((key, value));
        }
        kept
    }

    pub(super) fn key(&self, node: NodeId) -> Option<&str> {
        let node = &self.nodes[node.index()];
        match &node.value {
            Value::Scalar(text, _) => Some(node.text(text, self.source.text())),
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
        }
    }
}
