//! Tables as comma-separated values, as spreadsheets read and write them: in UTF-8 with a byte order
//! mark, lines that end with CR LF (RFC 4180), and no cell that is taken for a formula, a number or a date.

mod stream;

use std::borrow::Cow;
use std::io::{self, BufRead, Write};

use csv::{ByteRecord, ReaderBuilder, Terminator, WriterBuilder};
use fluent_codes::Code;
use fluent_codes::tooling::BYTE_ORDER_MARK;

use self::stream::Stream;
use crate::tables::format::{Format, Sink};
use crate::tables::header::{CODE, COMMENT, FINGERPRINTS, Header, STATE};
use crate::tables::input::{Input, UTF_8, failed};
use crate::tables::table::{
    Cause, Cell, Head, Key, Place, Row, State, TableError, written_fingerprints,
};

pub(super) const FORMAT: Format = Format {
    name: "csv",
    help: "A table for spreadsheets",
    extensions: &["csv"],
    is_of_one_locale: false,
    has_plain_texts: false,
    write,
    read,
};

fn write(head: &Head, rows: &mut dyn Iterator<Item = Row>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    let locales = head.locales.iter().map(String::as_str);
    writer.write_record([CODE, COMMENT].into_iter().chain(locales).chain([STATE, FINGERPRINTS]))?;
    for row in rows {
        writer.write_field(written_key(&row.key))?;
        writer.write_field(&*protected(&row.comment))?;
        for cell in &row.cells {
            writer.write_field(&*protected(&cell.text))?;
        }
        writer.write_field(states(head, &row))?;
        writer.write_field(&*protected(&written_fingerprints(&row)))?;
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}

/// How many digits of a number a spreadsheet keeps.
const MAX_DIGITS: usize = 15;

/// A key in a form that no spreadsheet converts into another number or a formula.
fn written_key(key: &Key) -> String {
    let is_plain = Code::from_message_id(&key.id).is_some_and(|code| {
        let digits = code.to_string();
        digits.len() <= MAX_DIGITS && !digits.starts_with('-')
    });
    // `1.e5` is a number.
    let is_exponent = key.attribute.as_ref().is_some_and(|attribute| {
        attribute.starts_with(['e', 'E']) && attribute.contains(|char: char| char.is_ascii_digit())
    });
    match is_plain && !is_exponent {
        true => key.to_string(),
        false if key.id.starts_with('-') => format!("'{}", key.with_id()),
        false => key.with_id(),
    }
}

/// The locales that are not translated, with their states.
fn states(head: &Head, row: &Row) -> String {
    let states = head.locales.iter().zip(&row.cells).filter_map(|(locale, cell)| {
        let is_done = row.is_fact || matches!(cell.state, State::Source | State::Translated);
        (!is_done).then(|| format!("{locale} {}", cell.state.name()))
    });
    states.collect::<Vec<_>>().join(", ")
}

/// The characters that a formula begins with in a spreadsheet, from OWASP's page on CSV injection.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet takes a text, behind apostrophes, for something else: a formula, a number or
/// a date, which it writes in another way.
fn is_taken_otherwise(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    text.starts_with(FORMULA) || is_like_number(text)
}

/// Whether a text is a number, a date or a truth value: `007`, `1/2`, `12e3`, `5 May`, `1月2日`.
fn is_like_number(text: &str) -> bool {
    /// As many as a date and a time have.
    const MAX_WORDS: usize = 3;
    const MAX_LETTERS: usize = 12;
    let mut words = text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty());
    let letters = text.chars().filter(|char| char.is_alphabetic()).count();
    let has_digit = text.contains(char::is_numeric);
    let is_truth = text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false");
    let is_short = letters <= MAX_LETTERS && words.nth(MAX_WORDS).is_none();
    is_truth || has_digit && is_short && !text.contains('{')
}

