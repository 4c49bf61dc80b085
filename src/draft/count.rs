//! Ids as the tool counts them: O1, O2 …, KR1, KR2 ….

use crate::yaml::{NodeId, Tree};

/// The id after the highest of its kind, so that the id of what was once removed is not given again soon.
pub(super) fn next<'a>(prefix: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let number = |id: &str| id.strip_prefix(prefix)?.parse::<u32>().ok();
    let highest = taken.filter_map(number).max().unwrap_or_default();
    format!("{prefix}{}", highest.saturating_add(1))
}

/// The ids in the lists of a mapping, those of faulty items too.
pub(super) fn ids<'a>(tree: &'a Tree, mapping: NodeId, lists: &'a [&str]) -> impl Iterator<Item = &'a str> {
    let items = lists.iter().filter_map(move |list| tree.field(mapping, list));
    items.flat_map(|list| tree.items(list)).filter_map(|item| tree.id_of(*item))
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn counting_goes_on_after_the_highest() {
        assert_eq!(next("O", [].into_iter()), "O1");
        assert_eq!(next("O", ["O1", "O3", "growth", "O99999999999", "N7"].into_iter()), "O4");
        assert_eq!(next("KR", ["KR09"].into_iter()), "KR10");
    }
}
