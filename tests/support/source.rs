//! This repository's own Rust files, read once for the guards.

use std::fs;
use std::path::Path;

use super::rust_code;

/// One `.rs` file.
pub struct Source {
    /// Relative to the repository, with `/`: `src/check/sink.rs`.
    pub path: String,
    pub text: String,
    /// The text without comments and literals; see [`rust_code::blanked`].
    pub code: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned(), code: rust_code::blanked(text) }
    }

    /// The names of the modules from the crate's root to this file: `["check", "sink"]`; of `lib.rs` none.
    pub fn module(&self) -> Vec<&str> {
        let path = self.path.trim_start_matches("src/").trim_start_matches("tests/").trim_end_matches(".rs");
        let mut names: Vec<&str> = path.split('/').collect();
        names.pop_if(|name| *name == "mod" || (path == *name && ["lib", "main"].contains(name)));
        names
    }

    /// Whether the file lies below the module `name`, which is a folder of `src` or a file in it.
    pub fn is_in(&self, name: &str) -> bool {
        self.path.starts_with("src/") && self.module().first() == Some(&name)
    }
}

/// Every `.rs` file below `src` and `tests`, by path.
pub fn all(root: &Path) -> Vec<Source> {
    let mut sources = Vec::new();
    for folder in ["src", "tests"] {
        for path in files(&root.join(folder)) {
            let path = format!("{folder}/{path}");
            if Path::new(&path).extension().is_none_or(|ending| ending != "rs") {
                continue;
            }
            let text = fs::read_to_string(root.join(&path)).expect("sources are readable");
            sources.push(Source::new(&path, &text));
        }
    }
    sources
}

/// The paths of all files below `dir`, relative to it, sorted; cases hold no code of ours.
pub fn files(dir: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !entry.file_type().expect("an entry has a type").is_dir() {
            paths.push(name);
        } else if name != "cases" {
            paths.extend(files(&entry.path()).iter().map(|path| format!("{name}/{path}")));
        }
    }
    paths.sort();
    paths
}

/// The YAML files among them.
pub fn yaml(dir: &Path) -> Vec<String> {
    let mut paths = files(dir);
    paths.retain(|path| Path::new(path).extension().is_some_and(|ending| ending == "yaml"));
    paths
}
