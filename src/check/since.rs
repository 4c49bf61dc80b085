//! What a branch is to be told: findings that it brought, and those on the lines that it changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::RangeInclusive;

use super::sink::{Checked, Judged};
use crate::document::File;
use crate::model::Portfolio;

/// Families that speak of what a group did not do: only the groups that a branch touches are told.
const OF_GROUPS: [&str; 2] = ["cadence", "process"];

/// What a branch changed.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// The changed lines of every file that is new or differs, from 1.
    lines: BTreeMap<String, Vec<RangeInclusive<usize>>>,
    /// Season and present id of the groups of which a file was added, changed or removed.
    groups: BTreeSet<(String, String)>,
}

impl Changes {
    /// From one portfolio to another; `lines` tells the lines of the second text that the first does not have.
    pub fn between(
        before: &Portfolio,
        after: &Portfolio,
        lines: impl Fn(&str, &str) -> Vec<RangeInclusive<usize>>,
    ) -> Self {
        let texts = |portfolio: &'_ Portfolio| -> HashMap<String, String> {
            let files = portfolio.files().iter();
            files.map(|file| (file.source.path().to_owned(), file.source.text().to_owned())).collect()
        };
        let (old, new) = (texts(before), texts(after));
        let mut changes = Self::default();
        for file in after.files() {
            let text = file.source.text();
            let was = old.get(file.source.path()).map(String::as_str);
            if was != Some(text) {
                changes.touch(after, file);
                changes.lines.insert(file.source.path().to_owned(), lines(was.unwrap_or_default(), text));
            }
        }
        for file in before.files().iter().filter(|file| !new.contains_key(file.source.path())) {
            changes.touch(after, file);
        }
        changes
    }

    fn touch(&mut self, portfolio: &Portfolio, file: &File) {
        let home = file.home.as_ref();
        if let Some((season, group)) =
            home.and_then(|home| Some((home.season.clone()?, home.group.as_deref()?)))
        {
            self.groups.insert((season, portfolio.present_id(group).to_owned()));
        }
    }

    fn holds(&self, judged: &Judged) -> bool {
        let finding = &judged.finding;
        let line = finding.source.position(finding.span.start).line;
        self.lines
            .get(finding.source.path())
            .is_some_and(|lines| lines.iter().any(|lines| lines.contains(&line)))
    }

    fn touches_group_of(&self, judged: &Judged) -> bool {
        let path = judged.finding.source.path();
        let of_path = path.strip_prefix("okrs/").and_then(|path| path.split('/').next());
        let season = judged.finding.about.as_ref().map(|about| about.season.as_str()).or(of_path);
        match (season, &judged.group) {
            (Some(season), Some(group)) => self.groups.contains(&(season.to_owned(), group.clone())),
            (Some(_) | None, _) => self.lines.contains_key(path),
        }
    }
}

/// Two checks held against each other.
#[derive(Debug)]
pub struct Moved<'a> {
    /// What the second one found and the first did not.
    pub broken: Vec<&'a Judged>,
    /// What the first one found and the second does not any more.
    pub cured: Vec<&'a Judged>,
}

impl<'a> Moved<'a> {
    /// What two checks do not both find. A finding that only says other numbers of the same thing is in neither list; a
    /// group that is called otherwise since is the same one, as `after_all` knows.
    #[must_use]
    pub fn between((before, after): (&'a Checked, &'a Checked), after_all: &Portfolio) -> Self {
        let mut broken = beyond(after, before);
        let mut cured = beyond(before, after);
        broken.retain(|found| {
            let same = cured.iter().position(|gone| thing(gone, after_all) == thing(found, after_all));
            same.map(|index| cured.remove(index)).is_none()
        });
        Self { broken, cured }
    }
}

/// What one check found that another did not.
fn beyond<'a>(one: &'a Checked, other: &Checked) -> Vec<&'a Judged> {
    let mut known: HashMap<Name<'_>, usize> = HashMap::new();
    for judged in &other.findings {
        *known.entry(name(judged)).or_default() += 1;
    }
    let mut out = Vec::new();
    for judged in &one.findings {
        match known.get_mut(&name(judged)) {
            Some(left) if *left > 0 => *left -= 1,
            Some(_) | None => out.push(judged),
        }
    }
    out
}

impl Checked {
    /// Of these findings, those that a branch is to be told: what `before` did not have, what stands on changed lines,
    /// and what the touched groups owe.
    #[must_use]
    pub fn since(mut self, before: &Self, changes: &Changes) -> Self {
        let mut known: HashMap<Name<'_>, usize> = HashMap::new();
        for judged in &before.findings {
            *known.entry(name(judged)).or_default() += 1;
        }
        let mut is_told = |judged| {
            let left = known.entry(name(judged)).or_default();
            let is_known = *left > 0;
            *left -= usize::from(is_known);
            if OF_GROUPS.contains(&judged.family) {
                changes.touches_group_of(judged)
            } else {
                !is_known || changes.holds(judged)
            }
        };
        let told: Vec<bool> = self.findings.iter().map(&mut is_told).collect();
        let mut told = told.into_iter();
        self.findings.retain(|_| told.next().unwrap_or_default());
        self.waived.retain(|waived| changes.holds(&waived.judged));
        self.paths.retain(|path| changes.lines.contains_key(path));
        self.files = self.paths.len();
        self
    }
}

/// What makes two findings the same one, wherever it stands in its file.
type Name<'a> = (&'static str, &'a str, Option<&'a str>, Option<&'a str>, &'a str);

/// The rule and what it is about, with the group's present id.
fn thing<'a>(
    judged: &'a Judged,
    all: &'a Portfolio,
) -> (&'static str, &'a str, Option<&'a str>, Option<&'a str>) {
    let (rule, path, group, item, _) = name(judged);
    (rule, path, group.map(|group| all.present_id(group)), item)
}

fn name(judged: &Judged) -> Name<'_> {
    let finding = &judged.finding;
    (finding.rule, finding.source.path(), judged.group.as_deref(), judged.item.as_deref(), &finding.message)
}
