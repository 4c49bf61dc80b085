//! The way from a document's top to a node: it leads to the same thing after an edit elsewhere.

use super::tree::{NodeId, Tree};

/// One step into a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// To the value of a key.
    Key(String),
    /// To the item of that number, from 0.
    Item(usize),
}

/// The way to a node.
#[must_use]
pub fn path(tree: &Tree, node: NodeId) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut at = node;
    while let Some(parent) = tree.node(at).parent {
        let item = tree.items(parent).iter().position(|item| *item == at);
        let key = tree.node(at).key.and_then(|key| tree.text(key));
        steps.extend(item.map(Step::Item).or_else(|| key.map(|key| Step::Key(key.to_owned()))));
        at = parent;
    }
    steps.reverse();
    steps
}

/// Where a way leads.
#[must_use]
pub fn follow(tree: &Tree, path: &[Step]) -> Option<NodeId> {
    path.iter().try_fold(tree.root()?, |node, step| match step {
        Step::Key(key) => tree.field(node, key),
        Step::Item(index) => tree.items(node).get(*index).copied(),
    })
}
