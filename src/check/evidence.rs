//! What a landing says of itself, and the plain git command by which anyone can see it.

use super::sink::Checked;
use crate::diagnostic::Landed;
use crate::model::history::{Chronicle, Named, Version};

/// The path of a document when something landed, which it may have left since: git knows it by no other.
pub fn path_at(versions: &[Version], landing: usize) -> &str {
    let mut then = versions.iter().rev().filter(|version| version.landing <= landing);
    then.find_map(|version| version.file.as_ref()).map_or("okrs", |file| file.source.path())
}

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

/// Who judged whom stands in a file: the landing that last changed it, and who wrote the line.
pub(super) fn of_places(checked: &mut Checked, history: &Chronicle) {
    for judged in checked.findings.iter_mut().filter(|judged| judged.family == "independence") {
        let finding = &mut judged.finding;
        let path = finding.source.path();
        let line = finding.source.position(finding.span.start).line;
        let Some(landing) = history.last_of(path) else { continue };
        let evidence = format!("git blame -L {line},+1 -- {path}");
        finding.landed = Some(Box::new(shown_by(history, landing, evidence)));
    }
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
