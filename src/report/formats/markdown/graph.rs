//! The alignment as a Mermaid flowchart: groups as boxes around their objectives, arrows to what these serve. Names of
//! nodes are ours; a document's text stands only inside of quotes, where everything but letters, digits and a few
//! harmless signs is a character code. Where there are more objectives than a picture shows, groups stand for theirs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::alignment::{DAO, State};
use crate::report::Head;
use crate::report::formats::sign::Sign;
use crate::report::views::alignment::{Alignment, ObjectiveRow, Root};
use crate::text::{cut, visible_line};

/// More objectives are no picture that a person reads.
const NODES: usize = 100;
/// More links either; older versions of Mermaid also refuse more than 280.
const LINKS: usize = 240;
/// The columns of a label.
const LABEL: usize = 40;

/// The lines of the picture; `None` where there is nothing to draw, or too much.
pub(super) fn graph(head: &Head<'_>, alignment: &Alignment<'_>) -> Option<Vec<String>> {
    let shown: Vec<(usize, &ObjectiveRow<'_>)> =
        alignment.objectives.iter().enumerate().filter(|(_, row)| row.is_shown).collect();
    let links: usize = shown.iter().map(|(_, row)| row.to.len() + row.goals.len()).sum();
    if links == 0 {
        None
    } else if shown.len() <= NODES && links <= LINKS {
        Some(of_objectives(head, alignment, &shown))
    } else {
        of_groups(alignment)
    }
}

fn of_objectives(
    head: &Head<'_>,
    alignment: &Alignment<'_>,
    shown: &[(usize, &ObjectiveRow<'_>)],
) -> Vec<String> {
    let mut lines = vec!["graph LR".to_owned()];
    let mut gaps = Vec::new();
    for (index, group) in alignment.groups.iter().enumerate() {
        let own: Vec<_> = shown.iter().filter(|(_, row)| row.group == group.id).collect();
        if own.is_empty() {
            continue;
        }
        lines.push(format!("  subgraph s{index}[\"{}\"]", label(group.name)));
        for (number, row) in own {
            let is_gap = match row.stands {
                Some(State::Orphan) => Some(Sign::Bad),
                Some(State::Unserved) if alignment.has_others() => Some(Sign::Care),
                Some(State::Top | State::Unserved | State::Independent | State::Aligned) | None => None,
            };
            let sign = is_gap.map(|sign| if head.season.imported { Sign::Nothing } else { sign });
            let sign = sign.map(|sign| format!("{} ", sign.character())).unwrap_or_default();
            lines.push(format!("    n{number}[\"{sign}{}\"]", label(&format!("{} {}", row.id, row.title))));
            gaps.extend(is_gap.map(|_| format!("n{number}")));
        }
        lines.push("  end".to_owned());
    }
    let goals = goals(alignment, &mut lines);
    for (number, row) in shown {
        let is_shown = |to: &&usize| alignment.objectives[**to].is_shown;
        lines.extend(row.to.iter().filter(is_shown).map(|to| format!("  n{number} --> n{to}")));
        let named = row.goals.iter().filter(|_| row.group == DAO).filter_map(|id| goals.get(id));
        lines.extend(named.map(|goal| format!("  n{number} --> g{goal}")));
    }
    if !gaps.is_empty() {
        lines.push("  classDef gap stroke-dasharray: 4 4".to_owned());
        lines.push(format!("  class {} gap", gaps.join(",")));
    }
    lines
}

/// The goals of the organisation that belong into the picture, by id.
fn goals<'a>(alignment: &Alignment<'a>, lines: &mut Vec<String>) -> BTreeMap<&'a str, usize> {
    let mut numbers = BTreeMap::new();
    for (number, branch) in alignment.tree.iter().enumerate() {
        let Root::Goal(goal) = branch.root else { continue };
        if !branch.leaves.is_empty() || alignment.only.is_none() {
            lines.push(format!("  g{number}([\"{}\"])", label(&format!("{} {}", goal.id, goal.title))));
            numbers.insert(&*goal.id, number);
        }
    }
    numbers
}

/// Each group is one node, with the number of its objectives on the arrows.
fn of_groups(alignment: &Alignment<'_>) -> Option<Vec<String>> {
    let matrix = alignment.matrix.as_ref()?;
    let links = matrix.rows.iter().flat_map(|(_, row)| &row.counts).filter(|count| **count > 0).count();
    if links > LINKS || matrix.rows.len() > NODES {
        return None;
    }
    let mut lines = vec!["graph LR".to_owned()];
    for (index, (group, row)) in matrix.rows.iter().enumerate() {
        let none = if row.orphans > 0 { format!(", {} to none", row.orphans) } else { String::new() };
        lines.push(format!("  s{index}[\"{}{}\"]", label(group.name), label(&none)));
        let served = row.counts.iter().enumerate().filter(|(_, count)| **count > 0);
        lines.extend(served.map(|(top, count)| format!("  s{index} -->|{count}| n{top}")));
    }
    let tops = alignment.objectives.iter().filter(|row| row.group == DAO).enumerate();
    lines.extend(
        tops.map(|(top, row)| format!("  n{top}[\"{}\"]", label(&format!("{} {}", row.name, row.title)))),
    );
    Some(lines)
}

/// A text that means nothing to Mermaid, for inside of quotes. Entity codes are Mermaid's own way (`#quot;`, `#35;`);
/// a colon would make it take the end of a code for the end of a style.
fn label(text: &str) -> String {
    let mut out = String::new();
    for character in cut(&visible_line(text), LABEL).chars() {
        if character.is_alphanumeric() && character != 'ﬂ'
            || matches!(character, ' ' | ',' | '/' | '(' | ')' | '…')
        {
            out.push(character);
        } else {
            let _ = write!(out, "#{};", u32::from(character));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn a_label_means_nothing_to_mermaid() {
        assert_eq!(label("O1 Ship it"), "O1 Ship it");
        assert_eq!(label("a\"]\n n9 --> n0"), "a#34;#93; n9 #45;#45;#62; n0");
        assert_eq!(label("`x` %%{init}%%"), "#96;x#96; #37;#37;#123;init#125;#37;#37;");
        assert_eq!(label("style a:#f;"), "style a#58;#35;f#59;");
        assert_eq!(label("1. x #quot; ﬂ°°60¶ß"), "1#46; x #35;quot#59; #64258;#176;#176;60#182;ß");
        assert_eq!(label("日本語 naïve"), "日本語 naïve");
    }
}
