//! Scalars of a form: dates, names, references, links, numbers, amounts.

use okr_cli::document::{Amount, Currency, Date, Handle, Id, Link, Number, Reference, Slug, parse_reference};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Names that a careless reader takes for something else. None begins with `x-`: as a key such a name
/// would be the organisation's own.
pub const IDS: [&str; 9] = ["O1", "KR2", "no", "true", "Null", "y", "E1", "N-", "M10"];

/// The same for groups and seasons.
pub const SLUGS: [&str; 9] = ["academy", "2022", "1e3", "no", "null", "0x1f", "007", "sub-dao", "x-own"];

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(words).prop_map(str::to_owned)
}

/// A day of any year that four digits can write.
pub fn date() -> impl Strategy<Value = Date> {
    (0_i16..=9999, 1_i8..=12, 1_i8..=31).prop_map(|(year, month, day)| {
        let first = jiff::civil::date(year, month, 1);
        Date(jiff::civil::date(year, month, day.min(first.days_in_month())))
    })
}

/// A handle.
pub fn handle() -> impl Strategy<Value = Handle> {
    let odd = one_of(&["7", "1.5", "no", "1e3", "true", "null", "harbour-lead", "0x1F", "a.b_c-d"]);
    prop_oneof![odd, "[A-Za-z0-9][A-Za-z0-9._-]{0,8}"].prop_map(Handle)
}

/// An id inside a file.
pub fn id() -> impl Strategy<Value = Id> {
    prop_oneof![one_of(&IDS), "[A-Za-z][A-Za-z0-9-]{0,6}"].prop_map(Id)
}

/// An id that is also a name of files.
pub fn slug() -> impl Strategy<Value = Slug> {
    prop_oneof![one_of(&SLUGS), "[a-z0-9][a-z0-9-]{0,8}"].prop_map(Slug)
}

/// A reference of one to three ids, in this file or another.
pub fn reference() -> impl Strategy<Value = Reference> {
    let folders = one_of(&["", "academy/", "2022/1e3/", "no/null/"]);
    let item = prop::collection::vec(one_of(&IDS), 1..4).prop_map(|ids| ids.join("."));
    (folders, item).prop_map(|(folders, item)| {
        parse_reference(&format!("{folders}{item}")).expect("it is built as a reference")
    })
}

/// A currency.
pub fn currency() -> impl Strategy<Value = Currency> {
    prop_oneof![one_of(&["CODE", "USDC", "1e3", "007", "null", "1"]), "[A-Za-z0-9]{1,12}"].prop_map(Currency)
}

/// A link.
pub fn link() -> impl Strategy<Value = Link> {
    let links = [
        "https://forum.example/t/88",
        "http://a",
        "https://x.example/a?b=c&d=%20#e",
        "https://user@x.example:8080/~me/!/*",
        "https://x.example/(a)'b',c;d",
        "https://[::1]/a",
        "https://x.example/ä/日本?q=é",
        "https://x.example/\u{202e}a\u{1b}[31m",
        "http://%zz<b>{}|^`",
        "https:///",
    ];
    prop::sample::select(links.to_vec()).prop_map(|text| Link(text.to_owned()))
}

/// A number of at most four decimals. `serde_yaml` writes floats from 1e16 and below 1e-5 with an exponent,
/// which our reader refuses by design, so none is that large or small.
pub fn number() -> impl Strategy<Value = Number> {
    decimals(-1_000_000_000_000, 1_000_000_000_000).prop_map(|text| number_of(&text))
}

/// A number from 0 to `most`.
pub fn number_to(most: i64) -> impl Strategy<Value = Number> {
    (0..=most * 100).prop_map(|hundredths| number_of(&written(hundredths, 2)))
}

/// An amount, exact.
pub fn amount() -> impl Strategy<Value = Amount> {
    decimals(-1_000_000_000, 1_000_000_000).prop_map(|text| {
        let value = Decimal::from_str_exact(&text).expect("few digits are an amount");
        Amount { text, value }
    })
}

fn number_of(text: &str) -> Number {
    Number { text: text.to_owned(), value: text.parse().expect("a decimal is a number") }
}

fn decimals(least: i64, most: i64) -> impl Strategy<Value = String> {
    (least..=most, 0_usize..=4).prop_map(|(digits, places)| written(digits, places))
}

/// Digits with the last `places` of them behind the point, as `serde_yaml` would write them: `1.5`, not `1.50`.
fn written(digits: i64, places: usize) -> String {
    let sign = if digits < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", digits.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}
