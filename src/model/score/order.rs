//! An order in which what is made of others comes after them. It needs no deep stack, however long the
//! chain, and takes each item once, however many ways lead to it.

use std::collections::BTreeMap;

use crate::model::ItemId;

/// Items in an order in which they can be computed.
pub(in crate::model) struct Order {
    /// Each after all that it is made of.
    pub ready: Vec<ItemId>,
    /// Those that hold themselves, and those that are made of such.
    pub circular: Vec<ItemId>,
}

/// The order of items, each with what it is made of. What is no item itself is there already.
pub(in crate::model) fn order(made_of: &BTreeMap<ItemId, Vec<ItemId>>) -> Order {
    let mut waiting: BTreeMap<&ItemId, usize> = BTreeMap::new();
    let mut serves: BTreeMap<&ItemId, Vec<&ItemId>> = BTreeMap::new();
    for (item, parts) in made_of {
        let others = parts.iter().filter(|part| made_of.contains_key(part));
        waiting.insert(item, others.clone().count());
        for part in others {
            serves.entry(part).or_default().push(item);
        }
    }
    let mut ready: Vec<&ItemId> = waiting.iter().filter(|(_, count)| **count == 0).map(|(i, _)| *i).collect();
    let mut next = 0;
    while let Some(item) = ready.get(next).copied() {
        next += 1;
        for whole in serves.get(item).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(whole) {
                *count -= 1;
                if *count == 0 {
                    ready.push(whole);
                }
            }
        }
    }
    let circular = waiting.iter().filter(|(_, count)| **count > 0).map(|(item, _)| (*item).clone());
    Order { circular: circular.collect(), ready: ready.into_iter().cloned().collect() }
}
