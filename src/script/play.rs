//! Follows a story line by line, and keeps of each commit what it holds.

use std::collections::{BTreeMap, BTreeSet};

use super::edit::{Beside, EDITS, Files, edit};
use super::line::{Line, lines};
use super::time::People;
use super::{Commit, History, Mistake, Signature};
use crate::text::nearest;

/// The branch on which a story begins and ends.
pub const MAIN: &str = "main";

const DIRECTIVES: [&str; 12] =
    ["person", "commit", "merge", "on", "reset", "tag", "put", "append", "replace", "copy", "move", "remove"];

/// Reads a story whole. `beside` gives what `copy` takes: the files at or below a path, each with what its path has
/// more than that one.
///
/// # Errors
/// The first line that no story can hold, or that does not fit what came before it.
pub fn play(text: &str, beside: Beside<'_>) -> Result<History, Mistake> {
    let mut story = Story {
        history: History::default(),
        branch: MAIN.to_owned(),
        people: People::default(),
        files: Vec::new(),
    };
    let mut lines = lines(text)?.into_iter().peekable();
    while let Some(line) = lines.next() {
        if let "commit" | "merge" = line.word {
            let mut open = story.open(&line)?;
            while let Some(edit) = lines.next_if(|next| EDITS.contains(&next.word)) {
                open.edit(&edit, beside)?;
            }
            story.close(&line, open)?;
        } else {
            story.turn(&line)?;
        }
    }
    let end = |why: String| Mistake { line: text.lines().count(), why };
    if story.branch != MAIN {
        return Err(end(format!("the story ends on `{}`, not on `{MAIN}`", story.branch)));
    }
    if story.history.branches.is_empty() {
        return Err(end("the story has no commit".to_owned()));
    }
    Ok(story.history)
}

struct Story<'a> {
    history: History,
    /// The branch that is told of now.
    branch: String,
    people: People<'a>,
    /// The files of each commit.
    files: Vec<Files>,
}

/// A commit while its edits are read.
struct Open {
    parents: Vec<usize>,
    author: Signature,
    committer: Signature,
    message: String,
    files: Files,
    /// What both sides of a merge changed, and no edit has settled yet.
    unsettled: BTreeSet<String>,
}

impl Open {
    fn edit(&mut self, line: &Line<'_>, beside: Beside<'_>) -> Result<(), Mistake> {
        for (path, bytes) in edit(line, &self.files, beside)? {
            self.unsettled.remove(&path);
            match bytes {
                Some(bytes) => self.files.insert(path, bytes),
                None => self.files.remove(&path),
            };
        }
        Ok(())
    }
}

impl<'a> Story<'a> {
    /// A directive that makes no commit.
    fn turn(&mut self, line: &Line<'a>) -> Result<(), Mistake> {
        if line.block.is_some() {
            return Err(line.mistake(format!("no lines go below `{}`", line.word)));
        }
        let named = |name: &str| {
            let is_name = |char: char| char.is_ascii_alphanumeric() || "-_./".contains(char);
            let is_good = !name.is_empty() && name.chars().all(is_name);
            if is_good {
                Ok(name.to_owned())
            } else {
                Err(line.mistake(format!("`{name}` is no name of a branch or tag")))
            }
        };
        match line.word {
            "person" => self.people.add(line.rest).map_err(|why| line.mistake(why)),
            "on" => {
                let name = named(line.rest)?;
                if let (false, Some(tip)) = (self.history.branches.contains_key(&name), self.tip()) {
                    self.history.branches.insert(name.clone(), tip);
                }
                self.branch = name;
                Ok(())
            }
            "reset" => {
                let to = self.point(line, line.rest)?;
                self.history.branches.insert(self.branch.clone(), to);
                Ok(())
            }
            "tag" => {
                let tip = self.tip().ok_or_else(|| line.mistake("there is no commit yet to tag"))?;
                match self.history.tags.insert(named(line.rest)?, tip) {
                    None => Ok(()),
                    Some(_) => Err(line.mistake(format!("there is a tag `{}` already", line.rest))),
                }
            }
            word if EDITS.contains(&word) => Err(line.mistake(format!("`{word}` stands below no commit"))),
            word => Err(line.mistake(match nearest(word, DIRECTIVES) {
                Some(near) => format!("`{word}` is no directive; perhaps `{near}`"),
                None => format!("`{word}` is no directive"),
            })),
        }
    }

