//! `self-landed`: only people of the group itself wrote and reviewed the landing of its commitment.

use super::{at_end, belonging};
use crate::check::context::Context;
use crate::check::evidence::{dated, path_at};
use crate::check::rule::{I, Rule, Run};
use crate::diagnostic::Finding;
use crate::model::history::Landing;
use crate::text::{list, visible};

pub(super) const RULE: Rule = Rule {
    id: "self-landed",
    family: "history",
    levels: [I, I, I],
    special: None,
    text: include_str!("self_landed.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(history) = context.history else { return };
    for account in &context.accounts {
        let committed = &account.committed;
        let number = committed.landing();
        let is_judged = history.judged(number).is_some_and(|landing| !is_opaque(landing));
        if !is_judged || matches!(committed.group, "" | "dao") {
            continue;
        }
        let people = history.people(number);
        let mut all = people.authors.iter().chain(&people.reviewers).peekable();
        let own = belonging(context, history, committed.season, committed.group, number);
        if all.peek().is_none() || !all.all(|one| own.has_named(one)) {
            continue;
        }
        let names: Vec<String> = people
            .authors
            .iter()
            .chain(&people.reviewers)
            .map(|one| visible(one.called()).into_owned())
            .collect();
        let group = visible(committed.group);
        let message = format!("nobody but {} of {group} wrote and reviewed this commitment", list(&names));
        let current = committed.last_read().plan().and_then(|plan| plan.document.ratified.as_ref());
        let place = (current.map(|record| record.at), "");
        let Some(finding) = at_end(context, account, RULE.id, place, message, number) else { continue };
        let landed = dated(history, number, path_at(committed.versions, number));
        let help = "let somebody of another group review the pull request, with a `Reviewed-by` trailer";
        found.push(finding.help(help).landed(landed));
    }
}

/// Whether a landing hides who reviewed it: a squash by a forge says only its pull request.
fn is_opaque(landing: &Landing) -> bool {
    !landing.is_merge && landing.pull_request.is_some() && landing.reviewers.is_empty()
}
