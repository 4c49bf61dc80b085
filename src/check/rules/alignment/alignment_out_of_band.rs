//! `alignment-out-of-band`: too few objectives have a way up to the DAO's, or too many.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run, SILENT};
use crate::diagnostic::Finding;
use crate::document::ShareBand;
use crate::model::alignment::{Share, as_number};
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
        let (share, is_known) = (alignment.share, alignment.is_whole && !alignment.share.is_partial);
        let Some(value) = share.value().filter(|_| is_known && alignment.tops().next().is_some()) else {
            continue;
        };
        if holds(band, value) || !can_hold(band, share) {
            continue;
        }
        let percent = |share: f64| plain(share * 100.0, 0);
        let message = format!(
            "{} of {} objectives ({} %) have a way up to one of the DAO's; the policy's band is {} to {} %",
            share.aligned,
            share.of,
            percent(value),
            percent(band.min),
            percent(band.max),
        );
        let help = if value < band.min {
            "ask of each objective which of the DAO's it serves, and whether it is worth the season otherwise"
        } else {
            "where all serve the DAO's objectives, nothing was started from below, or links were drawn to please: ask \
             which of them somebody would miss"
        };
        found.push(season.finding(RULE.id, season.spot(season.at).field("title"), message).help(help));
    }
}

fn holds(band: &ShareBand, share: f64) -> bool {
    band.min <= share && share <= band.max
}

/// Whether the band can be met at all: of one objective all is too many and none too few.
fn can_hold(band: &ShareBand, share: Share) -> bool {
    (0..=share.of).any(|count| holds(band, as_number(count) / as_number(share.of)))
}
