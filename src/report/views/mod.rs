//! What each view shows, computed and sorted once.

pub mod compliance;
pub mod money;
pub mod summary;

/// A view of a season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// How did the season go?
    Summary,
    /// Who has not reported?
    Compliance,
    /// What did it cost, and what is released?
    Money,
}

/// Every view, in the order in which people ask.
pub const VIEWS: &[View] = &[View::Summary, View::Compliance, View::Money];

impl View {
    /// Its name on the command line, and its key in the JSON form.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Compliance => "compliance",
            Self::Money => "money",
        }
    }

    /// The question that it answers.
    #[must_use]
    pub fn asks(self) -> &'static str {
        match self {
            Self::Summary => "How did the season go?",
            Self::Compliance => "Who has not reported?",
            Self::Money => "What did it cost, and what is released?",
        }
    }
}
