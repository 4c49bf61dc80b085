//! All files of a repository, linked: seasons, groups by present and former ids, references.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::filed::Filed;
use super::item::{ItemId, Missing};
use super::season::{Folder, SeasonView, pick};
use super::touchpoint::Page;
use crate::document::{Document, File, Group, Kind, Org, Plan, Policy, Reference, form};
use crate::yaml::{NodeId, Tree};

/// The organisation's whole record.
#[derive(Debug)]
pub struct Portfolio {
    files: Vec<Arc<File>>,
    org: Option<usize>,
    policy: Option<usize>,
    seasons: BTreeMap<String, Folder>,
    /// Present ids by former ids.
    renamed: BTreeMap<String, String>,
    /// Of each plan, by its file: every item in it. Filled when a reference first asks.
    items: Vec<OnceLock<HashSet<String>>>,
    /// Files of which another one, under an old or new id, holds the same plan or due date: (later, first).
    doubled: Vec<(usize, usize)>,
    /// The files that touch points name, by their paths as they are written.
    pages: BTreeMap<String, Page>,
    /// The plans as history holds their commitments, by season and group.
    commitments: BTreeMap<(String, String), Plan>,
}

impl Portfolio {
    /// Links files that were read. Their order does not matter; one file may be part of several portfolios.
    #[must_use]
    pub fn new(files: Vec<impl Into<Arc<File>>>) -> Self {
        let mut files: Vec<Arc<File>> = files.into_iter().map(Into::into).collect();
        files.sort_by(|a, b| a.source.path().cmp(b.source.path()));
        let of_kind =
            |kind| files.iter().position(|file| file.home.as_ref().is_some_and(|home| home.kind == kind));
        let (org, policy) = (of_kind(Kind::Org), of_kind(Kind::Policy));
        let mut portfolio = Self {
            items: files.iter().map(|_| OnceLock::new()).collect(),
            files,
            org,
            policy,
            seasons: BTreeMap::new(),
            renamed: BTreeMap::new(),
            doubled: Vec::new(),
            pages: BTreeMap::new(),
            commitments: BTreeMap::new(),
        };
        portfolio.renamed = portfolio.former_ids();
        for index in 0..portfolio.files.len() {
            portfolio.file(index);
        }
        portfolio
    }

    /// The same, with the files that touch points name: `read` tells what a path holds.
    #[must_use]
    pub fn with_pages(mut self, read: impl Fn(&str) -> Page) -> Self {
        let points = self.org().map(|org| org.document.touchpoints.as_slice()).unwrap_or_default();
        let paths = points.iter().filter_map(|point| point.file.as_deref());
        self.pages = paths.map(|path| (path.to_owned(), read(path))).collect();
        self
    }

    /// The same, with the plans as history holds their commitments, by season and group.
    #[must_use]
    pub fn with_commitments(mut self, commitments: BTreeMap<(String, String), Plan>) -> Self {
        self.commitments = commitments;
        self
    }

    /// A plan as history holds its commitment, where that was read.
    #[must_use]
    pub fn committed(&self, season: &str, group: &str) -> Option<&Plan> {
        self.commitments.get(&(season.to_owned(), group.to_owned()))
    }

    /// What a file that a touch point names holds; `None` where nobody looked.
    #[must_use]
    pub fn page(&self, path: &str) -> Option<&Page> {
        self.pages.get(path)
    }

    fn former_ids(&self) -> BTreeMap<String, String> {
        let groups = self.org().map(|org| org.document.groups.as_slice()).unwrap_or_default();
        let pairs = groups.iter().flat_map(|group| group.formerly.iter().map(move |old| (old, &group.id)));
        let present = |id: &str| groups.iter().any(|group| &*group.id == id);
        pairs.filter(|(old, _)| !present(old)).map(|(old, new)| (old.to_string(), new.to_string())).collect()
    }

