//! The landings with what their files said: of each document, under whatever path, its versions one after the other.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::landing::{Landing, Past};
use super::moved::{Brought, Timelines, follow};
use super::person::{Named, Names};
use crate::document::{Document, File, Kind, Waiver};
use crate::model::{Filed, Portfolio};

/// The name of a document: what its path says, by the group's present id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The season's id; empty for the organisation's own files.
    pub season: String,
    /// The group's present id; empty where the path names none.
    pub group: String,
    /// What it is; the DAO's plan is a plan.
    pub kind: Kind,
    /// The file's name without its ending.
    pub name: String,
}

impl Key {
    /// The name of a file; `None` where it is misplaced.
    #[must_use]
    pub fn of(file: &File, portfolio: &Portfolio) -> Option<Self> {
        let home = file.home.as_ref()?;
        let group = home.group.as_deref().map_or("", |group| portfolio.present_id(group)).to_owned();
        let kind = if home.kind == Kind::DaoPlan { Kind::Plan } else { home.kind };
        // A plan, a pre- and a post-mortem are named by their group.
        let name =
            if matches!(kind, Kind::CheckIn | Kind::Intake | Kind::Partnership) { &*home.name } else { "" };
        Some(Self { season: home.season.clone().unwrap_or_default(), group, kind, name: name.to_owned() })
    }
}

/// What a document said from a landing on.
#[derive(Debug, Clone)]
pub struct Version {
    /// The number of the landing; one more than the last for what has not landed yet.
    pub landing: usize,
    /// The file; `None` where it is gone.
    pub file: Option<Arc<File>>,
}

macro_rules! typed {
    ($name:ident, $kind:ident) => {
        /// The document, where the file is there and could be read.
        #[must_use]
        pub fn $name(&self) -> Option<Filed<'_, crate::document::$kind>> {
            let file = self.file.as_deref()?;
            match (&file.document, &file.tree) {
                (Some(Document::$kind(document)), Some(tree)) => {
                    Some(Filed { file, tree, document: &**document })
                }
                _ => None,
            }
        }
    };
}

impl Version {
    typed!(plan, Plan);
    typed!(season, Season);
    typed!(checkin, CheckIn);
    typed!(org, Org);
    typed!(policy, Policy);
}

/// A record's history. Landings are told by their number, from the oldest; what stands in the files and has not
/// landed yet counts as one more.
#[derive(Debug)]
pub struct Chronicle {
    past: Past,
    timelines: Timelines,
    people: Vec<People>,
    /// The landing that last changed each path, where the file still is what it left.
    last: HashMap<String, usize>,
    /// The day of what has not landed yet.
    today: Date,
    /// Whether anything has not landed yet.
    is_ahead: bool,
}

/// Who landed something.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Who wrote it.
    pub authors: Vec<Named>,
    /// Who else looked at it: `Reviewed-by` trailers, and who merged it.
    pub reviewers: Vec<Named>,
}

impl Chronicle {
    /// Puts landings and the files that they brought together. `read` gives the file that a path and a blob's id name;
    /// `end` is the record at the end: of the last landing, or as its files stand now. Landings after `today` are left
    /// out.
    #[must_use]
    pub fn new(
        mut past: Past,
        end: &Portfolio,
        today: Date,
        read: impl Fn(&str, &str) -> Option<Arc<File>>,
    ) -> Self {
        let until = past.landings.iter().rposition(|landing| landing.day <= today).map_or(0, |last| last + 1);
        past.landings.truncate(until);
        let names = Names::of(end);
        let people = past.landings.iter().map(|landing| names.of_landing(landing)).collect();
        let mut chronicle =
            Self { past, timelines: Timelines::new(), people, last: HashMap::new(), today, is_ahead: false };
        chronicle.fill(end, read);
        chronicle.add_end(end);
        chronicle
    }

    fn fill(&mut self, end: &Portfolio, read: impl Fn(&str, &str) -> Option<Arc<File>>) {
        for (number, landing) in self.past.landings.iter().enumerate() {
            let mut brought = Brought::new();
            for change in &landing.changes {
                self.last.insert(change.path.clone(), number);
                let file = change.blob.as_deref().and_then(|blob| read(&change.path, blob));
                // Of a file that is gone, its name tells what it was.
                let named =
                    file.clone().unwrap_or_else(|| Arc::new(crate::document::read(&change.path, b"")));
                let Some(key) = Key::of(&named, end) else { continue };
                // A moved file goes under one name and comes under another: it is the same document.
                let slot = brought.entry(key).or_default();
                *slot = file.or(slot.take());
            }
            bring(&mut self.timelines, brought, number);
        }
    }

    /// Adds what stands in the files and has not landed.
    fn add_end(&mut self, end: &Portfolio) {
        let mut there: BTreeMap<Key, Arc<File>> = BTreeMap::new();
        for file in end.files() {
            if let Some(key) = Key::of(file, end) {
                there.entry(key).or_insert_with(|| file.clone());
            }
        }
        let mut brought = Brought::new();
        for (key, versions) in &self.timelines {
            let now = there.remove(key);
            let last = versions.last().and_then(|version| version.file.as_ref());
            let is_same = match (last, &now) {
                (Some(last), Some(now)) => last.source.text() == now.source.text(),
                (None, None) => true,
                _ => false,
            };
            if !is_same {
                for path in [last, now.as_ref()].into_iter().flatten().map(|file| file.source.path()) {
                    self.last.remove(path);
                }
                brought.insert(key.clone(), now);
            }
        }
        for (key, file) in there {
            self.last.remove(file.source.path());
            brought.insert(key, Some(file));
        }
        self.is_ahead = !brought.is_empty();
        bring(&mut self.timelines, brought, self.past.landings.len());
    }

