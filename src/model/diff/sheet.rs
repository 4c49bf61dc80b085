//! Two states of one file, side by side: what a change in it is about, and where it can be seen.

use serde_json::Value;

use super::change::{Change, Counts, Kind, Place, Side, Told};
use super::leaves::{Leaf, Step, leaves, node_at};
use crate::document::{self, File};
use crate::yaml::At;

/// Two states of one file.
#[derive(Debug, Clone)]
pub(super) struct Sheet<'a> {
    /// The file at the base.
    pub before: Option<&'a File>,
    /// The file now.
    pub after: Option<&'a File>,
    /// The kind of document.
    pub kind: document::Kind,
    /// The season.
    pub season: Option<String>,
    /// The group, by its present id.
    pub group: Option<String>,
    /// The last name of the path.
    pub name: String,
}

impl<'a> Sheet<'a> {
    /// Whether its bytes differ.
    pub fn differs(&self) -> bool {
        let text = |file: Option<&'a File>| file.map(|file| file.source.text());
        let path = |file: Option<&'a File>| file.map(|file| file.source.path());
        text(self.before) != text(self.after) || path(self.before) != path(self.after)
    }

    /// A change about this document as a whole.
    pub fn change(&self, kind: Kind) -> Change {
        let side = if self.after.is_some() { Side::Head } else { Side::Base };
        let says_name = matches!(
            self.kind,
            document::Kind::CheckIn | document::Kind::Intake | document::Kind::Partnership
        );
        Change {
            kind,
            document: self.document(),
            season: self.season.clone(),
            group: self.group.clone(),
            item: None,
            name: says_name.then(|| self.name.clone()),
            field: None,
            title: None,
            other: None,
            from: None,
            to: None,
            percent: None,
            amended: None,
            reason: None,
            score: None,
            counts: Counts::default(),
            money: Vec::new(),
            place: self.place(side, None, &[]),
        }
    }

    /// The kind of document, in a word.
    pub fn document(&self) -> &'static str {
        if self.kind == document::Kind::DaoPlan { "plan" } else { self.kind.name() }
    }

    /// A place in one of the two states.
    pub fn place(&self, side: Side, at: Option<At>, path: &[Step]) -> Place {
        let file = if side == Side::Head { self.after } else { self.before };
        let Some(file) = file.or(self.after).or(self.before) else {
            return Place { side, file: String::new(), line: 1 };
        };
        let line = file.tree.as_ref().and_then(|tree| {
            let start = at.map(At::node).filter(|node| node.index() < tree.len()).or(tree.root())?;
            let node = node_at(tree, start, path);
            let span = tree.at(At::new(node)).span();
            Some(file.source.position(span.start).line)
        });
        Place { side, file: file.source.path().to_owned(), line: line.unwrap_or(1) }
    }

    /// The changes of fields between two values that stand at `at` in the two states; `kind` tells what each is.
    pub fn fields(
        &self,
        (from, to): (&Value, &Value),
        at: (At, At),
        item: Option<&str>,
        kind: impl Fn(&Leaf) -> Kind,
    ) -> Vec<Change> {
        let change = |leaf: &Leaf| {
            let side = if leaf.to.is_some() { Side::Head } else { Side::Base };
            let start = if side == Side::Head { at.1 } else { at.0 };
            let words: Vec<&str> = leaf.path.iter().map(Step::word).collect();
            let told = |value: &Option<Value>| value.as_ref().map(Told::value);
            let change = Change {
                item: item.map(str::to_owned),
                field: Some(words.join(" ")),
                from: told(&leaf.from),
                to: told(&leaf.to),
                place: self.place(side, Some(start), &leaf.path),
                ..self.change(kind(leaf))
            };
            change.with_percent()
        };
        leaves(from, to).iter().map(change).collect()
    }
}
