//! Numbers as variants and plural rules have them.

/// A number without leading zeros and trailing zeros of its fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Decimal<'t> {
    is_negative: bool,
    integer: &'t str,
    fraction: &'t str,
}

impl<'t> Decimal<'t> {
    pub(crate) fn new(written: &'t str) -> Decimal<'t> {
        let unsigned = written.strip_prefix('-').unwrap_or(written);
        let (integer, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let (integer, fraction) = (integer.trim_start_matches('0'), fraction.trim_end_matches('0'));
        let is_zero = integer.is_empty() && fraction.is_empty();
        let is_negative = written.starts_with('-') && !is_zero;
        Decimal { is_negative, integer, fraction }
    }
}
