//! `need-refused`: a need that the other group will not meet, and no risk covers.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, W};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::model::alignment::Answered;

pub(super) const RULE: Rule = Rule {
    id: "need-refused",
    family: "alignment",
    levels: [I, W, I],
    special: None,
    text: include_str!("need_refused.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for needed in context.alignments().iter().flat_map(|alignment| &alignment.needs) {
        let Some((plan, answer)) = needed.answer.filter(|_| needed.state == Some(Answered::Refused)) else {
            continue;
        };
        if needed.is_foreseen {
            continue;
        }
        let why = answer.why.as_deref().map(|why| format!(": `{}`", shown(why))).unwrap_or_default();
        let (id, what) = (&needed.need.id, shown(&needed.need.what));
        let message = format!("`{}` says no to `{id}` (`{what}`){why}", needed.asked);
        let help = format!("find another way, {}", super::or_a_risk(needed));
        let finding = needed.plan.finding(RULE.id, needed.plan.spot(needed.need.at).field("group"), message);
        let no = plan.spot(answer.at).field("agreed");
        found.push(finding.help(help).related(plan.source(), no.span(), "the answer"));
    }
}
