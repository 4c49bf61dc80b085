//! Who answers for what.

use std::collections::HashSet;

use super::context::{Context, KeyResultView};
use crate::document::Handle;
use crate::yaml::At;

/// Who answers for a key result, with the place of the item that says so.
pub(super) fn owner<'a>(view: &KeyResultView<'a>) -> Option<(&'a Handle, At)> {
    let own = view.key_result.owner.as_ref().map(|owner| (owner, view.key_result.at));
    own.or_else(|| view.objective.owner.as_ref().map(|owner| (owner, view.objective.at)))
}

/// The present and former ids of all groups, but for those that are a person's handle too.
pub(super) fn group_ids(context: &Context<'_>) -> HashSet<String> {
    let groups = context.known.groups.iter().flatten();
    let mut ids: HashSet<String> = groups
        .flat_map(|group| std::iter::once(group.id).chain(group.others.iter().copied()))
        .map(str::to_ascii_lowercase)
        .collect();
    for person in context.known.people.iter().flatten() {
        ids.remove(&person.id.to_ascii_lowercase());
    }
    ids
}
