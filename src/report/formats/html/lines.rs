//! What several views say in the same way: an answer, lists of sentences, tables with a title. A name of an objective
//! or key result in a sentence leads to where its numbers are worked out.

use super::anchor::Anchors;
use super::mark;
use super::node::{Node, el, row, said, text};
use super::table::{Set, Table};
use crate::report::formats::section::{Section, Set as As};
use crate::report::formats::sign::Sign;

/// A line that answers: the number, then words.
pub(super) fn answer(anchors: &Anchors, number: &str, words: &str) -> Node {
    let number = (number != "–" && !number.is_empty()).then(|| el("strong").text(number));
    let words = if number.is_some() { words.to_owned() } else { upper(words) };
    let space = number.as_ref().map(|_| text(" "));
    el("p").class("lead").maybe(number).maybe(space).push(linked(anchors, &words))
}

/// With its first letter large.
pub(super) fn upper(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or(String::new(), |first| first.to_uppercase().chain(rest).collect())
}

/// A sentence in which names lead to their numbers, and what stands between backticks is code.
pub(super) fn linked(anchors: &Anchors, words: &str) -> Node {
    if words.is_empty() || words == "–" || words == "·" {
        return text(words);
    }
    let parts: Vec<&str> = words.split('`').collect();
    let last = parts.len() - 1;
    parts.into_iter().enumerate().fold(el("bdi"), |out, (index, part)| match index % 2 {
        0 => names(anchors, out, part),
        _ if index == last => names(anchors, out.text("`"), part),
        _ => out.push(el("code").text(part)),
    })
}

fn names(anchors: &Anchors, mut out: Node, words: &str) -> Node {
    for (index, word) in words.split(' ').enumerate() {
        if index > 0 {
            out = out.text(" ");
        }
        let name = word.trim_end_matches([',', ';', '.', ':', ')']);
        let (before, name) = name.split_at(name.len() - name.trim_start_matches('(').len());
        let after = &word[before.len() + name.len()..];
        out = out.text(before).push(anchors.item(name, text(name))).text(after);
    }
    out
}

/// Sentences behind their signs.
pub(super) fn list(
    anchors: &Anchors,
    items: impl IntoIterator<Item = (Option<Sign>, String)>,
) -> Option<Node> {
    let item = |(sign, words): (Option<Sign>, String)| {
        let sign = sign.map(|sign| row().push(mark::sign(sign)).text(" "));
        el("li").maybe(sign).push(linked(anchors, &words))
    };
    let list = el("ul").class("points").all(items.into_iter().map(item));
    (!list.is_empty()).then_some(list)
}

/// A list under its title, where there is something in it.
pub(super) fn titled(
    anchors: &Anchors,
    title: &str,
    items: impl IntoIterator<Item = (Option<Sign>, String)>,
) -> Option<Node> {
    list(anchors, items).map(|list| row().push(el("h3").text(title)).push(list))
}

/// A table of a view that is drawn in the terminal too. Columns without a name belong to the one beside them.
pub(super) fn section(anchors: &Anchors, section: &Section) -> Table {
    let mut columns: Vec<(&str, As, Vec<usize>)> = Vec::new();
    for (index, (title, set)) in section.columns.iter().enumerate() {
        match columns.last_mut() {
            Some((_, _, own)) if title.is_empty() => own.push(index),
            Some((named @ "", as_, own)) => {
                (*named, *as_) = (*title, *set);
                own.push(index);
            }
            Some(_) | None => columns.push((*title, *set, vec![index])),
        }
    }
    let mut table = Table::new("").quiet(section.title);
    for (index, (title, set, _)) in columns.iter().enumerate() {
        let set = match set {
            _ if index == 0 => Set::Name,
            As::Number => Set::Number,
            As::Sign | As::Words | As::Fixed => Set::Words,
        };
        table = table.column(*title, set);
    }
    // A name that is left out is that of the row above: where rows stand alone, each has its own.
    let mut named: &[String] = &[];
    for cells in &section.rows {
        let own_name =
            columns.first().is_some_and(|(_, _, own)| own.iter().any(|index| !cells[*index].is_empty()));
        named = if own_name { cells } else { named };
        let cell = |(column, (_, _, own)): (usize, &(&str, As, Vec<usize>))| {
            let cells = if column == 0 { named } else { cells.as_slice() };
            let mut out = row();
            for (nth, index) in own.iter().enumerate() {
                let Some(words) = cells.get(*index) else { continue };
                let sign = words.chars().next().filter(|_| section.columns[*index].1 == As::Sign);
                let space = if nth == 0 { "" } else { " " };
                out = match sign {
                    Some(character) => {
                        out.text(space).push(mark::sign(Sign::of(character).unwrap_or(Sign::Nothing)))
                    }
                    None => out.text(space).push(linked(anchors, words)),
                };
            }
            out
        };
        table.add(columns.iter().enumerate().map(cell).collect());
    }
    table
}

/// A document's own text behind a name of ours.
pub(super) fn told(title: &str, more: Option<&str>) -> Node {
    let more = more.map(|more| el("span").class("faint").text(" · ").push(said(more)));
    el("li").push(said(title)).maybe(more)
}
