//! The family `reach`: is the mission told, in the words that were ratified?

mod mission_told_nowhere;
mod touchpoint_file_missing;
mod touchpoint_stale;
mod touchpoint_text_differs;
mod touchpoint_without_owner;

use super::Family;
use crate::check::context::Context;
use crate::document::Org;
use crate::model::Filed;
use crate::model::touchpoint::{Touched, touchpoints};

/// The family.
pub(super) const FAMILY: Family = Family {
    id: "reach",
    asks: "Is the mission told, in the words that were ratified?",
    rules: &[
        touchpoint_stale::RULE,
        touchpoint_text_differs::RULE,
        touchpoint_file_missing::RULE,
        touchpoint_without_owner::RULE,
        mission_told_nowhere::RULE,
    ],
};

/// The touch points on the day, with the document that lists them.
fn touched<'a>(context: &Context<'a>) -> impl Iterator<Item = (Filed<'a, Org>, Touched<'a>)> + use<'a> {
    let all = touchpoints(context.portfolio, context.day).into_iter();
    let org = context.portfolio.org();
    all.filter_map(move |touched| Some((org?, touched)))
}
