//! The ids that git gives to what lies under `okrs/`, computed from the files as they are: the same in
//! a clone, in a copy without git, and after the commit that holds a report of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use git2::{ObjectType, Oid, Repository};

/// The tree id of `okrs/`, and the blob id of every file in it by path.
#[derive(Debug, Default, Clone)]
pub struct Ids {
    /// The tree id of `okrs/`.
    pub tree: Option<String>,
    /// Blob ids by path from the repository's root.
    pub blobs: BTreeMap<String, String>,
}

impl Ids {
    /// The ids of the working files of the repository at `root`; what git ignores is left out.
    /// A folder without git has them too. What cannot be read has none.
    pub fn of(root: &Path) -> Self {
        let repository = Repository::discover(root).ok();
        let mut ids = Self::default();
        let tree = ids.tree(&root.join("okrs"), "okrs", repository.as_ref());
        ids.tree = tree.map(|oid| oid.to_string());
        ids
    }

    fn tree(&mut self, folder: &Path, path: &str, repository: Option<&Repository>) -> Option<Oid> {
        let mut entries: Vec<(Vec<u8>, &str, Oid)> = Vec::new();
        for entry in fs::read_dir(folder).ok()?.flatten() {
            let name = entry.file_name();
            let inner = format!("{path}/{}", name.to_string_lossy());
            if name == ".git" || repository.is_some_and(|r| r.is_path_ignored(entry.path()).unwrap_or(false))
            {
                continue;
            }
            let name = name.into_encoded_bytes();
            let kind = entry.file_type().ok()?;
            if kind.is_dir() {
                if let Some(oid) = self.tree(&entry.path(), &inner, repository) {
                    entries.push((name, "40000", oid));
                }
            } else if kind.is_symlink() {
                let target = fs::read_link(entry.path()).ok()?.into_os_string().into_encoded_bytes();
                entries.push((name, "120000", Oid::hash_object(ObjectType::Blob, &target).ok()?));
            } else if kind.is_file() {
                let oid = Oid::hash_object(ObjectType::Blob, &fs::read(entry.path()).ok()?).ok()?;
                self.blobs.insert(inner, oid.to_string());
                entries.push((name, if is_executable(&entry) { "100755" } else { "100644" }, oid));
            }
        }
        if entries.is_empty() {
            return None;
        }
        // Git sorts a folder as if its name ended in a slash.
        entries.sort_by_key(|(name, mode, _)| {
            let mut key = name.clone();
            key.extend((*mode == "40000").then_some(b'/'));
            key
        });
        let mut bytes = Vec::new();
        for (name, mode, oid) in entries {
            bytes.extend_from_slice(mode.as_bytes());
            bytes.push(b' ');
            bytes.extend_from_slice(&name);
            bytes.push(0);
            bytes.extend_from_slice(oid.as_bytes());
        }
        Oid::hash_object(ObjectType::Tree, &bytes).ok()
    }
}

#[cfg(unix)]
fn is_executable(entry: &fs::DirEntry) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    entry.metadata().is_ok_and(|metadata| metadata.permissions().mode() & 0o100 != 0)
}

#[cfg(not(unix))]
fn is_executable(_: &fs::DirEntry) -> bool {
    false
}
