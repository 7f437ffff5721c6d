//! Writing XLIFF.

use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::names::{CORE, FINGERPRINT, INITIAL, OWN, TRANSLATED};
use crate::tables::placeables::{Part, parts};
use crate::tables::table::{Cell, Head, Row, State};

type Xml<'w> = Writer<&'w mut dyn Write>;

pub(super) fn write(
    head: &Head,
    rows: &mut dyn Iterator<Item = Row>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let target = head.locales.last().map_or("", String::as_str);
    start(
        &mut xml,
        "xliff",
        &[
            ("xmlns", CORE),
            ("xmlns:fc", OWN),
            ("version", "2.1"),
            ("srcLang", &head.source),
            ("trgLang", target),
        ],
    )?;
    start(&mut xml, "file", &[("id", "messages"), ("xml:space", "preserve")])?;
    for row in rows {
        write_unit(&mut xml, &row)?;
    }
    end(&mut xml, "file")?;
    end(&mut xml, "xliff")?;
    xml.get_mut().write_all(b"\n")
}

fn write_unit(xml: &mut Xml<'_>, row: &Row) -> io::Result<()> {
    let none = Cell::default();
    let (source, target) = match row.cells.as_slice() {
        [source, target, ..] => (source, target),
        _ => (&none, &none),
    };
    let (id, name) = (row.key.with_id(), row.key.to_string());
    let fingerprint = target.exported.map(|it| it.to_string()).unwrap_or_default();
    let mut attributes = vec![("id", id.as_str()), ("name", name.as_str())];
    if row.is_fact {
        attributes.push(("translate", "no"));
    }
    attributes.push((FINGERPRINT, &fingerprint));
    start(xml, "unit", &attributes)?;
    write_notes(xml, row)?;
    let codes = Codes::new(source, target);
    write_data(xml, &codes)?;
    write_segment(xml, source, target, &codes)?;
    end(xml, "unit")
}

/// The source's comment and its variables.
fn write_notes(xml: &mut Xml<'_>, row: &Row) -> io::Result<()> {
    if row.comment.is_empty() && row.variables.is_empty() {
        return Ok(());
    }
    let comment = Some(("comment", row.comment.clone())).filter(|(_, text)| !text.is_empty());
    let variables = row.variables.iter().map(|name| ("variable", format!("${name}")));
    start(xml, "notes", &[])?;
    for (category, text) in comment.into_iter().chain(variables) {
        // A note cannot contain the element for a character that XML does not allow.
        let text = text.replace(|char| !is_allowed(char), "\u{FFFD}");
        let note = BytesStart::new("note").with_attributes([("category", category)]);
        xml.write_event(Event::Start(note))?;
        xml.write_event(Event::Text(escaped(&text)))?;
        end(xml, "note")?;
    }
    end(xml, "notes")
}

/// The inline codes of a unit.
struct Codes<'r> {
    /// The placeholder of each placeable.
    data: BTreeMap<&'r str, usize>,
    /// The placeables of the source, in their order.
    source: Vec<&'r str>,
}

impl<'r> Codes<'r> {
    fn new(source: &'r Cell, target: &'r Cell) -> Codes<'r> {
        let placeables = |cell: &'r Cell| {
            let placeables = parts(&cell.text).into_iter().filter_map(|part| match part {
                Part::Placeable(placeable) => Some(placeable),
                Part::Text(_) => None,
            });
            placeables.collect::<Vec<_>>()
        };
        let of_source = placeables(source);
        let mut data = BTreeMap::new();
        for placeable in of_source.iter().copied().chain(placeables(target)) {
            let number = data.len() + 1;
            data.entry(placeable).or_insert(number);
        }
        Codes { data, source: of_source }
    }

    /// The ids of the codes of a text, in their order. A code of the source has the same id there.
    fn ids(&self, text: &str) -> Vec<usize> {
        let mut free: Vec<Option<&str>> = self.source.iter().copied().map(Some).collect();
        let mut next = free.len();
        let mut ids = Vec::new();
        for part in parts(text) {
            let Part::Placeable(placeable) = part else { continue };
            let of_source = free.iter().position(|other| *other == Some(placeable));
            if let Some(place) = of_source.and_then(|index| free.get_mut(index)) {
                *place = None;
            } else {
                next += 1;
            }
            ids.push(of_source.map_or(next, |index| index + 1));
        }
        ids
    }
}

