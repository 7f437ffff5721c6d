//! From the bytes of a file to its text.

/// The byte order mark that a file may begin with; it is no part of the file's text.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text of a file, and what was odd about its bytes.
#[derive(Debug)]
pub(super) struct Decoded {
    /// Without a byte order mark.
    pub(super) text: String,
    /// Where a replacement character stands for bytes that are not UTF-8.
    pub(super) undecodable: Vec<usize>,
    pub(super) mark: Mark,
}

/// The byte order mark that a file begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Utf8,
    Utf16,
}

impl Decoded {
    pub(super) fn new(bytes: Vec<u8>) -> Decoded {
        if let Some(text) = decode_utf_16(&bytes) {
            return Decoded { text, undecodable: Vec::new(), mark: Mark::Utf16 };
        }
        let (bytes, mark) = match bytes.strip_prefix(BYTE_ORDER_MARK.as_bytes()) {
            Some(rest) => (rest.to_owned(), Mark::Utf8),
            None => (bytes, Mark::None),
        };
        let (text, undecodable) = decode_utf_8(bytes);
        Decoded { text, undecodable, mark }
    }

    /// The bytes that were decoded; `None` unless they are UTF-8.
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        let mark = match self.mark {
            Mark::None => "",
            Mark::Utf8 => BYTE_ORDER_MARK,
            Mark::Utf16 => return None,
        };
        let is_utf_8 = self.undecodable.is_empty();
        is_utf_8.then(|| [mark, &self.text].concat().into_bytes())
    }
}

/// The text of UTF-16 with a byte order mark, or that begins with characters of ASCII, as ids and
/// comments do.
fn decode_utf_16(bytes: &[u8]) -> Option<String> {
    let (is_little_endian, rest) = match bytes {
        [0xff, 0xfe, rest @ ..] => (true, rest),
        [0xfe, 0xff, rest @ ..] => (false, rest),
        [1..=127, 0, 1..=127, 0, ..] => (true, bytes),
        [0, 1..=127, 0, 1..=127, ..] => (false, bytes),
        _ => return None,
    };
    let unit = if is_little_endian { u16::from_le_bytes } else { u16::from_be_bytes };
    let units = rest.as_chunks().0.iter().copied().map(unit);
    Some(
        char::decode_utf16(units).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
    )
}

/// The text of UTF-8, and where replacement characters stand for what is not.
fn decode_utf_8(bytes: Vec<u8>) -> (String, Vec<usize>) {
    let error = match String::from_utf8(bytes) {
        Ok(text) => return (text, Vec::new()),
        Err(error) => error,
    };
    let mut text = String::with_capacity(error.as_bytes().len());
    let mut undecodable = Vec::new();
    for chunk in error.as_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            undecodable.push(text.len());
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    (text, undecodable)
}
