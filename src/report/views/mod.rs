//! What each view shows, computed and sorted once.

pub mod alignment;
pub mod audit;
pub mod compliance;
pub mod item;
pub mod list;
pub mod log;
pub mod mission;
pub mod money;
pub mod summary;
pub mod trend;

/// A view of a season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// How did the season go?
    Summary,
    /// Do we pull in one direction?
    Alignment,
    /// Who has not reported?
    Compliance,
    /// What did it cost, and what is released?
    Money,
    /// Can we believe it?
    Audit,
    /// Where is it heading?
    Trend,
    /// What are we here for?
    Mission,
}

/// Every view, in the order in which people ask.
pub const VIEWS: &[View] =
    &[View::Summary, View::Alignment, View::Compliance, View::Money, View::Audit, View::Trend, View::Mission];

impl View {
    /// Its name on the command line, and its key in the JSON form.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Alignment => "alignment",
            Self::Compliance => "compliance",
            Self::Money => "money",
            Self::Audit => "audit",
            Self::Trend => "trend",
            Self::Mission => "mission",
        }
    }

    /// The question that it answers.
    #[must_use]
    pub fn asks(self) -> &'static str {
        match self {
            Self::Summary => "How did the season go?",
            Self::Alignment => "Do we pull in one direction?",
            Self::Compliance => "Who has not reported?",
            Self::Money => "What did it cost, and what is released?",
            Self::Audit => "Can we believe it?",
            Self::Trend => "Where is it heading?",
            Self::Mission => "What are we here for?",
        }
    }
}
