//! `main-line-switched`: the first parent of a merge was the newcomer, and the line of landings goes on through another.

use crate::check::context::Context;
use crate::check::evidence::short;
use crate::check::rule::{I, Rule, Run};
use crate::diagnostic::{Finding, Landed, Span};

pub(super) const RULE: Rule = Rule {
    id: "main-line-switched",
    family: "history",
    levels: [I, I, I],
    special: None,
    text: include_str!("main_line_switched.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let (Some(history), Some(org)) = (context.history, context.portfolio.org()) else { return };
    for switch in history.past().switches.iter().filter(|switch| switch.day <= context.day) {
        let (merge, line) = (short(&switch.commit), short(&switch.line));
        let message = format!(
            "the merge {merge} of {} has the newcomer as its first parent; the line of landings goes on through {line}",
            switch.day
        );
        let landed = Landed {
            commit: Some(switch.commit.clone()),
            day: Some(switch.day),
            authors: Vec::new(),
            reviewers: Vec::new(),
            pull_request: None,
            evidence: format!("git log --graph --oneline {merge} -10"),
        };
        let help = "merge branches into the main line, not the main line into a branch that is then pushed";
        let finding = Finding::new(RULE.id, &org.file.source, Span::default(), message);
        found.push(finding.help(help).landed(landed));
    }
}
