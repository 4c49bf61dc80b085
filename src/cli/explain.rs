//! `okr explain`: what a rule finds, why, and how to mend it.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use clap::Args;

use super::{Outcome, output};
use crate::check::Rule;
use crate::check::rules::{self, FAMILIES};
use crate::text::{nearest, visible};

/// Options of `okr explain`.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The rule; all of them are listed without it
    rule: Option<String>,
}

pub(super) fn run(options: &Explain) -> Result<Outcome> {
    let text = match options.rule.as_deref().map(|id| (id, rules::find(id))) {
        None => list(),
        Some((_, Some(rule))) => whole(rule),
        Some((id, None)) => {
            let help = match nearest(id, rules::all().map(|rule| rule.id)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`okr explain` lists all rules".to_owned(),
            };
            bail!("there is no rule `{}`; {help}", visible(id));
        }
    };
    output::print(&text)?;
    Ok(Outcome::Good)
}

/// Every rule in one line, by family.
fn list() -> String {
    let accent = anstyle::Style::new().bold();
    let width = rules::all().map(|rule| rule.id.len()).max().unwrap_or_default();
    let mut out = String::new();
    for family in FAMILIES {
        let _ = writeln!(out, "{accent}{}{accent:#}: {}", family.id, family.asks);
        for rule in family.rules {
            let _ = writeln!(out, "  {:width$}  {}", rule.id, rule.summary());
        }
        out.push('\n');
    }
    out + "okr explain RULE tells why, and shows a bad and a good example\n"
}

/// A rule's text, its family and its levels.
fn whole(rule: &Rule) -> String {
    let accent = anstyle::Style::new().bold();
    let mut out = format!("{accent}{}{accent:#} ({})\n{}\n\n", rule.id, rule.family, rule.told_levels());
    let mut in_example = false;
    for line in rule.text.lines() {
        if let Some(info) = line.strip_prefix("```") {
            in_example = !in_example;
            if let Some((_, path)) = info.split_once(' ') {
                let _ = writeln!(out, "  # {path}");
            }
        } else if in_example {
            let _ = writeln!(out, "  {line}");
        } else if let Some(heading) = line.strip_prefix("## ") {
            let _ = writeln!(out, "{accent}{heading}{accent:#}");
        } else {
            let _ = writeln!(out, "{line}");
        }
    }
    out + "\nAn example shows only what differs from a sound record.\n"
}
