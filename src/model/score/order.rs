//! What depends on what, in an order in which each comes after what it depends on. Without recursion:
//! a chain is as long as a stranger's file makes it.

use std::collections::BTreeSet;

use crate::model::ItemId;

/// The items and all that they depend on, dependencies first. A circle is cut where it closes.
pub(super) fn dependencies_first(
    items: impl IntoIterator<Item = ItemId>,
    depends_on: impl Fn(&ItemId) -> Vec<ItemId>,
) -> Vec<ItemId> {
    let (mut seen, mut ordered) = (BTreeSet::new(), Vec::new());
    for item in items {
        if !seen.insert(item.clone()) {
            continue;
        }
        let rest = depends_on(&item).into_iter();
        let mut open = vec![(item, rest)];
        while let Some((item, rest)) = open.last_mut() {
            match rest.find(|next| seen.insert(next.clone())) {
                Some(next) => {
                    let rest = depends_on(&next).into_iter();
                    open.push((next, rest));
                }
                None => {
                    ordered.push(item.clone());
                    open.pop();
                }
            }
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: usize) -> ItemId {
        ItemId { season: "s1".into(), group: "dao".into(), ids: vec![format!("O{id}")] }
    }

    #[test]
    fn a_long_chain_and_a_circle_are_ordered() {
        let next = |of: &ItemId| {
            let id: usize = of.ids[0][1..].parse().expect("a number");
            vec![item((id + 1) % 50_000)]
        };
        let ordered = dependencies_first([item(0)], next);
        assert_eq!(ordered.len(), 50_000);
        assert_eq!(ordered[0], item(49_999));
        assert_eq!(ordered[49_999], item(0));
    }
}
