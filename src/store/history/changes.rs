//! What differs between two trees, by their ids: only what differs is opened.

use std::collections::BTreeSet;

use git2::{ObjectType, Oid, Repository, Tree};

use crate::model::history::Change;
use crate::store::repository::{LINK, is_left_alone};

/// The trees of a repository.
pub(super) struct Trees<'a> {
    pub repository: &'a Repository,
}

/// One entry of a tree: a folder, a file, or what counts as nothing, such as a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Folder(Oid),
    File(Oid),
}

impl Trees<'_> {
    /// The files that differ between two states of `okrs/`, by path.
    pub fn changes(&self, before: Option<Oid>, after: Option<Oid>) -> Result<Vec<Change>, git2::Error> {
        let mut changes = Vec::new();
        let folder = |id: Option<Oid>| id.map(Entry::Folder);
        self.compare(folder(before), folder(after), "okrs", &mut changes)?;
        changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(changes)
    }

    fn compare(
        &self,
        before: Option<Entry>,
        after: Option<Entry>,
        path: &str,
        out: &mut Vec<Change>,
    ) -> Result<(), git2::Error> {
        if before == after {
            return Ok(());
        }
        let file = |entry: Option<Entry>| match entry {
            Some(Entry::File(id)) => Some(id),
            Some(Entry::Folder(_)) | None => None,
        };
        if file(before) != file(after) {
            out.push(Change { path: path.to_owned(), blob: file(after).map(|id| id.to_string()) });
        }
        let (before, after) = (self.open(before)?, self.open(after)?);
        for name in names(before.as_ref()).union(&names(after.as_ref())) {
            let (was, is) = (entry(before.as_ref(), name), entry(after.as_ref(), name));
            let name = String::from_utf8_lossy(name);
            if !is_left_alone(&name) {
                self.compare(was, is, &format!("{path}/{name}"), out)?;
            }
        }
        Ok(())
    }

    fn open(&self, entry: Option<Entry>) -> Result<Option<Tree<'_>>, git2::Error> {
        match entry {
            Some(Entry::Folder(id)) => self.repository.find_tree(id).map(Some),
            Some(Entry::File(_)) | None => Ok(None),
        }
    }
}

fn names(tree: Option<&Tree<'_>>) -> BTreeSet<Vec<u8>> {
    tree.into_iter().flat_map(|tree| tree.iter().map(|entry| entry.name_bytes().to_vec())).collect()
}

fn entry(tree: Option<&Tree<'_>>, name: &[u8]) -> Option<Entry> {
    let entry = tree?.get_name_bytes(name)?;
    match entry.kind() {
        Some(ObjectType::Tree) => Some(Entry::Folder(entry.id())),
        Some(ObjectType::Blob) if entry.filemode() != LINK => Some(Entry::File(entry.id())),
        _ => None,
    }
}
