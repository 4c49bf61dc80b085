//! The tree: a heading for each goal, below it the DAO's objectives with what serves them.

use super::margin;
use crate::report::Head;
use crate::report::formats::alignment::{BARE, leaf, root};
use crate::report::formats::sign::Sign;
use crate::report::formats::text::paint::Page;
use crate::report::views::alignment::{Alignment, Leaf};
use crate::text::wrap;

/// So many steps are drawn one below the other; of what is deeper the step is told.
const DEEPEST: usize = 10;

pub(super) fn write(page: &mut Page, head: &Head<'_>, alignment: &Alignment<'_>) {
    for branch in &alignment.tree {
        let is_told = !branch.leaves.is_empty() || alignment.only.is_none();
        if !is_told {
            continue;
        }
        page.gap();
        for line in wrap(&root(alignment, branch.root), page.columns) {
            page.heading(&line);
        }
        if branch.leaves.is_empty() {
            page.paragraph(Some(Sign::Nothing), 4, BARE);
        }
        for (at, twigs) in branch.leaves.iter().zip(twigs(&branch.leaves)) {
            let (sign, mut text) = leaf(head, alignment, branch, at);
            if at.depth > DEEPEST {
                text = format!("step {}: {text}", at.depth);
            }
            let columns = page.columns.saturating_sub(4 + twigs.first.chars().count());
            for (index, line) in wrap(&text, columns).iter().enumerate() {
                let lead =
                    if index == 0 { margin(sign) + &twigs.first } else { margin(None) + &twigs.others };
                page.plain(&format!("{lead}{line}"));
            }
        }
    }
}

/// What is drawn in front of the first and of the other lines of one objective.
struct Twigs {
    first: String,
    others: String,
}

/// Drawn from below, where it is known whether another twig follows.
fn twigs(leaves: &[Leaf]) -> Vec<Twigs> {
    // By depth, whether something hangs there further down.
    let mut follows = [false; DEEPEST + 1];
    let mut drawn: Vec<Twigs> = Vec::with_capacity(leaves.len());
    let mut below = 0;
    for leaf in leaves.iter().rev() {
        let depth = leaf.depth.min(DEEPEST);
        let bar = |depth: usize| if follows[depth] { "│ " } else { "  " };
        let before: String = (1..depth).map(bar).collect();
        let own = match (depth, follows[depth]) {
            (0, _) => "",
            (_, true) => "├ ",
            (_, false) => "└ ",
        };
        let has_below = below > leaf.depth && depth < DEEPEST;
        let under = if has_below { "│ " } else { "  " };
        let others = if depth == 0 { under.to_owned() } else { format!("{before}{}{under}", bar(depth)) };
        drawn.push(Twigs { first: format!("{before}{own}"), others });
        follows[depth] = depth > 0;
        follows[depth + 1..].fill(false);
        below = leaf.depth;
    }
    drawn.reverse();
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::views::alignment::Seen;

    #[test]
    fn twigs_hang_together() {
        let leaf = |depth| Leaf { depth, number: 0, under: None, seen: Seen::First };
        let leaves: Vec<Leaf> = [0, 1, 2, 2, 1, 0, 1, 2].into_iter().map(leaf).collect();
        let drawn: Vec<String> = twigs(&leaves).into_iter().map(|twigs| twigs.first).collect();
        assert_eq!(drawn, ["", "├ ", "│ ├ ", "│ └ ", "└ ", "", "└ ", "  └ "]);
        let deep: Vec<Leaf> = (0..40).map(leaf).collect();
        assert!(twigs(&deep).iter().all(|twigs| twigs.first.chars().count() <= 2 * DEEPEST));
    }
}
