//! `ratified-again`: a plan was ratified once more after it had been withdrawn in the same season.

use super::at_end;
use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "ratified-again",
    family: "history",
    levels: [I, I, I],
    special: None,
    text: include_str!("ratified_again.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(history) = context.history else { return };
    for account in context.accounts.iter().filter(|account| account.committed.is_again()) {
        let committed = &account.committed;
        let landing = committed.versions[committed.last].landing;
        let first = history.day(committed.landing());
        let message = format!(
            "ratified again after it was withdrawn; the commitment of {first} stays the one shown as ratified"
        );
        let current = committed.last_read().plan().and_then(|plan| plan.document.ratified.as_ref());
        let place = (current.map(|record| record.at), "");
        found.extend(at_end(context, account, RULE.id, place, message, landing));
    }
}
