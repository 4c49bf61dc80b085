//! Why something was not drafted.

use std::fmt;

use crate::text::{list, nearest};

/// A refusal: what is in the way, and what would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// A lower-case fragment without a full stop. It may hold strangers' text: escape it where it is shown.
    pub message: String,
    /// What to do instead.
    pub help: Option<String>,
}

impl Refused {
    /// A refusal.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// Adds what would help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// An unknown name: the nearest known one helps, or the list of them where it is short.
    #[must_use]
    pub fn unknown(message: impl Into<String>, name: &str, known: &[&str]) -> Self {
        let refused = Self::new(message);
        let quoted: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
        // Of names as short as ids every other one is near.
        match nearest(name, known.iter().copied())
            .filter(|near| near.len() > 3 || near.eq_ignore_ascii_case(name))
        {
            Some(near) => refused.help(format!("did you mean `{near}`?")),
            None if known.is_empty() => refused,
            None if known.len() <= 12 => refused.help(format!("known: {}", list(&quoted))),
            None => refused.help(format!("known: {} and {} more", quoted[..8].join(", "), known.len() - 8)),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refused {}
