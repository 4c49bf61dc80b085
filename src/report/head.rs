//! What every report says of itself.

use std::collections::BTreeMap;

use serde::Serialize;

use super::number::{Computed, computed};
use crate::document::Date;
use crate::model::SeasonView;
use crate::model::score::SeasonScore;

/// What the caller knows and the portfolio does not.
#[derive(Debug, Clone)]
pub struct About<'a> {
    /// The tool with its version: `okr 0.1.0`.
    pub tool: &'a str,
    /// The tree id of `okrs/`.
    pub revision: Option<&'a str>,
    /// Blob ids by path.
    pub blobs: &'a BTreeMap<String, String>,
    /// How many files have errors.
    pub errors: usize,
}

/// What a report speaks of.
#[derive(Debug, Serialize)]
pub struct Head<'a> {
    /// `okr-report/1`.
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
#[derive(Debug, Serialize)]
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
}
