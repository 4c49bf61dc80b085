//! Which key results are made of which: sums and means as a graph, resolved once. Walks are loops, not recursion, and
//! see everything once: a stranger's file may hold sums of sums without end.

use std::collections::HashMap;

use super::context::{Context, KeyResultView};
use super::measures::{Start, joined, path};
use crate::document::Reference;
use crate::model::ItemId;

/// The graph of the live sums and means, with everything that they are made of.
#[derive(Debug, Default)]
pub(super) struct Sums<'a> {
    views: Vec<KeyResultView<'a>>,
    numbers: HashMap<ItemId, usize>,
    /// By key result, the parts of its `of` in their order; `None` for a reference that leads nowhere.
    parts: Vec<Vec<Option<usize>>>,
    /// By key result, those that are made of it.
    wholes: Vec<Vec<usize>>,
}

/// Two ways by which one key result comes into a sum.
#[derive(Debug)]
pub(super) struct Twice<'a> {
    /// The places in `of` by which it comes, first and again.
    pub ways: [usize; 2],
    /// What is counted twice.
    pub what: KeyResultView<'a>,
}

impl<'a> Sums<'a> {
    pub fn of(context: &Context<'a>) -> Self {
        let mut sums = Self::default();
        for view in context.live_key_results().filter(|view| view.key_result.measure.parts().is_some()) {
            sums.number(view);
        }
        let mut next = 0;
        while let Some(view) = sums.views.get(next).copied() {
            for reference in references(&view) {
                let part = context.key_result(reference, view.of.season.id, view.of.group);
                let part = part.map(|part| sums.number(part));
                sums.parts[next].push(part);
                if let Some(part) = part {
                    sums.wholes[part].push(next);
                }
            }
            next += 1;
        }
        sums
    }

    fn number(&mut self, view: KeyResultView<'a>) -> usize {
        let count = self.views.len();
        let number = *self.numbers.entry(view.id()).or_insert(count);
        if number == count {
            self.views.push(view);
            self.parts.push(Vec::new());
            self.wholes.push(Vec::new());
        }
        number
    }

    /// The sums and means by their numbers.
    pub fn all(&self) -> impl Iterator<Item = (usize, KeyResultView<'a>)> + '_ {
        self.views.iter().copied().enumerate().filter(|(_, view)| view.key_result.measure.parts().is_some())
    }

    /// The parts of one: what is written, and what it leads to.
    pub fn parts(
        &self,
        number: usize,
    ) -> impl Iterator<Item = (&'a Reference, Option<(usize, KeyResultView<'a>)>)> + '_ {
        let found = self.parts[number].iter().map(|part| part.map(|part| (part, self.views[part])));
        references(&self.views[number]).iter().zip(found)
    }

    /// By number, whether a key result is `number` or is made of it.
    pub fn made_of(&self, number: usize) -> Vec<bool> {
        let mut seen = vec![false; self.views.len()];
        let mut open = vec![number];
        while let Some(number) = open.pop() {
            if !std::mem::replace(&mut seen[number], true) {
                open.extend(&self.wholes[number]);
            }
        }
        seen
    }

    /// What comes into a sum by two of its parts; one finding for each part that brings something again.
    pub fn twice(&self, whole: usize) -> Vec<Twice<'a>> {
        let mut by: Vec<Option<usize>> = vec![None; self.views.len()];
        let mut found = Vec::new();
        for (way, part) in self.parts[whole].iter().enumerate() {
            let mut again = None;
            let mut open: Vec<usize> = part.iter().copied().collect();
            while let Some(number) = open.pop() {
                match by[number] {
                    // What holds itself is another fault.
                    _ if number == whole => {}
                    Some(first) if first == way => {}
                    Some(first) => again = again.or(Some((first, number))),
                    None => {
                        by[number] = Some(way);
                        open.extend(self.parts[number].iter().flatten());
                    }
                }
            }
            found.extend(again.map(|(first, number)| Twice { ways: [first, way], what: self.views[number] }));
        }
        found
    }

    /// Where each key result starts: the baseline, of a sum or mean by default that of its parts.
    pub fn starts(&self) -> HashMap<ItemId, f64> {
        /// How far the walk has come, and what it found.
        #[derive(Clone, Copy)]
        enum Walk {
            Unseen,
            Open,
            Found(Option<f64>),
        }
        let mut starts = vec![Walk::Unseen; self.views.len()];
        for root in 0..self.views.len() {
            let mut open = vec![root];
            while let Some(number) = open.last().copied() {
                let missing = |walk: &Walk| matches!(walk, Walk::Unseen);
                let needed =
                    || self.parts[number].iter().flatten().copied().filter(|part| missing(&starts[*part]));
                match starts[number] {
                    Walk::Found(_) => {
                        open.pop();
                    }
                    Walk::Unseen if self.views[number].key_result.measure.parts().is_some() => {
                        let needed: Vec<usize> = needed().collect();
                        starts[number] = Walk::Open;
                        open.extend(needed);
                    }
                    Walk::Unseen | Walk::Open => {
                        let of = self.parts[number].iter().map(|part| match starts[(*part)?] {
                            Walk::Found(start) => start,
                            Walk::Unseen | Walk::Open => None,
                        });
                        let of: Option<Vec<f64>> = of.collect();
                        let measure = &self.views[number].key_result.measure;
                        let default = || of.and_then(|of| joined(measure, of.iter().sum(), of.len()));
                        starts[number] = Walk::Found(match path(measure) {
                            Some((Start::At(start), _)) => Some(start),
                            Some((Start::OfParts, _)) => default(),
                            Some((Start::Unknown, _)) | None => None,
                        });
                        open.pop();
                    }
                }
            }
        }
        let found = starts.iter().zip(&self.views).filter_map(|(start, view)| match start {
            Walk::Found(Some(start)) => Some((view.id(), *start)),
            Walk::Found(None) | Walk::Unseen | Walk::Open => None,
        });
        found.collect()
    }
}

fn references<'a>(view: &KeyResultView<'a>) -> &'a [Reference] {
    view.key_result.measure.parts().map(|parts| parts.of.as_slice()).unwrap_or_default()
}
