//! The command line: one file per command. The only place that prints, reads clock, environment and
//! terminal, and sets exit codes. Carries values between the floors below; computes nothing itself.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the door to the terminal, the clock and the environment"
)]

mod amend;
mod archive;
mod ask;
mod audit;
mod check;
mod checks;
mod close;
mod context;
mod decision;
mod deliver;
mod demo;
mod diff;
mod drop;
mod explain;
mod export;
mod forms;
mod list;
mod log;
mod named;
mod new;
mod output;
mod patch;
mod progress;
mod ratify;
mod record;
mod report;
mod schema;
mod show;
mod tag;
mod verify;
mod writing;

use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};

use context::{Context, Global};

/// Objectives and key results as code: one YAML file per season and group in a plain git repository.
#[derive(Debug, Parser)]
#[command(name = "okr", version, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::Demo),
    New(new::New),
    Amend(amend::Amend),
    Drop(drop::Drop),
    Ratify(ratify::Ratify),
    Close(close::Close),
    /// Find every fault of every file in one run
    Check(check::Check),
    Report(report::Report),
    Audit(audit::Audit),
    Log(log::Log),
    Show(show::Show),
    List(list::List),
    Diff(diff::Diff),
    Export(export::Export),
    /// Tell what a rule finds, why that matters, and how to mend it
    Explain(explain::Explain),
    Schema(schema::Schema),
}

/// How a command ended; there are no other exit codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// 0: done, nothing to complain of.
    Good,
    /// 1: faults, or a refused write.
    Faults,
}

/// Runs the command line and gives its exit code: 0; 1 faults or a refused write; 2 could not run.
#[must_use]
pub fn run() -> ExitCode {
    let matches = Cli::command().get_matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    cli.global.color.write_global();
    let done = Context::new(&cli.global, is_day_asked(&matches))
        .and_then(|context| dispatch(&cli.command, &context));
    match done {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Faults) => ExitCode::from(1),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&error);
            ExitCode::from(2)
        }
    }
}

/// Whether the day stands on the command line, before or behind the command.
fn is_day_asked(matches: &ArgMatches) -> bool {
    let innermost = std::iter::successors(Some(matches), |matches| Some(matches.subcommand()?.1));
    innermost.into_iter().any(|matches| matches.value_source("as_of") == Some(ValueSource::CommandLine))
}

fn dispatch(command: &Command, context: &Context) -> anyhow::Result<Outcome> {
    match command {
        Command::Demo(args) => demo::run(args, context),
        Command::New(args) => new::run(args, context),
        Command::Amend(args) => amend::run(args, context),
        Command::Drop(args) => drop::run(args, context),
        Command::Ratify(args) => ratify::run(args, context),
        Command::Close(args) => close::run(args, context),
        Command::Check(args) => check::run(args, context),
        Command::Report(args) => report::run(args, context),
        Command::Audit(args) => audit::run(args, context),
        Command::Log(args) => log::run(args, context),
        Command::Show(args) => show::run(args, context),
        Command::List(args) => list::run(args, context),
        Command::Diff(args) => diff::run(args, context),
        Command::Export(args) => export::run(args, context),
        Command::Explain(args) => explain::run(args),
        Command::Schema(args) => schema::run(args),
    }
}
