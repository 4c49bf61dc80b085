//! Bytes → tree, with every guard of the format: size, UTF-8, depth, one document, no tags, no merge
//! keys, no duplicate keys, bounded aliases. Each is a finding with a place, never a panic.

use std::sync::Arc;

use super::builder::Builder;
use super::tree::Tree;
use crate::diagnostic::{Finding, Source, Span};

/// The largest file that is read: 1 MiB.
pub const MAX_BYTES: usize = 1024 * 1024;
/// The deepest nesting.
pub const MAX_DEPTH: usize = 64;
/// The most nodes that aliases may expand to in one file.
pub const MAX_EXPANDED: usize = 10_000;

pub(super) const INVALID: &str = "invalid-yaml";
pub(super) const UNSUPPORTED: &str = "unsupported-yaml";
pub(super) const DUPLICATE: &str = "duplicate-key";

/// What became of a file's bytes.
#[derive(Debug)]
pub struct Loaded {
    /// The text (of a file that is not UTF-8: what can be shown of it).
    pub source: Arc<Source>,
    /// The tree, when the YAML could be read to its end.
    pub tree: Option<Tree>,
    /// What was found on the way.
    pub findings: Vec<Finding>,
}

/// Reads the bytes of the file at `path`.
#[must_use]
pub fn load(path: &str, bytes: &[u8]) -> Loaded {
    if bytes.len() > MAX_BYTES {
        let source = Arc::new(Source::new(path, ""));
        let finding = Finding::new(UNSUPPORTED, &source, Span::default(), "the file is larger than 1 MiB")
            .help("split it, or move what is no OKR elsewhere");
        return Loaded { source, tree: None, findings: vec![finding] };
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let source = Arc::new(Source::new(path, String::from_utf8_lossy(bytes)));
            let span = character_at(source.text(), error.valid_up_to());
            let finding = Finding::new(UNSUPPORTED, &source, span, "the file is not UTF-8 from here on")
                .help("save it as UTF-8");
            return Loaded { source, tree: None, findings: vec![finding] };
        }
    };
    let source = Arc::new(Source::new(path, text));
    let mut builder = Builder::new(source.clone());
    let done = builder.run();
    let Builder { nodes, comments, root, findings, .. } = builder;
    let tree = done.is_some().then(|| Tree { source: source.clone(), nodes, comments, root });
    Loaded { source, tree, findings }
}

pub(super) fn character_at(text: &str, offset: usize) -> Span {
    let mut start = offset.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let length = text[start..].chars().next().map_or(0, |c| if c == '\n' { 0 } else { c.len_utf8() });
    Span::new(start, start + length)
}
