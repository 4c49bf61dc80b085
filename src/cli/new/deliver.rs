//! From answers to a file: read, draft, judge, and write what is sound.

use std::path::Path;

use anyhow::Result;

use super::judge::{brought, faults};
use crate::cli::Outcome;
use crate::cli::context::Context;
use crate::cli::writing::{Desk, refuse};
use crate::draft::{Draft, FORMS, Templates};
use crate::store;
use crate::text::many;

/// Shows or writes a draft.
pub(super) fn deliver(draft: &Draft, print: bool, context: &Context) -> Result<Outcome> {
    let desk = Desk::open(print, context)?;
    let change = draft.change(desk.portfolio, &templates(&desk.root)?, context.day)?;
    let faults = if draft.is_decided() {
        brought(desk.portfolio, &desk.root, &change, context.day)?
    } else {
        faults(desk.portfolio, &desk.root, std::slice::from_ref(&change), context.day)?
    };
    if !faults.findings.is_empty() {
        let count = many(faults.findings.len(), "fault");
        let message = format!("`{}` would bring {count}; nothing was written", change.path);
        return Ok(refuse(&message, None, &faults));
    }
    desk.deliver(vec![change], "okr check", context)
}

/// The repository's own templates before the built-in ones.
pub(super) fn templates(root: &Path) -> Result<Templates> {
    let mut own = Vec::new();
    for form in FORMS {
        own.extend(store::template(root, form.file())?.map(|text| (form, text)));
    }
    Ok(Templates::new(own))
}
