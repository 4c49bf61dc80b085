//! The tags of decisions: `okr/<season>/season`, `okr/<season>/<group>`.

use git2::{Oid, Repository};

use crate::model::history::{Stands, Tag};

/// All of them by name, and where the commits that they name stand towards the one that is read.
pub(super) fn of_decisions(repository: &Repository, head: Oid, is_cut: bool) -> Vec<Tag> {
    let Ok(found) = repository.references_glob("refs/tags/okr/*") else { return Vec::new() };
    let tags = found.flatten().filter_map(|reference| {
        let name = String::from_utf8_lossy(reference.name_bytes()).strip_prefix("refs/tags/")?.to_owned();
        let commit = reference.peel_to_commit().map(|commit| commit.id());
        let commit = commit.ok().or_else(|| reference.target())?;
        Some(Tag { name, commit: commit.to_string(), stands: stands(repository, head, commit, is_cut) })
    });
    let mut tags: Vec<Tag> = tags.filter(|tag| tag.name.split('/').count() == 3).collect();
    tags.sort_by(|a, b| a.name.cmp(&b.name));
    tags
}

fn stands(repository: &Repository, head: Oid, commit: Oid, is_cut: bool) -> Stands {
    let follows = |one, other| repository.graph_descendant_of(one, other).unwrap_or(false);
    if head == commit || follows(head, commit) || follows(commit, head) {
        Stands::InLine
    } else if is_cut {
        Stands::Unknown
    } else {
        Stands::Elsewhere
    }
}
