//! A table of messages: a row for each text of a message, a cell for each locale.

use std::fmt;

use fluent_codes::Code;

use crate::project::codes::parse_code;
use crate::project::source_lock::Fingerprint;

/// What a table is about.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    /// The locale that the others are translated from.
    pub(crate) source: String,
    /// The locales of the cells of a row, in their order.
    pub(crate) locales: Vec<String>,
}

/// The value or an attribute of a message or term, in each locale.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) key: Key,
    /// What the source's comment says.
    pub(crate) comment: String,
    /// The variables of the source's text, sorted.
    pub(crate) variables: Vec<String>,
    /// Whether the text is the same in each locale, such as a URL.
    pub(crate) is_fact: bool,
    pub(crate) cells: Vec<Cell>,
    pub(crate) place: Place,
}

/// A text in one locale.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell {
    /// As in an `.ftl` file, without indentation; empty if there is none.
    pub(crate) text: String,
    /// The text as it is shown, with `{name}` for a variable.
    pub(crate) plain: String,
    pub(crate) state: State,
    /// The fingerprint of the text when the table was exported.
    pub(crate) exported: Option<Fingerprint>,
    pub(crate) place: Place,
}

/// The state of a translation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum State {
    /// It is the source's text.
    Source,
    #[default]
    Translated,
    /// It is the same as the source's text.
    Untranslated,
    /// The source's text has changed since it was translated.
    Stale,
    Missing,
}

impl State {
    /// As tables write it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            State::Source => "source",
            State::Translated => "translated",
            State::Untranslated => "untranslated",
            State::Stale => "stale",
            State::Missing => "missing",
        }
    }
}

/// A place in a table's file: line and column, from 1, the column in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Place {
    /// The start of a line.
    pub(crate) fn of_line(line: usize) -> Place {
        Place { line, column: 1 }
    }
}

/// Something wrong in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TableError {
    pub(crate) place: Place,
    pub(crate) message: String,
    pub(crate) cause: Option<Cause>,
}

impl TableError {
    pub(crate) fn new(place: Place, message: impl Into<String>) -> TableError {
        TableError { place, message: message.into(), cause: None }
    }

    /// The same as one of the errors that come from one cause.
    pub(crate) fn because(self, cause: Cause) -> TableError {
        TableError { cause: Some(cause), ..self }
    }
}

/// What gives an error in many rows, of which only the first is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Cause {
    /// A column was added or deleted, and the fingerprints are still those of the others.
    Columns,
    /// The file is in another encoding.
    Encoding,
    /// The codes are formatted as other numbers are.
    NumberFormat,
}

/// Which text a row is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Key {
    /// The id of a message, or of a term with its `-`.
    pub(crate) id: String,
    /// The attribute's name; `None` for the value.
    pub(crate) attribute: Option<String>,
}

impl Key {
    /// Parses the form that [`Key`] is displayed in, or an id with an attribute.
    pub(crate) fn parse(written: &str) -> Result<Key, String> {
        let (name, attribute) = match written.split_once('.') {
            Some((name, attribute)) => (name, Some(attribute)),
            None => (written, None),
        };
        let is_name = |name: &str| {
            name.starts_with(|char: char| char.is_ascii_alphabetic())
                && name.chars().all(|it| it.is_ascii_alphanumeric() || it == '-' || it == '_')
        };
        if attribute.is_some_and(|attribute| !is_name(attribute)) {
            return Err(format!("expected a code, which is a whole number, found `{written}`"));
        }
        let attribute = attribute.map(str::to_owned);
        if is_name(name.strip_prefix('-').unwrap_or(name)) {
            return Ok(Key { id: name.to_owned(), attribute });
        }
        let code = parse_code(name).map_err(|error| match attribute {
            Some(_) => error.replace(&format!("`{name}`"), &format!("`{written}`")),
            None => error,
        })?;
        Ok(Key { id: Code::new(code).message_id(), attribute })
    }

    /// The key with the id as it is written in an `.ftl` file.
    pub(crate) fn with_id(&self) -> String {
        match &self.attribute {
            Some(attribute) => format!("{}.{attribute}", self.id),
            None => self.id.clone(),
        }
    }
}

/// `131201`, `131201.help`, `unknown-code`, `-brand`: a message's id, or the code of that id.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Code::from_message_id(&self.id) {
            Some(code) => write!(f, "{code}")?,
            None => f.write_str(&self.id)?,
        }
        self.attribute.iter().try_for_each(|attribute| write!(f, ".{attribute}"))
    }
}

/// The fingerprints of a row's cells, as tables write them.
pub(crate) fn written_fingerprints(row: &Row) -> String {
    let written: Vec<String> =
        row.cells.iter().filter_map(|cell| cell.exported).map(|it| it.to_string()).collect();
    written.join(" ")
}

/// Parses [`written_fingerprints`] into the cells of a row; an error unless there is one for each.
pub(crate) fn read_fingerprints(
    written: &str,
    cells: &mut [Cell],
    place: Place,
) -> Result<(), TableError> {
    let words: Vec<&str> = written.split_whitespace().collect();
    if words.is_empty() {
        return Ok(());
    }
    if words.len() != cells.len() {
        let (expected, found) = (cells.len(), words.len());
        let message = format!(
            "expected a fingerprint for each column of texts, {expected} in all, found {found}; was a \
             column added or deleted? Restore it, or delete the fingerprints, and the table is taken \
             as it is"
        );
        return Err(TableError::new(place, message).because(Cause::Columns));
    }
    for (cell, word) in cells.iter_mut().zip(words) {
        cell.exported = Some(Fingerprint::parse(word).ok_or_else(|| {
            let message =
                format!("expected a fingerprint of 16 hexadecimal digits, found `{word}`");
            TableError::new(place, message)
        })?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, id: &str, attribute: Option<&str>, shown: &str) {
        let key = Key::parse(written).unwrap();
        assert_eq!((key.id.as_str(), key.attribute.as_deref()), (id, attribute));
        assert_eq!(key.to_string(), shown);
    }

    #[test]
    fn keys() {
        check("131201", "E131201", None, "131201");
        check("-1.help", "E-1", Some("help"), "-1.help");
        check("E-1", "E-1", None, "-1");
        check("-brand.gender", "-brand", Some("gender"), "-brand.gender");
        check("unknown-code", "unknown-code", None, "unknown-code");
        for wrong in ["", "1.5", "131201.", "1e5", "１", "a b", "-", "+1"] {
            let expected = "expected a code, which is a whole number, found";
            assert!(Key::parse(wrong).unwrap_err().starts_with(expected), "{wrong}");
        }
    }
}
