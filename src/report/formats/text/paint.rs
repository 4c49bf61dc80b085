//! Lines on a page: width, wrapping and the few colours.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::table;
use crate::report::formats::section::{Block, Section, Set};
use crate::report::formats::sign::Sign;
use crate::text::{inert, width, wrap};

/// The lines that are written so far.
pub(in crate::report) struct Page {
    pub columns: usize,
    out: String,
}

const ACCENT: Style = AnsiColor::Cyan.on_default();
const FAINT: Style = AnsiColor::BrightBlack.on_default();
const STRONG: Style = Style::new().bold();

impl Page {
    pub fn new(columns: usize) -> Self {
        Self { columns, out: String::new() }
    }

    pub fn finish(self) -> String {
        self.out
    }

    /// An empty line, unless nothing is written yet.
    pub fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn line(&mut self, style: Style, text: &str) {
        let text = inert(text.trim_end());
        if style == Style::new() {
            self.out.push_str(&text);
        } else {
            let _ = write!(self.out, "{style}{text}{style:#}");
        }
        self.out.push('\n');
    }

    /// A plain line.
    pub fn plain(&mut self, text: &str) {
        self.line(Style::new(), text);
    }

    /// A heading.
    pub fn heading(&mut self, text: &str) {
        self.line(ACCENT, text);
    }

    /// Something secondary.
    pub fn faint(&mut self, text: &str) {
        self.line(FAINT, text);
    }

    /// A line with the answer in it: the number, then words.
    pub fn answer(&mut self, number: &str, words: &str) {
        let indent = width(number).max(4) + 4;
        for (index, line) in wrap(words, self.columns.saturating_sub(indent)).iter().enumerate() {
            let lead =
                if index == 0 { format!("  {STRONG}{number:<4}{STRONG:#}  ") } else { " ".repeat(indent) };
            self.plain(&format!("{lead}{line}"));
        }
    }

    /// A paragraph, wrapped, each line behind `indent` columns; the first one behind a sign, when there is one.
    pub fn paragraph(&mut self, sign: Option<Sign>, indent: usize, text: &str) {
        for (index, line) in wrap(text, self.columns.saturating_sub(indent)).iter().enumerate() {
            let lead = match sign {
                Some(sign) if index == 0 => {
                    format!("{}{} ", " ".repeat(indent.saturating_sub(2)), sign.painted())
                }
                _ => " ".repeat(indent),
            };
            self.plain(&format!("{lead}{line}"));
        }
    }

    /// A name behind a sign, and from a column on what is said of it, wrapped.
    pub fn beside(&mut self, sign: Sign, name: &str, column: usize, text: &str) {
        let room = column.saturating_sub(5);
        for (index, line) in wrap(text, self.columns.saturating_sub(column)).iter().enumerate() {
            let lead =
                if index == 0 { format!("  {} {name:<room$} ", sign.painted()) } else { " ".repeat(column) };
            self.plain(&format!("{lead}{line}"));
        }
    }

    /// Something dated: what is told at the left, and beside it, wrapped, what happened; below it, who did it.
    pub fn dated(&mut self, left: &str, text: &str, below: &str) {
        let column = width(left) + 4;
        for (index, line) in wrap(text, self.columns.saturating_sub(column)).iter().enumerate() {
            let lead = if index == 0 { format!("  {left}  ") } else { " ".repeat(column) };
            self.plain(&format!("{lead}{line}"));
        }
        for line in wrap(below, self.columns.saturating_sub(column)) {
            self.faint(&format!("{}{line}", " ".repeat(column)));
        }
    }

    /// A line with something at both ends.
    pub fn ends(&mut self, left: &str, right: &str) {
        let space = self.columns.saturating_sub(width(right) + 2);
        if width(left) > space && width(left) + width(right) + 2 > self.columns {
            self.heading(&crate::text::cut(left, self.columns));
            self.plain(&crate::text::cut(right, self.columns));
            return;
        }
        let left = inert(left);
        let gap = self.columns.saturating_sub(width(&left) + width(right));
        self.plain(&format!("{ACCENT}{left}{ACCENT:#}{}{right}", " ".repeat(gap)));
    }

    /// A table with its title; nothing where it has no rows.
    pub fn section(&mut self, section: &Section) {
        if !section.is_empty() {
            self.gap();
            self.heading(section.title);
            self.rows(section);
        }
    }

    /// A table or a list with its title; nothing where it is empty.
    pub fn block(&mut self, block: &Block) {
        match block {
            Block::Table(section) => self.section(section),
            Block::List(_, items) if items.is_empty() => {}
            Block::List(title, items) => {
                self.gap();
                self.heading(title);
                for (sign, item) in items {
                    self.paragraph(Some(*sign), 4, item);
                }
            }
        }
    }

    /// A table without its title.
    pub fn rows(&mut self, section: &Section) {
        let (header, sets): (Vec<&str>, Vec<Set>) = section.columns.iter().copied().unzip();
        let lines = table::lines(Some(&header), &sets, &section.rows, self.columns);
        self.table(lines);
    }

    /// The lines of a table; a line that begins with a sign has it painted.
    pub fn table(&mut self, lines: impl IntoIterator<Item = String>) {
        for line in lines {
            let line = line.trim_end();
            let mut rest = line.chars();
            match rest.next().and_then(Sign::of) {
                Some(sign) => self.plain(&format!("{}{}", sign.painted(), rest.as_str())),
                None => self.plain(line),
            }
        }
    }
}
