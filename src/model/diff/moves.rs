//! Items that are new or gone, and those among them that only moved: the same title under another id, objective, group
//! or file. What lies in something new or gone is told with it, once.

use std::collections::{BTreeMap, BTreeSet};

use super::alignment::{self, Contributors};
use super::change::{Change, Counts, Kind, Side, Told};
use super::leaves::Step;
use super::sheet::Sheet;
use crate::model::promise::{Amended, Changed, Class, Item, changed_fields};

/// An item that is there in one of the two states only.
#[derive(Clone, Copy)]
pub(super) struct Loose<'b> {
    /// Its file.
    pub sheet: &'b Sheet<'b>,
    /// The item.
    pub item: &'b Item,
    /// What decisions say of it, where it was promised.
    pub amended: Option<Amended>,
    /// Whether it is told with its plan.
    pub is_told: bool,
}

impl<'b> Loose<'b> {
    pub fn of(sheet: &'b Sheet<'b>, item: &'b Item) -> Self {
        Self { sheet, item, amended: None, is_told: false }
    }

    /// One that is told with its plan, unless it moved.
    pub fn told(sheet: &'b Sheet<'b>, item: &'b Item) -> Self {
        Self { is_told: true, ..Self::of(sheet, item) }
    }

    fn title(&self) -> &'b str {
        self.item.field("title").map_or("", |title| &title.written)
    }

    fn parent(&self) -> &'b str {
        self.item.id.rsplit_once('.').map_or("", |(parent, _)| parent)
    }

    fn leaf(&self) -> &'b str {
        self.item.id.rsplit_once('.').map_or(self.item.id.as_str(), |(_, leaf)| leaf)
    }

    fn key(&self) -> Key<'b> {
        (self.sheet.season.as_deref(), self.sheet.group.as_deref(), &self.item.id)
    }

    fn parent_key(&self) -> Key<'b> {
        (self.sheet.season.as_deref(), self.sheet.group.as_deref(), self.parent())
    }

    fn change(&self, kind: Kind) -> Change {
        let side = if kind == Kind::ItemRemoved { Side::Base } else { Side::Head };
        Change {
            item: Some(self.item.id.clone()),
            title: Some(self.title().to_owned()),
            amended: self.amended,
            place: self.sheet.place(side, Some(self.item.at), &[]),
            ..self.sheet.change(kind)
        }
    }
}

/// Where a loose item is in its list, by season, group and id.
type Key<'b> = (Option<&'b str>, Option<&'b str>, &'b str);

fn by_key<'b>(list: &[Loose<'b>]) -> BTreeMap<Key<'b>, usize> {
    list.iter().enumerate().map(|(index, loose)| (loose.key(), index)).collect()
}

/// The changes that loose items are.
pub(super) fn changes(gone: &[Loose<'_>], new: &[Loose<'_>], contributors: &Contributors) -> Vec<Change> {
    let pairs = pairs(gone, new);
    let (gone_by_key, new_by_key) = (by_key(gone), by_key(new));
    let moved_to: BTreeMap<usize, usize> = pairs.iter().copied().collect();
    let arrived: BTreeSet<usize> = pairs.iter().map(|(_, to)| *to).collect();
    let mut out = Vec::new();
    for (from, to) in &pairs {
        let (was, is) = (&gone[*from], &new[*to]);
        let amended = gone[*from].amended.map(|_| Amended::No);
        let above = gone_by_key.get(&was.parent_key()).and_then(|parent| moved_to.get(parent));
        let follows = above.is_some() && above == new_by_key.get(&is.parent_key());
        if !(follows && was.leaf() == is.leaf()) {
            let other = format!("{}/{}", was.sheet.group.as_deref().unwrap_or_default(), was.item.id);
            out.push(Change { other: Some(other), amended, ..is.change(Kind::ItemMoved) });
        }
        for changed in changed_fields(was.item, is.item) {
            out.extend(field(is, &changed, amended, contributors));
        }
    }
    for (index, item) in gone.iter().enumerate().filter(|(index, _)| !moved_to.contains_key(index)) {
        if !item.is_told && !gone_by_key.contains_key(&gone[index].parent_key()) {
            out.push(item.change(Kind::ItemRemoved));
            out.extend(alignment::of_item_gone(item.sheet, item.item, contributors));
        }
    }
    for (index, item) in new.iter().enumerate().filter(|(index, _)| !arrived.contains(index)) {
        if !item.is_told && !new_by_key.contains_key(&new[index].parent_key()) {
            let inner = new.iter().filter(|other| other.parent_key() == item.key()).count();
            let is_objective = item.item.class == Class::Objective;
            let counts = Counts { key_results: is_objective.then_some(inner), ..Counts::default() };
            out.push(Change { counts, ..item.change(Kind::ItemAdded) });
            out.extend(alignment::of_item_new(item.sheet, item.item, contributors));
        }
    }
    out
}

