//! Nearest names with a budget: a file with ten thousand mistyped names gets its findings quickly, and its first
//! thousands of guesses.

use std::cell::Cell;

use crate::text;

/// How many names may be compared in one run of a rule.
const BUDGET: usize = 2_000_000;

/// Finds nearest names until the budget is spent.
#[derive(Debug)]
pub(super) struct Hints {
    left: Cell<usize>,
}

impl Hints {
    pub fn new() -> Self {
        Self { left: Cell::new(BUDGET) }
    }

    /// The known name nearest to `word`, when one is close enough to be meant.
    pub fn nearest<'a>(&self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        if self.left.get() == 0 {
            return None;
        }
        let counted = known.into_iter().inspect(|_| self.left.set(self.left.get().saturating_sub(1)));
        text::nearest(word, counted)
    }
}
