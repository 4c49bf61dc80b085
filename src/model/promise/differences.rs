//! What two states of one document promise differently.

use std::collections::BTreeMap;

use serde_json::Value;

use super::canonical::day;
use super::{Class, Item, Promised, Promises};

/// One difference between two states.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Difference<'a> {
    /// An objective, key result or milestone that is there now.
    New(&'a Item),
    /// One that is not there any more. What was in it is gone with it, and told too.
    Gone(&'a Item),
    /// A field that promises something else.
    Field(Changed<'a>),
}

/// A field that promises something else. `None`: it is left out, or the item is not there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Changed<'a> {
    /// The item as it is now; where it is not there any more, as it was.
    pub item: &'a Item,
    /// The field.
    pub field: &'static str,
    /// What it promised.
    pub from: Option<&'a Promised>,
    /// What it promises now.
    pub to: Option<&'a Promised>,
}

impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        self.class == other.class && self.id == other.id && self.fields == other.fields
    }
}

/// What `to` promises differently from `from`: in the order of `to`, what is gone at the end.
#[must_use]
pub fn differences<'a>(from: &'a Promises, to: &'a Promises) -> Vec<Difference<'a>> {
    let mut out = Vec::new();
    let (was, is) = (by_name(from), by_name(to));
    let name = |item: &'a Item| (item.class, item.id.as_str());
    // Of two items with one id the first counts.
    let firsts = |promises: &'a Promises, names: &BTreeMap<Name<'a>, &'a Item>| -> Vec<&'a Item> {
        let is_first = |item: &&Item| {
            names.get(&(item.class, item.id.as_str())).is_some_and(|first| std::ptr::eq(*first, *item))
        };
        promises.items.iter().filter(is_first).collect()
    };
    for item in firsts(to, &is) {
        match was.get(&name(item)) {
            None if item.class.exists() => out.push(Difference::New(item)),
            was => fields(was.copied(), Some(item), (from, to), &mut out),
        }
    }
    for item in firsts(from, &was).into_iter().filter(|item| !is.contains_key(&name(item))) {
        if item.class.exists() {
            out.push(Difference::Gone(item));
        } else {
            fields(Some(item), None, (from, to), &mut out);
        }
    }
    out
}

type Name<'a> = (Class, &'a str);

fn by_name(promises: &Promises) -> BTreeMap<Name<'_>, &Item> {
    let mut out = BTreeMap::new();
    for item in &promises.items {
        out.entry((item.class, item.id.as_str())).or_insert(item);
    }
    out
}

/// The fields in which two items differ, whatever their ids.
#[must_use]
pub fn changed_fields<'a>(was: &'a Item, is: &'a Item) -> Vec<Changed<'a>> {
    let (nothing, mut out) = (Promises::default(), Vec::new());
    fields(Some(was), Some(is), (&nothing, &nothing), &mut out);
    let field = |difference| if let Difference::Field(changed) = difference { Some(changed) } else { None };
    out.into_iter().filter_map(field).collect()
}

fn fields<'a>(
    was: Option<&'a Item>,
    is: Option<&'a Item>,
    (from, to): (&Promises, &Promises),
    out: &mut Vec<Difference<'a>>,
) {
    let Some(item) = is.or(was) else { return };
    let names = |item: Option<&'a Item>| item.into_iter().flat_map(|item| &item.fields);
    let gone = names(was).filter(|(name, _)| is.is_none_or(|is| is.field(name).is_none()));
    for (field, _) in names(is).chain(gone) {
        let (before, now) = (was.and_then(|was| was.field(field)), is.and_then(|is| is.field(field)));
        let is_end = |due: Option<&Promised>, of: &Promises| {
            item.class == Class::KeyResult
                && *field == "due"
                && due.is_some_and(|due| of.ends.is_some() && day(&due.value) == of.ends)
        };
        // A `due` that is left out means the season's end, where it is left out.
        let same = match (before, now) {
            (Some(before), Some(now)) => before == now,
            (None, Some(_)) => is_end(now, from),
            (Some(_), None) => is_end(before, to),
            (None, None) => true,
        };
        if !same {
            out.push(Difference::Field(Changed { item, field, from: before, to: now }));
        }
    }
}

impl Promised {
    /// The number that it is.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match &self.value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => crate::document::is_decimal(text).then(|| text.parse().ok()).flatten(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        }
    }
}
