//! Places of the page that can be linked to: every group, objective and key result has one where its numbers are
//! worked out. A link is made only where its place is on the page.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::node::{Node, el};
use crate::report::Report;

/// The places of one page.
#[derive(Debug, Default)]
pub(super) struct Anchors(BTreeSet<String>);

impl Anchors {
    /// The places of a report's page.
    pub fn of(report: &Report<'_>) -> Self {
        let mut places = BTreeSet::new();
        for group in report.summary.iter().flat_map(|summary| &summary.groups) {
            places.insert(of_group(group.id));
            for objective in &group.objectives {
                places.insert(of_item(&format!("{}/{}", group.id, objective.id)));
                let inner = objective.key_results.iter();
                places.extend(inner.map(|kr| of_item(&format!("{}/{}.{}", group.id, objective.id, kr.id))));
            }
        }
        Self(places)
    }

    /// Text that leads to where a group's numbers are worked out.
    pub fn group(&self, id: &str, inner: Node) -> Node {
        self.link(&of_group(id), inner)
    }

    /// Text that leads to where an item's numbers are worked out; an item of another season has no place here.
    pub fn item(&self, reference: &str, inner: Node) -> Node {
        self.link(&of_item(reference), inner)
    }

    /// Where an item is worked out, when it is on the page.
    pub fn to_item(&self, reference: &str) -> Option<String> {
        let place = of_item(reference);
        self.0.contains(&place).then(|| format!("#{place}"))
    }

    /// Where a group is worked out, when it is on the page.
    pub fn to_group(&self, id: &str) -> Option<String> {
        let place = of_group(id);
        self.0.contains(&place).then(|| format!("#{place}"))
    }

    fn link(&self, place: &str, inner: Node) -> Node {
        if self.0.contains(place) { el("a").attr("href", &format!("#{place}")).push(inner) } else { inner }
    }
}

/// Ids given so far: each is given once.
#[derive(Debug, Default)]
pub(super) struct Given(BTreeSet<String>);

impl Given {
    /// An element with the id, unless another one has it.
    pub fn place(&mut self, place: String, node: Node) -> Node {
        let node = if self.0.contains(&place) { node } else { node.attr("id", &place) };
        self.0.insert(place);
        node
    }
}

/// The place of a group: `harbour/`, which no view and no item can be called.
pub(super) fn of_group(id: &str) -> String {
    format!("{}/", plain(id))
}

/// The place of an item: its name with its group, `harbour/O1.KR2`.
pub(super) fn of_item(reference: &str) -> String {
    plain(reference)
}

/// What an address can hold as it stands; everything else by its number.
fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for character in name.chars() {
        if character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.' | '/') {
            out.push(character);
        } else {
            let _ = write!(out, "~{:x}", u32::from(character));
        }
    }
    out
}

/// A link of a document. Only to the web, and it is told that it comes from nowhere; all else stays text.
pub(super) fn outward(address: &str, inner: Node) -> Node {
    let is_web = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
    let is_plain = address.bytes().all(|byte| byte.is_ascii_graphic());
    if is_web && is_plain {
        el("a").class("out").attr("href", address).attr("rel", "noopener noreferrer").push(inner)
    } else {
        inner
    }
}
