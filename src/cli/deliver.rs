//! Where the findings of a check go: in which format, to standard output or to a file, and to the page of a CI job.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::{Context, output};
use crate::check::Checked;
use crate::check::formats::{About, FORMATS, Format, github, human};
use crate::store;

/// How findings are shown, and where they go.
#[derive(Debug, Args)]
pub(super) struct Delivery {
    /// How to show what was found
    #[arg(long, value_name = "FORMAT", value_parser = choices(), default_value = AUTO)]
    format: Choice,
    /// Write the result to this file, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Count the findings by rule instead of showing them
    #[arg(long)]
    statistics: bool,
}

/// What `--format` says.
#[derive(Debug, Clone, Copy)]
enum Choice {
    Auto,
    Named(&'static Format),
}

const AUTO: &str = "auto";

fn choices() -> impl TypedValueParser<Value = Choice> {
    let auto = PossibleValue::new(AUTO).help("`github` in a step of GitHub Actions, else `human`");
    let named = FORMATS.iter().map(|format| PossibleValue::new(format.id).help(format.about));
    PossibleValuesParser::new(std::iter::once(auto).chain(named))
        .map(|id| FORMATS.into_iter().find(|format| format.id == id).map_or(Choice::Auto, Choice::Named))
}

impl Delivery {
    /// Shows what was found; in a format for which there are own words, those.
    pub(super) fn deliver(
        &self,
        checked: &Checked,
        denies_warnings: bool,
        context: &Context,
        root: &Path,
        own: impl Fn(&str) -> Option<String>,
    ) -> Result<()> {
        let format = self.format();
        let show = if self.statistics {
            let why = || format!("`--format {}` has no statistics: take `human` or `json`", format.id);
            format.statistics.with_context(why)?
        } else {
            format.show
        };
        let revision = if format.names_revision { store::Ids::of(root).tree } else { None };
        let about = About {
            day: context.day,
            revision: revision.as_deref(),
            prefix: &store::prefix(root),
            width: output::columns(),
            denies_warnings,
            is_quiet: context.quiet,
            is_verbose: context.verbose,
        };
        let own = own(format.id).filter(|_| !self.statistics);
        let text = own.unwrap_or_else(|| show(checked, &about));
        if output::deliver(root, self.output.as_deref(), &text)? && !context.quiet {
            output::say(human::summary(checked).trim_end());
        }
        if format.id == github::FORMAT.id
            && let Some(page) = variable("GITHUB_STEP_SUMMARY")
            && let Err(error) = store::append(Path::new(&page), &github::step_summary(checked, &about))
        {
            output::complain(&error);
        }
        Ok(())
    }

    /// The format that is wanted. Annotations are read from a job's log and from nowhere else, so `auto` means
    /// them only there.
    fn format(&self) -> &'static Format {
        let is_log = self.file().is_none() && !self.statistics;
        match self.format {
            Choice::Named(format) => format,
            Choice::Auto if is_log && variable("GITHUB_ACTIONS").is_some_and(|value| value == "true") => {
                &github::FORMAT
            }
            Choice::Auto => &human::FORMAT,
        }
    }

    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|file| *file != "-")
    }
}

/// A variable of the environment, unless it is empty.
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}
