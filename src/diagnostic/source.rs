//! The text of one file, and places in it.

use std::sync::OnceLock;

/// A range of bytes in a source text; `start` ≤ `end`, both on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }
}

/// A line and a column as people count them: from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The text of one file under its path from the repository's root, with forward slashes.
#[derive(Debug)]
pub struct Source {
    path: String,
    text: String,
    index: OnceLock<Index>,
}

/// Where lines begin, and how many characters stand before every [`STEP`]th byte: finding a column costs the
/// same in a line of a megabyte.
#[derive(Debug)]
struct Index {
    lines: Vec<usize>,
    characters: Vec<usize>,
}

const STEP: usize = 1024;

impl Source {
    /// A source text under its path.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), index: OnceLock::new() }
    }

    /// The path from the repository's root, with forward slashes.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; empty where the span is outside.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Line and column of a byte offset. A byte-order mark takes no column; `\r\n`, `\n` and a lone `\r` end lines.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let index = self.index.get_or_init(|| Index::of(&self.text));
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = index.lines.partition_point(|start| *start <= offset).max(1);
        let start = index.lines.get(line - 1).copied().unwrap_or_default();
        let mark = usize::from(start == 0 && offset > 0 && self.text.starts_with('\u{feff}'));
        let column =
            index.characters_before(&self.text, offset) - index.characters_before(&self.text, start) - mark
                + 1;
        Position { line, column }
    }
}

impl Index {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut lines = vec![0];
        let mut characters = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut count = 0;
        for (index, byte) in bytes.iter().enumerate() {
            if index % STEP == 0 {
                characters.push(count);
            }
            count += usize::from(is_start(*byte));
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(index + 1) != Some(&b'\n')) {
                lines.push(index + 1);
            }
        }
        Self { lines, characters }
    }

    /// The characters that begin before a byte.
    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let step = (offset / STEP).min(self.characters.len().saturating_sub(1));
        let rest = text.as_bytes().get(step * STEP..offset).unwrap_or_default();
        self.characters.get(step).copied().unwrap_or_default()
            + rest.iter().filter(|byte| is_start(**byte)).count()
    }
}

/// Whether a byte begins a character of UTF-8.
fn is_start(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters() {
        let source = Source::new("a.yaml", "\u{feff}é: 1\r\n日本: x\rlast\n");
        let at = |needle: &str| {
            let position = source.position(source.text().find(needle).expect("in the text"));
            (position.line, position.column)
        };
        assert_eq!(at("é"), (1, 1));
        assert_eq!(at("1"), (1, 4));
        assert_eq!(at("x"), (2, 5));
        assert_eq!(at("last"), (3, 1));
        assert_eq!(source.position(9999).line, 4);
    }

    #[test]
    fn a_long_line_has_columns_too() {
        let source = Source::new("a.yaml", format!("x\n{}end", "é".repeat(5000)));
        let place = source.text().find("end").expect("in the text");
        assert_eq!(source.position(place), Position { line: 2, column: 5001 });
        assert_eq!(Source::new("a.yaml", "").position(0), Position { line: 1, column: 1 });
    }
}
