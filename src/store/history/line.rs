//! The line of landings: the first parents of a commit, and where the first parent is the newcomer, the other one.

use git2::{Commit, Oid, Repository, Time};
use jiff::civil::Date;
use jiff::tz::Offset;

use super::message;

/// A commit on the line.
#[derive(Debug)]
pub(super) struct Step {
    pub commit: Oid,
    /// The commit before it on the line.
    pub parent: Option<Oid>,
    pub time: Time,
    /// Whether the line goes on through another parent than the first.
    pub is_switched: bool,
    /// Whether it has parents that this clone does not hold.
    pub is_cut: bool,
}

/// The line up to a commit, oldest first.
pub(super) fn line(repository: &Repository, head: &Commit<'_>) -> Vec<Step> {
    let main = main_names(repository);
    let mut line = Vec::new();
    let mut next = Some(head.clone());
    while let Some(commit) = next {
        let is_switched = commit.parent_count() > 1 && is_newcomer_first(repository, &commit, &main);
        let parent = commit.parent_id(usize::from(is_switched)).ok();
        let known = parent.and_then(|parent| repository.find_commit(parent).ok());
        let is_cut = known.is_none() && has_parent(&commit);
        let parent = known.as_ref().map(Commit::id);
        line.push(Step { commit: commit.id(), parent, time: commit.time(), is_switched, is_cut });
        next = known;
    }
    line.reverse();
    line
}

/// Whether a commit was written with a parent, whether or not this clone holds it: a shallow clone hides that.
fn has_parent(commit: &Commit<'_>) -> bool {
    let header = String::from_utf8_lossy(commit.raw_header_bytes()).into_owned();
    header.lines().any(|line| line.starts_with("parent "))
}

/// The names under which the main line is known here.
fn main_names(repository: &Repository) -> Vec<String> {
    let mut names = vec!["main".to_owned(), "master".to_owned(), "trunk".to_owned()];
    let short = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
    if let Ok(remote) = repository.find_reference("refs/remotes/origin/HEAD")
        && let Ok(Some(target)) = remote.symbolic_target()
    {
        names.push(short(target));
    }
    names
}

/// Whether a merge's second parent holds the line of landings: the merge says that the main line was merged into a
/// branch, or only the second side holds landings by pull request.
fn is_newcomer_first(repository: &Repository, merge: &Commit<'_>, main: &[String]) -> bool {
    let text = message::text(merge);
    if message::pull_request(&text).is_some() || merge.parent_count() != 2 {
        return false;
    }
    let (Ok(first), Ok(second)) = (merge.parent_id(0), merge.parent_id(1)) else { return false };
    if let Some(branch) = message::merged_branch(&text) {
        let short = branch.rsplit('/').next().unwrap_or(branch);
        let into = message::merged_into(&text);
        return main.iter().any(|name| name == short)
            && (into.is_none_or(|into| into != short) || is_pull(&text));
    }
    let Ok(base) = repository.merge_base(first, second) else { return false };
    !has_landing(repository, first, base) && has_landing(repository, second, base)
}

/// Whether a merge brought in a branch of the same name from elsewhere: `git pull`.
fn is_pull(text: &str) -> bool {
    let subject = text.lines().next().unwrap_or_default();
    subject.contains("' of ") || subject.contains("remote-tracking branch")
}

/// Whether a first-parent line holds a landing by pull request after a commit.
fn has_landing(repository: &Repository, from: Oid, base: Oid) -> bool {
    let mut next = repository.find_commit(from).ok();
    while let Some(commit) = next.filter(|commit| commit.id() != base) {
        if message::pull_request(&message::text(&commit)).is_some() {
            return true;
        }
        next = commit.parent(0).ok();
    }
    false
}

/// The day of a commit's time, in its own offset.
pub(super) fn day(time: &Time) -> Date {
    let offset = Offset::from_seconds(time.offset_minutes().saturating_mul(60)).unwrap_or(Offset::UTC);
    let instant = jiff::Timestamp::from_second(time.seconds()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    offset.to_datetime(instant).date()
}
