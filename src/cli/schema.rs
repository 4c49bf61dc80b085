//! `okr schema`: the JSON Schema of a kind of document, for editors.

use anyhow::Result;
use clap::{Args, ValueEnum, builder::PossibleValue};

use super::{Outcome, output};
use crate::document::{self, KINDS, Kind};

/// Print the JSON Schema (draft-07) of a kind of document
///
/// The schemas are derived from the same types that the check reads by. Without a kind, all of them by name.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// The kind of document
    #[arg(value_enum)]
    kind: Option<Kind>,
}

impl ValueEnum for Kind {
    fn value_variants<'a>() -> &'a [Self] {
        &KINDS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

pub(super) fn run(args: &Schema) -> Result<Outcome> {
    let schema = match args.kind {
        Some(kind) => document::schema(kind),
        None => KINDS.iter().map(|kind| (kind.name().to_owned(), document::schema(*kind))).collect(),
    };
    output::print(&(serde_json::to_string_pretty(&schema)? + "\n"))?;
    Ok(Outcome::Good)
}
