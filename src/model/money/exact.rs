//! Arithmetic that is exact or gives up: 28 digits, never a rounded one, never a panic.

use rust_decimal::Decimal;

/// `a + b`; `None` where that has more digits than an amount can hold.
#[must_use]
pub fn add(a: Decimal, b: Decimal) -> Option<Decimal> {
    let scale = a.scale().max(b.scale());
    from_units(units(a, scale)?.checked_add(units(b, scale)?)?, scale)
}

/// `a - b`, as [`add`].
#[must_use]
pub fn subtract(a: Decimal, b: Decimal) -> Option<Decimal> {
    add(a, -b)
}

/// The sum of all, as [`add`].
pub fn sum(amounts: impl IntoIterator<Item = Option<Decimal>>) -> Option<Decimal> {
    amounts.into_iter().try_fold(Decimal::ZERO, |sum, amount| add(sum, amount?))
}

/// `a * b` with at least as many decimals as either was written with; `None` where it cannot be held.
#[must_use]
pub fn product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let (short_a, short_b) = (a.normalize(), b.normalize());
    let units_of_product = short_a.mantissa().checked_mul(short_b.mantissa())?;
    let product = from_units(units_of_product, short_a.scale() + short_b.scale())?.normalize();
    let written = a.scale().max(b.scale()).max(product.scale());
    units(product, written).and_then(|units| from_units(units, written)).or(Some(product))
}

/// How many of the smallest unit of `scale` decimals an amount is; it may have fewer decimals, not more.
pub(super) fn units(amount: Decimal, scale: u32) -> Option<i128> {
    amount.mantissa().checked_mul(10_i128.checked_pow(scale.checked_sub(amount.scale())?)?)
}

/// The amount of so many of the smallest unit of `scale` decimals.
pub(super) fn from_units(units: i128, scale: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(units, scale).ok()
}

/// A fraction in lowest terms, for shares like a third.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fraction {
    over: i128,
    /// Above 0.
    under: i128,
}

impl Fraction {
    pub const ZERO: Self = Self { over: 0, under: 1 };

    pub fn whole(number: i128) -> Self {
        Self { over: number, under: 1 }
    }

    /// One of `count` equal shares.
    pub fn share(self, count: usize) -> Option<Self> {
        let count = i128::try_from(count).ok().filter(|count| *count > 0)?;
        let common = common_divisor(self.over, count);
        Some(Self { over: self.over / common, under: self.under.checked_mul(count / common)? })
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        let common = common_divisor(self.under, other.under);
        let under = self.under.checked_mul(other.under / common)?;
        let over = self.over.checked_mul(other.under / common)?;
        let over = over.checked_add(other.over.checked_mul(self.under / common)?)?;
        let common = common_divisor(over, under);
        Some(Self { over: over / common, under: under / common })
    }

    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { over: other.over.checked_neg()?, ..other })
    }

    /// The greatest whole number of `step`s that is not above it.
    pub fn floor(self, step: i128) -> Option<i128> {
        Some(self.over.div_euclid(self.under.checked_mul(step)?))
    }
}

/// The greatest common divisor of a number and one above 0.
fn common_divisor(a: i128, b: i128) -> i128 {
    // A remainder is smaller than `b`, so it is no minimum that has no absolute value.
    let (mut a, mut b) = (b, (a % b).abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a decimal")
    }

    #[test]
    fn what_cannot_be_held_is_given_up_not_rounded() {
        let most = Decimal::MAX;
        assert_eq!(add(decimal("0.1"), decimal("0.2")), Some(decimal("0.3")));
        assert_eq!(add(most, decimal("1")), None);
        assert_eq!(add(most, decimal("0.1")), None);
        let smallest = decimal("0.0000000000000000000000000001");
        assert_eq!(add(Decimal::ONE, smallest), Some(decimal("1.0000000000000000000000000001")));
        assert_eq!(add(decimal("90"), smallest), None);
        assert_eq!(product(most, most), None);
        assert_eq!(product(decimal("0.000000000000001"), decimal("0.000000000000001")), None);
    }

    #[test]
    fn a_product_has_the_decimals_that_were_written() {
        for (a, b, product_of_both) in
            [("80", "15", "1200"), ("2.5", "1.20", "3.00"), ("1.5", "0.25", "0.375"), ("-3", "0.10", "-0.30")]
        {
            let found = product(decimal(a), decimal(b)).map(|found| found.to_string());
            assert_eq!(found.as_deref(), Some(product_of_both));
        }
    }
}
