//! Values of more than one type: baselines, measured values, and the anything of an amendment.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::scalar::Number;

/// Where a key result starts: a number, or `unknown` until the first measured value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Baseline {
    /// `unknown`: the first measured value serves as the baseline.
    Unknown(Unknown),
    /// A number.
    Known(Number),
}

/// The word `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unknown {
    /// Not known yet.
    Unknown,
}

impl Baseline {
    /// The number, when it is known.
    #[must_use]
    pub fn known(&self) -> Option<f64> {
        match self {
            Self::Known(number) => Some(number.value),
            Self::Unknown(_) => None,
        }
    }
}

/// What was measured: a number, or yes or no.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Measured {
    /// Yes or no, of a binary key result.
    Truth(bool),
    /// A number.
    Number(Number),
}

/// Any value, as `from` and `to` of an amendment hold it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Any {
    /// `true` or `false`.
    Truth(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Any>),
    /// Keys with values.
    #[serde(serialize_with = "as_mapping")]
    Map(Vec<(String, Any)>),
}

fn as_mapping<S: Serializer>(entries: &[(String, Any)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter().map(|(key, value)| (key, value)))
}

impl JsonSchema for Any {
    fn schema_name() -> Cow<'static, str> {
        "Any".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        true.into()
    }
}

/// The name under which a reader that keeps numbers' texts is asked for any value.
pub(super) const ANY: &str = "\u{0}any";
/// The key of a map of one entry that stands for a number's text.
pub(super) const NUMBER: &str = "\u{0}number";

impl<'de> Deserialize<'de> for Any {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(ANY, AnyVisitor)
    }
}

struct AnyVisitor;

impl<'de> de::Visitor<'de> for AnyVisitor {
    type Value = Any;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Any, D::Error> {
        deserializer.deserialize_any(Self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Any, E> {
        Ok(Any::Truth(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Any, E> {
        #[expect(clippy::cast_precision_loss, reason = "measures are floats")]
        Ok(Any::Number(Number { text: value.to_string(), value: value as f64 }))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Any, E> {
        #[expect(clippy::cast_precision_loss, reason = "measures are floats")]
        Ok(Any::Number(Number { text: value.to_string(), value: value as f64 }))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Any, E> {
        Ok(Any::Number(Number::from(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Any, E> {
        Ok(Any::Text(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Any, E> {
        Ok(Any::Text(String::new()))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Any, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Any::List(items))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Any, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if key == NUMBER {
                let number: Number = map.next_value()?;
                return Ok(Any::Number(number));
            }
            entries.push((key, map.next_value()?));
        }
        Ok(Any::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_value_is_written_as_it_was_read() {
        for text in ["{fit: direct, why: [a, {}]}", "{}", "[]", "true", "'1'", "1.5"] {
            let any: Any = serde_yaml::from_str(text).expect("a value");
            let written = serde_yaml::to_string(&any).expect("a value can be written");
            assert_eq!(serde_yaml::from_str::<Any>(&written).expect("a value"), any, "{text}");
        }
    }
}
