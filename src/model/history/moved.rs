//! Documents that go on under another name: a season whose folder was renamed, a check-in that was put under another due
//! date. A group that was renamed needs no word here: its documents are named by its present id.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::chronicle::{Key, Version};
use crate::document::{Document, File, Kind};

/// What one landing brought, by name; `None` where it is gone.
pub(super) type Brought = BTreeMap<Key, Option<Arc<File>>>;

/// All documents with their versions.
pub(super) type Timelines = BTreeMap<Key, Vec<Version>>;

/// Lets what a landing moved go on under its new name.
pub(super) fn follow(brought: &mut Brought, timelines: &mut Timelines) {
    for (old, new) in moved(brought, timelines) {
        if let Some(versions) = timelines.remove(&old) {
            timelines.insert(new.clone(), versions);
        }
        // What was not brought along is gone under the new name too.
        if brought.remove(&old).is_some() {
            brought.entry(new).or_default();
        }
    }
}

/// The names that went, each with the name that came for it.
fn moved(brought: &Brought, timelines: &Timelines) -> Vec<(Key, Key)> {
    let went: Vec<(&Key, &File)> = brought
        .iter()
        .filter(|(key, file)| file.is_none() && matches!(key.kind, Kind::Season | Kind::CheckIn))
        .filter_map(|(key, _)| Some((key, timelines.get(key)?.last()?.file.as_deref()?)))
        .collect();
    let came: Vec<(&Key, &File)> = brought
        .iter()
        .filter(|(key, _)| !timelines.contains_key(*key))
        .filter_map(|(key, file)| Some((key, file.as_deref()?)))
        .collect();
    let mut pairs: Vec<(Key, Key)> = Vec::new();
    for (old, was) in went {
        let is_taken = |new: &Key| pairs.iter().any(|(_, other)| other == new);
        let found = came.iter().find(|(new, is)| !is_taken(new) && goes_on((old, was), (new, is)));
        let Some((new, _)) = found else { continue };
        if old.kind == Kind::Season {
            let season = |key: &Key| Key { season: new.season.clone(), ..key.clone() };
            let all = timelines.keys().filter(|key| key.season == old.season);
            let all = all.map(|key| (key.clone(), season(key)));
            pairs.extend(all.filter(|(_, new)| !timelines.contains_key(new)));
        } else {
            pairs.push((old.clone(), (*new).clone()));
        }
    }
    pairs
}

/// Whether a document that came is one that went: a season of the same days, a check-in that says the same.
fn goes_on((old, was): (&Key, &File), (new, is): (&Key, &File)) -> bool {
    match (&was.document, &is.document) {
        (Some(Document::Season(was)), Some(Document::Season(is))) => was.starts == is.starts,
        (Some(Document::CheckIn(was)), Some(Document::CheckIn(is))) => {
            old.season == new.season && old.group == new.group && was == is
        }
        _ => false,
    }
}