    /// What git told.
    #[must_use]
    pub fn past(&self) -> &Past {
        &self.past
    }

    /// The landings, oldest first.
    #[must_use]
    pub fn landings(&self) -> &[Landing] {
        &self.past.landings
    }

    /// A landing by its number; `None` of what has not landed yet.
    #[must_use]
    pub fn landing(&self, number: usize) -> Option<&Landing> {
        self.past.landings.get(number)
    }

    /// A landing that can be judged for time and persons: not the oldest one of a history that is cut off.
    #[must_use]
    pub fn judged(&self, number: usize) -> Option<&Landing> {
        self.landing(number).filter(|landing| !landing.is_edge)
    }

    /// Whether a number is that of the oldest landing of a history that is cut off.
    #[must_use]
    pub fn is_edge(&self, number: usize) -> bool {
        self.landing(number).is_some_and(|landing| landing.is_edge)
    }

    /// Who landed it; nobody of what has not landed yet.
    #[must_use]
    pub fn people(&self, number: usize) -> &People {
        static NOBODY: People = People { authors: Vec::new(), reviewers: Vec::new() };
        self.people.get(number).unwrap_or(&NOBODY)
    }

    /// The day of a landing; of what has not landed yet, today.
    #[must_use]
    pub fn day(&self, number: usize) -> Date {
        self.landing(number).map_or(self.today, |landing| landing.day)
    }

    /// The number of what has not landed yet.
    #[must_use]
    pub fn ahead(&self) -> usize {
        self.past.landings.len()
    }

    /// Whether anything has not landed yet.
    #[must_use]
    pub fn is_ahead(&self) -> bool {
        self.is_ahead
    }

    /// The commit in which a file got what it holds now; `None` where that has not landed, or before what git shows.
    #[must_use]
    pub fn commit_of(&self, path: &str) -> Option<&str> {
        self.judged(*self.last.get(path)?).map(|landing| landing.commit.as_str())
    }

    /// The landing that made a file what it is, where that can be judged.
    #[must_use]
    pub fn last_of(&self, path: &str) -> Option<usize> {
        self.last.get(path).copied().filter(|number| self.judged(*number).is_some())
    }

    /// The commit in which a waiver of a file landed; `None` where that has not, or before what git shows.
    #[must_use]
    pub fn waived_in(&self, end: &Portfolio, file: &File, waiver: &Waiver) -> Option<&str> {
        let versions = self.versions(&Key::of(file, end)?);
        let first = versions.iter().find(|version| {
            let document = version.file.as_ref().and_then(|file| file.document.as_ref());
            document.is_some_and(|document| document.waivers().iter().any(|(_, other)| *other == waiver))
        })?;
        self.judged(first.landing).map(|landing| landing.commit.as_str())
    }

    /// The versions of a document, oldest first.
    #[must_use]
    pub fn versions(&self, key: &Key) -> &[Version] {
        self.timelines.get(key).map_or(&[], Vec::as_slice)
    }

    /// All documents with their versions, by season, group and kind.
    pub fn timelines(&self) -> impl Iterator<Item = (&Key, &[Version])> {
        self.timelines.iter().map(|(key, versions)| (key, versions.as_slice()))
    }

    /// The versions of a plan.
    #[must_use]
    pub fn plan_versions(&self, season: &str, group: &str) -> &[Version] {
        self.versions(&Key {
            season: season.to_owned(),
            group: group.to_owned(),
            kind: Kind::Plan,
            name: String::new(),
        })
    }

    /// The versions of a season.yaml.
    #[must_use]
    pub fn season_versions(&self, season: &str) -> &[Version] {
        self.versions(&Key {
            season: season.to_owned(),
            group: String::new(),
            kind: Kind::Season,
            name: String::new(),
        })
    }

    /// The versions of a file of the organisation itself: `org.yaml`, `policy.yaml`.
    #[must_use]
    pub fn own_versions(&self, kind: Kind) -> &[Version] {
        self.versions(&Key { season: String::new(), group: String::new(), kind, name: String::new() })
    }

    /// The landings whose state tells who belonged to a group when something landed: it, its parent, and those of the
    /// 30 days before. The first and the last of them.
    #[must_use]
    pub fn around(&self, number: usize) -> (usize, usize) {
        let start = self.day(number).checked_sub(30.days()).unwrap_or(Date::MIN);
        let first = self.past.landings.iter().take(number).position(|landing| landing.day >= start);
        (first.unwrap_or(number).min(number.saturating_sub(1)), number)
    }

    /// The files of a season and of the organisation as they stood after a landing.
    #[must_use]
    pub fn season_at(&self, number: usize, season: &str) -> Portfolio {
        let own = self.timelines.iter().filter(|(key, _)| key.season.is_empty() || key.season == season);
        let standing = own.filter_map(|(_, versions)| effective(versions, number)?.file.clone());
        Portfolio::new(standing.collect::<Vec<_>>())
    }
}

/// Adds what a landing brought to the documents' versions.
fn bring(timelines: &mut Timelines, mut brought: Brought, landing: usize) {
    follow(&mut brought, timelines);
    for (key, file) in brought {
        timelines.entry(key).or_default().push(Version { landing, file });
    }
}

/// The version that stands after a landing.
#[must_use]
pub fn effective(versions: &[Version], number: usize) -> Option<&Version> {
    versions[..versions.partition_point(|version| version.landing <= number)].last()
}

/// The versions that stand at any of the landings from `first` to `last`.
pub fn standing(versions: &[Version], (first, last): (usize, usize)) -> impl Iterator<Item = &Version> {
    let before = versions.partition_point(|version| version.landing <= first).saturating_sub(1);
    versions[before.min(versions.len())..].iter().filter(move |version| version.landing <= last)
}
