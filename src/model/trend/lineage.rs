//! What an item goes back to: `carried_from` followed from season to season.

use crate::document::Reference;
use crate::model::{ItemId, Portfolio};

/// What an item was carried from.
#[derive(Debug, Clone, PartialEq)]
pub struct Ancestor {
    /// Its full name, also where it leads nowhere.
    pub item: ItemId,
    /// Whether it is there.
    pub is_known: bool,
}

/// What an item goes back to, the nearest first. Every step goes to a season that began before: what does not is no
/// descent, and a circle cannot be.
#[must_use]
pub fn lineage(portfolio: &Portfolio, item: &ItemId, carried_from: Option<&Reference>) -> Vec<Ancestor> {
    let mut ancestors = Vec::new();
    let (mut at, mut next) = (item.clone(), carried_from);
    while let Some(reference) = next {
        let Ok(found) = portfolio.resolve(reference, &at.season, &at.group) else {
            let season = reference.season.clone().unwrap_or_else(|| at.season.clone());
            let group = portfolio.present_id(reference.group.as_deref().unwrap_or(&at.group)).to_owned();
            let item = ItemId { season, group, ids: reference.ids.clone() };
            ancestors.push(Ancestor { item, is_known: false });
            break;
        };
        if !began_before(portfolio, &found.season, &at.season) {
            break;
        }
        next = carried(portfolio, &found);
        ancestors.push(Ancestor { item: found.clone(), is_known: true });
        at = found;
    }
    ancestors
}

fn began_before(portfolio: &Portfolio, season: &str, than: &str) -> bool {
    let starts = |id: &str| Some(portfolio.season(id)?.document()?.starts);
    starts(season).zip(starts(than)).is_some_and(|(one, other)| one < other)
}

/// What an objective or a key result says that it was carried from.
fn carried<'a>(portfolio: &'a Portfolio, item: &ItemId) -> Option<&'a Reference> {
    let plan = portfolio.season(&item.season)?.plan(&item.group)?.document;
    let [objective, rest @ ..] = item.ids.as_slice() else { return None };
    let objective = plan.objectives.iter().find(|known| *known.id == **objective)?;
    match rest {
        [] => objective.carried_from.as_ref(),
        [key_result, ..] => {
            let found = objective.key_results.iter().find(|known| *known.id == **key_result)?;
            found.carried_from.as_ref()
        }
    }
}
