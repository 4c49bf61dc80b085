//! The share of aligned objectives, and how it stands to the policy's band.

use super::{Alignment, as_number};
use crate::document::ShareBand;

/// How many of the objectives that should have a way up have one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that have one.
    pub aligned: usize,
    /// All whose state is known, of groups that are not independent, without the DAO's.
    pub of: usize,
    /// Whether there are others of which nobody can tell.
    pub is_partial: bool,
}

/// Where a share lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Banded {
    /// Fewer than the band asks for.
    Below,
    /// As the band asks.
    Inside,
    /// More than the band allows.
    Above,
    /// So few objectives count that the band leaves no choice.
    TooFew,
}

impl Share {
    /// The share as a number; `None` where there is nothing to share.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        (self.of > 0).then(|| as_number(self.aligned) / as_number(self.of))
    }

    /// How it stands to a band; `None` where there is nothing to share, or nobody can tell all of it.
    #[must_use]
    pub fn against(&self, band: &ShareBand) -> Option<Banded> {
        let value = self.value().filter(|_| !self.is_partial)?;
        Some(if holds(band, value) {
            Banded::Inside
        } else if !self.leaves_a_choice(band) {
            Banded::TooFew
        } else if value < band.min {
            Banded::Below
        } else {
            Banded::Above
        })
    }

    /// Whether a band can be met at all: of one objective all is too many and none too few.
    fn leaves_a_choice(&self, band: &ShareBand) -> bool {
        let can_be = |count: &usize| holds(band, as_number(*count) / as_number(self.of));
        (0..=self.of).any(|count| can_be(&count))
    }
}

impl Alignment<'_> {
    /// How the season's share stands to the policy's band; `None` where nobody can tell.
    #[must_use]
    pub fn banded(&self) -> Option<Banded> {
        let is_known = self.is_whole && self.tops().next().is_some();
        let band = &self.season.portfolio.policy().alignment;
        is_known.then(|| self.share.against(band)).flatten()
    }
}

fn holds(band: &ShareBand, share: f64) -> bool {
    band.min <= share && share <= band.max
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_judged_where_the_band_can_be_met() {
        let band = ShareBand { min: 0.5, max: 0.95 };
        let against = |aligned, of| Share { aligned, of, is_partial: false }.against(&band);
        assert_eq!(against(0, 0), None);
        assert_eq!(against(1, 1), Some(Banded::TooFew));
        assert_eq!(against(0, 2), Some(Banded::Below));
        assert_eq!(against(2, 4), Some(Banded::Inside));
        assert_eq!(against(1, 4), Some(Banded::Below));
        assert_eq!(against(4, 4), Some(Banded::Above));
        assert_eq!(Share { aligned: 1, of: 4, is_partial: true }.against(&band), None);
    }
}
