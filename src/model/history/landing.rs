//! What git tells of a record's past, as plain values: the landings on the main line, oldest first. Whoever reads git
//! fills them; what they mean is computed from them and from the files that they changed.

use jiff::civil::Date;

/// The landings up to one commit.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// The commit that is read; `None` before the first one.
    pub head: Option<String>,
    /// The commits that changed `okrs/`, oldest first.
    pub landings: Vec<Landing>,
    /// The tags `okr/<season>/season` and `okr/<season>/<group>`, by name.
    pub tags: Vec<Tag>,
    /// Merges whose first parent was the newcomer: the line was followed through another parent. Oldest first.
    pub switches: Vec<Switch>,
    /// Whether the history is cut off before its beginning.
    pub is_cut: bool,
}

/// A commit on the main line that changed `okrs/`.
#[derive(Debug, Clone)]
pub struct Landing {
    /// The commit's id.
    pub commit: String,
    /// The day on which it landed: the committer's, in the committer's own offset, or the parent's own where that is
    /// later.
    pub day: Date,
    /// The day that its own clock told, where the parent's was later.
    pub ran_back: Option<Date>,
    /// The first line of its message.
    pub subject: String,
    /// Who wrote what it brought in.
    pub authors: Vec<Identity>,
    /// Who stands in its `Reviewed-by` trailers.
    pub reviewers: Vec<Identity>,
    /// Who merged it, where that was somebody and nothing but a merge.
    pub merger: Option<Identity>,
    /// Its pull request, as its message names it: `#12`, `!7`.
    pub pull_request: Option<String>,
    /// Whether it has more than one parent.
    pub is_merge: bool,
    /// The oldest commit of a history that is cut off: what it holds is known, not when and by whom it landed.
    pub is_edge: bool,
    /// The files under `okrs/` that it changed, by path.
    pub changes: Vec<Change>,
}

/// Someone as a commit names them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// The name in the commit.
    pub name: String,
    /// The address in the commit; empty where only a name was told.
    pub email: String,
    /// The name that `.mailmap` gives, else the same.
    pub mapped_name: String,
    /// The address that `.mailmap` gives, else the same.
    pub mapped_email: String,
}

/// A file that a landing changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The path from the folder that holds `okrs/`.
    pub path: String,
    /// The blob's id afterwards; `None` where the file is gone.
    pub blob: Option<String>,
}

/// A merge whose first parent was the newcomer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// The merge.
    pub commit: String,
    /// Its day.
    pub day: Date,
    /// The parent that holds the main line.
    pub line: String,
}

/// A tag of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name: `okr/s1/academy`.
    pub name: String,
    /// The commit that it names.
    pub commit: String,
    /// Where that commit stands.
    pub stands: Stands,
}

/// Where a tagged commit stands towards the commit that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// In its history, or ahead of it on the same line.
    InLine,
    /// In no history of it.
    Elsewhere,
    /// Nobody can tell: the history is cut off.
    Unknown,
}
