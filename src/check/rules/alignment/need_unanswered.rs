//! `need-unanswered`: a need that the other group's plan does not answer, and no risk covers.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, W};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::model::alignment::{Alignment, Answered, Needed};

pub(super) const RULE: Rule = Rule {
    id: "need-unanswered",
    family: "alignment",
    levels: [I, W, I],
    special: None,
    text: include_str!("need_unanswered.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for alignment in context.alignments() {
        for needed in &alignment.needs {
            if needed.state == Some(Answered::Open) && !needed.is_foreseen {
                let (id, what) = (&needed.need.id, shown(&needed.need.what));
                let message = format!("{} `{id}` (`{what}`)", answer(context, alignment, needed));
                let help = format!(
                    "ask `{}` for an entry in the `answers` of its plan, `need: {}/{id}`, {}",
                    needed.asked,
                    needed.group,
                    super::or_a_risk(needed),
                );
                let spot = needed.plan.spot(needed.need.at).field("group");
                found.push(needed.plan.finding(RULE.id, spot, message).help(help));
            }
        }
    }
}

fn answer(context: &Context<'_>, alignment: &Alignment<'_>, needed: &Needed<'_>) -> String {
    let asked = needed.asked;
    if !alignment.season.has_plan_file(asked) {
        format!("`{asked}` has no plan, and so no answer to")
    } else if alignment.season.is_withdrawn(asked, context.day) {
        format!("the plan of `{asked}` is withdrawn, and with it any answer to")
    } else {
        format!("the plan of `{asked}` does not answer")
    }
}
