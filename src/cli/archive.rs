//! What git knows of the record: its landings, and the files that they brought, each read once.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::Result;
use rayon::prelude::*;

use super::context::file;
use crate::document::File;
use crate::model::Portfolio;
use crate::model::history::{Chronicle, Past};
use crate::store::{Content, Git, Raw};

/// Why nothing is known where there is no git.
pub(super) const NO_GIT: &str = "there is no git repository here";

/// The landings up to a commit, with the files that they brought.
pub(super) struct Archive {
    past: Past,
    /// By path and blob.
    files: HashMap<(String, String), Arc<File>>,
}

impl Archive {
    /// The landings up to HEAD; or where a branch began, up to there.
    pub fn of_head(git: &Git, base: Option<&str>) -> Result<Self> {
        let state = match base {
            Some(base) => Some(git.at_merge_base(base)?),
            None => git.at_head()?,
        };
        let past = state.map(|state| state.past()).transpose()?.unwrap_or_default();
        Ok(Self::of(git, past))
    }

    /// With the files that landings brought.
    pub fn of(git: &Git, past: Past) -> Self {
        let changes = past.landings.iter().flat_map(|landing| &landing.changes);
        let mut wanted: Vec<(String, String)> =
            changes.filter_map(|change| Some((change.path.clone(), change.blob.clone()?))).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let raw: Vec<((String, String), Content)> =
            wanted.into_iter().map(|name| (name.clone(), git.blob(&name.1))).collect();
        let read = raw.into_par_iter().map(|(name, content)| {
            let path = name.0.clone();
            (name, Arc::new(file(Raw { path, content })))
        });
        Self { files: read.collect(), past }
    }

    /// The history of a record as it stands in the end; landings after a day are left out.
    pub fn chronicle(&self, end: &Portfolio, day: jiff::civil::Date) -> Chronicle {
        Chronicle::new(self.past.clone(), end, day, |path, blob| {
            self.files.get(&(path.to_owned(), blob.to_owned())).cloned()
        })
    }
}

/// Why history is not judged, or from where on.
pub(super) fn unknown(history: Result<&Chronicle, &str>) -> Option<String> {
    match history {
        Err(why) => Some(format!("history is not judged: {why}")),
        Ok(history) if history.landings().is_empty() => {
            let day = history.day(history.ahead());
            Some(format!("history is not judged: nothing under `okrs/` had landed by {day}"))
        }
        Ok(history) => history.landings().first().filter(|landing| landing.is_edge).map(|edge| {
            let commit = edge.commit.get(..7).unwrap_or(&edge.commit);
            format!(
                "history ends at {commit} ({}): what landed before is not judged; run `git fetch --unshallow`",
                edge.day
            )
        }),
    }
}
