//! `standards-unsigned`: a season has standards, and a group did not sign them.

use std::collections::BTreeSet;

use crate::check::absent;
use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, W};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::model::compliance::Compliance;

pub(super) const RULE: Rule = Rule {
    id: "standards-unsigned",
    family: "process",
    levels: [I, W, I],
    special: None,
    text: include_str!("standards_unsigned.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for compliance in context.compliance() {
        let season = compliance.season;
        let Some(standards) = &season.document.standards else { continue };
        let signed = signed(compliance);
        for row in super::rows(compliance) {
            let group = &row.group.id;
            if super::is_dao(row) || signed.contains(&**group) {
                continue;
            }
            let version = shown(&standards.version);
            let message = format!(
                "`{group}` has not signed the standards (version `{version}`) of `{}`",
                compliance.view.id
            );
            let help = format!(
                "add `{{group: {group}, who: …, date: …}}` to `standards.signed` in {}",
                season.source().path()
            );
            let place = season.spot(standards.at).field("version").span();
            let finding = absent::finding(RULE.id, compliance, row, message);
            found.extend(finding.map(|own| own.related(season.source(), place, "the standards").help(help)));
        }
    }
}

/// The present ids of the groups that signed; read from the tree, so that a faulty signature is one all the same.
fn signed<'a>(compliance: &Compliance<'a>) -> BTreeSet<&'a str> {
    let (season, portfolio) = (compliance.season, compliance.view.portfolio);
    let list = season.spot(season.at).field("standards").field("signed").node();
    let items = list.map(|list| season.tree.items(list)).unwrap_or_default().iter();
    let groups = items.filter_map(|item| season.tree.text(season.tree.field(*item, "group")?));
    groups.map(|group| portfolio.present_id(group)).collect()
}
