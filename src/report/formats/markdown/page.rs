//! Markdown that reads the same on GitHub, GitLab and Discourse: headings, paragraphs, lists, tables. Every text that
//! is handed over is escaped here, once; only the lines of a [`Page::diagram`] are not.

use crate::report::formats::section::{Block, Section, Set};
use crate::text::{inert, markdown, xml};

/// The lines that are written so far.
#[derive(Default)]
pub(in crate::report) struct Page {
    out: String,
}

impl Page {
    pub fn finish(self) -> String {
        self.out
    }

    fn block(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A heading of a level, from 1.
    pub fn heading(&mut self, level: usize, text: &str) {
        self.block(&format!("{} {}", "#".repeat(level), markdown(text)));
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: &str) {
        self.block(&inert(&markdown(text)));
    }

    /// A list.
    pub fn list<S: AsRef<str>>(&mut self, items: impl IntoIterator<Item = S>) {
        let items: Vec<String> =
            items.into_iter().map(|item| format!("- {}", markdown(item.as_ref()))).collect();
        if !items.is_empty() {
            self.block(&items.join("\n"));
        }
    }

    /// A list in a list: how deep each item lies, and its text.
    pub fn tree(&mut self, items: &[(usize, String)]) {
        // Deeper ones stand beside their parents: no site shows more, and each step costs two columns.
        let item =
            |(depth, text): &(usize, String)| format!("{}- {}", "  ".repeat((*depth).min(8)), markdown(text));
        let items: Vec<String> = items.iter().map(item).collect();
        if !items.is_empty() {
            self.block(&items.join("\n"));
        }
    }

    /// A list that is folded away under a title.
    pub fn folded<S: AsRef<str>>(&mut self, title: &str, items: impl IntoIterator<Item = S>) {
        self.block(&format!("<details><summary>{}</summary>", xml(title)));
        self.list(items);
        self.block("</details>");
    }

    /// A picture in Mermaid's language; its lines are written by us.
    pub fn diagram(&mut self, lines: &[String]) {
        self.block(&format!("```mermaid\n{}\n```", lines.join("\n")));
    }

    /// A table; columns whose name begins with `>` are set to the right.
    pub fn table(&mut self, header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) {
        let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let names = header.iter().map(|name| markdown(name.trim_start_matches('>'))).collect();
        let rule = header.iter().map(|name| if name.starts_with('>') { "---:" } else { "---" });
        let mut lines = vec![line(names), format!("|{}|", rule.collect::<Vec<_>>().join("|"))];
        lines.extend(rows.into_iter().map(|row| line(row.iter().map(|cell| markdown(cell)).collect())));
        self.block(&lines.join("\n"));
    }

    /// A table with its title; nothing where it has no rows.
    pub fn section(&mut self, level: usize, section: &Section) {
        if !section.is_empty() {
            self.heading(level, section.title);
            self.rows(section);
        }
    }

    /// A table or a list with its title; nothing where it is empty.
    pub fn of_block(&mut self, level: usize, block: &Block) {
        match block {
            Block::Table(section) => self.section(level, section),
            Block::List(_, items) if items.is_empty() => {}
            Block::List(title, items) => {
                self.heading(level, title);
                self.list(items.iter().map(|(sign, item)| format!("{} {item}", sign.character())));
            }
        }
    }

    /// A table without its title.
    pub fn rows(&mut self, section: &Section) {
        let name =
            |(name, set): &(&str, Set)| format!("{}{name}", if *set == Set::Number { ">" } else { "" });
        let header: Vec<String> = section.columns.iter().map(name).collect();
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        self.table(&header, section.rows.iter().cloned());
    }
}
