//! The alignment as columns with ribbons: goals, the DAO's objectives, groups, and what these are up to. Who is pointed
//! at with a mouse or the keyboard shows all its ribbons, by the style sheet alone.

use std::collections::BTreeMap;

use super::{at, label, svg};
use crate::model::alignment::{DAO, State};
use crate::report::Head;
use crate::report::formats::html::anchor::Anchors;
use crate::report::formats::html::node::{Node, el};
use crate::report::formats::sign::Sign;
use crate::report::views::alignment::{Alignment, ObjectiveRow, Root};
use crate::text::{cut, list, many};

/// More objectives are no picture that a person reads.
const MOST: usize = 120;
/// The columns: where they begin, how wide they are, how many letters fit.
const COLUMNS: [(f64, f64, usize); 4] =
    [(0.0, 210.0, 27), (282.0, 240.0, 31), (594.0, 150.0, 19), (812.0, 288.0, 37)];
const TITLES: [&str; 4] = ["Goals", "Objectives of the DAO", "Groups", "Their objectives"];
const STEP: f64 = 24.0;
const HEAD: f64 = 26.0;

/// A box of the picture.
struct Place {
    column: usize,
    top: f64,
    height: f64,
    words: String,
    sign: Option<Sign>,
    href: Option<String>,
}

/// A ribbon between two boxes, the left one first.
struct Ribbon {
    ends: [usize; 2],
    weight: usize,
}

/// The sign of an objective: a gap in either direction.
pub(in crate::report::formats::html) fn sign(head: &Head<'_>, row: &ObjectiveRow<'_>) -> Sign {
    match row.stands {
        _ if head.season.imported => Sign::Nothing,
        Some(State::Orphan) => Sign::Bad,
        Some(State::Unserved) => Sign::Care,
        Some(State::Aligned) => Sign::Good,
        Some(State::Top | State::Independent) | None => Sign::Nothing,
    }
}

