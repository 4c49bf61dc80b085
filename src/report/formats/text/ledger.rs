//! The record against its history, group by group: what was found, with the commit and the command that shows it; then
//! how much was judged, and what could not be.

use super::head;
use super::paint::Page;
use crate::diagnostic::Level;
use crate::model::history::told;
use crate::report::Report;
use crate::report::checks::Finding;
use crate::report::formats::Look;
use crate::report::formats::audit_words::{kept_silent, not_judged};
use crate::report::formats::sign::Sign;
use crate::report::views::audit::{Audit, TallyRow};
use crate::text::{many, visible_line};

/// The columns of a rule's name with the sign before it, and from which width on the words stand beside it.
const NAME: usize = 28;
const WIDE: usize = 76;

/// An audit of a season, as `okr audit` prints it.
#[must_use]
pub fn ledger(report: &Report<'_>, look: &Look) -> String {
    let mut page = Page::new(look.columns);
    head::write(&mut page, &report.head, false);
    if let Some(audit) = &report.audit {
        write(&mut page, audit);
    }
    page.gap();
    page.faint(&report.head.foot());
    page.finish()
}

fn write(page: &mut Page, audit: &Audit<'_>) {
    page.gap();
    let counts = [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Info, "info")]
        .map(|(level, word)| (audit.findings.iter().filter(|finding| finding.level == level).count(), word));
    let counted: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| many(*count, word)).collect();
    let answer = match (counted.is_empty(), audit.not_judged.is_empty()) {
        (false, _) => counted.join(", "),
        (true, true) => "nothing found".to_owned(),
        (true, false) => "nothing found in what was judged".to_owned(),
    };
    page.paragraph(None, 2, &answer);
    let of = |group: Option<&str>| {
        let own = audit.findings.iter().copied().filter(move |finding| finding.group == group);
        let mut own: Vec<&Finding<'_>> = own.collect();
        own.sort_by_key(|finding| std::cmp::Reverse(finding.level));
        own
    };
    findings(page, "The season", &of(None), None);
    for tally in &audit.groups {
        findings(page, tally.name, &of(Some(tally.group)), Some(tally));
    }
    let mut others: Vec<&str> = audit.findings.iter().filter_map(|finding| finding.group).collect();
    others.retain(|group| audit.groups.iter().all(|tally| tally.group != *group));
    others.sort_unstable();
    others.dedup();
    for group in others {
        findings(page, group, &of(Some(group)), None);
    }
    page.block(&not_judged(audit));
    for block in kept_silent(audit) {
        page.block(&block);
    }
}

fn findings(page: &mut Page, name: &str, own: &[&Finding<'_>], tally: Option<&TallyRow<'_>>) {
    if own.is_empty() && tally.is_none() {
        return;
    }
    page.gap();
    page.heading(&visible_line(name));
    for found in own {
        finding(page, found);
    }
    if let Some(tally) = tally {
        let counts =
            [many(tally.landings, "landing"), many(tally.plans, "plan"), many(tally.checkins, "check-in")];
        let not = if tally.not_judged.is_empty() {
            String::new()
        } else {
            format!(" · not judged: {}", tally.not_judged.join("; "))
        };
        page.paragraph(None, 2, &format!("judged {}{not}", counts.join(", ")));
    }
}

fn finding(page: &mut Page, finding: &Finding<'_>) {
    let sign = match finding.level {
        Level::Error => Sign::Bad,
        Level::Warning => Sign::Care,
        Level::Info | Level::Ignore => Sign::Nothing,
    };
    let is_wide = page.columns >= WIDE;
    let indent = if is_wide { NAME } else { 6 };
    if is_wide {
        page.beside(sign, finding.rule, NAME, finding.message);
    } else {
        page.paragraph(Some(sign), 4, &format!("{}: {}", finding.rule, finding.message));
    }
    if let Some(landed) = finding.landed {
        page.paragraph(None, indent, &told(landed));
        page.plain(&format!("{}{}", " ".repeat(indent), visible_line(&landed.evidence)));
    } else {
        page.paragraph(None, indent, &format!("{}:{}", finding.file, finding.line));
    }
}
