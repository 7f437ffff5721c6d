//! A unit of XLIFF: a text and its translation.

use std::collections::HashMap;

use crate::project::source_lock::Fingerprint;
use crate::tables::table::{Cell, Key, Place, Row};

/// A unit of a file.
#[derive(Default)]
pub(super) struct Unit {
    id: String,
    fingerprint: Option<String>,
    /// The placeholders of its inline codes.
    pub(super) data: HashMap<String, String>,
    pub(super) segments: Vec<Segment>,
    /// An inline code whose data is missing.
    lost: Option<String>,
}

#[derive(Default)]
pub(super) struct Segment {
    pub(super) source: String,
    pub(super) target: Option<String>,
    /// Its position in the translation, if that differs.
    pub(super) order: Option<usize>,
    /// Whether it is space between sentences, which need not be translated.
    pub(super) is_ignorable: bool,
}

impl Unit {
    pub(super) fn new(id: String, fingerprint: Option<String>) -> Unit {
        Unit { id, fingerprint, ..Unit::default() }
    }

    /// The row of the table.
    pub(super) fn row(self, place: Place) -> Result<Row, String> {
        let key = Key::parse(&self.id)?;
        if let Some(code) = self.lost {
            return Err(format!(
                "{key}: expected the data of the inline code `{code}`, as the export has it"
            ));
        }
        let source = self.segments.iter().map(|segment| segment.source.as_str()).collect();
        let target = self.target().map_err(|message| format!("{key}: {message}"))?;
        let exported = match self.fingerprint.filter(|written| !written.is_empty()) {
            None => None,
            Some(written) => Some(Fingerprint::parse(&written).ok_or_else(|| {
                format!("{key}: expected a fingerprint of 16 hexadecimal digits, found `{written}`")
            })?),
        };
        let source = Cell { text: source, place, ..Cell::default() };
        let target = Cell { text: target, exported, place, ..Cell::default() };
        Ok(Row { key, cells: vec![source, target], place, ..Row::default() })
    }

    /// The translation; empty if there is none.
    fn target(&self) -> Result<String, &'static str> {
        if self.segments.iter().all(|segment| segment.target.is_none()) {
            return Ok(String::new());
        }
        let mut parts: Vec<(usize, &str)> = Vec::new();
        for (index, segment) in (1..).zip(&self.segments) {
            let target = match &segment.target {
                Some(target) => target,
                None if segment.is_ignorable => &segment.source,
                None => return Err("expected a target in each segment of the unit, or in none"),
            };
            parts.push((segment.order.unwrap_or(index), target));
        }
        parts.sort_by_key(|(order, _)| *order);
        Ok(parts.into_iter().map(|(_, target)| target).collect())
    }

    /// The data that an attribute of an inline code refers to; empty if there is none.
    pub(super) fn data(&mut self, code: &str, reference: Option<String>) -> String {
        let data = reference.and_then(|reference| self.data.get(&reference).cloned());
        data.unwrap_or_else(|| {
            self.lost.get_or_insert(code.to_owned());
            String::new()
        })
    }
}
