//! Follows a story line by line, and keeps of each commit what it holds.

use std::collections::{BTreeMap, BTreeSet};

use super::edit::{Beside, EDITS, Files, edit};
use super::line::{Line, lines};
use super::time::People;
use super::{Bytes, Commit, History, Mistake, Signature};
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
#[derive(Default)]
struct Open {
    parents: Vec<usize>,
    author: Signature,
    committer: Signature,
    message: String,
    files: Files,
    /// The paths that may be otherwise than in the first parent.
    touched: BTreeSet<String>,
    /// What both sides of a merge changed, and no edit has settled yet.
    unsettled: BTreeSet<String>,
}

impl Open {
    /// Takes over what the other side of a merge changed since `base`, file by file, where this side did not.
    fn take(&mut self, base: &Files, theirs: &Files) {
        let gone = base.keys().filter(|path| !theirs.contains_key(*path)).map(|path| (path, None));
        let come = theirs.iter().filter(|(path, bytes)| base.get(*path) != Some(bytes));
        for (path, bytes) in gone.chain(come.map(|(path, bytes)| (path, Some(bytes)))) {
            let ours = self.files.get(path);
            if ours == bytes {
                continue;
            }
            if ours != base.get(path) {
                self.unsettled.insert(path.to_string());
                continue;
            }
            self.touched.insert(path.to_string());
            match bytes {
                Some(bytes) => self.files.insert(path.clone(), bytes.clone()),
                None => self.files.remove(path),
            };
        }
    }

    fn edit(&mut self, line: &Line<'_>, beside: Beside<'_>) -> Result<(), Mistake> {
        for (path, bytes) in edit(line, &self.files, beside)? {
            self.unsettled.remove(&path);
            match bytes {
                Some(bytes) => self.files.insert(path.as_str().into(), bytes),
                None => self.files.remove(path.as_str()),
            };
            self.touched.insert(path);
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
        let mut open = Open::default();
        let signed = if line.word == "merge" {
            let (name, signed) = line.rest.split_once(' ').unwrap_or((line.rest, ""));
            let theirs = self.point(line, name)?;
            let ours = tip.ok_or_else(|| line.mistake("there is nothing yet to merge into"))?;
            let base = self.base(ours, theirs);
            if base == Some(theirs) {
                return Err(line.mistake(format!("`{name}` is merged already")));
            }
            open.parents = vec![ours, theirs];
            open.files = self.files[ours].clone();
            open.take(base.map_or(&Files::new(), |base| &self.files[base]), &self.files[theirs]);
            signed
        } else {
            open.parents.extend(tip);
            open.files = tip.map(|tip| self.files[tip].clone()).unwrap_or_default();
            line.rest
        };
        let signature = |text: &str| self.people.signature(text).map_err(|why| line.mistake(why));
        (open.author, open.committer) = match signed.split_once(", ") {
            Some((author, committer)) => (signature(author)?, signature(committer)?),
            None => (signature(signed)?, signature(signed)?),
        };
        open.message = line.text('>')?;
        Ok(open)
    }

    /// Ends a commit.
    fn close(&mut self, line: &Line<'_>, open: Open) -> Result<(), Mistake> {
        if let Some(path) = open.unsettled.first() {
            return Err(
                line.mistake(format!("both sides changed `{path}`: an edit has to say what becomes of it"))
            );
        }
        let Open { parents, author, committer, message, files, touched, .. } = open;
        let before = parents.first().map(|first| &self.files[*first]);
        let changes: BTreeMap<String, Option<Bytes>> = touched
            .into_iter()
            .map(|path| (files.get(path.as_str()).cloned(), path))
            .filter(|(now, path)| before.and_then(|before| before.get(path.as_str())) != now.as_ref())
            .map(|(now, path)| (path, now))
            .collect();
        if changes.is_empty() && parents.len() < 2 {
            return Err(line.mistake("the commit changes nothing"));
        }
        self.history.branches.insert(self.branch.clone(), self.history.commits.len());
        self.history.commits.push(Commit { parents, author, committer, message, changes });
        self.files.push(files);
        Ok(())
    }

    /// The youngest commit that both come from. Parents are told before their children, so going down from the later
    /// one meets it before everything older.
    fn base(&self, one: usize, other: usize) -> Option<usize> {
        let last = one.max(other);
        let mut reached = vec![(false, false); last + 1];
        reached[one].0 = true;
        reached[other].1 = true;
        (0..=last).rev().find(|at| {
            let (from_one, from_other) = reached[*at];
            for parent in &self.history.commits[*at].parents {
                reached[*parent].0 |= from_one;
                reached[*parent].1 |= from_other;
            }
            from_one && from_other
        })
    }
}
