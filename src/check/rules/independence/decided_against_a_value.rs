//! `decided-against-a-value`: a partnership was approved that runs contrary to a value, and nobody says why.

use crate::check::context::Context;
use crate::check::rule::{Rule, Run, W};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::{Alignment, Decided};

pub(super) const RULE: Rule = Rule {
    id: "decided-against-a-value",
    family: "independence",
    levels: [W, W, W],
    special: None,
    text: include_str!("decided_against_a_value.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (_, own) in super::partnerships(context) {
        let decision = own.decision.as_ref().filter(|decision| decision.result == Decided::Approved);
        let Some(decision) = decision.filter(|decision| !own.says(decision.at, "why")) else { continue };
        let opposed = own.values.iter().filter(|answer| answer.answer == Alignment::Opposed);
        for answer in opposed.filter(|answer| !own.says(answer.at, "why")) {
            let message = format!(
                "the partnership with `{}`, requested by `{}`, is approved although it is opposed to `{}`, and nobody says why",
                shown(&own.partner),
                own.requested_by,
                answer.value
            );
            let help = "add `why` to the decision: what weighs more than the value";
            let finding = own.finding(RULE.id, own.spot(answer.at).field("answer"), message).help(help);
            let place = own.spot(decision.at).field("result").span();
            found.push(finding.related(own.source(), place, "the decision"));
        }
    }
}
