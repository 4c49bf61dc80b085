//! Control and direction characters shown as escapes, so that text can never act on a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character could move a cursor, change colours, ring, hide or reorder text.
#[must_use]
pub fn acts(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}'      // C0, DEL, C1
        | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}'                     // zero width and direction marks
        | '\u{2028}'..='\u{202e}'                     // separators, embeddings, overrides
        | '\u{2060}'..='\u{206f}'                     // joiners, isolates, deprecated controls
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')                  // invisible tags
        && !matches!(character, '\u{200c}' | '\u{200d}') // joiners that scripts and emoji need
}

/// The harmless form of one character: itself, or `\n`, `\t`, `\u{1b}` and the like.
#[must_use]
pub fn visible_char(character: char) -> String {
    match character {
        '\n' => "\\n".into(),
        '\r' => "\\r".into(),
        '\t' => "\\t".into(),
        c if acts(c) => format!("\\u{{{:x}}}", u32::from(c)),
        c => c.to_string(),
    }
}

/// What begins a command of a CI runner anywhere in a line.
const RUNNER: &str = "##[";

/// The text with every acting character written as an escape; line breaks and tabs too. `##[`, which some CI
/// runners obey wherever it stands, is broken up the same way.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) && !text.contains(RUNNER) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if acts(character) {
            let _ = write!(out, "{}", visible_char(character));
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out.replace(RUNNER, "\\u{23}#["))
}

/// A line that no CI runner takes for one of its commands: those begin with `::`, after white space too.
#[must_use]
pub fn inert(line: &str) -> Cow<'_, str> {
    let rest = line.trim_start();
    match rest.strip_prefix("::") {
        Some(after) => Cow::Owned(format!("{}\\u{{3a}}:{after}", &line[..line.len() - rest.len()])),
        None => Cow::Borrowed(line),
    }
}

/// The text on one line: runs of white space and line breaks become one space, the rest as [`visible`].
#[must_use]
pub fn visible_line(text: &str) -> String {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    visible(&joined).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown_and_what_speaks_is_kept() {
        assert_eq!(visible("a\u{1b}[31mb\u{7}\r\u{202e}"), "a\\u{1b}[31mb\\u{7}\\r\\u{202e}");
        for kept in ["naïve", "日本語", "שלום", "👩‍🚀", "می‌خواهم"] {
            assert_eq!(visible(kept), kept);
        }
        assert_eq!(visible("a ##[error]b"), "a \\u{23}#[error]b");
        assert_eq!(inert("  ::error::x"), "  \\u{3a}:error::x");
        assert_eq!(inert("a ::error::x"), "a ::error::x");
        assert_eq!(visible_line(" two\n  lines\r\n::error::x "), "two lines ::error::x");
    }
}
