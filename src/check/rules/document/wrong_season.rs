//! `wrong-season`: an objective that contributes to one of another season.

use crate::check::context::Context;
use crate::check::mentions::{Wanted, references};
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "wrong-season",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("wrong_season.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for mention in references(context) {
        let (reference, wanted) = mention.name;
        let Some(season) = reference.season.as_deref().filter(|season| *season != mention.doc.season) else {
            continue;
        };
        if wanted != Wanted::Objective {
            continue;
        }
        let message =
            format!("`{reference}` is an objective of `{season}`; a contribution stays inside its season");
        let help = format!(
            "name an objective of `{}`; `carried_from` tells where this one comes from",
            mention.doc.season
        );
        found.push(mention.doc.finding(RULE.id, mention.spot, message).help(help));
    }
}
