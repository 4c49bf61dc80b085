//! Whom and what a finding is about: the group and the item around its place.

use crate::document::{Home, Kind, parse_reference};
use crate::model::Portfolio;
use crate::yaml::{NodeId, Tree, Value};

/// The nodes of a tree by their places, to find the one at an offset quickly.
#[derive(Debug)]
pub(super) struct Places<'a> {
    tree: &'a Tree,
    /// By start, the outermost first.
    order: Vec<NodeId>,
}

impl<'a> Places<'a> {
    pub fn of(tree: &'a Tree) -> Self {
        let mut order: Vec<NodeId> = tree.ids().collect();
        order.sort_by_key(|id| {
            let span = tree.node(*id).span;
            (span.start, usize::MAX - span.end, *id)
        });
        Self { tree, order }
    }

    /// The node at an offset and all around it, the innermost first.
    pub fn around(&self, offset: usize) -> Vec<NodeId> {
        let after = self.order.partition_point(|id| self.tree.node(*id).span.start <= offset);
        let holds = |id: &NodeId| self.tree.node(*id).span.end >= offset;
        let innermost = self.order[..after].last().copied();
        let innermost = std::iter::successors(innermost, |id| self.tree.node(*id).parent).find(holds);
        std::iter::successors(innermost, |id| self.tree.node(*id).parent).collect()
    }
}

/// The group of a finding, by its present id: that of the path, of a partnership the one that requests it, else that of
/// the entry of a group around the place.
pub(super) fn group(portfolio: &Portfolio, home: &Home, tree: &Tree, around: &[NodeId]) -> Option<String> {
    let requesting = || {
        let root = tree.root().filter(|_| home.kind == Kind::Partnership)?;
        tree.text(tree.field(root, "requested_by")?)
    };
    let around = || around.iter().find_map(|node| named_group(home.kind, tree, *node));
    let named = home.group.as_deref().or_else(requesting).or_else(around);
    named.map(|group| portfolio.present_id(group).to_owned())
}

fn named_group(kind: Kind, tree: &Tree, node: NodeId) -> Option<&str> {
    let key = match (kind, list_of(tree, node)?) {
        (Kind::Org, "groups") => "id",
        (Kind::Season, "participants" | "signed") => "group",
        _ => return None,
    };
    tree.text(tree.field(node, key)?)
}

/// The item of a finding inside its plan: `O1`, `O1.KR2`, `O1.KR2.M1`, `N1`.
pub(super) fn item(tree: &Tree, around: &[NodeId]) -> Option<String> {
    let mut ids: Vec<&str> = Vec::new();
    for node in around {
        match list_of(tree, *node) {
            Some("objectives" | "key_results" | "milestones" | "needs") => ids.extend(tree.id_of(*node)),
            Some(_) => {}
            None => {
                if let Some(entry) = entry_of(tree, *node) {
                    return Some(entry);
                }
            }
        }
    }
    ids.reverse();
    (!ids.is_empty()).then(|| ids.join("."))
}

/// The name of the list whose item a node is.
fn list_of(tree: &Tree, node: NodeId) -> Option<&str> {
    let list = tree.node(node).parent?;
    matches!(tree.node(list).value, Value::Sequence(_)).then_some(())?;
    tree.text(tree.node(list).key?)
}

/// The item that an entry of a check-in or a post-mortem's score speaks of, at its key or inside its value.
fn entry_of(tree: &Tree, node: NodeId) -> Option<String> {
    let map = tree.node(node).parent?;
    let name = tree.text(tree.node(map).key?)?;
    if !matches!(name, "key_results" | "scores") || !matches!(tree.node(map).value, Value::Mapping(_)) {
        return None;
    }
    let key = tree.node(node).key.unwrap_or(node);
    parse_reference(tree.text(key)?).map(|reference| reference.item())
}
