//! The places where the mission is told: how long ago somebody looked, and whether they still say what was ratified.

use jiff::civil::Date;

use super::portfolio::Portfolio;
use super::schedule::days_between;
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

/// A place where the mission is told, as it stands on a day.
#[derive(Debug, Clone, Copy)]
pub struct Touched<'a> {
    /// The touch point.
    pub point: &'a TouchPoint,
    /// Days since the last review.
    pub age: Option<i64>,
    /// How it stands, as far as its text is in the record.
    pub state: TouchPointState,
}

impl Touched<'_> {
    /// Why its words could not be judged; `None` where they were, or where it does not show the mission.
    #[must_use]
    pub fn unread(&self) -> Option<&'static str> {
        let is_open = self.point.text.is_none() && self.point.shows.contains(&Shown::Mission);
        match (is_open, &self.point.file) {
            (false, _) => None,
            (true, Some(_)) => Some("files outside of okrs/ are not read"),
            (true, None) => Some("neither its text nor its file is told"),
        }
    }
}

/// The touch points of the organisation on a day, in its order.
#[must_use]
pub fn touchpoints(portfolio: &Portfolio, day: Date) -> Vec<Touched<'_>> {
    let Some(org) = portfolio.org() else { return Vec::new() };
    let most = i64::from(portfolio.policy().touchpoint_days);
    let mission = plain(&org.document.mission);
    let touched = |point| touched(point, &mission, most, day);
    org.document.touchpoints.iter().map(touched).collect()
}

fn touched<'a>(point: &'a TouchPoint, mission: &str, most: i64, day: Date) -> Touched<'a> {
    let age = point.reviewed.map(|reviewed| days_between(reviewed.0, day).max(0));
    let text = point.text.as_deref().filter(|_| point.shows.contains(&Shown::Mission));
    let state = if text.is_some_and(|text| !plain(text).contains(mission)) {
        TouchPointState::Differs
    } else if age.is_none_or(|age| age > most) {
        TouchPointState::Stale
    } else {
        TouchPointState::Fresh
    };
    Touched { point, age, state }
}

/// A text as it is compared: white space and case aside.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
