//! `unknown-person`: a handle that `people` does not list.

use crate::check::context::Context;
use crate::check::hints::Hints;
use crate::check::known::Name;
use crate::check::mentions::people;
use crate::check::owners::group_ids;
use crate::check::rule::{E, Rule, Run};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::Handle;

pub(super) const RULE: Rule = Rule {
    id: "unknown-person",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("unknown_person.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(people_known) = context.known.people.as_ref().filter(|people| !people.is_empty()) else {
        return;
    };
    let handles: std::collections::HashSet<String> =
        people_known.iter().map(|person| person.id.to_ascii_lowercase()).collect();
    let groups = group_ids(context);
    let hints = Hints::new();
    for mention in people(context) {
        let (handle, may_be_group) = mention.name;
        let is_group = may_be_group && groups.contains(&handle.folded());
        if handles.contains(&handle.folded()) || is_group {
            continue;
        }
        let message = format!("`{}` is nobody whom `people` in org.yaml lists", shown(handle));
        let finding = mention.doc.finding(RULE.id, mention.spot, message);
        found.push(finding.help(help(&hints, people_known, handle)));
    }
}

/// Somebody's other name, the nearest handle, or how to add one.
fn help(hints: &Hints, people: &[Name<'_>], handle: &Handle) -> String {
    let is_same = |name: &&str| {
        name.eq_ignore_ascii_case(handle) || name.trim_end_matches(".eth").eq_ignore_ascii_case(handle)
    };
    if let Some(person) = people.iter().find(|person| person.others.iter().any(is_same)) {
        return format!("that is another name of `{}`: write the handle", shown(person.id));
    }
    match hints.nearest(handle, people.iter().map(|person| person.id)) {
        Some(near) => format!("did you mean `{}`?", shown(near)),
        None => format!("add `- {{handle: {}}}` to `people`", shown(handle)),
    }
}