fn write_data(xml: &mut Xml<'_>, codes: &Codes<'_>) -> io::Result<()> {
    if codes.data.is_empty() {
        return Ok(());
    }
    let mut by_number: Vec<(&str, usize)> = codes.data.iter().map(|(it, at)| (*it, *at)).collect();
    by_number.sort_by_key(|(_, number)| *number);
    start(xml, "originalData", &[])?;
    for (placeable, number) in by_number {
        let id = format!("d{number}");
        xml.write_event(Event::Start(BytesStart::new("data").with_attributes([("id", &*id)])))?;
        stay_in_line(xml)?;
        write_text(xml, placeable)?;
        end(xml, "data")?;
    }
    end(xml, "originalData")
}

fn write_segment(
    xml: &mut Xml<'_>,
    source: &Cell,
    target: &Cell,
    codes: &Codes<'_>,
) -> io::Result<()> {
    let state: &[(&str, &str)] = match target.state {
        State::Translated | State::Source => &[("state", TRANSLATED)],
        // The old translation is a starting point.
        State::Stale => &[("state", INITIAL), ("subState", "fc:stale")],
        State::Untranslated => &[("state", INITIAL), ("subState", "fc:untranslated")],
        State::Missing => &[("state", INITIAL)],
    };
    start(xml, "segment", state)?;
    write_inline(xml, "source", &source.text, codes)?;
    if !target.text.is_empty() {
        write_inline(xml, "target", &target.text, codes)?;
    }
    end(xml, "segment")
}

fn write_inline(xml: &mut Xml<'_>, name: &str, text: &str, codes: &Codes<'_>) -> io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new(name)))?;
    stay_in_line(xml)?;
    let mut ids = codes.ids(text).into_iter();
    for part in parts(text) {
        match part {
            Part::Text(text) => write_text(xml, text)?,
            Part::Placeable(placeable) => {
                let id = ids.next().unwrap_or_default().to_string();
                let data = codes.data.get(placeable).copied().unwrap_or_default();
                let data = format!("d{data}");
                let shown = placeable.replace(|char| !is_allowed(char), "\u{FFFD}");
                let code = BytesStart::new("ph").with_attributes([
                    ("id", id.as_str()),
                    ("dataRef", &data),
                    ("disp", &shown),
                ]);
                xml.write_event(Event::Empty(code))?;
                stay_in_line(xml)?;
            }
        }
    }
    end(xml, name)
}

/// Writes text. A character that XML does not allow becomes an element with its number.
fn write_text(xml: &mut Xml<'_>, text: &str) -> io::Result<()> {
    for run in text.split_inclusive(|char| !is_allowed(char) || char == '\r') {
        let last = run.chars().next_back().filter(|last| !is_allowed(*last) || *last == '\r');
        let plain = last.and_then(|last| run.strip_suffix(last)).unwrap_or(run);
        if !plain.is_empty() {
            xml.write_event(Event::Text(escaped(plain)))?;
        }
        match last {
            None => {}
            // An XML parser reads an unescaped one as a line break.
            Some('\r') => xml.write_event(Event::Text(BytesText::from_escaped("&#13;")))?,
            Some(last) => {
                let hex = format!("{:04X}", u32::from(last));
                let code = BytesStart::new("cp").with_attributes([("hex", &*hex)]);
                xml.write_event(Event::Empty(code))?;
                stay_in_line(xml)?;
            }
        }
    }
    Ok(())
}

/// Text with the characters escaped that are markup in text.
fn escaped(text: &str) -> BytesText<'_> {
    BytesText::from_escaped(partial_escape(text))
}

/// Whether XML 1.0 allows a character.
fn is_allowed(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// Prevents a line break before what follows, because it would be a part of the text.
fn stay_in_line(xml: &mut Xml<'_>) -> io::Result<()> {
    xml.write_event(Event::Text(BytesText::new("")))
}

fn start(xml: &mut Xml<'_>, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
    xml.write_event(Event::Start(start))
}

fn end(xml: &mut Xml<'_>, name: &str) -> io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}
