//! Whether a changed portfolio may be written. The one seam between drafting and the check: what a draft must
//! hold beyond its shape and its references is judged here and nowhere else.

use std::path::Path;

use anyhow::Result;

use crate::cli::context;
use crate::diagnostic::Finding;
use crate::document::{self, Document, Reference};
use crate::draft::Change;
use crate::model::{Filed, Portfolio};
use crate::store;
use crate::yaml::Spot;

/// The faults of a file as it would stand among the others.
pub(super) fn faults(root: &Path, change: &Change) -> Result<Vec<Finding>> {
    let mut files: Vec<document::File> = Vec::new();
    for raw in store::read(root)? {
        if raw.path != change.path {
            files.push(context::file(raw));
        }
    }
    files.push(document::read(&change.path, change.after.as_bytes()));
    let portfolio = Portfolio::new(files);
    let Some(file) = portfolio.files().iter().find(|file| file.source.path() == change.path) else {
        return Ok(Vec::new());
    };
    let mut faults = file.findings.clone();
    faults.extend(lost_references(&portfolio, file));
    Ok(faults)
}

/// References of a plan or a check-in that lead nowhere.
fn lost_references(portfolio: &Portfolio, file: &document::File) -> Vec<Finding> {
    let home = file.home.as_ref();
    let (Some(season), Some(group)) =
        (home.and_then(|home| home.season.as_deref()), home.and_then(|home| home.group.as_deref()))
    else {
        return Vec::new();
    };
    let Some(tree) = &file.tree else { return Vec::new() };
    let mut faults = Vec::new();
    let mut judge = |reference: &Reference, spot: Spot<'_>| {
        if portfolio.resolve(reference, season, group).is_err() {
            let message = format!("`{reference}` leads nowhere");
            faults.push(Finding::new("unknown-reference", &file.source, spot.span(), message));
        }
    };
    match &file.document {
        Some(Document::Plan(plan)) => {
            let plan = Filed { file, tree, document: &**plan };
            for objective in &plan.objectives {
                for reference in &objective.contributes_to {
                    let list = plan.spot(objective.at).field("contributes_to");
                    judge(reference, list.item(&reference.to_string()));
                }
                for key_result in &objective.key_results {
                    for reference in key_result.measure.parts().iter().flat_map(|parts| &parts.of) {
                        judge(reference, plan.spot(key_result.at).field("of").item(&reference.to_string()));
                    }
                }
            }
        }
        Some(Document::CheckIn(checkin)) => {
            for reference in checkin.key_results.keys() {
                judge(reference, tree.top().field("key_results").key(&reference.to_string()));
            }
        }
        _ => {}
    }
    faults
}
