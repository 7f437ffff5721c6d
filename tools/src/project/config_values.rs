//! The values in `fluent-codes.toml`, and in the files of other tools.

use std::collections::HashSet;
use std::ops::Range;

use fluent_codes::tooling::Source;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::failure::Failure;
use crate::project::patterns::NamePattern;
use crate::wording::did_you_mean;

/// A mistake: the range in the file, and what was expected.
pub(super) type Wrong = (Range<usize>, String);

pub(super) type TomlValue<'t> = Spanned<DeValue<'t>>;

/// Parses a file.
pub(super) fn parse_toml(source: &Source) -> Result<DeTable<'_>, Wrong> {
    match DeTable::parse(source.text()) {
        Ok(toml) => Ok(toml.into_inner()),
        Err(error) => {
            let message = format!("expected TOML: {}", error.message());
            Err((error.span().unwrap_or_default(), message))
        }
    }
}

/// A mistake with its place.
pub(super) fn failure(source: &Source, (range, message): Wrong) -> Failure {
    let (line, column) = source.position(range.start);
    Failure::new(format!("{}:{line}:{column}: {message}", source.path()))
}

/// Reads each key of a table that can hold these.
pub(super) fn read_table(
    table: &DeTable<'_>,
    keys: &[&'static str],
    mut read: impl FnMut(&'static str, &TomlValue<'_>) -> Result<(), Wrong>,
) -> Result<(), Wrong> {
    for (name, value) in table {
        let found = name.get_ref();
        let Some(key) = keys.iter().find(|key| *key == found) else {
            let suggestion = did_you_mean(found, keys.iter().copied());
            let expected = keys.join("`, `");
            let message = format!("expected one of `{expected}`, found `{found}`{suggestion}");
            return Err((name.span(), message));
        };
        read(key, value)?;
    }
    Ok(())
}

pub(super) fn expected<T>(value: &TomlValue<'_>, what: &str) -> Result<T, Wrong> {
    Err((value.span(), format!("expected {what}")))
}

pub(super) fn string(value: &TomlValue<'_>) -> Result<String, Wrong> {
    match value.get_ref() {
        DeValue::String(text) if !text.trim().is_empty() => Ok(text.to_string()),
        DeValue::String(_) => expected(value, "a text that is not empty"),
        _ => expected(value, "a text in quotes"),
    }
}

pub(super) fn strings(value: &TomlValue<'_>) -> Result<Vec<String>, Wrong> {
    match value.get_ref() {
        DeValue::Array(items) => items.iter().map(string).collect(),
        _ => expected(value, "a list of texts, as in [\"a\", \"b\"]"),
    }
}

/// That each item of a list is in it once.
pub(super) fn once(value: &TomlValue<'_>, what: &str) -> Result<(), Wrong> {
    let mut known = HashSet::new();
    let DeValue::Array(items) = value.get_ref() else { return Ok(()) };
    for item in items {
        let text = string(item)?;
        if known.contains(&text) {
            return expected(item, &format!("each {what} once, found `{text}` again"));
        }
        known.insert(text);
    }
    Ok(())
}

/// Names and patterns.
pub(super) fn names(
    value: &TomlValue<'_>,
    pattern: fn(String) -> Result<NamePattern, String>,
) -> Result<Vec<NamePattern>, Wrong> {
    let DeValue::Array(items) = value.get_ref() else {
        return expected(value, "a list of texts, as in [\"a\", \"b\"]");
    };
    let name = |item: &TomlValue<'_>| {
        pattern(string(item)?)
            .map_err(|error| (item.span(), format!("expected a name with `*`: {error}")))
    };
    // An empty list covers nothing, or all.
    if items.is_empty() {
        return expected(value, "a name; leave the key out for all");
    }
    once(value, "name")?;
    items.iter().map(name).collect()
}

pub(super) fn table<'v, 't>(
    value: &'v TomlValue<'t>,
    what: &str,
) -> Result<&'v DeTable<'t>, Wrong> {
    match value.get_ref() {
        DeValue::Table(table) => Ok(table),
        _ => expected(value, what),
    }
}
