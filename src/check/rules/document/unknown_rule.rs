//! `unknown-rule`: a waiver or the policy names a rule that does not exist.

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::check::{rules, shown, waivers};
use crate::diagnostic::Finding;
use crate::text::nearest;

pub(super) const RULE: Rule = Rule {
    id: "unknown-rule",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("unknown_rule.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for waivers::Given { doc, waiver, .. } in waivers::all(context) {
        if rules::family_of(&waiver.rule).is_some() {
            continue;
        }
        let (message, help) = if rules::family_ids().any(|family| family == waiver.rule) {
            let help = format!(
                "name one of its rules: `okr explain` lists them; the policy may lower all of `{}`",
                waiver.rule
            );
            (format!("`{}` is a family, a waiver silences one rule", waiver.rule), help)
        } else {
            (format!("there is no rule `{}`", shown(&waiver.rule)), help(&waiver.rule, rules::ids()))
        };
        found.push(doc.finding(RULE.id, doc.spot(waiver.at).field("rule"), message).help(help));
    }
    let Some(policy) = context.portfolio.policy_file() else { return };
    for name in policy.rules.keys() {
        if rules::family_of(name).is_none() && !rules::family_ids().any(|family| family == name) {
            let spot = policy.spot(policy.at).field("rules").key(name);
            let message = format!("there is no rule or family `{}`", shown(name));
            found.push(
                policy
                    .finding(RULE.id, spot, message)
                    .help(help(name, rules::ids().chain(rules::family_ids()))),
            );
        }
    }
}

fn help(name: &str, known: impl Iterator<Item = &'static str>) -> String {
    nearest(name, known)
        .map_or_else(|| "`okr explain` lists all rules".to_owned(), |near| format!("did you mean `{near}`?"))
}
