//! Decoding the bytes of a file.

use std::borrow::Cow;

/// The byte order mark that a file may begin with. It is not part of the file's text.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text of a file, and what its bytes had besides.
#[derive(Debug)]
pub(super) struct Decoded {
    /// Without a byte order mark.
    pub(super) text: Cow<'static, str>,
    /// The offsets of the replacement characters for bytes that are not UTF-8.
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
    pub(super) fn new(mut bytes: Cow<'static, [u8]>) -> Decoded {
        if let Some(text) = decode_utf_16(&bytes) {
            return Decoded { text: text.into(), undecodable: Vec::new(), mark: Mark::Utf16 };
        }
        let mut mark = Mark::None;
        if bytes.starts_with(BYTE_ORDER_MARK.as_bytes()) {
            bytes.to_mut().drain(..BYTE_ORDER_MARK.len());
            mark = Mark::Utf8;
        }
        let (text, undecodable) = decode_utf_8(bytes);
        Decoded { text, undecodable, mark }
    }

    /// The bytes that were decoded; `None` unless they are UTF-8.
    pub(super) fn bytes(&self) -> Option<Cow<'_, [u8]>> {
        match self.mark {
            _ if !self.is_utf_8() => None,
            Mark::Utf8 => Some([BYTE_ORDER_MARK, &*self.text].concat().into_bytes().into()),
            Mark::None | Mark::Utf16 => Some(Cow::Borrowed(self.text.as_bytes())),
        }
    }

    /// Whether the bytes are UTF-8.
    pub(super) fn is_utf_8(&self) -> bool {
        self.undecodable.is_empty() && self.mark != Mark::Utf16
    }
}

/// The text of UTF-16: with a byte order mark, or if it begins with ASCII characters, as ids and
/// comments do, and the rest looks like UTF-16.
fn decode_utf_16(bytes: &[u8]) -> Option<String> {
    let (is_little_endian, rest) = match bytes {
        [0xff, 0xfe, rest @ ..] => (true, rest),
        [0xfe, 0xff, rest @ ..] => (false, rest),
        [1..=127, 0, 1..=127, 0, ..] => (true, bytes),
        [0, 1..=127, 0, 1..=127, ..] => (false, bytes),
        _ => return None,
    };
    let is_marked = rest.len() < bytes.len();
    let unit = if is_little_endian { u16::from_le_bytes } else { u16::from_be_bytes };
    let units = rest.as_chunks().0.iter().copied().map(unit);
    if !is_marked && !looks_like_utf_16(units.clone().skip(2)) {
        return None;
    }
    Some(
        char::decode_utf16(units).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
    )
}

/// Whether ASCII characters have a unit of their own. In ASCII or UTF-8, spaces and line breaks share
/// two bytes with another character; few units of UTF-16 look like that.
fn looks_like_utf_16(units: impl Iterator<Item = u16>) -> bool {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\n');
    let is_ascii = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n');
    let (mut alone, mut shared) = (0, 0);
    for bytes in units.map(u16::to_be_bytes) {
        if matches!(bytes, [0, 1..=127]) {
            alone += 1;
        } else if bytes.iter().all(is_ascii) && bytes.iter().any(is_blank) {
            shared += 1;
        }
    }
    alone >= shared
}

/// The text of UTF-8, and the offsets of the replacement characters for bytes that are not.
fn decode_utf_8(bytes: Cow<'static, [u8]>) -> (Cow<'static, str>, Vec<usize>) {
    let decoded = match bytes {
        Cow::Borrowed(bytes) => str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| bytes.into()),
        Cow::Owned(bytes) => {
            String::from_utf8(bytes).map(Cow::Owned).map_err(|error| error.into_bytes().into())
        }
    };
    let bytes: Cow<'_, [u8]> = match decoded {
        Ok(text) => return (text, Vec::new()),
        Err(bytes) => bytes,
    };
    let mut text = String::with_capacity(bytes.len());
    let mut undecodable = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            undecodable.push(text.len());
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    (text.into(), undecodable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf_16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf_16_without_a_mark_is_understood() {
        for text in [
            "E1 = one\nE2 = two\n",
            "E1 = 上一个\u{2019}\u{2026}\n",
            "E1 = Файл слишком большой\n",
            "E1=上",
        ] {
            for bytes in [utf_16(text, u16::to_le_bytes), utf_16(text, u16::to_be_bytes)] {
                assert_eq!(Decoded::new(bytes.into()).text, text);
            }
        }
    }

    #[test]
    fn text_that_only_begins_like_utf_16_is_utf_8() {
        for text in [
            "\0a\0b = text\nE1 = one\n",
            "a\0b\0\nE1 = one\nE2 = two\n",
            "\0a\0b\nE1 = 文件大小超过限制\nE2 = 文件 大小\n",
        ] {
            assert_eq!(Decoded::new(text.as_bytes().into()).text, text);
        }
    }
}
