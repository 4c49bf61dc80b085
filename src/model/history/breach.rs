//! Where what stands now is not what was committed, and no record says so; and records that say what never was.

use super::commitment::State;
use crate::document::Amendment;
use crate::model::promise::{
    Amended, Changed, Difference, Item, Naming, Promised, amended, differences, names,
};
use crate::yaml::At;

/// What kind of breach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreachKind {
    /// A frozen field is not what was committed.
    Moved,
    /// An item of the commitment is gone.
    Deleted,
    /// An item is there that was not committed.
    Added,
    /// An amendment tells what never was.
    Falsely,
}

/// A breach of a commitment.
#[derive(Debug, Clone)]
pub struct Breach {
    /// What kind.
    pub kind: BreachKind,
    /// The item: `O1.KR2`, a currency, `season`, a group.
    pub item: String,
    /// The field; `None` where it is about the whole item.
    pub field: Option<&'static str>,
    /// What was committed, for people; `None` where nothing stood there.
    pub from: Option<String>,
    /// What stands now, for people.
    pub to: Option<String>,
    /// Where it stands in the last version: the item, or the amendment. `None` where it is gone.
    pub at: Option<At>,
    /// The landing that brought it.
    pub landing: usize,
}

/// What a commitment says differently in the end, in the order of the document.
#[must_use]
pub fn breaches(states: &[State<'_>], naming: &Naming<'_>) -> Vec<Breach> {
    let (Some(base), Some(last)) = (states.first(), states.last()) else { return Vec::new() };
    let mut search = Search { states, naming, found: Vec::new() };
    search.items(base, last);
    for item in last.promises.items() {
        search.fields(item);
    }
    search.found.sort_by_key(|breach| breach.at.map_or(usize::MAX, |at| at.node().index()));
    search.found
}

struct Search<'a> {
    states: &'a [State<'a>],
    naming: &'a Naming<'a>,
    found: Vec<Breach>,
}

impl Search<'_> {
    /// Items that came and went.
    fn items(&mut self, base: &State<'_>, last: &State<'_>) {
        for difference in differences(&base.promises, &last.promises) {
            let (kind, item, at) = match difference {
                Difference::New(item) if !item.is_added => (BreachKind::Added, item, Some(item.at)),
                Difference::Gone(item) => (BreachKind::Deleted, item, None),
                Difference::New(_) | Difference::Field(_) => continue,
            };
            let other = if kind == BreachKind::Added { base } else { last };
            // What is there and cannot be read neither came nor went.
            let unread = other.has(&item.id);
            if unread || parent(&item.id).is_some_and(|parent| !other.has(parent)) {
                continue;
            }
            let is_there = kind == BreachKind::Added;
            let landing = self.since(|state| state.has(&item.id) == is_there);
            let title = item.field("title").map(|title| title.written.clone());
            let (from, to) = if is_there { (None, title) } else { (title, None) };
            self.found.push(Breach { kind, item: item.id.clone(), field: None, from, to, at, landing });
        }
    }

    /// The frozen fields of an item that stands in the end, against those of its commitment.
    fn fields(&mut self, item: &Item) {
        let states = self.states;
        let Some(last) = states.last() else { return };
        // What was added later is committed where it was added.
        let Some(base) = states
            .iter()
            .find(|state| !item.class.exists() || state.promises.item(item.class, &item.id).is_some())
        else {
            return;
        };
        let was = base.promises.item(item.class, &item.id);
        if item.class.exists() && !std::ptr::eq(base, &raw const states[0]) && !item.is_added {
            return;
        }
        let told = differences(&base.promises, &last.promises);
        let own = told.iter().filter_map(|difference| match difference {
            Difference::Field(changed) if same_item(changed.item, item) => Some(*changed),
            _ => None,
        });
        let own: Vec<Changed<'_>> = own.collect();
        for changed in &own {
            self.changed(changed, base);
        }
        for field in item.class.fields().iter().copied() {
            if own.iter().any(|changed| changed.field == field) {
                continue;
            }
            let (from, to) = (was.and_then(|was| was.field(field)), item.field(field));
            self.unchanged(&Changed { item, field, from, to }, base);
        }
    }

    /// A field that is not what was committed.
    fn changed(&mut self, changed: &Changed<'_>, base: &State<'_>) {
        let Some(last) = self.states.last() else { return };
        let kind = match amended(last.amendments, changed, self.naming) {
            Amended::Exactly => return,
            Amended::No => BreachKind::Moved,
            // It was carried out, and changed once more without a word; or never.
            Amended::Elsewhere if self.was_carried_out(changed, base) => BreachKind::Moved,
            Amended::Elsewhere | Amended::Falsely => BreachKind::Falsely,
        };
        self.breach(kind, changed);
    }

    /// A field that is what was committed: amendments of it lead nowhere, or there and back.
    fn unchanged(&mut self, changed: &Changed<'_>, base: &State<'_>) {
        let Some(last) = self.states.last() else { return };
        let is_new = self.amendment(changed).is_some_and(|amendment| !base.amendments.contains(amendment));
        if is_new && !matches!(amended(last.amendments, changed, self.naming), Amended::No | Amended::Exactly)
        {
            self.breach(BreachKind::Falsely, changed);
        }
    }

    fn breach(&mut self, kind: BreachKind, changed: &Changed<'_>) {
        let (item, field) = (changed.item, changed.field);
        let amendment = (kind == BreachKind::Falsely).then(|| self.amendment(changed)).flatten();
        let value = |state: &State<'_>| state.promises.field(item.class, &item.id, field).cloned();
        let landing = match amendment {
            Some(told) => self.since(|state| state.amendments.contains(told)),
            None => self.since(|state| value(state).as_ref() == changed.to),
        };
        let written = |promised: Option<&Promised>| promised.map(|promised| promised.written.clone());
        self.found.push(Breach {
            kind,
            item: item.id.clone(),
            field: Some(field),
            from: written(changed.from),
            to: written(changed.to),
            at: Some(amendment.map_or(item.at, |amendment| amendment.at)),
            landing,
        });
    }

    /// The last amendment of a field that stands in the end.
    fn amendment(&self, changed: &Changed<'_>) -> Option<&Amendment> {
        let last = self.states.last()?;
        last.amendments.iter().rev().find(|amendment| {
            amendment.field == changed.field
                && names(amendment, changed.item.class, &changed.item.id, self.naming)
        })
    }

    /// Whether some version held just what the amendments of the end lead to.
    fn was_carried_out(&self, changed: &Changed<'_>, base: &State<'_>) -> bool {
        let Some(last) = self.states.last() else { return false };
        let later = self.states.iter().filter(|state| state.landing > base.landing);
        later.map(|state| state.promises.field(changed.item.class, &changed.item.id, changed.field)).any(
            |to| {
                let step = Changed { to, ..*changed };
                to != changed.from && amended(last.amendments, &step, self.naming) == Amended::Exactly
            },
        )
    }

    /// The landing from which on something held until the end.
    fn since(&self, holds: impl Fn(&State<'_>) -> bool) -> usize {
        let until = self.states.iter().rev().take_while(|state| holds(state));
        until.last().or(self.states.last()).map_or(0, |state| state.landing)
    }
}

fn same_item(one: &Item, other: &Item) -> bool {
    one.class == other.class && one.id == other.id
}

fn parent(id: &str) -> Option<&str> {
    id.rsplit_once('.').map(|(parent, _)| parent)
}
