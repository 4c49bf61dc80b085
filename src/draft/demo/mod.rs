//! The demo: Tidal DAO, an invented organisation, and its third season as a git history, with honest groups and less
//! honest ones. `story/` tells the commits, in the form of `script`; `files/` holds the documents that they begin with.

use crate::script::{self, History, Mistake};

/// The day to look at it: the season is over, the next has not begun.
pub const DAY: &str = "2026-01-09";

/// A key result whose target was moved without an amendment.
pub const MOVED: &str = "harbour/O1.KR2";

/// A pull request that is still open.
pub const OPEN: &str = "fewer-kits";

/// The chapters of the story, in order.
const STORY: [&str; 3] = [
    include_str!("story/1-promises.txt"),
    include_str!("story/2-autumn.txt"),
    include_str!("story/3-winter.txt"),
];

/// Files by path, embedded.
macro_rules! files {
    ($($path:literal)*) => { &[$(($path, include_str!(concat!("files/", $path)))),*] };
}

/// What the story copies.
const FILES: &[(&str, &str)] = files![
    "README.md" "mailmap" "org.yaml" "policy.yaml" "season.yaml" "partnership.yaml"
    "dao.yaml" "academy.yaml" "harbour.yaml" "beacon.yaml" "buoy.yaml" "reef.yaml" "okrs.yaml"
    "intake/academy.yaml" "intake/harbour.yaml" "intake/beacon.yaml" "intake/reef.yaml" "intake/okrs.yaml"
    "premortems/academy.yaml" "premortems/harbour.yaml" "premortems/beacon.yaml" "premortems/reef.yaml"
    "premortems/okrs.yaml" "premortems/dao.yaml"
    "postmortems/academy.yaml" "postmortems/harbour.yaml" "postmortems/reef.yaml"
];

/// The whole history.
///
/// # Errors
/// None, unless the story was changed and has a mistake: a test tells it.
pub fn history() -> Result<History, Mistake> {
    let beside = |path: &str| {
        let found = FILES.iter().filter(|(name, _)| *name == path);
        found.map(|(_, text)| (String::new(), text.as_bytes().into())).collect()
    };
    let mut history = script::play(&STORY.concat(), &beside)?;
    // A forge deletes the branch of a pull request that was merged.
    history.branches.retain(|name, _| name == script::MAIN || name == OPEN);
    Ok(history)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_story_has_no_mistake_and_time_only_goes_on() {
        let history = history().expect("the story can be told");
        for commit in &history.commits {
            let mut parents = commit.parents.iter().map(|at| &history.commits[*at]);
            let is_later = parents.all(|parent| parent.committer.seconds < commit.committer.seconds);
            assert!(is_later, "`{}` does not come after its parents", commit.message.trim_end());
            assert!(commit.author.seconds <= commit.committer.seconds, "{}", commit.message.trim_end());
        }
    }

    #[test]
    fn every_file_is_told_of() {
        let copied: BTreeSet<&str> = STORY
            .iter()
            .flat_map(|chapter| chapter.lines())
            .filter_map(|line| Some(line.strip_prefix("copy ")?.split_once(" -> ")?.0))
            .collect();
        assert_eq!(copied, FILES.iter().map(|(path, _)| *path).collect());
    }
}
