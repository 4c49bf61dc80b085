//! A new season.

use super::Change;
use super::answers::Answers;
use super::refused::Refused;
use super::scope::org;
use super::template::{Form, Templates};
use crate::document::{Date, Days, Every, Slug};
use crate::model::{Portfolio, SeasonView, schedule::GRACE_DAYS};
use crate::text::visible_line;

/// The answers for a new season.
#[derive(Debug)]
pub struct Season {
    /// Its id: the folder's name.
    pub id: Slug,
    /// Its title.
    pub title: String,
    /// The first day.
    pub starts: Date,
    /// The last day.
    pub ends: Date,
    /// The focus.
    pub theme: Option<String>,
    /// More about the focus.
    pub theme_text: Option<String>,
    /// The season before it; default: the last one that ends before it starts.
    pub follows: Option<Slug>,
    /// The off-season after it.
    pub off_season: Option<Days>,
    /// Days on which nothing falls due.
    pub breaks: Vec<Days>,
    /// How often groups report.
    pub every: Option<Every>,
    /// Days of grace after a due date.
    pub grace_days: Option<u32>,
    /// What is still to be decided, as a comment at the end.
    pub note: Option<String>,
}

impl Season {
    pub(super) fn change(&self, portfolio: &Portfolio, templates: &Templates) -> Result<Change, Refused> {
        self.judge_id(portfolio)?;
        self.judge_days(portfolio)?;
        let follows = self.follows(portfolio)?;
        let days = |days: &Days| {
            Answers::default().plain("starts", Some(days.starts)).plain("ends", Some(days.ends))
        };
        let answers = Answers::default()
            .text("id", Some(&self.id))
            .text("title", Some(&self.title))
            .plain("starts", Some(self.starts))
            .plain("ends", Some(self.ends))
            .text("theme", self.theme.as_deref())
            .text("theme_text", self.theme_text.as_deref())
            .text("follows", follows.as_deref())
            .with("off_season", self.off_season.as_ref().map(|off| days(off).value()))
            .things("breaks", self.breaks.iter().map(days))
            .word("every", Some(self.every.unwrap_or(Every::Month)))
            .plain("grace_days", Some(self.grace_days.unwrap_or(GRACE_DAYS)));
        let text = templates.render(Form::Season, answers)? + "\n";
        let note = self.note.as_ref().map(|note| format!("# {}\n", visible_line(note))).unwrap_or_default();
        Ok(Change::create(format!("okrs/{}/season.yaml", self.id), text + &note))
    }

    fn judge_id(&self, portfolio: &Portfolio) -> Result<(), Refused> {
        let id = &self.id;
        if portfolio.season(id).is_some() {
            return Err(Refused::new(format!("okrs/{id}/ is there already")).help("choose another id"));
        }
        let groups = &org(portfolio)?.groups;
        if groups.iter().any(|group| group.id == *id || group.formerly.contains(id)) {
            let message = format!("`{id}` is the id of a group");
            return Err(Refused::new(message).help("no season has the id of a group: choose another"));
        }
        Ok(())
    }

    fn judge_days(&self, portfolio: &Portfolio) -> Result<(), Refused> {
        let whole = Days { at: crate::yaml::At::default(), starts: self.starts, ends: self.ends };
        for days in [&whole].into_iter().chain(&self.off_season).chain(&self.breaks) {
            if days.starts > days.ends {
                let message = format!("{} to {} runs backwards", days.starts, days.ends);
                return Err(Refused::new(message).help("give the first day first"));
            }
        }
        let own: Vec<&Days> = [&whole].into_iter().chain(&self.off_season).collect();
        if own.len() == 2 && meet(own[0], own[1]) {
            return Err(Refused::new("the off-season begins before the season ends"));
        }
        for season in portfolio.seasons() {
            let Some(document) = season.document() else { continue };
            let days = Days { at: document.at, starts: document.starts, ends: document.ends };
            let others = [&days].into_iter().chain(&document.off_season);
            for other in others {
                if own.iter().any(|own| meet(own, other)) {
                    let message = format!("these days overlap those of `{}`", season.id);
                    let help = format!("`{}` has {} to {}", season.id, other.starts, other.ends);
                    return Err(Refused::new(message).help(help));
                }
            }
        }
        Ok(())
    }

    fn follows(&self, portfolio: &Portfolio) -> Result<Option<String>, Refused> {
        let seasons = portfolio.seasons();
        if let Some(id) = &self.follows {
            let known: Vec<&str> = seasons.iter().map(|season| season.id).collect();
            let unknown = || Refused::unknown(format!("there is no season `{id}`"), id, &known);
            return portfolio.season(id).map(|season| Some(season.id.to_owned())).ok_or_else(unknown);
        }
        let before = |season: &&SeasonView<'_>| season.document().is_some_and(|s| s.ends < self.starts);
        Ok(seasons.iter().rev().find(before).map(|season| season.id.to_owned()))
    }
}

fn meet(a: &Days, b: &Days) -> bool {
    a.starts <= b.ends && b.starts <= a.ends
}
