//! Typed scalars of documents. Their text forms come from `form`; numbers keep the text that was written.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil;
use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::form;
pub use super::reference::Reference;

/// Gives a type that is written as a text of one form its schema and its serde.
macro_rules! text_form {
    ($type:ty, $form:expr, $parse:expr) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "format": $form.name, "pattern": $form.pattern})
            }
        }
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                let parse: fn(&str) -> Option<Self> = $parse;
                parse(&text).ok_or_else(|| de::Error::custom($form.how))
            }
        }
    };
}

/// A day.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub civil::Date);

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Date {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        form::parse_date(text).map(Self).ok_or(form::DATE.how)
    }
}

/// A person's handle. Compared without case.
#[derive(Debug, Clone)]
pub struct Handle(pub String);

impl Handle {
    /// The form in which handles are compared.
    #[must_use]
    pub fn folded(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl PartialEq for Handle {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for Handle {}

impl PartialOrd for Handle {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Handle {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded().cmp(&other.folded())
    }
}

/// An id inside a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(pub String);

/// The id of a group, a season or a partner: also a name of a file or folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slug(pub String);

/// A currency or token.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency(pub String);

/// A link: `https://…` or `http://…`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link(pub String);

macro_rules! shown_as_text {
    ($($type:ident),*) => {$(
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl std::ops::Deref for $type {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }
    )*};
}

shown_as_text!(Handle, Id, Slug, Currency, Link);

text_form!(Date, form::DATE, |text| form::parse_date(text).map(Date));
text_form!(Handle, form::HANDLE, |text| (form::HANDLE.fits)(text).then(|| Handle(text.to_owned())));
text_form!(Id, form::ID, |text| (form::ID.fits)(text).then(|| Id(text.to_owned())));
text_form!(Slug, form::SLUG, |text| (form::SLUG.fits)(text).then(|| Slug(text.to_owned())));
text_form!(Reference, form::REFERENCE, super::reference::parse);
text_form!(Currency, form::CURRENCY, |text| (form::CURRENCY.fits)(text).then(|| Currency(text.to_owned())));
text_form!(Link, form::LINK, |text| (form::LINK.fits)(text).then(|| Link(text.to_owned())));

/// A measured or promised number, with the text that was written: `1.10` is printed as `1.10`.
#[derive(Debug, Clone)]
pub struct Number {
    /// As it was written.
    pub text: String,
    /// Its value: finite.
    pub value: f64,
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.value.total_cmp(&other.value).is_eq() || (self.value - other.value).abs() < 1e-9
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// An amount of money: an exact decimal, with the text that was written.
#[derive(Debug, Clone)]
pub struct Amount {
    /// As it was written.
    pub text: String,
    /// Its exact value.
    pub value: Decimal,
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether a text is a plain finite decimal: `12`, `-3`, `0.5`.
#[must_use]
pub fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let shape = unsigned.split_once('.').map_or_else(|| digits(unsigned), |(a, b)| digits(a) && digits(b));
    shape && text.parse::<f64>().is_ok_and(f64::is_finite)
}

fn number(text: &str) -> Option<Number> {
    let value = is_decimal(text).then(|| text.parse().ok())??;
    Some(Number { text: text.to_owned(), value })
}

fn amount(text: &str) -> Option<Amount> {
    let value = is_decimal(text).then(|| Decimal::from_str_exact(text).ok())??;
    Some(Amount { text: text.to_owned(), value })
}

/// Whether a text is an amount that can be held exactly (28 digits).
#[must_use]
pub fn is_amount(text: &str) -> bool {
    amount(text).is_some()
}

/// Serde of numbers: our reader hands over the text, `serde_yaml` (the tests' oracle) a number.
macro_rules! number_form {
    ($type:ident, $parse:ident, $format:literal) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "number", "format": $format})
            }
        }
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match (self.text.parse::<i64>(), self.text.parse::<f64>()) {
                    (Ok(whole), _) => serializer.serialize_i64(whole),
                    (_, Ok(float)) => serializer.serialize_f64(float),
                    _ => serializer.serialize_str(&self.text),
                }
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl de::Visitor<'_> for Visitor {
                    type Value = $type;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a plain decimal number")
                    }
                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$type, E> {
                        $parse(text).ok_or_else(|| E::custom("a plain decimal number is needed"))
                    }
                    fn visit_i64<E: de::Error>(self, value: i64) -> Result<$type, E> {
                        self.visit_str(&value.to_string())
                    }
                    fn visit_u64<E: de::Error>(self, value: u64) -> Result<$type, E> {
                        self.visit_str(&value.to_string())
                    }
                    fn visit_f64<E: de::Error>(self, value: f64) -> Result<$type, E> {
                        self.visit_str(&value.to_string())
                    }
                }
                deserializer.deserialize_any(Visitor)
            }
        }
    };
}

number_form!(Number, number, "number");
number_form!(Amount, amount, "amount");

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        Self { text: crate::text::plain(value, 6), value }
    }
}
