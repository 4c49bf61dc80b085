//! Lines of people's files made fit to be shown: acting characters as escapes, long lines cut around what is pointed
//! at. Nothing of a document reaches the terminal but through here.

use std::ops::Range;

use crate::diagnostic::{Source, Span};
use crate::text::{visible, visible_char};

/// A line may have so many bytes before and after what is pointed at.
const BEFORE: usize = 160;
const AFTER: usize = 240;

/// Lines further apart than this are shown apart.
const APART: usize = 6;

/// A place that is pointed at, with what is said of it.
#[derive(Debug, Clone)]
pub(super) struct Mark<'a> {
    pub source: &'a Source,
    pub span: Span,
    pub label: String,
    pub is_primary: bool,
}

/// A few lines that follow one another, with the places in them.
#[derive(Debug)]
pub(super) struct Excerpt {
    pub path: String,
    /// The number of the first line.
    pub first_line: usize,
    /// The column of the first mark in the file, in characters.
    pub column: usize,
    /// The line of the first mark in the file.
    pub line: usize,
    pub text: String,
    /// Bytes of `text`, label, whether it is the finding's own place.
    pub marks: Vec<(Range<usize>, String, bool)>,
}

impl Excerpt {
    /// Whether the finding's place has the column in the text that it has in the file.
    pub fn is_plain(&self) -> bool {
        let own = self.marks.iter().find(|(_, _, is_primary)| *is_primary).or(self.marks.first());
        own.is_some_and(|(range, ..)| {
            let before = &self.text[..range.start];
            let start = before.rfind('\n').map_or(0, |end| end + 1);
            before[start..].chars().count() + 1 == self.column
        })
    }
}

/// Excerpts for marks: those of one file that stand near each other share one. The first one holds the primary mark.
pub(super) fn excerpts(marks: &[Mark<'_>]) -> Vec<Excerpt> {
    let mut left: Vec<&Mark<'_>> = marks.iter().collect();
    let mut out = Vec::new();
    while let Some(first) = left.first().copied() {
        let line = |mark: &Mark<'_>| mark.source.position(mark.span.start).line;
        let (near, far): (Vec<_>, Vec<_>) = left.into_iter().partition(|mark| {
            mark.source.path() == first.source.path() && line(mark).abs_diff(line(first)) <= APART
        });
        out.push(excerpt(first, &near));
        left = far;
    }
    out
}

fn excerpt(first: &Mark<'_>, near: &[&Mark<'_>]) -> Excerpt {
    let source = first.source;
    let at = source.position(first.span.start);
    let start = near.iter().map(|mark| mark.span.start).min().unwrap_or_default();
    let end = near.iter().map(|mark| mark.span.start).max().unwrap_or_default();
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut offset = start;
    loop {
        let line = bounds(source.text(), offset);
        let own: Vec<&&Mark<'_>> =
            near.iter().filter(|mark| line.start <= mark.span.start && mark.span.start <= line.end).collect();
        let shown =
            Shown::of(source.text(), line.clone(), own.first().map_or(line.start, |mark| mark.span.start));
        let base = text.len();
        for mark in own {
            let range = shown.range(mark.span.start, mark.span.end.min(line.end));
            marks.push((base + range.start..base + range.end, mark.label.clone(), mark.is_primary));
        }
        text.push_str(&shown.text);
        text.push('\n');
        match next_line(source.text(), line.end) {
            Some(next) if next <= end => offset = next,
            Some(_) | None => break,
        }
    }
    Excerpt {
        path: visible(source.path()).into_owned(),
        first_line: source.position(start).line,
        column: at.column,
        line: at.line,
        text,
        marks,
    }
}

/// The bytes of the line around an offset, without its end.
fn bounds(text: &str, offset: usize) -> Range<usize> {
    let offset = offset.min(text.len());
    let is_end = |c: char| c == '\n' || c == '\r';
    let start = text[..offset].rfind(is_end).map_or(0, |end| end + 1);
    let end = text[offset..].find(is_end).map_or(text.len(), |end| offset + end);
    start..end
}

fn next_line(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let length = if rest.starts_with("\r\n") { 2 } else { 1 };
    (rest.len() > length).then_some(end + length)
}

/// A line as it is shown, with the bytes that its characters came from.
struct Shown {
    text: String,
    /// Where each character stood in the file, and where it is shown.
    places: Vec<(usize, usize)>,
}

impl Shown {
    fn of(text: &str, line: Range<usize>, focus: usize) -> Self {
        let start = boundary(text, line.start.max(focus.saturating_sub(BEFORE)));
        let end = boundary(text, line.end.min(focus + AFTER));
        let mut shown = Self { text: String::new(), places: Vec::new() };
        if start > line.start {
            shown.text.push('…');
        }
        for (offset, character) in text[start..end.max(start)].char_indices() {
            shown.places.push((start + offset, shown.text.len()));
            match character {
                '\u{feff}' if start + offset == 0 => {}
                // `##[` is a command to some CI runners wherever it stands.
                '[' if shown.text.ends_with("##") => shown.text.push_str("\\u{5b}"),
                '\t' => shown.text.push('\t'), // the renderer knows how wide a tab is
                character => shown.text.push_str(&visible_char(character)),
            }
        }
        shown.places.push((end, shown.text.len()));
        if end < line.end {
            shown.text.push('…');
        }
        shown
    }

    /// The shown bytes of some bytes of the file: at least one character, where there is one.
    fn range(&self, start: usize, end: usize) -> Range<usize> {
        let at = |offset: usize| {
            let index = self.places.partition_point(|(place, _)| *place < offset);
            self.places.get(index).map_or(self.text.len(), |(_, shown)| *shown)
        };
        let from = at(start);
        let next = self.text[from..].chars().next().map_or(0, char::len_utf8);
        from..at(end).max(from + next)
    }
}

/// The nearest character boundary at or before an offset.
fn boundary(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str, start: usize, end: usize) -> Excerpt {
        let source = Source::new("okrs/a.yaml", text);
        let mark =
            Mark { source: &source, span: Span::new(start, end), label: String::new(), is_primary: true };
        excerpts(&[mark]).remove(0)
    }

    #[test]
    fn what_acts_is_escaped_and_still_pointed_at() {
        let text = "\u{feff}a: x\r\nb: \u{1b}[2J\u{202e}\u{9b}\u{200b}here\u{2028}\r\n";
        let start = text.find("here").expect("it is there");
        let excerpt = one(text, start, start + 4);
        assert_eq!(excerpt.text, "b: \\u{1b}[2J\\u{202e}\\u{9b}\\u{200b}here\\u{2028}\n");
        assert_eq!(&excerpt.text[excerpt.marks[0].0.clone()], "here");
        assert_eq!((excerpt.line, excerpt.first_line), (2, 2));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}é: here{}", "日".repeat(5000), "x".repeat(90_000));
        let start = text.find("here").expect("it is there");
        let excerpt = one(&text, start, start + 4);
        assert!(excerpt.text.len() < 500 && excerpt.text.starts_with('…') && excerpt.text.ends_with("…\n"));
        assert_eq!(&excerpt.text[excerpt.marks[0].0.clone()], "here");
        assert_eq!(excerpt.column, 5004);
    }

    #[test]
    fn the_ends_of_a_file_are_places_too() {
        for (text, start, end) in [("", 0, 0), ("a", 1, 1), ("a\n", 2, 9), ("a: b\nc: d", 3, 9)] {
            let excerpt = one(text, start, end);
            assert!(excerpt.marks[0].0.end <= excerpt.text.len(), "{text:?}");
        }
    }
}