    /// Puts one file into its season's folder.
    fn file(&mut self, index: usize) {
        let Some(home) = self.files[index].home.clone() else { return };
        let Some(season) = home.season else { return };
        let group = home.group.map(|group| self.present_id(&group).to_owned()).unwrap_or_default();
        let folder = self.seasons.entry(season).or_default();
        let taken = match home.kind {
            Kind::Org | Kind::Policy => None,
            Kind::Season => folder.season.replace(index),
            Kind::DaoPlan | Kind::Plan => keep_first(&mut folder.plans, group, index),
            Kind::CheckIn => form::parse_date(&home.name)
                .and_then(|name| keep_first(folder.checkins.entry(group).or_default(), name, index)),
            Kind::Intake => {
                folder.intakes.entry(group).or_default().push(index);
                None
            }
            Kind::PreMortem => keep_first(&mut folder.premortems, group, index),
            Kind::PostMortem => keep_first(&mut folder.postmortems, group, index),
            Kind::Partnership => keep_first(&mut folder.partnerships, home.name, index),
        };
        if let Some(first) = taken {
            self.doubled.push((index, first));
        }
    }

    /// All files, by path.
    #[must_use]
    pub fn files(&self) -> &[Arc<File>] {
        &self.files
    }

    /// Pairs of files that hold the same plan or due date under an old and a new id: (later, first).
    pub fn doubled(&self) -> impl Iterator<Item = (&File, &File)> {
        self.doubled.iter().map(|(later, first)| (&*self.files[*later], &*self.files[*first]))
    }

    /// `org.yaml`, when it could be read.
    #[must_use]
    pub fn org(&self) -> Option<Filed<'_, Org>> {
        pick!(self, self.org?, Org)
    }

    /// `policy.yaml`, when it is there and could be read.
    #[must_use]
    pub fn policy_file(&self) -> Option<Filed<'_, Policy>> {
        pick!(self, self.policy?, Policy)
    }

    /// The shared standards, after defaults.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        static DEFAULT: OnceLock<Policy> = OnceLock::new();
        self.policy_file().map_or_else(|| DEFAULT.get_or_init(Policy::default), |policy| policy.document)
    }

    /// A season by its id.
    #[must_use]
    pub fn season(&self, id: &str) -> Option<SeasonView<'_>> {
        let (id, folder) = self.seasons.get_key_value(id)?;
        Some(SeasonView { portfolio: self, id, folder })
    }

    /// All seasons: by first day, those without a readable season.yaml last.
    #[must_use]
    pub fn seasons(&self) -> Vec<SeasonView<'_>> {
        let mut seasons: Vec<SeasonView<'_>> =
            self.seasons.iter().map(|(id, folder)| SeasonView { portfolio: self, id, folder }).collect();
        seasons.sort_by_key(|season| {
            let starts = season.document().map(|document| document.starts);
            (starts.is_none(), starts, season.id)
        });
        seasons
    }

    /// The season to speak of on a day: the one that runs; else the last that ended; else the next.
    #[must_use]
    pub fn current(&self, day: Date) -> Option<SeasonView<'_>> {
        let seasons: Vec<_> =
            self.seasons().into_iter().filter(|season| season.document().is_some()).collect();
        let days =
            |season: &SeasonView<'_>| season.document().map(|s| (s.starts.0, s.ends.0)).unwrap_or_default();
        let runs = seasons.iter().rev().find(|season| days(season).0 <= day && day <= days(season).1);
        let ended = seasons.iter().filter(|season| days(season).1 < day).max_by_key(|season| days(season).1);
        runs.or(ended).or(seasons.first()).copied()
    }

    /// The present id of a group, by its present or former id.
    #[must_use]
    pub fn present_id<'a>(&'a self, id: &'a str) -> &'a str {
        self.renamed.get(id).map_or(id, String::as_str)
    }

    /// A group of the organisation, by present or former id.
    #[must_use]
    pub fn group(&self, id: &str) -> Option<&Group> {
        let id = self.present_id(id);
        self.org()?.document.groups.iter().find(|group| &*group.id == id)
    }

    /// Whether a group's id stands in `org.yaml` although its entry could not be read.
    #[must_use]
    pub fn is_ghost_group(&self, id: &str) -> bool {
        let Some(index) = self.org else { return false };
        let Some(tree) = &self.files[index].tree else { return true };
        self.org().is_none() || listed_ids(tree, tree.root(), "groups").iter().any(|known| known == id)
    }

    /// The full name of what a reference in a file of `season` and `group` means.
    ///
    /// # Errors
    /// Why it leads nowhere.
    pub fn resolve(&self, reference: &Reference, season: &str, group: &str) -> Result<ItemId, Missing> {
        let season_id = reference.season.as_deref().unwrap_or(season);
        let group_id = self.present_id(reference.group.as_deref().unwrap_or(group));
        let view = self.season(season_id).ok_or(Missing::Season)?;
        let item =
            ItemId { season: season_id.to_owned(), group: group_id.to_owned(), ids: reference.ids.clone() };
        let Some(index) = view.folder.plans.get(group_id) else {
            let known =
                self.org().is_none() || self.group(group_id).is_some() || self.is_ghost_group(group_id);
            return Err(if known { Missing::Plan } else { Missing::Group });
        };
        let Some(tree) = &self.files[*index].tree else { return Err(Missing::Unreadable) };
        let Some(plan) = view.plan(group_id) else { return Err(Missing::Unreadable) };
        let ids = &reference.ids;
        if self.items[*index].get_or_init(|| items(plan.document)).contains(&item.item()) {
            return Ok(item);
        }
        if declares(tree, ids) {
            Err(Missing::Unreadable)
        } else {
            Err(Missing::Item(some_items(plan.document)))
        }
    }
}

