//! A new plan: its head, one objective and one key result, each from its template.

use jiff::civil::Date;

use super::Change;
use super::answers::Answers;
use super::count;
use super::objective::Objective;
use super::refused::Refused;
use super::scope::Scope;
use super::template::{Form, Templates};
use crate::document::{Group, Link, Slug};
use crate::model::Portfolio;
use crate::yaml::{self, NodeId, Tree};

/// The answers for a new plan.
#[derive(Debug)]
pub struct Plan {
    /// The group, by its present or a former id.
    pub group: Slug,
    /// The season; default: the newest that is not closed.
    pub season: Option<Slug>,
    /// What the plan is about.
    pub summary: Option<String>,
    /// Where it is discussed.
    pub discussion: Option<Link>,
    /// Its first objective.
    pub objective: Objective,
}

impl Plan {
    pub(super) fn change(
        &self,
        portfolio: &Portfolio,
        templates: &Templates,
        day: Date,
    ) -> Result<Change, Refused> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        let season = scope.season;
        if season.has_plan_file(&group.id) {
            let message = format!("`{}` has a plan in `{}` already", group.id, season.id);
            return Err(Refused::new(message).help(format!("run `okr new objective {}`", group.id)));
        }
        let path = format!("okrs/{}/{}.yaml", season.id, group.id);
        let head = head(&scope, group, self.summary.as_deref(), self.discussion.as_deref(), templates)?;
        let (tree, root) = read(Form::Plan, &head)?;
        let objective = self.objective.written(&tree, root, &scope, &group.id, templates)?;
        Ok(Change::create(path, added(&tree, root, "objectives", &objective)?.text))
    }
}

/// The head of a group's plan, whose last line is `objectives:`.
pub(super) fn head(
    scope: &Scope<'_>,
    group: &Group,
    summary: Option<&str>,
    discussion: Option<&str>,
    templates: &Templates,
) -> Result<String, Refused> {
    let season = scope.season;
    let answers = Answers::default()
        .text("group", Some(&group.id))
        .text("group_name", Some(&group.name))
        .text("season", Some(season.id))
        .text("season_title", season.document().map(|season| season.document.title.as_str()))
        .text("summary", summary)
        .text("discussion", discussion);
    Ok(templates.render(Form::Plan, answers)? + "\n")
}

/// The tree and the root of what a template made.
pub(super) fn read(form: Form, text: &str) -> Result<(Tree, NodeId), Refused> {
    let name = format!("templates/{}", form.file());
    let loaded = yaml::load(&name, text.as_bytes());
    let why = loaded.findings.first().map(|finding| finding.message.clone());
    match loaded.tree.map(|tree| (tree.root(), tree)) {
        Some((Some(root), tree)) if why.is_none() => Ok((tree, root)),
        _ => Err(Refused::new(format!(
            "{name} makes no document: {}",
            why.unwrap_or("it is empty".to_owned())
        ))
        .help(format!("mend `{name}`, or remove it to use the built-in template"))),
    }
}

/// A text with an item added to one of its lists.
pub(super) fn added(tree: &Tree, mapping: NodeId, list: &str, item: &str) -> Result<yaml::Edited, Refused> {
    yaml::append(tree, mapping, list, item).map_err(|unedited| {
        let help = "nothing was written; write the list out plainly, or add the item by hand";
        Refused::new(unedited.0).help(help)
    })
}

/// The next id in lists of a mapping.
pub(super) fn next_id(tree: &Tree, mapping: NodeId, prefix: &str, lists: &[&str]) -> String {
    count::next(prefix, count::ids(tree, mapping, lists))
}
