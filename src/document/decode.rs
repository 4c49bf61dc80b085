//! A serde deserializer over the tree: passes over what was judged faulty, gives every object its place.

use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::value::{ANY, NUMBER};
use crate::yaml::{At, NodeId, Plain, Style, Tree, Value, plain_kind};

/// The key under which an object finds its node.
const AT: &str = "\u{0}at";

/// The typed document of a tree, without what is marked as bad.
///
/// # Errors
/// Where the types ask for more than the shape said; the tests hold both together.
pub(super) fn decode<T: DeserializeOwned>(tree: &Tree, bad: &[bool]) -> Result<T, serde::de::value::Error> {
    let root = tree.root().ok_or_else(|| de::Error::custom("the file is empty"))?;
    if bad.get(root.index()).copied().unwrap_or(true) {
        return Err(de::Error::custom("the document lacks what it cannot do without"));
    }
    T::deserialize(Decoder { tree, bad, node: root, any: false })
}

type Error = serde::de::value::Error;

#[derive(Clone, Copy)]
struct Decoder<'a> {
    tree: &'a Tree,
    bad: &'a [bool],
    node: NodeId,
    /// Whether a value of any type is asked for, with numbers told apart from texts.
    any: bool,
}

impl<'a> Decoder<'a> {
    fn at(self, node: NodeId) -> Self {
        Self { node, ..self }
    }

    fn text(self) -> &'a str {
        self.tree.text(self.node).unwrap_or_default()
    }

    fn parse<T: std::str::FromStr>(self) -> Result<T, Error> {
        self.text().parse().map_err(|_| de::Error::custom("a number is needed"))
    }

    fn entries(self) -> Entries<'a> {
        let bad = self.bad;
        let usable = move |node: NodeId| !bad.get(node.index()).copied().unwrap_or(true);
        let entries = self
            .tree
            .entries(self.node)
            .iter()
            .filter(|(_, value)| !self.tree.node(*value).is_null() && usable(*value))
            .copied()
            .collect::<Vec<_>>();
        Entries { decoder: self, rest: entries.into_iter(), value: None, place: !self.any }
    }
}

impl<'de> de::Deserializer<'de> for Decoder<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.tree.node(self.node).value {
            Value::Null => visitor.visit_unit(),
            Value::Scalar(_, style) => match (self.text(), style) {
                (text @ ("true" | "false"), Style::Plain) => visitor.visit_bool(text == "true"),
                (text, Style::Plain) if self.any && plain_kind(text) == Plain::Number => {
                    let entry = std::iter::once((NUMBER, text.to_owned()));
                    visitor.visit_map(de::value::MapDeserializer::new(entry))
                }
                (text, _) => visitor.visit_str(text),
            },
            Value::Sequence(_) => self.deserialize_seq(visitor),
            Value::Mapping(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(self.text() == "true")
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u32(self.parse()?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_f64(self.parse()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.text())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(Self { any: self.any || name == ANY, ..self })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let usable = |node: &&NodeId| !self.bad.get(node.index()).copied().unwrap_or(true);
        let items: Vec<NodeId> = self.tree.items(self.node).iter().filter(usable).copied().collect();
        visitor.visit_seq(Items { decoder: self, items: items.into_iter() })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self.entries())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_map(self.entries())
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(self.text().into_deserializer())
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct
        identifier ignored_any
    }
}

struct Items<'a> {
    decoder: Decoder<'a>,
    items: std::vec::IntoIter<NodeId>,
}

impl<'de> de::SeqAccess<'de> for Items<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.items.next().map(|item| seed.deserialize(self.decoder.at(item))).transpose()
    }
}

struct Entries<'a> {
    decoder: Decoder<'a>,
    rest: std::vec::IntoIter<(NodeId, NodeId)>,
    value: Option<NodeId>,
    /// Whether the place is still to be told.
    place: bool,
}

impl<'de> de::MapAccess<'de> for Entries<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        if self.place {
            return seed.deserialize(AT.into_deserializer()).map(Some);
        }
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(self.decoder.tree.text(key).unwrap_or_default().into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        if self.place {
            self.place = false;
            return seed.deserialize(At::number(self.decoder.node).into_deserializer());
        }
        let node = self.value.take().ok_or_else(|| de::Error::custom("a value before its key"))?;
        seed.deserialize(self.decoder.at(node))
    }
}

/// Reads keys of a type with their values, passing over the place.
pub(super) fn keyed<'de, D, K, V>(deserializer: D) -> Result<std::collections::BTreeMap<K, V>, D::Error>
where
    D: de::Deserializer<'de>,
    K: de::Deserialize<'de> + Ord,
    V: de::Deserialize<'de>,
{
    struct Keyed<K, V>(std::marker::PhantomData<(K, V)>);
    impl<'de, K: de::Deserialize<'de> + Ord, V: de::Deserialize<'de>> Visitor<'de> for Keyed<K, V> {
        type Value = std::collections::BTreeMap<K, V>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("keys with values")
        }

        fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Self::Value::new();
            while let Some(key) = map.next_key::<String>()? {
                if key == AT {
                    map.next_value::<de::IgnoredAny>()?;
                    continue;
                }
                let key = K::deserialize(key.into_deserializer())?;
                entries.insert(key, map.next_value()?);
            }
            Ok(entries)
        }
    }
    deserializer.deserialize_map(Keyed(std::marker::PhantomData))
}
