//! Whether amendments say exactly what changed. They form a chain for each field of each item, in the list's order.

use jiff::civil::Date;

use super::canonical::{day, plain, promised};
use super::{Changed, Class, Naming, Promised};
use crate::document::{Amendment, Any, parse_reference};

/// What amendments say of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amended {
    /// No entry speaks of the field.
    No,
    /// One entry, or a chain of them, leads from what was promised to what is promised now.
    Exactly,
    /// A chain begins at what was promised, and ends elsewhere: it was never carried out, or changed once more later.
    Elsewhere,
    /// Entries speak of the field, and none begins at what was promised, or it changes nothing.
    Falsely,
}

/// What amendments (all of them, or those of one landing) say of a change.
#[must_use]
pub fn amended(amendments: &[Amendment], changed: &Changed<'_>, naming: &Naming<'_>) -> Amended {
    let item = changed.item;
    let value = |any: &Option<Any>| value(item.class, changed.field, any.as_ref(), naming);
    let steps: Vec<(Option<Promised>, Option<Promised>)> = amendments
        .iter()
        .filter(|amendment| {
            amendment.field == changed.field && names(amendment, item.class, &item.id, naming)
        })
        .map(|amendment| (value(&amendment.from), value(&amendment.to)))
        .collect();
    if steps.is_empty() {
        return Amended::No;
    }
    let end = naming.ends.filter(|_| item.class == Class::KeyResult && changed.field == "due");
    let same = |one: Option<&Promised>, other: Option<&Promised>| is_same(one, other, end);
    let leads_on = |chain: &[(Option<Promised>, Option<Promised>)]| {
        let links = chain.windows(2).all(|pair| same(pair[0].1.as_ref(), pair[1].0.as_ref()));
        let moves = chain.iter().all(|(from, to)| !same(from.as_ref(), to.as_ref()));
        links && moves && same(chain[0].0.as_ref(), changed.from)
    };
    // What was amended before the first of the two states is no part of the chain between them.
    let chains = (0..steps.len()).map(|start| &steps[start..]).filter(|chain| leads_on(chain));
    let mut best = Amended::Falsely;
    for chain in chains {
        if chain.last().is_some_and(|(_, to)| same(to.as_ref(), changed.to)) {
            return Amended::Exactly;
        }
        best = Amended::Elsewhere;
    }
    best
}

/// A value of an amendment in the form in which promises are compared; `None` where the field is left out and has no
/// default.
#[must_use]
pub fn value(class: Class, field: &str, any: Option<&Any>, naming: &Naming<'_>) -> Option<Promised> {
    promised(class, field, any.map(plain), naming)
}

/// Whether two values are the same; a `due` that is left out is the season's end.
fn is_same(one: Option<&Promised>, other: Option<&Promised>, end: Option<Date>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        (None, None) => true,
        (Some(due), None) | (None, Some(due)) => end.is_some() && day(&due.value) == end,
    }
}

/// Whether an amendment speaks of an item: by its id, or by its name with group and season.
#[must_use]
pub fn names(amendment: &Amendment, class: Class, id: &str, naming: &Naming<'_>) -> bool {
    if amendment.item == id {
        return true;
    }
    match class {
        Class::Participant => naming.portfolio.present_id(&amendment.item) == id,
        Class::Objective | Class::KeyResult | Class::Milestone => parse_reference(&amendment.item)
            .is_some_and(|reference| {
                let group = reference.group.as_deref().unwrap_or(naming.group);
                reference.item() == id
                    && naming.portfolio.present_id(group) == naming.group
                    && reference.season.as_deref().is_none_or(|season| season == naming.season)
            }),
        Class::Request | Class::Season | Class::Purse => false,
    }
}
