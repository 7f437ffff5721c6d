//! What is wrong with a JSON file, in the words of JSON: the parser's are those of Rust.

use serde_json::error::Category;

use crate::tables::table::{Place, TableError};

/// An error of the parser.
pub(super) fn of_json(error: &serde_json::Error) -> TableError {
    let place = Place { line: error.line().max(1), column: error.column().max(1) };
    let message = error.to_string();
    // The place is written before the message.
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
    let message = match error.classify() {
        Category::Eof => "expected the rest of the JSON; the file ends too soon".to_owned(),
        Category::Data => of_shape(message),
        Category::Syntax | Category::Io => of_syntax(message),
    };
    TableError::new(place, message)
}

/// A value that is not what a table has in its place.
fn of_shape(message: &str) -> String {
    let typed = message.strip_prefix("invalid type: ").or(message.strip_prefix("invalid value: "));
    if let Some((found, expected)) = typed.and_then(|typed| typed.rsplit_once(", expected ")) {
        return format!("expected {}, found {}", expected_value(expected), found_value(found));
    }
    if let Some(field) = message.strip_prefix("missing field ") {
        return format!("expected a field {field} in this object");
    }
    if let Some(field) = message.strip_prefix("duplicate field ") {
        return format!("expected the field {field} once in this object");
    }
    let unknown = message.strip_prefix("unknown field ");
    match unknown.and_then(|unknown| unknown.split_once(", expected one of ")) {
        Some((field, fields)) => format!("expected one of the fields {fields}, found {field}"),
        None => message.to_owned(),
    }
}

/// A type of Rust as JSON calls it.
fn expected_value(expected: &str) -> &str {
    match expected {
        "a string" => "a text in quotation marks",
        "u64" => "a whole number",
        "a map" => "an object",
        "a sequence" => "a list",
        other => other,
    }
}

/// A value without its kind: `integer 1` is `1`.
fn found_value(found: &str) -> &str {
    match found {
        "map" => "an object",
        "sequence" => "a list",
        _ => ["string ", "integer ", "floating point ", "boolean "]
            .iter()
            .find_map(|kind| found.strip_prefix(kind))
            .unwrap_or(found),
    }
}

/// What is no JSON, with what can be done for the mistakes that are made by hand.
fn of_syntax(message: &str) -> String {
    let advice = match message {
        "trailing comma" => "; delete the comma behind the last item",
        "trailing characters" => "; delete what stands behind the end of the object",
        "key must be a string" => "; put the name of the field into quotation marks",
        "invalid escape" => "; write `\\\\` for a backslash",
        "expected `,` or `}`" | "expected `,` or `]`" => {
            "; is a comma missing, or a backslash before a quotation mark?"
        }
        "control character (\\u0000-\\u001F) found while parsing a string" => {
            "; write a line break in a text as `\\n`"
        }
        _ => "",
    };
    match message.strip_prefix("expected ") {
        Some("value" | "ident") => {
            "expected a value of JSON: a text in quotation marks, a number, an \
                                    object or a list"
                .to_owned()
        }
        Some(expected) => format!("expected {expected}{advice}"),
        None => format!("expected JSON, found this: {message}{advice}"),
    }
}
