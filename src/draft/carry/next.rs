//! What the season after another one is like, where nobody says otherwise: as long, right after it, as often reported.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Carry;
use crate::document::{Every, Release, SeasonBudget};
use crate::draft::refused::Refused;
use crate::model::Portfolio;
use crate::text::list;

/// The shape of the next season.
#[derive(Debug)]
pub struct Next {
    /// Its title: `Season 2` after `Season 1: Education`, else its id.
    pub title: String,
    /// The day after the season before it and its off-season.
    pub starts: Date,
    /// How often groups report.
    pub every: Option<Every>,
    /// Days of grace after a due date.
    pub grace_days: Option<u32>,
    /// What the season before it had and this one has to decide on.
    pub note: Option<String>,
    /// The days of the season before it.
    length: (Date, Date),
}

impl Carry {
    /// The shape of a season of that id after the one from which is carried.
    ///
    /// # Errors
    /// When that cannot be read.
    pub fn next(&self, portfolio: &Portfolio, id: &str) -> Result<Next, Refused> {
        let view = self.season(portfolio)?;
        let unreadable =
            || Refused::new(format!("okrs/{}/season.yaml cannot be read", self.from)).help("run `okr check`");
        let season = view.document().ok_or_else(unreadable)?.document;
        let last = season.off_season.as_ref().map_or(season.ends, |off| off.ends.max(season.ends));
        let endless = || Refused::new("there is no day after that season");
        Ok(Next {
            title: title(&season.title, view.id, id),
            starts: last.0.tomorrow().map_err(|_| endless())?,
            every: season.checkins.as_ref().and_then(|checkins| checkins.every),
            grace_days: season.checkins.as_ref().and_then(|checkins| checkins.grace_days),
            note: money(view.id, &season.budgets),
            length: (season.starts.0, season.ends.0),
        })
    }
}

impl Next {
    /// The last day of a season that starts on a day and is as long: as many whole months where it was some, else days.
    #[must_use]
    pub fn ends(&self, starts: Date) -> Option<Date> {
        let (first, last) = self.length;
        let after = last.tomorrow().ok()?;
        let months = (1..=24_i32).find(|months| first.checked_add(months.months()).ok() == Some(after));
        match months {
            Some(months) => starts.checked_add(months.months()).ok()?.yesterday().ok(),
            None => starts.checked_add(last - first).ok(),
        }
    }
}

/// `Season 2` after `Season 1: Education`, where the ids count the same; else the id.
fn title(before: &str, from: &str, id: &str) -> String {
    let number = |id: &str| id.trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned();
    let (old, new) = (number(from), number(id));
    let is_number = |text: &String| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let counted = is_number(&old) && is_number(&new);
    let head = before.split(':').next().unwrap_or_default().trim();
    match head.strip_suffix(&old).filter(|name| counted && name.ends_with(' ')) {
        Some(name) => format!("{name}{new}"),
        None => id.to_owned(),
    }
}

fn money(season: &str, budgets: &[SeasonBudget]) -> Option<String> {
    let release = |budget: &SeasonBudget| match budget.release {
        Some(Release::Checkins) => " (released by check-ins)",
        Some(Release::Upfront) | None => "",
    };
    let told: Vec<String> =
        budgets.iter().map(|budget| format!("{}{}", budget.currency, release(budget))).collect();
    let told = list(&told);
    (!told.is_empty())
        .then(|| format!("{season} had money in {told}. `budgets` says what this season may spend."))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn titles_count_where_ids_do() {
        assert_eq!(title("Season 1: Education", "s1", "s2"), "Season 2");
        assert_eq!(title("Season 1", "s1", "s2"), "Season 2");
        assert_eq!(title("Spring", "s1", "s2"), "s2");
        assert_eq!(title("Season 21", "s1", "s2"), "s2");
        assert_eq!(title("Season 1", "spring", "autumn"), "autumn");
    }

    #[test]
    fn seasons_are_as_long() {
        let next = |starts, ends| Next {
            title: String::new(),
            starts,
            every: None,
            grace_days: None,
            note: None,
            length: (starts, ends),
        };
        let months = next(date(2026, 1, 1), date(2026, 4, 30));
        assert_eq!(months.ends(date(2026, 6, 1)), Some(date(2026, 9, 30)));
        let days = next(date(2022, 9, 1), date(2022, 12, 22));
        assert_eq!(days.ends(date(2023, 2, 1)), Some(date(2023, 5, 24)));
    }
}
