//! The weights of a header's entries (RFC 9110, section 12.4.2).

/// A whole weight, in thousandths.
pub(crate) const WHOLE: u16 = 1000;

/// A weight in thousandths: `q=0.8`, with at most three digits after the point.
pub(crate) fn parse_weight(parameter: &[u8]) -> Option<u16> {
    let [b'q' | b'Q', b'=', whole @ (b'0' | b'1'), fraction @ ..] = parameter.trim_ascii() else {
        return None;
    };
    let digits = match fraction {
        [] => fraction,
        [b'.', digits @ ..] if digits.len() <= 3 => digits,
        _ => return None,
    };
    let mut thousandths = u16::from(whole - b'0');
    for place in 0..3 {
        let digit = *digits.get(place).unwrap_or(&b'0');
        if !digit.is_ascii_digit() {
            return None;
        }
        thousandths = thousandths * 10 + u16::from(digit - b'0');
    }
    (thousandths <= WHOLE).then_some(thousandths)
}
