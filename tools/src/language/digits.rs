//! The digits of every script.

/// Where the digits of each script begin: ten in a row.
const ZEROS: [u32; 37] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
    0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
];

/// Whether a text has a digit.
pub(crate) fn is_in(text: &str) -> bool {
    if text.is_ascii() {
        return text.bytes().any(|byte| byte.is_ascii_digit());
    }
    text.chars().any(|char| value(char).is_some())
}

/// The value of a digit of any script.
pub(crate) fn value(char: char) -> Option<u8> {
    if char.is_ascii() {
        return char.to_digit(10).and_then(|value| u8::try_from(value).ok());
    }
    let char = u32::from(char);
    let zero = ZEROS.get(ZEROS.partition_point(|zero| *zero <= char).wrapping_sub(1))?;
    u8::try_from(char - zero).ok().filter(|value| *value < 10)
}
