//! `okr new season`.

use anyhow::Result;
use clap::Args;

use super::answers::{choice, days, scalar, words};
use crate::cli::ask::Ask;
use crate::document::{Date, Days, Every, Slug};
use crate::draft::{Draft, Season};
use crate::model::Portfolio;

/// Draft a season: okrs/<season>/season.yaml
#[derive(Debug, Args)]
pub(super) struct Flags {
    /// Its id, which names the folder, like `s2`
    #[arg(value_name = "SEASON", value_parser = scalar::<Slug>)]
    pub(super) id: Slug,
    /// Carry on from this season: it follows that one, as long and as often reported, with the plans of what its
    /// post-mortems decided to keep or modify
    #[arg(long, value_name = "SEASON", value_parser = scalar::<Slug>)]
    pub(super) from: Option<Slug>,
    /// Its title
    #[arg(long, value_parser = words)]
    pub(super) title: Option<String>,
    /// The first day
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    pub(super) starts: Option<Date>,
    /// The last day
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    pub(super) ends: Option<Date>,
    /// The focus in a word or two
    #[arg(long, value_name = "TITLE", value_parser = words)]
    theme: Option<String>,
    /// More about the focus
    #[arg(long, value_name = "TEXT", value_parser = words, requires = "theme")]
    theme_text: Option<String>,
    /// The season before it [default: the last one that ends before it starts]
    #[arg(long, value_name = "SEASON", value_parser = scalar::<Slug>)]
    pub(super) follows: Option<Slug>,
    /// The off-season after it
    #[arg(long, value_name = "FROM..TO", value_parser = days)]
    off_season: Option<Days>,
    /// Days on which nothing falls due; may be given again
    #[arg(long = "break", value_name = "FROM..TO", value_parser = days)]
    breaks: Vec<Days>,
    /// How often groups report [default: month]
    #[arg(long, value_parser = choice::<Every>(&["week", "two-weeks", "month"]))]
    pub(super) every: Option<Every>,
    /// Days of grace after a due date [default: 7]
    #[arg(long, value_name = "DAYS")]
    pub(super) grace_days: Option<u32>,
}

impl Flags {
    /// All answers.
    pub(super) fn draft(&self, portfolio: &Portfolio, ask: &mut Ask) -> Result<Draft> {
        let before = portfolio.seasons().into_iter().rev().find_map(|season| season.document());
        let free = before.and_then(|season| {
            let last = season.off_season.as_ref().map_or(season.ends, |off| off.ends.max(season.ends));
            Some(last.0.tomorrow().ok()?.to_string())
        });
        let title = ask.need(self.title.clone(), "--title", "Title", Some(&self.id), &words)?;
        let starts = ask.need(self.starts, "--starts", "First day", free.as_deref(), &scalar::<Date>)?;
        let ends = ask.need(self.ends, "--ends", "Last day", None, &|text| {
            let ends = scalar::<Date>(text)?;
            let backwards = starts.is_some_and(|starts| starts >= ends);
            if backwards { Err("it lies before the first day".to_owned()) } else { Ok(ends) }
        })?;
        let theme = ask.may(self.theme.clone(), "Focus, in a word or two (Enter: none)", None, &words)?;
        let (title, starts, ends) = ask.complete(title.zip(starts).zip(ends).map(|((t, s), e)| (t, s, e)))?;
        Ok(Draft::Season(Season { title, starts, ends, theme, ..self.season() }))
    }

    /// What the flags say, without what a season cannot do without.
    pub(super) fn season(&self) -> Season {
        Season {
            id: self.id.clone(),
            title: String::new(),
            starts: Date::default(),
            ends: Date::default(),
            theme: self.theme.clone(),
            theme_text: self.theme_text.clone(),
            follows: self.follows.clone(),
            off_season: self.off_season.clone(),
            breaks: self.breaks.clone(),
            every: self.every,
            grace_days: self.grace_days,
            note: None,
        }
    }
}
