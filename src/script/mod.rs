//! A git history told in plain text: commits, branches, merges and the edits that each brings, one directive a line.
//! The demo is told so, and so are the histories of the tests. Makes nothing: `store` writes the commits.
//!
//! ```text
//! person harbour-lead: Harbour Lead <harbour@tidal.example> +0200
//!
//! commit 2025-08-20 14:05 harbour-lead
//! > Plan the season of the Harbour Guild (#12)
//! put okrs/s3/harbour.yaml
//! | objectives: []
//!
//! commit 2025-10-21 23:10 harbour-lead, 2025-10-22 08:00 +0000 forge
//! > Tidy up
//! replace okrs/s3/harbour.yaml: "target: 40" -> "target: 60"
//! ```
//!
//! | directive | does |
//! |---|---|
//! | `person HANDLE: NAME <MAIL> [OFFSET]` | names who makes commits, and the clock that they use: `+0000` unless said |
//! | `commit DATE TIME [OFFSET] HANDLE` | a commit on this branch; behind a comma the same of its committer, if another |
//! | `merge BRANCH DATE TIME [OFFSET] HANDLE` | a merge commit of that branch into this one, never a fast-forward |
//! | `on BRANCH` | goes to a branch; a new one begins here. The first is `main`, where the story also has to end |
//! | `reset NAME` | takes this branch to where a branch or tag is |
//! | `tag NAME` | names the last commit |
//!
//! Behind `commit` and `merge` stand the lines of the message, each after `>`, then the edits:
//!
//! | edit | does |
//! |---|---|
//! | `put PATH` | writes the lines that follow, each after `\|`, as a file |
//! | `append PATH` | writes them at the end of a file |
//! | `replace PATH: "OLD" -> "NEW"` | in a file that holds OLD exactly once; `\n`, `\t`, `\"`, `\\` are escapes |
//! | `copy FROM -> PATH` | takes a file or a folder of those that lie beside the story |
//! | `move PATH -> PATH`, `remove PATH` | a file or a folder |
//!
//! Where both sides of a merge changed a file, one of its edits has to say what becomes of it.

mod edit;
mod line;
mod play;
mod time;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

pub use play::{MAIN, play};

/// What a file holds.
pub type Bytes = Arc<[u8]>;

/// Commits, each after its parents, and the names that point to them.
#[derive(Debug, Default)]
pub struct History {
    /// The commits; others name them by their index.
    pub commits: Vec<Commit>,
    /// Where each branch ends.
    pub branches: BTreeMap<String, usize>,
    /// What each tag names.
    pub tags: BTreeMap<String, usize>,
}

/// A commit to make.
#[derive(Debug)]
pub struct Commit {
    /// Indices of its parents, the first parent first.
    pub parents: Vec<usize>,
    /// Who wrote it, and when.
    pub author: Signature,
    /// Who put it there, and when.
    pub committer: Signature,
    /// The whole message.
    pub message: String,
    /// What is otherwise than in the first parent, by path: what stands there now, or nothing.
    pub changes: BTreeMap<String, Option<Bytes>>,
}

/// A person at a moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signature {
    /// The name.
    pub name: String,
    /// The mail address.
    pub email: String,
    /// Seconds since 1970 in UTC.
    pub seconds: i64,
    /// What the person's clock is ahead of UTC, in minutes.
    pub offset: i32,
}

/// Why a story cannot be told: the line, from 1, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line of the text.
    pub line: usize,
    /// A lower-case fragment.
    pub why: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

impl std::error::Error for Mistake {}
