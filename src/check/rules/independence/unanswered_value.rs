//! `unanswered-value`: a partnership was decided, and how it stands to a value of the organisation nobody says.

use crate::check::context::Context;
use crate::check::rule::{E, I, Rule, Run};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::{Decided, Partnership};
use crate::model::Filed;
use crate::text::list;

pub(super) const RULE: Rule = Rule {
    id: "unanswered-value",
    family: "independence",
    levels: [I, E, E],
    special: None,
    text: include_str!("unanswered_value.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(org) = context.portfolio.org() else { return };
    for (_, own) in super::partnerships(context) {
        // What is put off is not decided yet.
        let decision = own.decision.as_ref().filter(|decision| decision.result != Decided::Deferred);
        let Some(decision) = decision.filter(|decision| decision.date.0 <= context.day) else { continue };
        let answered = answered(own);
        let values = org.document.values.iter().map(|value| &*value.id);
        let unanswered: Vec<String> =
            values.filter(|value| !answered.contains(value)).map(|value| format!("`{value}`")).collect();
        if unanswered.is_empty() {
            continue;
        }
        let by: Vec<String> = decision.by.iter().map(|who| format!("`{}`", shown(who))).collect();
        let message = format!(
            "{} decided on the partnership with `{}`, requested by `{}`, without an answer to {}",
            list(&by),
            shown(&own.partner),
            own.requested_by,
            list(&unanswered)
        );
        let help = "add to `values` how it stands to each: `aligned`, `opposed` or `unclear`, and why";
        found.push(own.finding(RULE.id, own.spot(decision.at).field("result"), message).help(help));
    }
}

/// The values that have an answer, a faulty one too.
fn answered(own: Filed<'_, Partnership>) -> Vec<&str> {
    let list = own.spot(own.at).field("values").node();
    let items = list.map(|list| own.tree.items(list)).unwrap_or_default().iter();
    items.filter_map(|item| own.tree.text(own.tree.field(*item, "value")?)).collect()
}
