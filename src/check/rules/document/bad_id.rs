//! `bad-id`: the reader finds it; what depends on other entries is found here: who may be called `dao` and `season`.

use crate::check::context::Context;
use crate::check::known::Name;
use crate::check::rule::{E, Rule, Run};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::Kind;

pub(super) const RULE: Rule = Rule {
    id: "bad-id",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("bad_id.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(groups) = &context.known.groups else { return };
    let Some(doc) = context.documents().find(|doc| doc.home.kind == Kind::Org) else { return };
    let is_dao = |group: &&Name<'_>| group.text("kind") == Some("dao");
    for group in groups {
        let id = group.spot().field("id");
        if group.id == "season" {
            let message = "no group can be called `season`: `season.yaml` holds the season itself";
            found.push(doc.finding(RULE.id, id, message).help("choose another id"));
        } else if group.id == "dao" && group.text("kind").is_some_and(|kind| kind != "dao") {
            let message = "the id `dao` belongs to the group of kind `dao`";
            found.push(doc.finding(RULE.id, id, message).help("choose another id, or write `kind: dao`"));
        } else if is_dao(&group) && group.id != "dao" {
            let other = groups.iter().filter(is_dao).find(|other| other.node != group.node);
            let finding = match other {
                None => {
                    let message =
                        format!("the group of kind `dao` is called `dao`, not `{}`", shown(group.id));
                    doc.finding(RULE.id, id, message).help("write `id: dao`, and the old id under `formerly`")
                }
                Some(other) => {
                    let message = format!("`{}` is a second group of kind `dao`", shown(group.id));
                    let finding = doc.finding(RULE.id, id, message);
                    let finding =
                        finding.related(doc.source(), other.spot().field("id").span(), "another one");
                    finding.help("exactly one group has the kind `dao`; `sub-dao` is for the others")
                }
            };
            found.push(finding);
        }
        for old in group.others.iter().filter(|old| **old == "season") {
            let spot = group.spot().field("formerly").item(old);
            let message = "no group was ever called `season`: `season.yaml` holds the season itself";
            found.push(doc.finding(RULE.id, spot, message).help("remove it"));
        }
    }
}
