//! The places where the mission is told: how long ago somebody looked, and whether they still say what was ratified.

use std::sync::Arc;

use jiff::civil::Date;

use super::portfolio::Portfolio;
use super::schedule::days_between;
use crate::diagnostic::Source;
use crate::document::{Shown, TouchPoint};

/// How a touch point stands; of several the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TouchPointState {
    /// Its file is not there.
    Missing,
    /// It shows the mission, and the ratified mission is not found in its text.
    Differs,
    /// Reviewed too long ago, or never.
    Stale,
    /// Neither.
    Fresh,
}

impl TouchPointState {
    /// The word that is printed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Differs => "differs",
            Self::Stale => "stale",
            Self::Fresh => "fresh",
        }
    }
}

/// What a file that a touch point names holds.
#[derive(Debug, Clone)]
pub enum Page {
    /// Its text.
    Text(Arc<Source>),
    /// It is there, and its words cannot be compared; why, after `it`.
    Unread(String),
    /// There is no such file; why, after its name.
    Absent(String),
}

/// A place where the mission is told, as it stands on a day.
#[derive(Debug, Clone, Copy)]
pub struct Touched<'a> {
    /// The touch point.
    pub point: &'a TouchPoint,
    /// Days since the last review.
    pub age: Option<i64>,
    /// Whether the last review is too long ago, or never was.
    pub is_stale: bool,
    /// What its file holds; `None` where it names none, or where nobody looked.
    pub page: Option<&'a Page>,
    /// Whether it shows the mission, and its `text` does not tell it.
    pub differs_in_text: bool,
    /// Whether it shows the mission, and its file does not tell it.
    pub differs_in_file: bool,
}

impl Touched<'_> {
    /// How it stands.
    #[must_use]
    pub fn state(&self) -> TouchPointState {
        if matches!(self.page, Some(Page::Absent(_))) {
            TouchPointState::Missing
        } else if self.differs_in_text || self.differs_in_file {
            TouchPointState::Differs
        } else if self.is_stale {
            TouchPointState::Stale
        } else {
            TouchPointState::Fresh
        }
    }

    /// Why its words could not be judged; `None` where they were, or where it does not show the mission.
    #[must_use]
    pub fn unread(&self) -> Option<&str> {
        if self.point.text.is_some() || !shows_mission(self.point) {
            return None;
        }
        match (&self.point.file, self.page) {
            (None, _) => Some("neither its text nor its file is told"),
            (Some(_), None) => Some("its file was not read"),
            (Some(_), Some(Page::Unread(why))) => Some(why),
            (Some(_), Some(Page::Text(_) | Page::Absent(_))) => None,
        }
    }
}

/// Whether a touch point shows the mission.
#[must_use]
pub fn shows_mission(point: &TouchPoint) -> bool {
    point.shows.contains(&Shown::Mission)
}

/// The touch points of the organisation on a day, in its order.
#[must_use]
pub fn touchpoints(portfolio: &Portfolio, day: Date) -> Vec<Touched<'_>> {
    let Some(org) = portfolio.org() else { return Vec::new() };
    let most = i64::from(portfolio.policy().touchpoint_days);
    let mission = plain(&org.document.mission);
    let touched = |point: &'_ TouchPoint| {
        let age = point.reviewed.map(|reviewed| days_between(reviewed.0, day).max(0));
        let page = point.file.as_deref().and_then(|path| portfolio.page(path));
        let differs = |text: &str| shows_mission(point) && !plain(text).contains(&mission);
        let differs_in_file = match page {
            Some(Page::Text(source)) => differs(source.text()),
            Some(Page::Unread(_) | Page::Absent(_)) | None => false,
        };
        (age, page, point.text.as_deref().is_some_and(differs), differs_in_file)
    };
    let points = org.document.touchpoints.iter();
    points
        .map(|point| {
            let (age, page, differs_in_text, differs_in_file) = touched(point);
            let is_stale = age.is_none_or(|age| age > most);
            Touched { point, age, is_stale, page, differs_in_text, differs_in_file }
        })
        .collect()
}

/// A text as it is compared: white space, case and the marks of a quotation aside.
fn plain(text: &str) -> String {
    let unquoted = text.lines().map(|line| line.trim_start_matches(['>', ' ', '\t']));
    let words = unquoted.flat_map(str::split_whitespace);
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn white_space_case_and_quotation_are_aside() {
        let told = plain("Our mission\r\n\r\n> Light for  everyone\n>\n> who READS at night.");
        assert!(told.contains(&plain("Light for everyone\n  who reads at night")), "{told}");
    }
}
