//! What differs between two texts, as git tells it.

use std::ops::RangeInclusive;

use git2::{DiffOptions, Patch};

/// The lines of the new text that are not in the old one: from 1, in order.
#[must_use]
pub fn changed_lines(old: &str, new: &str) -> Vec<RangeInclusive<usize>> {
    let mut options = DiffOptions::new();
    options.context_lines(0).force_text(true);
    let Ok(patch) = Patch::from_buffers(old.as_bytes(), None, new.as_bytes(), None, Some(&mut options))
    else {
        return vec![1..=usize::MAX];
    };
    let hunks = (0..patch.num_hunks()).filter_map(|index| patch.hunk(index).ok());
    let lines = hunks.map(|(hunk, _)| (hunk.new_start() as usize, hunk.new_lines() as usize));
    lines.filter(|(_, count)| *count > 0).map(|(start, count)| start..=start + count - 1).collect()
}

/// The unified diff from one text of a file to another, with its headers; empty where they are the same.
#[must_use]
pub fn unified_diff(path: &str, old: &str, new: &str) -> String {
    let mut options = DiffOptions::new();
    options.force_text(true);
    let Ok(mut patch) = Patch::from_buffers(old.as_bytes(), None, new.as_bytes(), None, Some(&mut options))
    else {
        return String::new();
    };
    let Ok(buffer) = patch.to_buf() else { return String::new() };
    let text = String::from_utf8_lossy(&buffer);
    let Some(hunks) = text.find("@@ ").map(|start| &text[start..]) else { return String::new() };
    format!("--- a/{path}\n+++ b/{path}\n{hunks}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_new_text() {
        assert_eq!(changed_lines("a\nb\nc\n", "a\nB\nc\nd\ne\n"), [2..=2, 4..=5]);
        assert_eq!(changed_lines("a\nb\n", "b\n"), []);
        assert_eq!(changed_lines("", "a\n"), [1..=1]);
        assert_eq!(changed_lines("a\n", "a\n"), []);
    }

    #[test]
    fn a_diff_has_the_files_name() {
        let diff = unified_diff("okrs/a b.yaml", "a\nb\n", "a\nc\n");
        assert_eq!(diff, "--- a/okrs/a b.yaml\n+++ b/okrs/a b.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n");
        assert_eq!(unified_diff("x", "a", "a"), "");
    }
}
