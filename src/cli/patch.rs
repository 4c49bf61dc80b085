//! A change as a patch that `git apply` and `patch` take, harmless at a terminal.

use crate::store;
use crate::text::{inert, visible};

/// The byte-order mark that a file may begin with.
const MARK: char = '\u{feff}';

/// The unified diff from one text of a file to another.
pub(super) fn patch(path: &str, before: &str, after: &str) -> String {
    let diff = store::unified_diff(path, before, after);
    diff.split_terminator('\n').map(|line| as_in_file(line) + "\n").collect()
}

/// A line of a diff, harmless, and as it is in the file where that does no harm: `patch` compares bytes.
fn as_in_file(line: &str) -> String {
    let (line, end) = line.strip_suffix('\r').map_or((line, ""), |line| (line, "\r"));
    let mark = |line: &str| line.get(1..).is_some_and(|text| text.starts_with(MARK));
    let (sign, text) = if mark(line) { line.split_at(1 + MARK.len_utf8()) } else { ("", line) };
    let parts: Vec<_> = text.split('\t').map(visible).collect();
    format!("{sign}{}{end}", inert(&parts.join("\t")))
}
