//! The names that `org.yaml` gives: people, groups, values, goals. Read from the tree, so that an entry with a
//! fault elsewhere is still known and one fault does not become many.

use crate::document::Kind;
use crate::model::Portfolio;
use crate::yaml::{NodeId, Spot, Tree, Value};

/// The names that `org.yaml` gives. `None`: nobody can tell, so nobody may be blamed.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    pub people: Option<Vec<Name<'a>>>,
    pub groups: Option<Vec<Name<'a>>>,
    pub values: Option<Vec<Name<'a>>>,
    pub goals: Option<Vec<Name<'a>>>,
}

/// A name with the other names of the same thing.
#[derive(Debug)]
pub(super) struct Name<'a> {
    /// The id or handle.
    pub id: &'a str,
    /// Former ids of a group; login, name, and aka of a person.
    pub others: Vec<&'a str>,
    /// The node of the entry.
    pub node: NodeId,
    tree: &'a Tree,
}

impl<'a> Name<'a> {
    /// The place of the entry.
    pub fn spot(&self) -> Spot<'a> {
        self.tree.at(crate::yaml::At::new(self.node))
    }

    /// The text of a field of the entry.
    pub fn text(&self, field: &str) -> Option<&'a str> {
        self.tree.text(self.tree.field(self.node, field)?)
    }
}

impl<'a> Known<'a> {
    pub fn of(portfolio: &'a Portfolio) -> Self {
        let org = portfolio
            .files()
            .iter()
            .find(|file| file.home.as_ref().is_some_and(|home| home.kind == Kind::Org));
        let Some(tree) = org.and_then(|org| org.tree.as_ref()) else { return Self::default() };
        Self {
            people: names(tree, "people", "handle", &["name", "login"], "aka"),
            groups: names(tree, "groups", "id", &[], "formerly"),
            values: names(tree, "values", "id", &[], ""),
            goals: names(tree, "goals", "id", &[], ""),
        }
    }

    /// Whether a group has this id now or had it.
    pub fn has_group(&self, id: &str) -> bool {
        let Some(groups) = &self.groups else { return true };
        groups.iter().any(|group| group.id == id || group.others.contains(&id))
    }
}

/// The entries of a list; `None` when the list cannot be read.
fn names<'a>(tree: &'a Tree, list: &str, key: &str, texts: &[&str], lists: &str) -> Option<Vec<Name<'a>>> {
    let root = tree.root()?;
    let Some(found) = tree.field(root, list) else { return Some(Vec::new()) };
    if !matches!(tree.node(found).value, Value::Sequence(_)) {
        return None;
    }
    let name = |node: &NodeId| {
        let id = tree.text(tree.field(*node, key)?)?;
        let single = texts.iter().filter_map(|field| tree.text(tree.field(*node, field)?));
        let many = tree.field(*node, lists).map(|list| tree.items(list)).unwrap_or_default();
        let others = single.chain(many.iter().filter_map(|item| tree.text(*item))).collect();
        Some(Name { id, others, node: *node, tree })
    };
    Some(tree.items(found).iter().filter_map(name).collect())
}
