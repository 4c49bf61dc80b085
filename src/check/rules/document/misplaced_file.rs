//! `misplaced-file`: the reader finds files that have no place; found here is what depends on other files: two files
//! for one plan or due date, a season without season.yaml, a season that is called like a group.

use std::collections::BTreeMap;

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::{Finding, Span};
use crate::document::{File, Kind};

pub(super) const RULE: Rule = Rule {
    id: "misplaced-file",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("misplaced_file.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (later, first) in context.portfolio.doubled() {
        let message = format!(
            "this says the same as `{}`: a group's old and new id are one group",
            crate::text::visible(first.source.path())
        );
        let help = "keep one of the two files";
        found.push(at_top(later, message).help(help).related(&first.source, top(first), "the other one"));
    }
    let mut seasons: BTreeMap<&str, Vec<&File>> = BTreeMap::new();
    for file in context.portfolio.files() {
        if let Some(season) = file.home.as_ref().and_then(|home| home.season.as_deref()) {
            seasons.entry(season).or_default().push(file);
        }
    }
    for (id, files) in seasons {
        let season =
            files.iter().find(|file| file.home.as_ref().is_some_and(|home| home.kind == Kind::Season));
        let Some(file) = season.or(files.first()) else { continue };
        // A `season.yml` or a link in its place is told already.
        let start = format!("okrs/{id}/season.");
        let is_misnamed =
            || context.portfolio.files().iter().any(|file| file.source.path().starts_with(&start));
        if season.is_none() && !is_misnamed() {
            let message = format!("the folder `{id}` has no `season.yaml`, so it is no season");
            let help = format!("write `okrs/{id}/season.yaml`, or move the folder out of `okrs/`");
            found.push(at_top(file, message).help(help));
        }
        let groups = context.known.groups.as_deref().unwrap_or_default();
        if let Some(group) = groups.iter().find(|group| group.id == id) {
            let message = format!("the season `{id}` is called like a group");
            let org = context.documents().find(|doc| doc.home.kind == Kind::Org);
            let finding = at_top(file, message).help("rename the season's folder");
            found.push(match org {
                Some(org) => finding.related(org.source(), group.spot().field("id").span(), "the group"),
                None => finding,
            });
        }
    }
}

fn at_top(file: &File, message: String) -> Finding {
    Finding::new(RULE.id, &file.source, top(file), message)
}

/// Where a file begins.
fn top(file: &File) -> Span {
    file.tree.as_ref().map_or_else(Span::default, |tree| tree.top().span())
}
