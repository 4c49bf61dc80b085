//! Who decided, when and by which vote, from flags.

use clap::Args;

use super::new::{scalar, words};
use crate::document::{Date, Handle, Link};
use crate::draft::{Added, Decision};

/// A decision that has to say why.
#[derive(Debug, Args)]
pub(super) struct ReasonFlags {
    /// Why
    #[arg(long, value_name = "TEXT", value_parser = words)]
    pub why: String,
    /// Who decided; several may follow
    #[arg(long, value_name = "HANDLE", num_args = 1.., value_delimiter = ',', required = true, value_parser = scalar::<Handle>)]
    by: Vec<Handle>,
    #[command(flatten)]
    more: DecisionFlags,
}

impl ReasonFlags {
    /// Who decided, and when.
    pub(super) fn decision(&self) -> Decision {
        self.more.decision(&self.by)
    }
}

/// What else there is to tell of a decision.
#[derive(Debug, Args)]
pub(super) struct DecisionFlags {
    /// Where the vote can be seen
    #[arg(long, value_name = "URL", value_parser = scalar::<Link>)]
    pub vote: Option<Link>,
    /// The day of the decision [default: today, or what --as-of says]
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    pub date: Option<Date>,
}

impl DecisionFlags {
    /// The decision of these people.
    pub(super) fn decision(&self, by: &[Handle]) -> Decision {
        Decision { date: self.date, by: by.to_vec(), vote: self.vote.clone() }
    }
}

/// The decision by which something joins a ratified plan.
#[derive(Debug, Args)]
#[command(next_help_heading = "Where the plan is ratified")]
pub(super) struct AddedFlags {
    /// Why it is added
    #[arg(long, value_name = "TEXT", value_parser = words, requires = "by")]
    added_why: Option<String>,
    /// Who decided that; several may follow
    #[arg(long, value_name = "HANDLE", num_args = 1.., value_delimiter = ',', requires = "added_why", value_parser = scalar::<Handle>)]
    by: Vec<Handle>,
    /// Where the vote can be seen
    #[arg(long, value_name = "URL", requires = "added_why", value_parser = scalar::<Link>)]
    vote: Option<Link>,
    /// The day of the decision [default: today, or what --as-of says]
    #[arg(long, value_name = "DATE", requires = "added_why", value_parser = scalar::<Date>)]
    date: Option<Date>,
}

impl AddedFlags {
    /// Whether a decision is given.
    pub(super) fn is_given(&self) -> bool {
        self.added_why.is_some()
    }

    /// The decision.
    pub(super) fn added(&self) -> Option<Added> {
        let decision = Decision { date: self.date, by: self.by.clone(), vote: self.vote.clone() };
        self.added_why.clone().map(|why| Added { why, decision })
    }
}