fn field(
    is: &Loose<'_>,
    changed: &Changed<'_>,
    amended: Option<Amended>,
    contributors: &Contributors,
) -> Vec<Change> {
    let step = [Step::Field(changed.field.to_owned())];
    let change = Change {
        field: Some(changed.field.to_owned()),
        from: changed.from.map(Told::from),
        to: changed.to.map(Told::from),
        amended,
        title: None,
        place: is.sheet.place(Side::Head, Some(is.item.at), &step),
        ..is.change(Kind::FieldChanged)
    };
    if changed.field == "contributes_to" {
        return alignment::split(&change, contributors);
    }
    vec![change.with_percent()]
}

/// Which gone item is which new one: the only two of their season and class with one title; and milestones, which have
/// no life of their own, by their ids in key results that moved.
fn pairs(gone: &[Loose<'_>], new: &[Loose<'_>]) -> Vec<(usize, usize)> {
    type Title<'k> = (Option<&'k str>, u8, &'k str);
    let mut by_title: BTreeMap<Title<'_>, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let key = |loose: &Loose<'_>| match loose.item.class {
        Class::Objective => Some(0),
        Class::KeyResult => Some(1),
        _ => None,
    };
    for (index, item) in gone.iter().enumerate() {
        if let Some(class) = key(item) {
            let key = (item.sheet.season.as_deref(), class, item.title());
            by_title.entry(key).or_default().0.push(index);
        }
    }
    for (index, item) in new.iter().enumerate() {
        if let Some(class) = key(item)
            && let Some(found) = by_title.get_mut(&(item.sheet.season.as_deref(), class, item.title()))
        {
            found.1.push(index);
        }
    }
    let only = |(from, to): &(Vec<usize>, Vec<usize>)| match (from.as_slice(), to.as_slice()) {
        ([from], [to]) => Some((*from, *to)),
        (_, _) => None,
    };
    let mut pairs: Vec<(usize, usize)> = by_title.values().filter_map(only).collect();
    let milestones = milestones(gone, new, &pairs);
    pairs.extend(milestones);
    pairs.sort_by_key(|(_, to)| new[*to].key());
    pairs
}

/// The milestones with one id in a key result that moved.
fn milestones(gone: &[Loose<'_>], new: &[Loose<'_>], pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let (gone_by_key, new_by_key) = (by_key(gone), by_key(new));
    let moved_to: BTreeMap<usize, usize> = pairs.iter().copied().collect();
    let pair = |(index, was): (usize, &Loose<'_>)| {
        let above = moved_to.get(gone_by_key.get(&was.parent_key())?)?;
        let id = format!("{}.{}", new[*above].item.id, was.leaf());
        let (season, group, _) = new[*above].key();
        Some((index, *new_by_key.get(&(season, group, id.as_str()))?))
    };
    let milestones = gone.iter().enumerate().filter(|(_, was)| was.item.class == Class::Milestone);
    milestones.filter_map(pair).collect()
}
