//! A landing in words, the same wherever one is told.

use std::fmt::Write as _;

use crate::diagnostic::Landed;
use crate::text::{list, visible};

/// `landed 2022-10-21 in 8c1f0aa by harbour-lead · no reviewer`; of what has not landed, that it has not.
#[must_use]
pub fn told(landed: &Landed) -> String {
    let Some(commit) = &landed.commit else { return "not landed yet".to_owned() };
    let names = |names: &[String]| list(&names.iter().map(|name| visible(name)).collect::<Vec<_>>());
    let commit = commit.get(..7).unwrap_or(commit);
    let mut out = landed.day.map_or(format!("commit {commit}"), |day| format!("landed {day} in {commit}"));
    if !landed.authors.is_empty() {
        let _ = write!(out, " by {}", names(&landed.authors));
        if !landed.reviewers.is_empty() {
            let _ = write!(out, ", reviewed by {}", names(&landed.reviewers));
        } else if landed.pull_request.is_none() {
            out.push_str(" · no reviewer");
        }
    }
    if let Some(pull) = &landed.pull_request {
        let _ = write!(out, " ({pull})");
    }
    out
}
