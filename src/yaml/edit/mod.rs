//! Edits that keep every byte they do not mean. An edit is proven before it is given out: the new text is
//! read again and must say all that the old one said, but for the one thing that was meant. What cannot be proven is
//! refused.

mod block;
mod field;
#[cfg(test)]
mod field_tests;
mod flow;
mod lines;
mod proof;
#[cfg(test)]
mod tests;

pub use field::{remove, set};
pub use flow::written as on_one_line;

use super::load::load;
use super::tree::{NodeId, Tree, Value};
use crate::diagnostic::Span;
use proof::{Claim, Meant};

/// A text after an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// The whole new text.
    pub text: String,
    /// What was added, in the new text; empty where something was taken away.
    pub added: Span,
}

/// Why an edit was not made: a lower-case fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unedited(pub String);

/// A change of a text: something is removed, and something is put where it stood or behind it.
struct Splice {
    removed: Option<Span>,
    at: usize,
    text: String,
}

impl Splice {
    fn at(at: usize, text: String) -> Self {
        Self { removed: None, at, text }
    }

    fn instead(removed: Span, text: String) -> Self {
        Self { removed: Some(removed), at: removed.end, text }
    }

    /// Removes and inserts; what is removed lies before the place of what is inserted.
    fn apply(&self, old: &str) -> Option<Edited> {
        let removed = self.removed.unwrap_or(Span::new(self.at, self.at));
        let (before, between) = (old.get(..removed.start)?, old.get(removed.end..self.at)?);
        let after = old.get(self.at..)?;
        let start = before.len() + between.len();
        Some(Edited {
            text: [before, between, &self.text, after].concat(),
            added: Span::new(start, start + self.text.len()),
        })
    }
}

/// Adds an item to the list under `key` of a mapping, in the manner of its siblings. `item` is a mapping in
/// block style whose keys stand at the left margin. A list that is absent or empty begins with the item.
///
/// # Errors
/// When an anchor or alias is involved, when `key` holds no list, when the item is no mapping, or when the
/// new text could not be proven to say all that the old one says.
pub fn append(tree: &Tree, mapping: NodeId, key: &str, item: &str) -> Result<Edited, Unedited> {
    let refuse = |why: String| Err(Unedited(why));
    let item_tree = read(item).ok_or(Unedited("the new item is not valid YAML".to_owned()))?;
    let is_mapping = |tree: &Tree, node| matches!(tree.node(node).value, Value::Mapping(_));
    if !item_tree.root().is_some_and(|root| is_mapping(&item_tree, root)) || !is_mapping(tree, mapping) {
        return refuse("an item is added to a list of mappings only".to_owned());
    }
    let entry = tree.entries(mapping).iter().find(|(found, _)| tree.text(*found) == Some(key)).copied();
    let list = entry.map(|(_, value)| value);
    if is_shared(tree, list.unwrap_or(mapping)) {
        return refuse(format!("an anchor or an alias stands around `{key}`"));
    }
    let inside_flow = tree.node(mapping).flow;
    let splices = match entry {
        None if inside_flow => flow::new_key(tree, mapping, key, &item_tree),
        None => block::new_key(tree, mapping, key, item),
        Some((key_node, value)) => match &tree.node(value).value {
            Value::Sequence(items) if !items.is_empty() && tree.node(value).flow => {
                flow::after_last(tree, value, &item_tree)
            }
            Value::Sequence(items) if !items.is_empty() => block::after_last(tree, value, mapping, item),
            Value::Sequence(_) | Value::Null if inside_flow => flow::first(tree, key_node, value, &item_tree),
            Value::Sequence(_) | Value::Null => block::first(tree, key_node, value, item),
            Value::Scalar(..) | Value::Mapping(_) => return refuse(format!("`{key}` holds no list")),
        },
    };
    proven(&splices, &Claim { old: tree, mapping, key, meant: Meant::Item(&item_tree) })
}

/// The first edit that does what is claimed.
fn proven(splices: &[Splice], claim: &Claim<'_>) -> Result<Edited, Unedited> {
    let edited = splices.iter().filter_map(|splice| splice.apply(claim.old.source.text()));
    let refused = || Unedited(format!("`{}` is written in a way that cannot be edited safely", claim.key));
    edited.into_iter().find(|edited| claim.holds(edited)).ok_or_else(refused)
}

/// The tree of a text without faults.
fn read(text: &str) -> Option<Tree> {
    let loaded = load("", text.as_bytes());
    loaded.tree.filter(|_| loaded.findings.is_empty())
}

/// Whether a node or one around it is an anchor or an alias.
fn is_shared(tree: &Tree, node: NodeId) -> bool {
    std::iter::successors(Some(node), |node| tree.node(*node).parent).any(|node| tree.node(node).shared)
}
