//! From answers to a file: lock, read, draft, judge, write. The lock is held from reading to writing, so that
//! of two who add at once neither loses what the other wrote.

use std::path::Path;

use anyhow::Result;

use super::judge::faults;
use crate::check::formats::human;
use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::output;
use crate::diagnostic::Source;
use crate::draft::{Change, Draft, FORMS, Templates};
use crate::store::{self, Write, Written};
use crate::text::many;

/// Shows or writes a draft.
pub(super) fn deliver(draft: &Draft, print: bool, context: &Context) -> Result<Outcome> {
    let root = context.root()?;
    let lock = if print { None } else { Some(store::lock(&root)?) };
    let portfolio = context.portfolio()?;
    let change = draft.change(portfolio, &templates(&root)?, context.day)?;
    let faults = faults(portfolio, &root, &change, context.day)?;
    if !faults.findings.is_empty() {
        let count = many(faults.findings.len(), "fault");
        output::refuse(&format!("`{}` would bring {count}; nothing was written", change.path), None);
        output::say(human::findings(&faults, output::columns(), true).trim_end());
        return Ok(Outcome::Faults);
    }
    let Some(lock) = lock else { return show(&change, context) };
    let Change { path, before, after, schema, .. } = change;
    let mut writes = vec![Write { path: path.clone(), before, after }];
    let schema = schema.filter(|(path, _)| !store::is_there(&root, path));
    let beside =
        schema.as_ref().map(|(path, _)| format!("and {path}, by which editors know what may stand where"));
    writes.extend(schema.map(|(path, after)| Write { path, before: None, after }));
    match store::write(&root, &lock, &writes)? {
        Written::Refused(why) => {
            output::refuse(&why, Some("nothing was written; look at it and try again"));
            Ok(Outcome::Faults)
        }
        Written::Done => {
            output::print(&format!("wrote {path}\n"))?;
            if !context.quiet {
                if let Some(beside) = beside {
                    output::say(&beside);
                }
                output::say("next: okr check");
            }
            Ok(Outcome::Good)
        }
    }
}

/// The repository's own templates before the built-in ones.
pub(super) fn templates(root: &Path) -> Result<Templates> {
    let mut own = Vec::new();
    for form in FORMS {
        own.extend(store::template(root, form.file())?.map(|text| (form, text)));
    }
    Ok(Templates::new(own))
}

/// Prints what was drafted; of a plan that grows, the new item as it would stand there.
fn show(change: &Change, context: &Context) -> Result<Outcome> {
    let source = Source::new(change.path.as_str(), change.after.as_str());
    let drafted = source.slice(change.drafted).trim_matches(['\r', '\n']);
    if !context.quiet {
        let line = match change.before {
            Some(_) => format!(":{}", source.position(change.drafted.start).line),
            None => String::new(),
        };
        output::say(&format!("this would stand in {}{line}", change.path));
    }
    output::print(&format!("{drafted}\n"))?;
    Ok(Outcome::Good)
}
