//! `okr schema`: the JSON Schema of a kind of document, for editors, and of what `okr` says to programs.

use anyhow::Result;
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::Value;

use super::{Outcome, output};
use crate::check::formats;
use crate::document::{self, KINDS, Kind};
use crate::report::diff;
use crate::report::formats::json::Published;

/// Print the JSON Schema (draft-07) of a kind of document
///
/// The schemas are derived from the same types that the check reads by; those of `check`, `diff`, `report`, `show`, `list`,
/// `audit` and `log` are of what these commands say with `--format json`. Without a kind, all of them by name.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// The kind of document, or of output
    #[arg(value_parser = kinds())]
    kind: Option<What>,
}

/// What has a schema.
#[derive(Debug, Clone, Copy)]
enum What {
    Document(Kind),
    Check,
    Report(Published),
    Diff,
}

impl What {
    fn all() -> impl Iterator<Item = Self> {
        let documents = KINDS.into_iter().map(Self::Document);
        documents.chain([Self::Check, Self::Diff]).chain(Published::ALL.map(Self::Report))
    }

    fn name(self) -> &'static str {
        match self {
            Self::Document(kind) => kind.name(),
            Self::Check => "check",
            Self::Report(form) => form.name(),
            Self::Diff => "diff",
        }
    }

    fn schema(self) -> Value {
        match self {
            Self::Document(kind) => document::schema(kind),
            Self::Check => formats::json::schema(),
            Self::Report(form) => form.schema(formats::json::finding_schema()),
            Self::Diff => diff::schema(),
        }
    }
}

fn kinds() -> impl TypedValueParser<Value = What> {
    PossibleValuesParser::new(What::all().map(What::name))
        .try_map(|name| What::all().find(|what| what.name() == name).ok_or("no such kind"))
}

pub(super) fn run(args: &Schema) -> Result<Outcome> {
    let schema = match args.kind {
        Some(what) => what.schema(),
        None => What::all().map(|what| (what.name().to_owned(), what.schema())).collect(),
    };
    output::print(&(serde_json::to_string_pretty(&schema)? + "\n"))?;
    Ok(Outcome::Good)
}
