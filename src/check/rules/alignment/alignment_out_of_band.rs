//! `alignment-out-of-band`: too few objectives have a way up to the DAO's, or too many.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, SILENT};
use crate::diagnostic::Finding;
use crate::model::alignment::Banded;
use crate::text::plain;

pub(super) const RULE: Rule = Rule {
    id: "alignment-out-of-band",
    family: "alignment",
    levels: [SILENT, I, I],
    special: None,
    text: include_str!("alignment_out_of_band.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let band = &context.portfolio.policy().alignment;
    for alignment in context.alignments() {
        let Some(season) = alignment.season.document() else { continue };
        let help = match alignment.banded() {
            Some(Banded::Below) => {
                "ask of each objective which of the DAO's it serves, and whether it is worth the season otherwise"
            }
            Some(Banded::Above) => {
                "where all serve the DAO's objectives, nothing was started from below, or links were drawn to please: \
                 ask which of them somebody would miss"
            }
            Some(Banded::Inside | Banded::TooFew) | None => continue,
        };
        let share = alignment.share;
        let percent = |share: f64| plain(share * 100.0, 0);
        let message = format!(
            "{} of {} objectives ({} %) have a way up to one of the DAO's; the policy's band is {} to {} %",
            share.aligned,
            share.of,
            percent(share.value().unwrap_or_default()),
            percent(band.min),
            percent(band.max),
        );
        found.push(season.finding(RULE.id, season.spot(season.at).field("title"), message).help(help));
    }
}
