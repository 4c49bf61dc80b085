//! One finding: what is wrong, where, and what cures it.

use std::sync::Arc;

use jiff::civil::Date;

use super::source::{Source, Span};

/// A second place that a finding speaks of.
#[derive(Debug, Clone)]
pub struct Related {
    /// The file.
    pub source: Arc<Source>,
    /// The place in it.
    pub span: Span,
    /// What stands there, a lower-case fragment.
    pub message: String,
}

/// A safe replacement that cures a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// What a finding is about, where its place does not tell: who owes a file that is not there, or an entry in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The season's id.
    pub season: String,
    /// The group's present id.
    pub group: String,
    /// The item of its plan: `O1.KR2`.
    pub item: Option<String>,
}

/// The landing that a finding is about: what anyone with a clone can verify.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landed {
    /// The commit's id; `None` of what has not landed yet.
    pub commit: Option<String>,
    /// Its day.
    pub day: Option<Date>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who else looked at it.
    pub reviewers: Vec<String>,
    /// Its pull request: `#12`.
    pub pull_request: Option<String>,
    /// A plain git command that shows the evidence.
    pub evidence: String,
}

/// One thing that a reader or a rule found. It has no level: levels belong to the check's sink.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule's id.
    pub rule: &'static str,
    /// What is wrong: a lower-case fragment without a full stop.
    pub message: String,
    /// What cures it.
    pub help: Option<String>,
    /// The file.
    pub source: Arc<Source>,
    /// The place in it.
    pub span: Span,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// A safe fix.
    pub fix: Option<Fix>,
    /// The group that it is about, where its place does not tell.
    pub about: Option<Box<About>>,
    /// Whether it is of the special kind that its rule gives other levels.
    pub is_special: bool,
    /// The landing that it is about.
    pub landed: Option<Box<Landed>>,
}

impl Finding {
    /// A finding of `rule` at a place. There is no other way to make one, so every finding has a place.
    #[must_use]
    pub fn new(rule: &'static str, source: &Arc<Source>, span: Span, message: impl Into<String>) -> Self {
        let message = message.into();
        let (source, related) = (source.clone(), Vec::new());
        Self {
            rule,
            message,
            help: None,
            source,
            span,
            related,
            fix: None,
            about: None,
            is_special: false,
            landed: None,
        }
    }

    /// Adds the cure.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the cure where there is one.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn related(mut self, source: &Arc<Source>, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { source: source.clone(), span, message: message.into() });
        self
    }

    /// Adds a safe fix.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, text: text.into() });
        self
    }

    /// Says which group in which season it is about: its stage, its waivers and its name are then that group's.
    #[must_use]
    pub fn about(mut self, season: &str, group: &str) -> Self {
        self.about = Some(Box::new(About { season: season.to_owned(), group: group.to_owned(), item: None }));
        self
    }

    /// Says which item of that group's plan it is about.
    #[must_use]
    pub fn item(mut self, item: &str) -> Self {
        if let Some(about) = &mut self.about {
            about.item = Some(item.to_owned());
        }
        self
    }

    /// Says that it is of the special kind that its rule gives other levels.
    #[must_use]
    pub fn special(mut self, is_special: bool) -> Self {
        self.is_special = is_special;
        self
    }

    /// Says which landing it is about.
    #[must_use]
    pub fn landed(mut self, landed: Landed) -> Self {
        self.landed = Some(Box::new(landed));
        self
    }

    /// The order in which findings are told: by file, place, rule, message.
    #[must_use]
    pub fn order(&self) -> (&str, Span, &'static str, &str) {
        (self.source.path(), self.span, self.rule, &self.message)
    }
}
