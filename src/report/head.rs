//! What every report says of itself.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::checks::Checks;
use super::number::{Computed, computed, percent};
use crate::document::Date;
use crate::model::SeasonView;
use crate::model::history::Chronicle;
use crate::model::schedule::days_between;
use crate::model::score::SeasonScore;
use crate::text::{many, visible_line};

/// What the caller knows and the portfolio does not.
#[derive(Debug)]
pub struct About<'a> {
    /// The tool with its version: `okr 0.1.0`.
    pub tool: &'a str,
    /// The tree id of `okrs/`.
    pub revision: Option<&'a str>,
    /// Blob ids by path.
    pub blobs: &'a BTreeMap<String, String>,
    /// What git history tells; else why it tells nothing.
    pub history: Result<&'a Chronicle, &'a str>,
    /// How many files have errors.
    pub errors: usize,
    /// What the check says of the season.
    pub checks: Checks<'a>,
}

impl<'a> About<'a> {
    /// The commit in which a file got what it holds; `None` where that has not landed, or nobody can tell.
    #[must_use]
    pub fn commit(&self, path: &str) -> Option<&'a str> {
        self.history.ok()?.commit_of(path)
    }
}

/// What a report speaks of.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Head<'a> {
    /// `okr-report/1`.
    #[schemars(extend("pattern" = "^okr-[a-z]+/1$"))]
    pub schema: &'static str,
    /// The tool with its version.
    pub tool: &'a str,
    /// The tree id of `okrs/`.
    pub revision: Option<&'a str>,
    /// The day.
    pub as_of: Date,
    /// The organisation's name.
    pub organisation: &'a str,
    /// How many files have errors.
    pub errors: usize,
    /// The season.
    pub season: SeasonHead<'a>,
    /// The mission, for the formats that show it.
    #[serde(skip)]
    pub mission: &'a str,
}

/// What a report says of its season.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SeasonHead<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its theme's title.
    pub theme: Option<&'a str>,
    /// Its first day.
    pub starts: Date,
    /// Its last day.
    pub ends: Date,
    /// Its stage.
    #[schemars(extend("enum" = ["draft", "ratified", "closed"]))]
    pub stage: &'static str,
    /// The share of its days that is over.
    pub elapsed: Option<Computed>,
    /// Whether it was recorded afterwards.
    pub imported: bool,
    /// Whether its last day is over.
    #[serde(skip)]
    pub ended: bool,
}

impl<'a> Head<'a> {
    pub(super) fn of(view: SeasonView<'a>, score: &SeasonScore<'_>, about: &About<'a>) -> Option<Self> {
        let org = view.portfolio.org()?.document;
        let season = view.document()?.document;
        Some(Self {
            schema: "okr-report/1",
            tool: about.tool,
            revision: about.revision,
            as_of: Date(score.day),
            organisation: &org.name,
            errors: about.errors,
            season: SeasonHead {
                id: view.id,
                title: &season.title,
                theme: season.theme.as_ref().map(|theme| theme.title.as_str()),
                starts: season.starts,
                ends: season.ends,
                stage: view.stage(score.day).word(),
                elapsed: computed(Some(score.elapsed)),
                imported: season.imported.is_some(),
                ended: score.ended,
            },
            mission: &org.mission,
        })
    }

    /// `Tidal DAO · Season 3 · Education`
    #[must_use]
    pub fn title(&self) -> String {
        let mut title = vec![visible_line(self.organisation), visible_line(self.season.title)];
        title.extend(self.season.theme.map(visible_line));
        title.join(" · ")
    }

    /// `day 78 of 123 · 63 % gone`, `2022-08-22 to 2022-12-22 · over`, `starts 2022-08-22`.
    #[must_use]
    pub fn when(&self) -> String {
        let season = &self.season;
        let (starts, ends, day) = (season.starts.0, season.ends.0, self.as_of.0);
        if day < starts {
            return format!("starts {starts}");
        }
        if day > ends {
            return format!("{starts} to {ends} · over");
        }
        let (now, of) = (days_between(starts, day) + 1, days_between(starts, ends) + 1);
        format!("day {now} of {of} · {} gone", percent(season.elapsed.map_or(0.0, |elapsed| elapsed.0)))
    }

    /// What is said on top where files have errors.
    #[must_use]
    pub fn warning(&self) -> Option<String> {
        let verb = if self.errors == 1 { "has" } else { "have" };
        let told = || {
            let files = many(self.errors, "file");
            format!("{files} {verb} errors, see `okr check`; what could be read is shown")
        };
        (self.errors > 0).then(told)
    }

    /// `tree 3f9a1c2 · okr 0.1.0 · as of 2022-11-07`
    #[must_use]
    pub fn foot(&self) -> String {
        let revision =
            self.revision.map_or("no tree".to_owned(), |id| format!("tree {}", id.get(..7).unwrap_or(id)));
        format!("{revision} · {} · as of {}", self.tool, self.as_of)
    }
}
