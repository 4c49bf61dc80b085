//! What a landing says of itself, and the plain git command by which anyone can see it.

use crate::diagnostic::Landed;
use crate::model::history::{Chronicle, Named};

/// The first characters of a commit's id.
pub fn short(commit: &str) -> &str {
    commit.get(..7).unwrap_or(commit)
}

/// A landing, with the command that shows what it did to a file.
pub fn landed(history: &Chronicle, landing: usize, path: &str) -> Landed {
    let command = match history.landing(landing) {
        Some(found) if found.is_merge => {
            format!("git show -m --first-parent {} -- {path}", short(&found.commit))
        }
        Some(found) => format!("git show {} -- {path}", short(&found.commit)),
        None => against(history, path),
    };
    shown_by(history, landing, command)
}

/// A landing, with the command that shows when and by whom it was made.
pub fn dated(history: &Chronicle, landing: usize, path: &str) -> Landed {
    let command = match history.landing(landing) {
        Some(found) => format!("git show --format=fuller --stat {} -- {path}", short(&found.commit)),
        None => against(history, path),
    };
    shown_by(history, landing, command)
}

/// What has not landed, against the commit that is read.
fn against(history: &Chronicle, path: &str) -> String {
    let head = history.past().head.as_deref().map_or("HEAD", short);
    format!("git diff {head} -- {path}")
}

/// A landing, with another command that shows it.
pub fn shown_by(history: &Chronicle, landing: usize, evidence: String) -> Landed {
    let called = |people: &[Named]| people.iter().map(|one| one.called().to_owned()).collect();
    let people = history.people(landing);
    let found = history.landing(landing);
    Landed {
        commit: found.map(|found| found.commit.clone()),
        day: found.map(|found| found.day),
        authors: called(&people.authors),
        reviewers: called(&people.reviewers),
        pull_request: found.and_then(|found| found.pull_request.clone()),
        evidence,
    }
}