    fn tip(&self) -> Option<usize> {
        self.history.branches.get(&self.branch).copied()
    }

    fn point(&self, line: &Line<'_>, name: &str) -> Result<usize, Mistake> {
        let found = self.history.branches.get(name).or_else(|| self.history.tags.get(name));
        found.copied().ok_or_else(|| line.mistake(format!("there is no branch or tag `{name}`")))
    }

    /// Begins a commit.
    fn open(&self, line: &Line<'_>) -> Result<Open, Mistake> {
        let tip = self.tip();
        let (parents, files, unsettled, signed) = if line.word == "merge" {
            let (name, signed) = line.rest.split_once(' ').unwrap_or((line.rest, ""));
            let theirs = self.point(line, name)?;
            let ours = tip.ok_or_else(|| line.mistake("there is nothing yet to merge into"))?;
            let base = self.base(ours, theirs);
            if base == Some(theirs) {
                return Err(line.mistake(format!("`{name}` is merged already")));
            }
            let none = Files::new();
            let base = base.map_or(&none, |base| &self.files[base]);
            let (files, unsettled) = merged(base, &self.files[ours], &self.files[theirs]);
            (vec![ours, theirs], files, unsettled, signed)
        } else {
            let files = tip.map(|tip| self.files[tip].clone()).unwrap_or_default();
            (tip.into_iter().collect(), files, BTreeSet::new(), line.rest)
        };
        let signature = |text: &str| self.people.signature(text).map_err(|why| line.mistake(why));
        let (author, committer) = match signed.split_once(", ") {
            Some((author, committer)) => (signature(author)?, signature(committer)?),
            None => (signature(signed)?, signature(signed)?),
        };
        let message = line.text('>')?;
        Ok(Open { parents, author, committer, message, files, unsettled })
    }

    /// Ends a commit.
    fn close(&mut self, line: &Line<'_>, open: Open) -> Result<(), Mistake> {
        if let Some(path) = open.unsettled.first() {
            return Err(
                line.mistake(format!("both sides changed `{path}`: an edit has to say what becomes of it"))
            );
        }
        let none = Files::new();
        let before = open.parents.first().map_or(&none, |first| &self.files[*first]);
        let changes = changes(before, &open.files);
        if changes.is_empty() && open.parents.len() < 2 {
            return Err(line.mistake("the commit changes nothing"));
        }
        let Open { parents, author, committer, message, files, .. } = open;
        self.history.branches.insert(self.branch.clone(), self.history.commits.len());
        self.history.commits.push(Commit { parents, author, committer, message, changes });
        self.files.push(files);
        Ok(())
    }

    /// The youngest commit that both come from: the one told last, for parents are told before their children.
    fn base(&self, one: usize, other: usize) -> Option<usize> {
        let ancestors = |tip: usize| {
            let (mut seen, mut open) = (BTreeSet::new(), vec![tip]);
            while let Some(commit) = open.pop() {
                if seen.insert(commit) {
                    open.extend(&self.history.commits[commit].parents);
                }
            }
            seen
        };
        ancestors(one).intersection(&ancestors(other)).last().copied()
    }
}

/// What leads from some files to others.
fn changes(before: &Files, after: &Files) -> BTreeMap<String, Option<super::Bytes>> {
    let gone = before.keys().filter(|path| !after.contains_key(*path)).map(|path| (path.clone(), None));
    let come = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes));
    gone.chain(come.map(|(path, bytes)| (path.clone(), Some(bytes.clone())))).collect()
}

/// Both sides put together, file by file, and the files that both changed.
fn merged(base: &Files, ours: &Files, theirs: &Files) -> (Files, BTreeSet<String>) {
    let (mut files, mut unsettled) = (ours.clone(), BTreeSet::new());
    for (path, bytes) in changes(base, theirs) {
        if ours.get(&path) == bytes.as_ref() {
            continue;
        }
        if ours.get(&path) != base.get(&path) {
            unsettled.insert(path);
            continue;
        }
        match bytes {
            Some(bytes) => files.insert(path, bytes),
            None => files.remove(&path),
        };
    }
    (files, unsettled)
}
