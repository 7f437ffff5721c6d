//! Tables in JSON, for programs with and without Fluent; `docs/tables.md` describes its shape.

mod errors;

use std::cell::Cell as Count;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};
use std::rc::Rc;

use fluent_codes::Code;
use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::json;
use crate::project::source_lock::Fingerprint;
use crate::tables::format::{Column, Format, Sink};
use crate::tables::input::Input;
use crate::tables::table::{Cell, Head, Key, Place, Row, TableError};

pub(super) const FORMAT: Format = Format {
    name: "json",
    help: "An object for programs, also for those without Fluent",
    extensions: &["json"],
    is_of_one_locale: false,
    has_plain_texts: true,
    write,
    read,
};

/// The version of the shape.
const VERSION: u64 = 1;

/// A row as it is written.
#[derive(Serialize)]
struct WrittenRow<'r> {
    id: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribute: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<i64>,
    #[serde(skip_serializing_if = "str::is_empty")]
    comment: &'r str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    variables: &'r [String],
    texts: BTreeMap<&'r str, WrittenCell<'r>>,
}

#[derive(Serialize)]
struct WrittenCell<'r> {
    text: &'r str,
    plain: &'r str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
}

fn write(head: &Head, rows: &mut dyn Iterator<Item = Row>, out: &mut dyn Write) -> io::Result<()> {
    let source = serde_json::to_string(&head.source)?;
    let locales = serde_json::to_string(&head.locales)?;
    write!(out, "{{\n\"version\": {VERSION},\n\"source\": {source},\n\"locales\": {locales},")?;
    write!(out, "\n\"messages\": [")?;
    // Each row is on a line of its own, so that an error can name its line.
    let mut separator = "\n";
    for row in rows {
        let cells = head.locales.iter().map(String::as_str).zip(row.cells.iter().map(written_cell));
        let written = WrittenRow {
            id: &row.key.id,
            attribute: row.key.attribute.as_deref(),
            code: Code::from_message_id(&row.key.id).map(Code::number),
            comment: &row.comment,
            variables: &row.variables,
            texts: cells.collect(),
        };
        out.write_all(separator.as_bytes())?;
        out.write_all(json::line(&written)?.trim_end().as_bytes())?;
        separator = ",\n";
    }
    out.write_all(b"\n]\n}\n")
}

fn written_cell(cell: &Cell) -> WrittenCell<'_> {
    let fingerprint = cell.exported.map(|it| it.to_string());
    WrittenCell { text: &cell.text, plain: &cell.plain, state: cell.state.name(), fingerprint }
}

/// A row as it is read. Fields that only inform are ignored.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with `id` and `texts`")]
struct ReadRow {
    id: String,
    attribute: Option<String>,
    #[serde(rename = "code", default)]
    _code: IgnoredAny,
    #[serde(default)]
    comment: String,
    #[serde(rename = "variables", default)]
    _variables: IgnoredAny,
    texts: BTreeMap<String, ReadCell>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with `text`")]
struct ReadCell {
    text: String,
    #[serde(rename = "plain", default)]
    _plain: IgnoredAny,
    #[serde(rename = "state", default)]
    _state: IgnoredAny,
    fingerprint: Option<String>,
}

fn read(input: &mut Input<'_>, sink: &mut dyn Sink) -> Result<(), TableError> {
    let (named, lines) = (input.columns, input.line_breaks());
    let mut deserializer = serde_json::Deserializer::from_reader(input);
    let mut is_refused = false;
    let visitor = TableVisitor { sink, lines, named, is_refused: &mut is_refused };
    let read = deserializer.deserialize_map(visitor).and_then(|()| deserializer.end());
    match read {
        Err(error) if !is_refused => Err(errors::of_json(&error)),
        _ => Ok(()),
    }
}

struct TableVisitor<'s> {
    sink: &'s mut dyn Sink,
    lines: Rc<Count<usize>>,
    /// The locales, where the user names them.
    named: &'s [String],
    /// Whether the locales are refused, and nothing behind them is read.
    is_refused: &'s mut bool,
}

impl<'d> Visitor<'d> for TableVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `version`, `locales` and `messages`")
    }

    fn visit_map<M: MapAccess<'d>>(self, mut map: M) -> Result<(), M::Error> {
        let mut locales: Option<Vec<String>> = None;
        let mut has_messages = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "version" => {
                    let version: u64 = map.next_value()?;
                    if version != VERSION {
                        let message = format!("expected version {VERSION}, found {version}");
                        return Err(de::Error::custom(message));
                    }
                }
                "source" => drop(map.next_value::<String>()?),
                "locales" => {
                    let names: Vec<String> = map.next_value()?;
                    if !self.named.is_empty() && self.named != names {
                        let (named, names) = (self.named.join(", "), names.join(", "));
                        return Err(de::Error::custom(format!(
                            "expected the locales {named}, as --columns says, found {names}"
                        )));
                    }
                    let place = Place::of_line(self.lines.get() + 1);
                    let column =
                        |name: &String| Column { name: name.clone(), place, ..Column::default() };
                    if !self.sink.columns(names.iter().map(column).collect()) {
                        *self.is_refused = true;
                        return Err(de::Error::custom("refused"));
                    }
                    locales = Some(names);
                }
                "messages" => {
                    let locales = locales
                        .as_deref()
                        .ok_or_else(|| de::Error::custom("expected `locales` before `messages`"))?;
                    let lines = Rc::clone(&self.lines);
                    map.next_value_seed(RowsSeed { locales, sink: &mut *self.sink, lines })?;
                    has_messages = true;
                }
                other => {
                    let fields = &["version", "source", "locales", "messages"];
                    return Err(de::Error::unknown_field(other, fields));
                }
            }
        }
        if has_messages { Ok(()) } else { Err(de::Error::missing_field("messages")) }
    }
}

struct RowsSeed<'s> {
    locales: &'s [String],
    sink: &'s mut dyn Sink,
    lines: Rc<Count<usize>>,
}

impl<'d> DeserializeSeed<'d> for RowsSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'d>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'d> Visitor<'d> for RowsSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of messages")
    }

    fn visit_seq<S: SeqAccess<'d>>(self, mut rows: S) -> Result<(), S::Error> {
        while let Some(read) = rows.next_element::<ReadRow>()? {
            let place = Place::of_line(self.lines.get() + 1);
            match row(read, self.locales, place) {
                Ok(row) => self.sink.row(row),
                Err(message) => self.sink.error(TableError::new(place, message)),
            }
        }
        Ok(())
    }
}

fn row(read: ReadRow, locales: &[String], place: Place) -> Result<Row, String> {
    let ReadRow { id, attribute, comment, mut texts, .. } = read;
    let written = attribute.map_or(id.clone(), |attribute| format!("{id}.{attribute}"));
    let key = Key::parse(&written)?;
    let mut cells = Vec::new();
    for locale in locales {
        let Some(ReadCell { text, fingerprint, .. }) = texts.remove(locale) else {
            return Err(format!(
                "{key}: expected a text for each of `locales`, found none for `{locale}`"
            ));
        };
        let exported = match fingerprint {
            None => None,
            Some(written) => Some(Fingerprint::parse(&written).ok_or_else(|| {
                format!("expected a fingerprint of 16 hexadecimal digits, found `{written}`")
            })?),
        };
        cells.push(Cell { text, exported, place, ..Cell::default() });
    }
    match texts.into_keys().next() {
        Some(other) => Err(format!("{key}: expected a locale of `locales`, found `{other}`")),
        None => Ok(Row { key, comment, cells, place, ..Row::default() }),
    }
}
