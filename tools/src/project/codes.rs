//! Codes on the command line.

use fluent_codes::Code;

/// Parses a code, or the id of its message, as in `E131201`.
pub(crate) fn parse_code_or_id(written: &str) -> Result<i64, String> {
    match Code::from_message_id(written) {
        Some(code) => Ok(code.number()),
        None => parse_code(written),
    }
}

/// Parses a code.
pub(crate) fn parse_code(written: &str) -> Result<i64, String> {
    let digits = written.strip_prefix('-').unwrap_or(written);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!("expected a code, which is a whole number, found `{written}`"));
    }
    let range = || format!("expected a code from {} to {}, found `{written}`", i64::MIN, i64::MAX);
    written.parse().map_err(|_| range())
}
