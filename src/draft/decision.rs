//! Decision records as YAML: who decided, when, and why.

use std::fmt::Write as _;

use super::refused::Refused;
use super::scope::Scope;
use crate::document::{Date, Handle, Link};
use crate::yaml::quote;

/// Who decided something, and when.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The day; default: the day that is spoken of.
    pub date: Option<Date>,
    /// Who decided.
    pub by: Vec<Handle>,
    /// The vote.
    pub vote: Option<Link>,
}

impl Decision {
    /// The day of the decision.
    pub(super) fn date(&self, scope: &Scope<'_>) -> Date {
        self.date.unwrap_or(Date(scope.day))
    }

    /// Everyone is known, and it was not decided tomorrow.
    pub(super) fn judge(&self, scope: &Scope<'_>) -> Result<(), Refused> {
        self.by.iter().try_for_each(|handle| scope.person(handle))?;
        let date = self.date(scope);
        if date.0 > scope.day {
            let message = format!("{date} lies after {}, the day that is spoken of", scope.day);
            return Err(Refused::new(message).help("record a decision when it was made"));
        }
        Ok(())
    }

    /// The record on one line: `{date: 2026-01-10, by: [steward]}`.
    pub(super) fn record(&self, scope: &Scope<'_>) -> String {
        let vote = self.vote.as_ref().map(|vote| format!(", vote: {}", quote(vote))).unwrap_or_default();
        format!("{{date: {}, by: {}{vote}}}", self.date(scope), self.by())
    }

    /// The record with its reason, a field a line.
    pub(super) fn reasoned(&self, scope: &Scope<'_>, why: &str) -> String {
        format!("date: {}\n{}", self.date(scope), self.reason(why))
    }

    /// Who decided and why, a field a line.
    pub(super) fn reason(&self, why: &str) -> String {
        let mut text = format!("by: {}\nwhy: {}\n", self.by(), quote(why));
        if let Some(vote) = &self.vote {
            let _ = writeln!(text, "vote: {}", quote(vote));
        }
        text
    }

    fn by(&self) -> String {
        let handles: Vec<String> = self.by.iter().map(|handle| quote(handle)).collect();
        format!("[{}]", handles.join(", "))
    }
}
