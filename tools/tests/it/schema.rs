//! JSON Schema, draft 7: the keywords that SARIF's schema has.

use std::collections::HashSet;

use serde_json::Value;

/// Where a value differs from what the schema describes, and how.
pub(crate) fn differences(schema: &Value, value: &Value) -> Vec<String> {
    let mut validator = Validator { root: schema, differences: Vec::new() };
    validator.check(schema, value, "");
    validator.differences
}

struct Validator<'s> {
    root: &'s Value,
    differences: Vec<String>,
}

impl<'s> Validator<'s> {
    /// Checks a value by all keywords of a schema; `path` is the value's JSON pointer.
    fn check(&mut self, schema: &'s Value, value: &Value, path: &str) {
        for (keyword, expected) in schema.as_object().unwrap() {
            let is_right = match keyword.as_str() {
                "$ref" => {
                    let pointer = expected.as_str().unwrap().strip_prefix('#').unwrap();
                    self.check(self.root.pointer(pointer).unwrap(), value, path);
                    true
                }
                "type" => is_of_type(value, expected),
                "enum" => expected.as_array().unwrap().contains(value),
                "anyOf" => self.matches(expected, value) > 0,
                "oneOf" => self.matches(expected, value) == 1,
                "required" => expected.as_array().unwrap().iter().all(|name| {
                    value.as_object().is_none_or(|it| it.contains_key(name.as_str().unwrap()))
                }),
                "properties" => {
                    for (name, property) in expected.as_object().unwrap() {
                        if let Some(value) = value.get(name) {
                            self.check(property, value, &format!("{path}/{name}"));
                        }
                    }
                    true
                }
                "additionalProperties" => {
                    self.check_additional(schema, expected, value, path);
                    true
                }
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(expected, item, &format!("{path}/{index}"));
                    }
                    true
                }
                "minItems" => {
                    let least = expected.as_u64().unwrap() as usize;
                    value.as_array().is_none_or(|items| items.len() >= least)
                }
                "uniqueItems" => value.as_array().is_none_or(|items| {
                    let mut seen = HashSet::new();
                    items.iter().all(|item| seen.insert(item.to_string()))
                }),
                "minimum" => value.as_f64().is_none_or(|it| it >= expected.as_f64().unwrap()),
                "maximum" => value.as_f64().is_none_or(|it| it <= expected.as_f64().unwrap()),
                // They say nothing about a value.
                "$schema" | "$id" | "title" | "description" | "default" | "definitions"
                | "format" => true,
                _ => panic!("{path}: the keyword `{keyword}` is not checked"),
            };
            if !is_right {
                self.differences.push(format!("{path}: {keyword}: {expected}: {value}"));
            }
        }
    }

    /// Checks the properties that a schema does not name.
    fn check_additional(
        &mut self,
        schema: &'s Value,
        expected: &'s Value,
        value: &Value,
        path: &str,
    ) {
        for (name, value) in value.as_object().into_iter().flatten() {
            let path = format!("{path}/{name}");
            match expected {
                _ if schema["properties"].get(name).is_some() => {}
                Value::Bool(true) => {}
                Value::Bool(false) => self.differences.push(format!("{path}: not in the schema")),
                expected => self.check(expected, value, &path),
            }
        }
    }

    /// How many of some schemas a value is right by.
    fn matches(&self, schemas: &'s Value, value: &Value) -> usize {
        let schemas = schemas.as_array().unwrap().iter();
        let is_right = |schema: &&Value| {
            let mut validator = Validator { root: self.root, differences: Vec::new() };
            validator.check(schema, value, "");
            validator.differences.is_empty()
        };
        schemas.filter(is_right).count()
    }
}

fn is_of_type(value: &Value, expected: &Value) -> bool {
    let is = |name: &Value| match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        name => panic!("{name}"),
    };
    expected.as_array().map_or_else(|| is(expected), |names| names.iter().any(is))
}

#[test]
fn a_difference_is_found() {
    let schema = serde_json::json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["a"],
        "properties": {
            "a": { "$ref": "#/definitions/small" },
            "b": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "enum": ["x"] } },
            "c": { "anyOf": [{ "required": ["d"] }, { "type": "string" }] },
        },
        "definitions": { "small": { "type": "integer", "maximum": 2, "minimum": 1 } },
    });
    let check = |value: Value, expected: &[&str]| {
        let found = differences(&schema, &value);
        let starts = found.iter().zip(expected).all(|(found, start)| found.starts_with(start));
        assert!(found.len() == expected.len() && starts, "{found:?}");
    };
    check(serde_json::json!({ "a": 1, "b": ["x"], "c": "" }), &[]);
    check(serde_json::json!({ "b": [] }), &["/b: minItems", ": required"]);
    check(serde_json::json!({ "a": 3, "z": 1 }), &["/z: not in the schema", "/a: maximum"]);
    check(serde_json::json!({ "a": 0, "b": ["x", "x"] }), &["/a: minimum", "/b: uniqueItems"]);
    check(serde_json::json!({ "a": "1", "b": ["y"] }), &["/a: type", "/b/0: enum"]);
    check(serde_json::json!({ "a": 1, "c": 1 }), &[]);
    check(serde_json::json!({ "a": 1, "c": {} }), &["/c: anyOf"]);
}
