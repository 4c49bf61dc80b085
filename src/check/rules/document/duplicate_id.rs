//! `duplicate-id`: the reader finds it; found here are former ids of groups that belong to another group too.

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::Kind;

pub(super) const RULE: Rule = Rule {
    id: "duplicate-id",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("duplicate_id.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(groups) = &context.known.groups else { return };
    let Some(doc) = context.documents().find(|doc| doc.home.kind == Kind::Org) else { return };
    for (index, group) in groups.iter().enumerate() {
        for old in &group.others {
            let spot = group.spot().field("formerly").item(old);
            let present = groups.iter().find(|other| other.id == *old);
            let earlier = groups[..index].iter().find(|other| other.others.contains(old));
            let (other, place) = match (present, earlier) {
                (Some(other), _) => (other, other.spot().field("id")),
                (None, Some(other)) => (other, other.spot().field("formerly").item(old)),
                (None, None) => continue,
            };
            let message = format!("the former id `{}` of `{}` is taken", shown(old), shown(group.id));
            let related = format!("it belongs to `{}`", shown(other.id));
            let help = "an id leads to one group only: keep it where the old files belong";
            found.push(doc.finding(RULE.id, spot, message).help(help).related(
                doc.source(),
                place.span(),
                related,
            ));
        }
    }
}
