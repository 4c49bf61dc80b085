//! `checkin-rewritten`: what a check-in says was changed or taken out after it had landed.

use super::filings;
use crate::check::context::Context;
use crate::check::evidence::landed;
use crate::check::rule::{E, I, Rule, Run, Special};
use crate::diagnostic::{Finding, Span};
use crate::model::history::{Filing, Rewrite, What, effective};
use crate::text::visible;

pub(super) const RULE: Rule = Rule {
    id: "checkin-rewritten",
    family: "history",
    levels: [E, E, E],
    special: Some(Special {
        when: "its author mended it within three days, an entry was only added, or it was put back",
        levels: [I, I, I],
    }),
    text: include_str!("checkin_rewritten.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (history, filing) in filings(context) {
        for rewrite in filing.rewrites(history) {
            let Some(finding) = at(&filing, &rewrite) else { continue };
            let path = finding.source.path().to_owned();
            let mut finding = finding
                .about(&filing.key.season, &filing.key.group)
                .special(rewrite.is_mild)
                .help("put back what landed; what turned out to be wrong is corrected in the next check-in, with a note")
                .landed(landed(history, rewrite.landing, &path));
            if let What::Value(item) | What::Removed(item) | What::Added(item) = &rewrite.what {
                finding = finding.item(item);
            }
            found.push(finding);
        }
    }
}

fn at(filing: &Filing<'_>, rewrite: &Rewrite) -> Option<Finding> {
    let version = effective(filing.versions, rewrite.landing)?;
    let before = || effective(filing.versions, rewrite.landing.checked_sub(1)?)?.file.as_ref();
    let file = version.file.as_ref().or_else(before)?;
    let tree = file.tree.as_ref()?;
    let span = rewrite.at.map_or(Span::default(), |at| tree.at(at).span());
    Some(Finding::new(RULE.id, &file.source, span, message(rewrite)))
}

fn message(rewrite: &Rewrite) -> String {
    let value = |value: &Option<String>| visible(value.as_deref().unwrap_or("nothing")).into_owned();
    let (from, to) = (value(&rewrite.from), value(&rewrite.to));
    match &rewrite.what {
        What::Value(item) => format!("{item} {from} → {to}, after it had landed"),
        What::Removed(item) => format!("{item} {from} was taken out after it had landed"),
        What::Added(item) => format!("{item} {to} was added after the check-in had landed"),
        What::Date => format!("`date` {from} → {to}, after it had landed"),
        What::By => format!("`by` {from} → {to}, after it had landed"),
        What::File => "the check-in was deleted after it had landed".to_owned(),
    }
}