/// The picture; `None` where there is nothing to draw, or too much.
pub(in crate::report::formats::html) fn chart(
    head: &Head<'_>,
    alignment: &Alignment<'_>,
    anchors: &Anchors,
) -> Option<Node> {
    let shown: Vec<(usize, &ObjectiveRow<'_>)> =
        alignment.objectives.iter().enumerate().filter(|(_, row)| row.is_shown).collect();
    let others = shown.iter().filter(|(_, row)| row.group != DAO).count();
    if others == 0 || shown.len() > MOST {
        return None;
    }
    let mut picture = Picture { places: Vec::new(), ribbons: Vec::new() };
    picture.fill(head, alignment, &shown, anchors);
    let told: Vec<String> = alignment
        .groups
        .iter()
        .filter(|group| group.id != DAO)
        .filter_map(|group| {
            let own = shown.iter().filter(|(_, row)| row.group == group.id).count();
            (own > 0).then(|| format!("{} with {}", group.name, many(own, "objective")))
        })
        .collect();
    Some(
        picture
            .draw(&format!("Columns with ribbons: goals, objectives of the DAO, groups: {}.", list(&told))),
    )
}

struct Picture {
    places: Vec<Place>,
    ribbons: Vec<Ribbon>,
}

impl Picture {
    fn fill(
        &mut self,
        head: &Head<'_>,
        alignment: &Alignment<'_>,
        shown: &[(usize, &ObjectiveRow<'_>)],
        anchors: &Anchors,
    ) {
        let place =
            |column: usize, slot: usize, words: String, sign: Option<Sign>, href: Option<String>| Place {
                column,
                #[expect(clippy::cast_precision_loss, reason = "a few hundred boxes")]
                top: HEAD + slot as f64 * STEP,
                height: STEP - 6.0,
                words: cut(&words, COLUMNS[column].2),
                sign,
                href,
            };
        let mut of_objective: BTreeMap<usize, usize> = BTreeMap::new();
        let mut of_group: BTreeMap<&str, usize> = BTreeMap::new();
        let mut slot = 0;
        for group in alignment.groups.iter().filter(|group| group.id != DAO) {
            let first = slot;
            for (number, row) in shown.iter().filter(|(_, row)| row.group == group.id) {
                of_objective.insert(*number, self.places.len());
                let mark = (row.stands == Some(State::Orphan)).then(|| sign(head, row));
                let href = anchors.to_item(&row.name);
                self.places.push(place(3, slot, format!("{} {}", row.id, row.title), mark, href));
                slot += 1;
            }
            if slot > first {
                let mut whole = place(2, first, group.name.to_owned(), None, anchors.to_group(group.id));
                #[expect(clippy::cast_precision_loss, reason = "a few hundred boxes")]
                let slots = (slot - first) as f64;
                whole.height = slots * STEP - 6.0;
                of_group.insert(group.id, self.places.len());
                self.places.push(whole);
            }
        }
        let tops: Vec<_> = shown.iter().filter(|(_, row)| row.group == DAO).collect();
        for (nth, (number, row)) in tops.iter().enumerate() {
            of_objective.insert(*number, self.places.len());
            let mark = (row.stands == Some(State::Unserved)).then(|| sign(head, row));
            let href = anchors.to_item(&row.name);
            let mut own = place(1, 0, format!("{} {}", row.id, row.title), mark, href);
            own.top = spread(nth, tops.len(), slot);
            self.places.push(own);
        }
        let goals: Vec<_> = alignment
            .tree
            .iter()
            .filter_map(|branch| if let Root::Goal(goal) = branch.root { Some(goal) } else { None })
            .collect();
        for (nth, goal) in goals.iter().enumerate() {
            let mut own = place(0, 0, format!("{} {}", goal.id, goal.title), None, None);
            own.top = spread(nth, goals.len(), slot);
            let here = self.places.len();
            self.places.push(own);
            let advancing = tops.iter().filter(|(_, row)| row.goals.iter().any(|id| *id == &*goal.id));
            self.ribbons.extend(
                advancing
                    .filter_map(|(number, _)| of_objective.get(number))
                    .map(|top| Ribbon { ends: [here, *top], weight: 1 }),
            );
        }
        let mut between: BTreeMap<[usize; 2], usize> = BTreeMap::new();
        for (number, row) in shown.iter().filter(|(_, row)| row.group != DAO) {
            let (Some(own), Some(group)) = (of_objective.get(number), of_group.get(row.group)) else {
                continue;
            };
            self.ribbons.push(Ribbon { ends: [*group, *own], weight: 1 });
            for to in &row.to {
                let Some(target) = alignment.objectives.get(*to) else { continue };
                let end = if target.group == DAO { of_objective.get(to) } else { None };
                if let Some(end) = end {
                    *between.entry([*end, *group]).or_default() += 1;
                }
            }
        }
        self.ribbons.extend(between.into_iter().map(|(ends, weight)| Ribbon { ends, weight }));
    }

    fn draw(&self, told: &str) -> Node {
        let bottom = self.places.iter().map(|place| place.top + place.height).fold(HEAD, f64::max);
        let mut out =
            svg(1100.0, bottom + 6.0, "chart alignment").attr("role", "group").attr("aria-label", told);
        for ((left, ..), title) in COLUMNS.iter().zip(TITLES) {
            out = out.push(label("tick", (*left, 12.0), "start", title));
        }
        out = out.all(self.ribbons.iter().map(|ribbon| self.ribbon("ribbon", ribbon)));
        let lit = |index: usize| {
            let own = self.ribbons.iter().filter(move |ribbon| ribbon.ends.contains(&index));
            own.map(|ribbon| self.ribbon("lit", ribbon))
        };
        out.all(self.places.iter().enumerate().map(|(index, place)| {
            let node = match &place.href {
                Some(href) => el("a").attr("href", href),
                None => el("g"),
            };
            node.class("place").all(lit(index)).push(rect(place)).push(words(place))
        }))
    }

    fn ribbon(&self, class: &str, ribbon: &Ribbon) -> Node {
        let [from, to] = ribbon.ends.map(|end| &self.places[end]);
        let (x1, x2) = (COLUMNS[from.column].0 + COLUMNS[from.column].1, COLUMNS[to.column].0);
        let middle = |place: &Place, other: &Place| {
            // Where a tall box meets a low one, the ribbon leaves it beside that one.
            let centre = other.top + other.height / 2.0;
            centre.clamp(place.top + 9.0, (place.top + place.height - 9.0).max(place.top + 9.0))
        };
        let (y1, y2) = (middle(from, to), middle(to, from));
        let bend = f64::midpoint(x1, x2);
        let way = format!(
            "M{} {}C{} {} {} {} {} {}",
            at(x1),
            at(y1),
            at(bend),
            at(y1),
            at(bend),
            at(y2),
            at(x2),
            at(y2)
        );
        el("path").class(&format!("{class} w{}", ribbon.weight.min(5))).attr("d", &way)
    }
}

fn rect(place: &Place) -> Node {
    let (left, width, _) = COLUMNS[place.column];
    el("rect")
        .attr("x", &at(left))
        .attr("y", &at(place.top))
        .attr("width", &at(width))
        .attr("height", &at(place.height))
}

fn words(place: &Place) -> Node {
    let class = place.sign.map_or("words", super::super::mark::class);
    let sign = place.sign.map(|sign| format!("{} ", sign.character())).unwrap_or_default();
    let y = place.top + place.height / 2.0 + 4.5;
    label(class, (COLUMNS[place.column].0 + 6.0, y), "start", &format!("{sign}{}", place.words))
}

/// Where the nth of some boxes stands, so that all are spread over the height of so many.
fn spread(nth: usize, of: usize, slots: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred boxes")]
    let (nth, of, slots) = (nth as f64, of.max(1) as f64, slots as f64);
    HEAD + if of >= slots { nth * STEP } else { ((nth + 0.5) * slots / of - 0.5) * STEP }
}
