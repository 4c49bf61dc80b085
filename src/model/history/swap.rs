//! What was changed and changed back between landings, and no amendment told it.

use std::collections::BTreeSet;

use super::commitment::State;
use crate::model::promise::{Amended, Changed, Class, Item, Naming, Promised, amended};
use crate::yaml::At;

/// Something frozen that was changed and changed back.
#[derive(Debug, Clone)]
pub struct Swap {
    /// The item.
    pub item: String,
    /// The field; `None` where the whole item went and came again, or came and went again.
    pub field: Option<&'static str>,
    /// What stood there before and after, for people.
    pub was: Option<String>,
    /// What stood there between, for people.
    pub between: Option<String>,
    /// Where the item stands in the last version; `None` where it does not.
    pub at: Option<At>,
    /// The landing that changed it.
    pub there: usize,
    /// The landing that changed it back.
    pub back: usize,
}

/// What changed and changed back since a commitment, the first time for each field.
#[must_use]
pub fn swaps(states: &[State<'_>], naming: &Naming<'_>) -> Vec<Swap> {
    let Some(last) = states.last() else { return Vec::new() };
    let mut seen: BTreeSet<(String, Option<&'static str>)> = BTreeSet::new();
    let mut found = Vec::new();
    for item in states.iter().flat_map(|state| state.promises.items()) {
        let at = last.promises.item(item.class, &item.id).map(|item| item.at);
        if item.class.exists() && seen.insert((item.id.clone(), None)) {
            found.extend(came_and_went(states, item, at));
        }
        for (field, _) in &item.fields {
            if seen.insert((item.id.clone(), Some(field))) {
                found.extend(there_and_back(states, naming, item, field, at));
            }
        }
    }
    found
}

/// An item that went and came again, or came and went again, while what it is in stayed.
fn came_and_went(states: &[State<'_>], item: &Item, at: Option<At>) -> Option<Swap> {
    let parent = item.id.rsplit_once('.').map(|(parent, _)| parent);
    let states: Vec<&State<'_>> =
        states.iter().filter(|state| parent.is_none_or(|parent| state.has(parent))).collect();
    let seen: Vec<(usize, bool)> = states.iter().map(|state| (state.landing, state.has(&item.id))).collect();
    let (there, back) = turn(&seen)?;
    let title = item.field("title").map(|title| title.written.clone());
    let (was, between) = if seen[0].1 { (title, None) } else { (None, title) };
    Some(Swap { item: item.id.clone(), field: None, was, between, at, there, back })
}

/// A field that was changed and changed back.
fn there_and_back(
    states: &[State<'_>],
    naming: &Naming<'_>,
    item: &Item,
    field: &'static str,
    at: Option<At>,
) -> Option<Swap> {
    let held: Vec<(usize, &Item, Option<&Promised>, &State<'_>)> = states
        .iter()
        .filter_map(|state| {
            let own = state.promises.item(item.class, &item.id);
            // What is not there has no fields; that it is not there is told by itself.
            let own = if item.class == Class::Season || item.class.exists() { Some(own?) } else { own };
            Some((state.landing, own.unwrap_or(item), own.and_then(|own| own.field(field)), state))
        })
        .collect();
    let mut steps: Vec<&(usize, &Item, Option<&Promised>, &State<'_>)> = Vec::new();
    for one in &held {
        if steps.last().is_none_or(|last| last.2 != one.2) {
            steps.push(one);
        }
    }
    let is_told = |pair: &[&(usize, &Item, Option<&Promised>, &State<'_>)]| {
        let changed = Changed { item: pair[1].1, field, from: pair[0].2, to: pair[1].2 };
        amended(pair[1].3.amendments, &changed, naming) == Amended::Exactly
    };
    let (start, back) = (0..steps.len()).find_map(|start| {
        let back = (start + 2..steps.len()).find(|back| steps[*back].2 == steps[start].2)?;
        let untold = steps[start..=back].windows(2).any(|pair| !is_told(pair));
        untold.then_some((start, back))
    })?;
    let written = |promised: Option<&Promised>| promised.map(|promised| promised.written.clone());
    Some(Swap {
        item: item.id.clone(),
        field: Some(field),
        was: written(steps[start].2),
        between: written(steps[start + 1].2),
        at,
        there: steps[start + 1].0,
        back: steps[back].0,
    })
}

/// Where something turned into its opposite and back: the two landings.
fn turn(seen: &[(usize, bool)]) -> Option<(usize, usize)> {
    let first = seen.first()?.1;
    let there = seen.iter().position(|(_, is)| *is != first)?;
    let back = seen[there..].iter().position(|(_, is)| *is == first)? + there;
    Some((seen[there].0, seen[back].0))
}
