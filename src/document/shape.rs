//! The shape of a kind of document, compiled from the schema that schemars derives from its types.
//! The types are the only description; the reader's findings and `okr schema` both follow from it.

use serde_json::{Map, Value};

use super::form::{FORMS, Form};

/// What a value may be.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// Anything.
    Any,
    /// A text, of a form or free.
    Text(Option<Form>),
    /// A number, between bounds; whole or not; exact or not.
    Number { whole: bool, exact: bool, min: f64, max: f64 },
    /// `true` or `false`.
    Boolean,
    /// One of some words.
    Choice(Vec<String>),
    /// A list, empty or not.
    List { item: Box<Shape>, filled: bool },
    /// Keys of a form (or free) with values of one shape.
    Map { key: Option<Form>, value: Box<Shape> },
    /// Fields.
    Object(Object),
    /// Fields that differ by the word under one key.
    Tagged { tag: String, variants: Vec<(String, Object)> },
    /// Fields of which exactly one variant's own keys are present.
    OneOf(Vec<(Vec<String>, Object)>),
    /// A value of one of several shapes.
    Either(Vec<Shape>),
}

/// The fields of an object.
#[derive(Debug, Clone, Default)]
pub(super) struct Object {
    pub fields: Vec<Field>,
    /// Two fields of which the first, when `true`, excludes the second.
    pub excludes: Option<(String, String)>,
}

/// One field.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub name: String,
    pub shape: Shape,
    pub required: bool,
}

impl Object {
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// Compiles a whole schema with its `definitions`.
pub(super) fn compile(schema: &Value) -> Shape {
    let none = Map::new();
    let definitions = schema.get("definitions").and_then(Value::as_object).unwrap_or(&none);
    Compiler { definitions }.shape(schema)
}

struct Compiler<'a> {
    definitions: &'a Map<String, Value>,
}

impl Compiler<'_> {
    fn shape(&self, schema: &Value) -> Shape {
        let Some(schema) = schema.as_object() else { return Shape::Any };
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let name = target.rsplit('/').next().unwrap_or_default();
            return self.definitions.get(name).map_or(Shape::Any, |found| self.shape(found));
        }
        if let Some([one]) = schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
            return self.shape(one);
        }
        let alternatives = schema.get("oneOf").or(schema.get("anyOf")).and_then(Value::as_array);
        if let Some(alternatives) = alternatives {
            return self.alternatives(alternatives);
        }
        if let Some(words) = words_of(schema) {
            return Shape::Choice(words);
        }
        match type_of(schema) {
            Some("object") => self.object_or_map(schema),
            Some("array") => Shape::List {
                item: Box::new(schema.get("items").map_or(Shape::Any, |items| self.shape(items))),
                filled: schema.get("minItems").and_then(Value::as_u64).is_some_and(|least| least > 0),
            },
            Some("string") => Shape::Text(form_of(schema)),
            Some(kind @ ("number" | "integer")) => Shape::Number {
                whole: kind == "integer",
                exact: schema.get("format").and_then(Value::as_str) == Some("amount"),
                min: schema.get("minimum").and_then(Value::as_f64).unwrap_or(f64::NEG_INFINITY),
                max: schema.get("maximum").and_then(Value::as_f64).unwrap_or(f64::INFINITY),
            },
            Some("boolean") => Shape::Boolean,
            _ => Shape::Any,
        }
    }

    fn object_or_map(&self, schema: &Map<String, Value>) -> Shape {
        if schema.contains_key("properties") {
            return Shape::Object(self.object(schema));
        }
        let patterns = schema.get("patternProperties").and_then(Value::as_object);
        if let Some((pattern, value)) =
            patterns.and_then(|p| p.iter().find(|(key, _)| *key != super::schema::OWN_KEYS))
        {
            let key = FORMS.iter().find(|form| form.pattern == pattern).copied();
            return Shape::Map { key, value: Box::new(self.shape(value)) };
        }
        match schema.get("additionalProperties") {
            Some(value @ Value::Object(_)) => Shape::Map { key: None, value: Box::new(self.shape(value)) },
            _ => Shape::Any,
        }
    }

    fn object(&self, schema: &Map<String, Value>) -> Object {
        let required: Vec<&str> = schema
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let field = |(name, schema): (&String, &Value)| Field {
            name: name.clone(),
            shape: self.shape(schema),
            required: required.contains(&name.as_str()),
        };
        let fields =
            schema.get("properties").and_then(Value::as_object).into_iter().flatten().map(field).collect();
        let excluded = schema.get("not").and_then(|not| not.get("required")).and_then(Value::as_array);
        let excludes = match excluded.map(Vec::as_slice) {
            Some([Value::String(one), Value::String(other)]) => Some((one.clone(), other.clone())),
            _ => None,
        };
        Object { fields, excludes }
    }

    fn alternatives(&self, alternatives: &[Value]) -> Shape {
        if let Some(words) = alternatives.iter().map(|a| words_of(a.as_object()?)).collect::<Option<Vec<_>>>()
        {
            return Shape::Choice(words.concat());
        }
        let others: Vec<&Value> = alternatives.iter().filter(|a| type_of_value(a) != Some("null")).collect();
        if let [one] = others.as_slice() {
            return self.shape(one);
        }
        let objects: Vec<Object> = others
            .iter()
            .filter_map(|a| a.as_object())
            .filter(|a| a.contains_key("properties"))
            .map(|a| self.object(a))
            .collect();
        if objects.len() == others.len() {
            return tagged(&objects).unwrap_or_else(|| one_of(objects));
        }
        Shape::Either(others.into_iter().map(|a| self.shape(a)).collect())
    }
}

/// Variants that each fix one word under the same required key.
fn tagged(objects: &[Object]) -> Option<Shape> {
    let word = |field: &Field| match &field.shape {
        Shape::Choice(words) if words.len() == 1 && field.required => words.first().cloned(),
        _ => None,
    };
    let tag = objects.first()?.fields.iter().find(|field| word(field).is_some())?.name.clone();
    let variants: Option<Vec<(String, Object)>> =
        objects.iter().map(|object| Some((word(object.field(&tag)?)?, object.clone()))).collect();
    Some(Shape::Tagged { tag, variants: variants? })
}

/// Variants told apart by the required keys that the others do not have.
fn one_of(objects: Vec<Object>) -> Shape {
    let own = |object: &Object| -> Vec<String> {
        let elsewhere = |name: &str| objects.iter().all(|other| other.field(name).is_some());
        object.fields.iter().filter(|f| f.required && !elsewhere(&f.name)).map(|f| f.name.clone()).collect()
    };
    let keys: Vec<Vec<String>> = objects.iter().map(own).collect();
    Shape::OneOf(keys.into_iter().zip(objects).collect())
}

fn words_of(schema: &Map<String, Value>) -> Option<Vec<String>> {
    if let Some(word) = schema.get("const").and_then(Value::as_str) {
        return Some(vec![word.to_owned()]);
    }
    let words = schema.get("enum")?.as_array()?;
    Some(words.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

fn form_of(schema: &Map<String, Value>) -> Option<Form> {
    let name = schema.get("format").and_then(Value::as_str)?;
    FORMS.iter().find(|form| form.name == name).copied()
}

fn type_of_value(schema: &Value) -> Option<&str> {
    schema.as_object().and_then(type_of)
}

/// The type, without the `null` of an optional field.
fn type_of(schema: &Map<String, Value>) -> Option<&str> {
    match schema.get("type")? {
        Value::String(kind) => Some(kind),
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
        _ => None,
    }
}
