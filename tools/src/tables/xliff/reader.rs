//! Reading XLIFF. Translation tools may have split segments and added marks.

use std::cell::Cell as Count;
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::names::FINGERPRINT;
use super::unit::{Segment, Unit};
use crate::tables::format::{Column, Sink};
use crate::tables::input::Input;
use crate::tables::table::{Place, TableError};

pub(super) fn read(input: &mut Input<'_>, sink: &mut dyn Sink) -> Result<(), TableError> {
    if !input.columns.is_empty() {
        let message = "expected no --columns: an XLIFF file names its locales";
        return Err(TableError::new(Place::of_line(1), message));
    }
    let lines = input.line_breaks();
    let mut xml = Xml { reader: Reader::from_reader(input), lines, line: 1, buffer: Vec::new() };
    let mut found = false;
    loop {
        match xml.next()? {
            Event::Start(element) if element.local_name().as_ref() == b"xliff" => {
                if !sink.columns(columns(&xml, &element)?) {
                    return Ok(());
                }
                found = true;
            }
            Event::Start(element) if element.local_name().as_ref() == b"unit" => {
                let place = xml.place();
                match xml.unit(&element)?.row(place) {
                    Ok(row) => sink.row(row),
                    Err(message) => sink.error(TableError::new(place, message)),
                }
            }
            Event::Start(element)
                if !matches!(element.local_name().as_ref(), b"file" | b"group") =>
            {
                xml.skip(&element)?;
            }
            Event::Eof if found => return Ok(()),
            Event::Eof => return Err(xml.error("expected an element `xliff`")),
            _ => {}
        }
    }
}

/// The source and the locale of a file.
fn columns(xml: &Xml<'_, '_>, element: &BytesStart<'_>) -> Result<Vec<Column>, TableError> {
    let version = xml.attribute(element, "version")?.unwrap_or_default();
    if !version.starts_with("2.") {
        return Err(xml.error(format!("expected XLIFF 2.1, found version `{version}`")));
    }
    let mut columns = Vec::new();
    for (name, is_context) in [("srcLang", true), ("trgLang", false)] {
        let locale = xml.attribute(element, name)?;
        let locale = locale.ok_or_else(|| xml.error(format!("expected an attribute `{name}`")))?;
        columns.push(Column { name: locale, is_context, place: xml.place(), ..Column::default() });
    }
    Ok(columns)
}

/// The events of a file, with their lines.
struct Xml<'x, 'i> {
    reader: Reader<&'x mut Input<'i>>,
    lines: Rc<Count<usize>>,
    /// Where the last event began.
    line: usize,
    buffer: Vec<u8>,
}

