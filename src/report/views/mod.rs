//! What each view shows, computed and sorted once.

pub mod audit;
pub mod summary;
pub mod trend;

/// A view of a season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// How did the season go?
    Summary,
    /// Can we believe it?
    Audit,
    /// Where is it heading?
    Trend,
}

/// Every view, in the order in which people ask.
pub const VIEWS: &[View] = &[View::Summary, View::Audit, View::Trend];

impl View {
    /// Its name on the command line, and its key in the JSON form.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Audit => "audit",
            Self::Trend => "trend",
        }
    }

    /// The question that it answers.
    #[must_use]
    pub fn asks(self) -> &'static str {
        match self {
            Self::Summary => "How did the season go?",
            Self::Audit => "Can we believe it?",
            Self::Trend => "Where is it heading?",
        }
    }
}
