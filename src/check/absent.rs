//! Where a finding stands that speaks of a group and of a file that is not there: in what says that the group takes
//! part. That is its plan, else its entry in season.yaml, else its entry in org.yaml.

use crate::diagnostic::Finding;
use crate::model::compliance::{Compliance, Row};

/// A finding of `rule` about a participant. `None` where no file says that the group is there.
pub(super) fn finding(
    rule: &'static str,
    compliance: &Compliance<'_>,
    row: &Row<'_>,
    message: String,
) -> Option<Finding> {
    let (view, group) = (&compliance.view, row.group);
    let found = if let Some(plan) = view.plan(&group.id) {
        plan.finding(rule, plan.spot(plan.at), message)
    } else if let Some(entry) = row.entry {
        compliance.season.finding(rule, compliance.season.spot(entry.at).field("group"), message)
    } else {
        let org = view.portfolio.org()?;
        org.finding(rule, org.spot(group.at).field("id"), message)
    };
    Some(found.about(view.id, &group.id))
}