/// A text in a form that a spreadsheet does not convert; [`unprotected`] restores it.
fn protected(text: &str) -> Cow<'_, str> {
    if is_taken_otherwise(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

fn unprotected(text: &str) -> &str {
    text.strip_prefix('\'').filter(|text| is_taken_otherwise(text)).unwrap_or(text)
}

const QUOTES: &str = "expected a `\"` at the end of each cell that begins with one, and `\"\"` \
                      within a cell";

/// The values that a spreadsheet writes into a cell that it cannot calculate.
const CELL_ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

fn read(input: &mut Input<'_>, sink: &mut dyn Sink) -> Result<(), TableError> {
    let (delimiter, skipped) = delimiter(input)?;
    let named = input.columns;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(Stream::new(input));
    let mut record = ByteRecord::new();
    let mut header: Option<Header> = None;
    let mut next_line = skipped + 1;
    while reader.read_byte_record(&mut record).map_err(|error| failed(skipped, &error))? {
        let end = reader.position().byte();
        let written = reader.get_mut().take_before(end);
        let places = places(&written, delimiter, next_line);
        let place = places.first().copied().unwrap_or(Place::of_line(next_line));
        next_line += count(b'\n', &written);
        if !count(b'"', &written).is_multiple_of(2) {
            sink.error(TableError::new(place, QUOTES));
            continue;
        }
        let cells = match cells(&record, &places) {
            Ok(cells) => cells,
            Err(error) => {
                sink.error(error);
                continue;
            }
        };
        match &header {
            None => {
                if cells.len() < 2 {
                    let message = "expected columns, separated by `,`, `;` or tabs";
                    return Err(TableError::new(place, message));
                }
                let (read, columns) = Header::read(&cells, named)?;
                if !sink.columns(columns) {
                    return Ok(());
                }
                header = Some(read);
            }
            Some(header) => match header.row(cells, place) {
                Ok(row) => row.into_iter().for_each(|row| sink.row(row)),
                Err(error) => sink.error(error),
            },
        }
    }
    match header {
        Some(_) => Ok(()),
        None => Err(TableError::new(Place::of_line(1), "expected a header")),
    }
}

fn cells(record: &ByteRecord, places: &[Place]) -> Result<Vec<Cell>, TableError> {
    let cell = |(field, place): (&[u8], &Place)| {
        let text = str::from_utf8(field)
            .map_err(|_| TableError::new(*place, UTF_8).because(Cause::Encoding))?;
        if CELL_ERRORS.contains(&text) {
            let message = format!("expected a text, found `{text}`, a spreadsheet's error");
            return Err(TableError::new(*place, message));
        }
        // A text has no CR LF; spreadsheets may write one for its line breaks.
        let text = unprotected(text).replace("\r\n", "\n");
        Ok(Cell { text, place: *place, ..Cell::default() })
    };
    record.iter().zip(places).map(cell).collect()
}

/// Where the cells of a record begin, which is written in this line or behind empty ones.
fn places(written: &[u8], delimiter: u8, line: usize) -> Vec<Place> {
    let is_break = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let (empty, record) =
        written.split_at(written.iter().position(|byte| !is_break(byte)).unwrap_or_default());
    let mut place = Place::of_line(line + count(b'\n', empty));
    let mut places = vec![place];
    let mut within = Within::Start;
    for byte in record {
        match byte {
            b'\n' => place = Place::of_line(place.line + 1),
            // A byte within a character.
            0x80..0xC0 => {}
            _ => place.column += 1,
        }
        within = match (within, byte) {
            (Within::Start | Within::Quote, b'"') => Within::Quoted,
            (Within::Quoted, b'"') => Within::Quote,
            (Within::Quoted, _) => Within::Quoted,
            (_, byte) if *byte == delimiter => {
                places.push(place);
                Within::Start
            }
            _ => Within::Unquoted,
        };
    }
    places
}

/// What a byte of a record follows.
#[derive(Clone, Copy)]
enum Within {
    /// The start of a cell.
    Start,
    /// What is not quoted.
    Unquoted,
    /// What is quoted.
    Quoted,
    /// A quote within what is quoted: its end, or the first of two.
    Quote,
}

fn count(byte: u8, bytes: &[u8]) -> usize {
    bytes.iter().filter(|it| **it == byte).count()
}

/// What separates the cells, by the header, and how many lines stand before that: spreadsheets write
/// semicolons where the comma is the decimal mark, and may say so in a line `sep=;`.
fn delimiter(input: &mut Input<'_>) -> Result<(u8, usize), TableError> {
    let start = input.fill_buf().map_err(|error| failed(0, &error))?;
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if let Some([delimiter, ..]) = line.strip_prefix(b"sep=") {
        let (delimiter, length) = (*delimiter, (line.len() + 1).min(start.len()));
        input.consume(length);
        return Ok((delimiter, 1));
    }
    // The last of those that occur most often.
    Ok((b"\t;,".iter().copied().max_by_key(|byte| count(*byte, line)).unwrap_or(b','), 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_changes_is_protected_and_comes_back() {
        let formulas = ["=1+1", "-", "@x", "'=x", "''+x", "\tx", "＝x"];
        let numbers = ["007", "1.50", "1/2", "12e3", "5 May", "true", "'1", "1月2日", "10:30 AM"];
        let plain = [
            "'",
            "'quoted'",
            "",
            "Error 5 has occurred",
            "{ $n } 5",
            "第 5 个文件太大了，请压缩后再试一次",
        ];
        for text in formulas.into_iter().chain(numbers) {
            assert_eq!(protected(text), format!("'{text}"));
            assert_eq!(unprotected(&protected(text)), text);
        }
        for text in plain {
            assert_eq!(protected(text), text);
            assert_eq!(unprotected(text), text);
        }
    }

    #[test]
    fn cells_begin_where_the_parser_reads_them() {
        let written = "\n\r\"a\nb\",c,\"d\"\"\né,\"x,e\"f\"g,\"\"\n";
        let columns = |line, columns: &[usize]| {
            columns.iter().map(|column| Place { line, column: *column }).collect::<Vec<_>>()
        };
        let expected = [columns(8, &[1]), columns(9, &[4, 6]), columns(10, &[6, 12])].concat();
        assert_eq!(places(written.as_bytes(), b',', 7), expected);
        // All files of six of these bytes, each ended by a line break.
        let bytes = *b"\",\na";
        for number in 0..bytes.len().pow(6) {
            let byte = |place| bytes[number / bytes.len().pow(place) % bytes.len()];
            let mut file: Vec<u8> = (0..6).map(byte).collect();
            file.push(b'\n');
            let mut reader =
                ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&*file);
            let (mut record, mut start) = (ByteRecord::new(), 0);
            while reader.read_byte_record(&mut record).unwrap() {
                let end = usize::try_from(reader.position().byte()).unwrap();
                let places = places(&file[start..end], b',', 1);
                assert_eq!(places.len(), record.len(), "{}", String::from_utf8_lossy(&file));
                start = end;
            }
        }
    }

    #[track_caller]
    fn check_key(key: &str, written: &str) {
        let key = Key::parse(key).unwrap();
        assert_eq!(written_key(&key), written);
        assert_eq!(Key::parse(unprotected(written)), Ok(key));
    }

    #[test]
    fn keys_stay_in_a_spreadsheet() {
        check_key("131201", "131201");
        check_key("131201.help", "131201.help");
        check_key("131201.e5", "E131201.e5");
        check_key("-1", "E-1");
        check_key("9223372036854775807", "E9223372036854775807");
        check_key("-brand", "'-brand");
        check_key("unknown-code", "unknown-code");
    }
}
