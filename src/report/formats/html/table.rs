//! Tables that become lists of rows where the page is narrow. The roles are said too, since a table that is laid out
//! as a list is none to some readers.

use super::node::{Node, el, text};

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    /// What the row speaks of.
    Name,
    /// Words.
    Words,
    /// Numbers, set to the right.
    Number,
}

/// A table with its header.
pub(super) struct Table {
    caption: Node,
    columns: Vec<(String, Set)>,
    rows: Node,
    class: &'static str,
}

impl Table {
    /// A table that is about something.
    pub fn new(about: &str) -> Self {
        let caption = el("caption").text(about);
        Self { caption, columns: Vec::new(), rows: el("tbody").attr("role", "rowgroup"), class: "" }
    }

    /// With a class of its own.
    pub fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// With a caption that only those hear who do not see what stands above.
    pub fn quiet(mut self, about: &str) -> Self {
        self.caption = el("caption").class("heard").text(about);
        self
    }

    /// With a column.
    pub fn column(mut self, title: impl Into<String>, set: Set) -> Self {
        self.columns.push((title.into(), set));
        self
    }

    /// Adds a row, one cell for each column.
    pub fn add(&mut self, cells: Vec<Node>) {
        let cell = |(inner, (title, set)): (Node, &(String, Set))| {
            if *set == Set::Name {
                return el("th").attr("scope", "row").attr("role", "rowheader").push(inner);
            }
            let class = match (set, inner.says_nothing()) {
                (Set::Number, true) => "number none",
                (Set::Number, false) => "number",
                (Set::Name | Set::Words, true) => "none",
                (Set::Name | Set::Words, false) => "",
            };
            let cell = el("td");
            let cell = if class.is_empty() { cell } else { cell.class(class) };
            cell.attr("role", "cell").attr("data-label", title).push(el("span").push(inner))
        };
        let row = el("tr").attr("role", "row").all(cells.into_iter().zip(&self.columns).map(cell));
        self.rows = std::mem::take(&mut self.rows).push(row);
    }

    /// The table.
    pub fn finish(self) -> Node {
        let head = |(title, set): &(String, Set)| {
            let head = el("th").attr("scope", "col").attr("role", "columnheader").text(title);
            if *set == Set::Number { head.class("number") } else { head }
        };
        let header = el("tr").attr("role", "row").all(self.columns.iter().map(head));
        let table = el("table").attr("role", "table");
        let table = if self.class.is_empty() { table } else { table.class(self.class) };
        table.push(self.caption).push(el("thead").attr("role", "rowgroup").push(header)).push(self.rows)
    }
}

/// A chart's numbers as a table, folded away under it.
pub(super) fn folded(table: Table) -> Node {
    el("details").push(el("summary").text("The numbers as a table")).push(table.finish())
}

/// A cell of words.
pub(super) fn cell(words: &str) -> Node {
    text(words)
}
