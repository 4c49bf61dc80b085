//! `unwaivable-rule`: a waiver, or an entry of the policy, for a rule that cannot be silenced there.

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::check::{rules, waivers};
use crate::diagnostic::Finding;
use crate::document::Kind;

pub(super) const RULE: Rule = Rule {
    id: "unwaivable-rule",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("unwaivable_rule.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for given in waivers::all(context) {
        let (doc, waiver) = (given.doc, given.waiver);
        let Some(family) = rules::family_of(&waiver.rule).filter(|_| !given.is_allowed()) else { continue };
        let (message, help) = if family == "document" {
            let message =
                format!("`{}` cannot be waived: a file with this fault cannot be read right", waiver.rule);
            (message, "mend what it finds, and remove the waiver")
        } else if doc.home.kind == Kind::Season {
            let message = format!("a waiver of `{}` says for whom", waiver.rule);
            (message, "add `item: …` with a group or a reference")
        } else {
            let message =
                format!("`{}` can be waived in season.yaml only, not by those it judges", waiver.rule);
            (message, "move it to `waive` in season.yaml, with `item: …`")
        };
        found.push(doc.finding(RULE.id, doc.spot(waiver.at).field("rule"), message).help(help));
    }
    let Some(policy) = context.portfolio.policy_file() else { return };
    for name in
        policy.rules.keys().filter(|name| *name == "document" || rules::family_of(name) == Some("document"))
    {
        let spot = policy.spot(policy.at).field("rules").key(name);
        let message =
            format!("the level of `{name}` cannot be changed: a file with such a fault cannot be read right");
        found.push(policy.finding(RULE.id, spot, message).help("remove it"));
    }
}
