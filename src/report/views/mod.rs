//! What each view shows, computed and sorted once.

pub mod summary;

/// A view of a season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// How did the season go?
    Summary,
}

/// Every view, in the order in which people ask.
pub const VIEWS: &[View] = &[View::Summary];

impl View {
    /// Its name on the command line, and its key in the JSON form.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
        }
    }

    /// The question that it answers.
    #[must_use]
    pub fn asks(self) -> &'static str {
        match self {
            Self::Summary => "How did the season go?",
        }
    }
}
