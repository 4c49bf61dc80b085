//! Several edits of one document, one after the other, each proven.

use super::Change;
use super::refused::Refused;
use crate::model::Filed;
use crate::yaml::{self, Edited, NodeId, Step, Tree, Unedited, Value, load};

/// A document that is being changed.
pub(super) struct Revision {
    path: String,
    before: String,
    tree: Tree,
}

impl Revision {
    pub fn of<T>(filed: &Filed<'_, T>) -> Self {
        let source = filed.source();
        Self { path: source.path().to_owned(), before: source.text().to_owned(), tree: filed.tree.clone() }
    }

    /// Gives a field of the mapping at a place a value; a mapping in place of a mapping is changed field by field, so
    /// that it keeps its layout and comments.
    pub fn set(&mut self, at: &[Step], key: &str, value: &str, before: &[&str]) -> Result<(), Refused> {
        let loaded = load("", value.as_bytes()).tree;
        let new = loaded.as_ref().and_then(|tree| Some((tree, tree.root()?)));
        let old = self.node(at)?;
        let old = self.tree.field(old, key).filter(|old| self.is_block_mapping(*old));
        if let (Some((tree, root)), Some(old)) = (new, old)
            && matches!(tree.node(root).value, Value::Mapping(_))
        {
            return self.set_fields(&[at, &[Step::Key(key.to_owned())]].concat(), old, tree, root);
        }
        self.edit(at, |tree, node| yaml::set(tree, node, key, value, before))
    }

    fn set_fields(&mut self, at: &[Step], old: NodeId, new: &Tree, root: NodeId) -> Result<(), Refused> {
        let gone = |key: &&str| new.field(root, key).is_none();
        let keys: Vec<String> = keys(&self.tree, old).filter(gone).map(str::to_owned).collect();
        for (key, value) in new.entries(root) {
            let key = new.text(*key).unwrap_or_default().to_owned();
            let value = yaml::on_one_line(new, *value);
            self.edit(at, |tree, node| yaml::set(tree, node, &key, &value, &[]))?;
        }
        keys.iter().try_for_each(|key| self.remove(at, key))
    }

    /// Takes a field away from the mapping at a place.
    pub fn remove(&mut self, at: &[Step], key: &str) -> Result<(), Refused> {
        self.edit(at, |tree, node| yaml::remove(tree, node, key))
    }

    /// Adds an item to a list of the mapping at a place.
    pub fn append(&mut self, at: &[Step], list: &str, item: &str) -> Result<(), Refused> {
        self.edit(at, |tree, node| yaml::append(tree, node, list, item))
    }

    /// The change from the text that was read to the one that stands now.
    pub fn change(self) -> Change {
        let after = self.tree.source.text().to_owned();
        Change { path: self.path, before: Some(self.before), after, drafted: None, schema: None }
    }

    fn node(&self, at: &[Step]) -> Result<NodeId, Refused> {
        let lost = || Refused::new(format!("`{}` cannot be edited safely", self.path));
        yaml::follow(&self.tree, at).ok_or_else(lost)
    }

    fn is_block_mapping(&self, node: NodeId) -> bool {
        matches!(self.tree.node(node).value, Value::Mapping(_)) && !self.tree.node(node).flow
    }

    fn edit(
        &mut self,
        at: &[Step],
        edit: impl Fn(&Tree, NodeId) -> Result<Edited, Unedited>,
    ) -> Result<(), Refused> {
        let edited = edit(&self.tree, self.node(at)?).map_err(|unedited| {
            let help =
                "nothing was written; write that part of the file out plainly, or make the change by hand";
            Refused::new(format!("{}: {}", self.path, unedited.0)).help(help)
        })?;
        if let Some(tree) = load(&self.path, edited.text.as_bytes()).tree {
            self.tree = tree;
        }
        Ok(())
    }
}

fn keys(tree: &Tree, mapping: NodeId) -> impl Iterator<Item = &str> {
    tree.entries(mapping).iter().filter_map(|(key, _)| tree.text(*key))
}
