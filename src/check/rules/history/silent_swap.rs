//! `silent-swap`: something frozen was changed and changed back between landings, and no amendment told it.

use super::{at_end, side};
use crate::check::context::Context;
use crate::check::evidence::{path_at, short, shown_by};
use crate::check::rule::{I, Rule, Run};
use crate::diagnostic::Finding;
use crate::model::history::Swap;

pub(super) const RULE: Rule = Rule {
    id: "silent-swap",
    family: "history",
    levels: [I, I, I],
    special: None,
    text: include_str!("silent_swap.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(history) = context.history else { return };
    for account in &context.accounts {
        for swap in &account.swaps {
            let place = (swap.at, swap.field.unwrap_or_default());
            let Some(finding) = at_end(context, account, RULE.id, place, message(swap), swap.back) else {
                continue;
            };
            let path = path_at(account.committed.versions, swap.back);
            let command = match (history.landing(swap.there), history.landing(swap.back)) {
                (Some(there), Some(back)) => {
                    let (there, back) = (short(&there.commit), short(&back.commit));
                    format!("git log -p --first-parent {there}^..{back} -- {path}")
                }
                _ => format!("git log -p --first-parent -- {path}"),
            };
            let landed = shown_by(history, swap.back, command);
            let help = "say it in an amendment, or try things out in a draft";
            found.push(finding.item(&swap.item).help(help).landed(landed));
        }
    }
}

fn message(swap: &Swap) -> String {
    let (item, was, between) = (&swap.item, side(swap.was.as_deref()), side(swap.between.as_deref()));
    match swap.field {
        Some(field) => format!("{item} {field} {was} → {between} → {was}, without a word"),
        None if swap.was.is_some() => format!("{item} `{was}` went and came again, without a word"),
        None => format!("{item} `{between}` came and went again, without a word"),
    }
}