fn keep_first<K: Ord>(map: &mut BTreeMap<K, usize>, key: K, index: usize) -> Option<usize> {
    let first = *map.entry(key).or_insert(index);
    (first != index).then_some(first)
}

/// The ids in a list of a mapping, read from the tree: faulty items too.
fn listed_ids(tree: &Tree, node: Option<NodeId>, list: &str) -> Vec<String> {
    let items = node.and_then(|node| tree.field(node, list)).map(|list| tree.items(list)).unwrap_or_default();
    items.iter().filter_map(|item| tree.id_of(*item)).map(str::to_owned).collect()
}

/// Whether a plan's tree declares an item, faulty or not.
pub(super) fn declares(tree: &Tree, ids: &[String]) -> bool {
    let named = |node: NodeId, list: &str, id: &str| {
        let list = tree.field(node, list)?;
        tree.items(list).iter().copied().find(|item| tree.id_of(*item) == Some(id))
    };
    let Some(root) = tree.root() else { return false };
    let lists = ["objectives", "key_results", "milestones"];
    let item = ids.iter().zip(lists).try_fold(root, |node, (id, list)| named(node, list, id));
    item.is_some() || (ids.len() == 1 && named(root, "needs", &ids[0]).is_some())
}

/// Every item of a plan: `O1`, `O1.KR1`, `O1.KR1.M1`, `N1`.
fn items(plan: &Plan) -> HashSet<String> {
    let mut all: HashSet<String> = plan.needs.iter().map(|need| need.id.to_string()).collect();
    for objective in &plan.objectives {
        for kr in &objective.key_results {
            let milestones = kr.measure.milestones().into_iter().flatten();
            all.extend(milestones.map(|milestone| format!("{}.{}.{}", objective.id, kr.id, milestone.id)));
            all.insert(format!("{}.{}", objective.id, kr.id));
        }
        all.insert(objective.id.to_string());
    }
    all
}

/// The first items of a plan, among which a mistyped one may be meant; not all of a plan without end.
fn some_items(plan: &Plan) -> Vec<String> {
    const MOST: usize = 200;
    let objectives = plan.objectives.iter().flat_map(|objective| {
        let key_results = objective.key_results.iter().map(|kr| format!("{}.{}", objective.id, kr.id));
        std::iter::once(objective.id.to_string()).chain(key_results)
    });
    objectives.chain(plan.needs.iter().map(|need| need.id.to_string())).take(MOST).collect()
}