impl Xml<'_, '_> {
    fn next(&mut self) -> Result<Event<'static>, TableError> {
        self.line = self.lines.get() + 1;
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map(Event::into_owned);
        event.map_err(|error| self.error(format!("expected XML: {error}")))
    }

    fn place(&self) -> Place {
        Place::of_line(self.line)
    }

    fn error(&self, message: impl Into<String>) -> TableError {
        TableError::new(self.place(), message)
    }

    fn attribute(
        &self,
        element: &BytesStart<'_>,
        name: &str,
    ) -> Result<Option<String>, TableError> {
        let not_xml = |error: &dyn std::error::Error| self.error(format!("expected XML: {error}"));
        let found = element.try_get_attribute(name).map_err(|error| not_xml(&error))?;
        let Some(found) = found else { return Ok(None) };
        let value = found.decoded_and_normalized_value(
            quick_xml::XmlVersion::Implicit1_0,
            self.reader.decoder(),
        );
        value.map(|value| Some(value.into_owned())).map_err(|error| not_xml(&error))
    }

    /// Skips the rest of an element.
    fn skip(&mut self, element: &BytesStart<'_>) -> Result<(), TableError> {
        self.buffer.clear();
        let skipped = self.reader.read_to_end_into(element.name(), &mut self.buffer);
        skipped.map(drop).map_err(|error| self.error(format!("expected XML: {error}")))
    }

    fn unit(&mut self, element: &BytesStart<'_>) -> Result<Unit, TableError> {
        let id = self.attribute(element, "id")?.unwrap_or_default();
        let fingerprint = self.attribute(element, FINGERPRINT)?;
        let mut unit = Unit::new(id, fingerprint);
        loop {
            match self.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    b"originalData" => self.original_data(&mut unit)?,
                    b"segment" => self.segment(&mut unit, false)?,
                    b"ignorable" => self.segment(&mut unit, true)?,
                    _ => self.skip(&element)?,
                },
                Event::End(_) => return Ok(unit),
                Event::Eof => return Err(self.error("expected the end of the unit")),
                _ => {}
            }
        }
    }

    fn original_data(&mut self, unit: &mut Unit) -> Result<(), TableError> {
        loop {
            match self.next()? {
                Event::Start(element) => {
                    let id = self.attribute(&element, "id")?.unwrap_or_default();
                    let data = self.inline(unit)?;
                    unit.data.insert(id, data);
                }
                Event::End(_) => return Ok(()),
                Event::Eof => return Err(self.error("expected the end of the data")),
                _ => {}
            }
        }
    }

    fn segment(&mut self, unit: &mut Unit, is_ignorable: bool) -> Result<(), TableError> {
        let mut segment = Segment { is_ignorable, ..Segment::default() };
        loop {
            match self.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    b"source" => segment.source = self.inline(unit)?,
                    b"target" => {
                        let order = self.attribute(&element, "order")?;
                        segment.order = order.and_then(|order| order.parse().ok());
                        segment.target = Some(self.inline(unit)?);
                    }
                    _ => self.skip(&element)?,
                },
                Event::Empty(element) if element.local_name().as_ref() == b"target" => {
                    segment.target = Some(String::new());
                }
                Event::End(_) => {
                    unit.segments.push(segment);
                    return Ok(());
                }
                Event::Eof => return Err(self.error("expected the end of the segment")),
                _ => {}
            }
        }
    }

    /// The text in an element, with the data of its inline codes.
    fn inline(&mut self, unit: &mut Unit) -> Result<String, TableError> {
        let mut text = String::new();
        // The placeholders of the ends of the open elements.
        let mut open: Vec<String> = Vec::new();
        loop {
            match self.next()? {
                Event::Text(part) => {
                    let part = part.xml10_content();
                    let part =
                        part.map_err(|error| self.error(format!("expected UTF-8: {error}")))?;
                    text.push_str(&part);
                }
                Event::CData(part) => {
                    let part = part.xml10_content();
                    let part =
                        part.map_err(|error| self.error(format!("expected UTF-8: {error}")))?;
                    text.push_str(&part);
                }
                Event::GeneralRef(reference) => text.push(self.referred(&reference)?),
                Event::Empty(element) => {
                    let (start, end) = self.code(&element, unit)?;
                    text.push_str(&start);
                    text.push_str(&end);
                }
                Event::Start(element) => {
                    let (start, end) = self.code(&element, unit)?;
                    text.push_str(&start);
                    open.push(end);
                }
                Event::End(_) => match open.pop() {
                    Some(end) => text.push_str(&end),
                    None => return Ok(text),
                },
                Event::Eof => return Err(self.error("expected the end of the text")),
                _ => {}
            }
        }
    }

    /// The placeholders of the start and the end of an element in a text.
    fn code(
        &self,
        element: &BytesStart<'_>,
        unit: &mut Unit,
    ) -> Result<(String, String), TableError> {
        let id = self.attribute(element, "id")?.unwrap_or_default();
        let mut data = |name: &str| -> Result<String, TableError> {
            let reference = self.attribute(element, name)?;
            Ok(unit.data(&id, reference))
        };
        match element.local_name().as_ref() {
            b"ph" | b"sc" | b"ec" => Ok((data("dataRef")?, String::new())),
            b"pc" => Ok((data("dataRefStart")?, data("dataRefEnd")?)),
            b"cp" => {
                let hex = self.attribute(element, "hex")?.unwrap_or_default();
                let char = u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32);
                let message =
                    || self.error(format!("expected the number of a character, found `{hex}`"));
                Ok((char.ok_or_else(message)?.to_string(), String::new()))
            }
            // Marks that translation tools add.
            b"mrk" | b"sm" | b"em" => Ok((String::new(), String::new())),
            other => {
                let name = String::from_utf8_lossy(other).into_owned();
                Err(self.error(format!("expected an inline element of XLIFF, found `{name}`")))
            }
        }
    }

    /// The character that a reference stands for.
    fn referred(&self, reference: &BytesRef<'_>) -> Result<char, TableError> {
        let name = reference.decode().unwrap_or_default();
        let char = match &*name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        char.ok_or_else(|| self.error(format!("expected a character of XML, found `&{name};`")))
    }
}
