//! JSON Schema draft-07 of each kind of document, from its types.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::kind::Kind;

/// The pattern of the organisation's own keys: kept, never judged.
pub(super) const OWN_KEYS: &str = "^x-";

/// The JSON Schema (draft-07) of a kind of document.
#[must_use]
pub fn schema(kind: Kind) -> Value {
    let settings = SchemaSettings::draft07();
    let mut schema = kind.derived_schema(settings.into_generator()).to_value();
    spread(&mut schema);
    close(&mut schema);
    if kind == Kind::DaoPlan {
        key_results_may_be_left_out(&mut schema);
    }
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".into(), json!(kind.title()));
    }
    schema
}

/// In dao.yaml an objective may have no key results: it is scored by what contributes to it.
fn key_results_may_be_left_out(schema: &mut Value) {
    if let Some(objective) = schema.pointer_mut("/definitions/Objective").and_then(Value::as_object_mut) {
        if let Some(required) = objective.get_mut("required").and_then(Value::as_array_mut) {
            required.retain(|name| name != "key_results");
        }
        if let Some(list) = objective.get_mut("properties").and_then(|p| p.get_mut("key_results"))
            && let Some(list) = list.as_object_mut()
        {
            list.remove("minItems");
        }
    }
}

/// Where a type flattens variants into its own fields, schemars puts the common fields beside a
/// `oneOf`. Draft-07 cannot close such an object, so each variant gets the common fields.
fn spread(schema: &mut Value) {
    for_each_object(schema, &mut |object| {
        for word in ["oneOf", "anyOf"] {
            if !object.contains_key("properties") || !object.contains_key(word) {
                continue;
            }
            let Some(Value::Array(variants)) = object.remove(word) else { continue };
            let common = object.remove("properties").unwrap_or_default();
            let required = object.remove("required").unwrap_or_else(|| json!([]));
            object.remove("unevaluatedProperties");
            let spread =
                variants.into_iter().map(|variant| with_common(variant, &common, &required)).collect();
            object.insert("oneOf".into(), Value::Array(spread));
        }
    });
}

fn with_common(mut variant: Value, common: &Value, required: &Value) -> Value {
    let Some(object) = variant.as_object_mut() else { return variant };
    let own = object.remove("properties").unwrap_or_default();
    let mut properties = Map::new();
    for (name, schema) in
        common.as_object().into_iter().flatten().chain(own.as_object().into_iter().flatten())
    {
        properties.insert(name.clone(), schema.clone());
    }
    let own_required = object.remove("required").unwrap_or_else(|| json!([]));
    let all: Vec<Value> =
        [required, &own_required].into_iter().filter_map(Value::as_array).flatten().cloned().collect();
    object.insert("properties".into(), Value::Object(properties));
    object.insert("required".into(), Value::Array(all));
    variant
}

/// No other fields than the known ones and the organisation's own (`x-…`).
fn close(schema: &mut Value) {
    for_each_object(schema, &mut |object| {
        if object.contains_key("properties") && object.get("type") == Some(&json!("object")) {
            object.insert("patternProperties".into(), json!({ OWN_KEYS: true }));
            object.insert("additionalProperties".into(), json!(false));
        }
    });
}

/// Calls `change` on every schema object, from the leaves up.
fn for_each_object(value: &mut Value, change: &mut dyn FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            for (name, inner) in object.iter_mut() {
                if name != "properties" && name != "definitions" {
                    for_each_object(inner, change);
                    continue;
                }
                for (_, inner) in inner.as_object_mut().into_iter().flatten() {
                    for_each_object(inner, change);
                }
            }
            change(object);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| for_each_object(item, change)),
        _ => {}
    }
}
