//! Numbers that are the same though they are written in two ways: hours, dates, years, thousands.

use crate::syntax::numbers::Token;

/// What follows a number that another language counts differently: hundreds, ten thousands, months.
const UNITS: [&str; 13] =
    ["百", "백", "千", "천", "万", "萬", "만", "亿", "億", "억", "兆", "月", "월"];

/// What follows an hour that another language counts from midnight.
const NOON: [&str; 6] = ["am", "pm", "a.m", "p.m", "o'clock", "o’clock"];

/// The ends of English ordinals, which other languages have words for.
const ORDINAL: [&str; 4] = ["st", "nd", "rd", "th"];

/// What the months begin with in English.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// How many years the calendars of some languages are ahead of the Gregorian one.
const ERAS: [(&str, i64); 4] = [("fa", -621), ("fa", -622), ("th", 543), ("zh", -1911)];

/// The letters that stand for thousands, millions and so on behind a number.
const MULTIPLES: [char; 4] = ['K', 'M', 'G', 'T'];

/// Up to here, a part of a time may be left out.
const MAX_IMPLIED: u8 = 2;

/// Whether a number is followed by a unit that other languages count by something else.
pub(crate) fn has_units(text: &str, tokens: &[Token]) -> bool {
    has_any(text, tokens, &UNITS)
}

/// Whether a number is an hour counted from noon.
pub(crate) fn has_noon(text: &str, tokens: &[Token]) -> bool {
    has_any(text, tokens, &NOON)
}

/// Whether a number is an English ordinal: `3rd`.
pub(crate) fn is_ordinal(text: &str, token: &Token) -> bool {
    is_before(text.get(token.end..).unwrap_or_default(), &ORDINAL)
}

/// Whether a number is an English decade, which other languages have words for: `1990s`.
pub(crate) fn is_decade(text: &str, token: &Token) -> bool {
    let is_round = token.whole().is_some_and(|number| number > 0 && number % 10 == 0);
    is_round && is_before(text.get(token.end..).unwrap_or_default(), &["s"])
}

/// Whether a number is part of a word, as in `3-digit`.
pub(crate) fn is_compound(text: &str, token: &Token, max: u8) -> bool {
    let rest = text.get(token.end..).unwrap_or_default();
    token.small().is_some_and(|number| number <= max)
        && rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// Whether two numbers of two texts are the same, that of a translation first.
pub(crate) fn are_same(
    (own, text): (&Token, &str),
    (other, source): (&Token, &str),
    language: &str,
) -> bool {
    own.means(other)
        || is_multiple(own, other, source)
        || is_multiple(other, own, text)
        || is_year_of_era(own, other, language)
}

/// Whether a number is the thousands of another one, which is followed by `K`, or the like.
fn is_multiple(number: &Token, thousands: &Token, text: &str) -> bool {
    let mut rest = text.get(thousands.end..).unwrap_or_default().chars();
    let letter = rest.next().map(|char| char.to_ascii_uppercase());
    let power = letter.and_then(|letter| MULTIPLES.iter().position(|other| *other == letter));
    let is_alone =
        rest.next().is_none_or(|char| !char.is_alphabetic() || matches!(char, 'B' | 'i'));
    let Some(power) = power.filter(|_| is_alone) else { return false };
    let values = number.value().zip(thousands.value());
    values.is_some_and(|(number, thousands)| {
        [1000_u64, 1024].iter().any(|base| {
            let factor = (0..=power).fold(1_u64, |product, _| product * base);
            u64::from(thousands).checked_mul(factor) == Some(u64::from(number))
        })
    })
}

/// Whether a number is a year in the calendar of a language, and the other the same year.
fn is_year_of_era(own: &Token, other: &Token, language: &str) -> bool {
    let Some((own, other)) = own.whole().zip(other.whole()) else { return false };
    let is_year = (1800..2200).contains(&other);
    let eras = ERAS.iter().filter(|(name, _)| *name == language);
    is_year && eras.into_iter().any(|(_, ahead)| i64::from(other) + ahead == i64::from(own))
}

/// Takes away what both have.
pub(crate) fn cancel<T>(added: &mut Vec<T>, lost: &mut Vec<T>, is_same: impl Fn(&T, &T) -> bool) {
    added.retain(|token| match lost.iter().position(|other| is_same(other, token)) {
        Some(index) => {
            lost.remove(index);
            false
        }
        None => true,
    });
}

/// Whether two hours are the same one, counted from noon or from midnight.
pub(crate) fn is_same_hour(a: Option<u8>, b: Option<u8>) -> bool {
    let hours = a.zip(b).filter(|(a, b)| *a <= 24 && *b <= 24);
    hours.is_some_and(|(a, b)| a.abs_diff(b) == 12)
}

/// Whether times are the same, whatever separates hours and minutes; full hours need no minutes.
pub(crate) fn are_same_times(added: &[Token], lost: &[Token]) -> bool {
    let (mut added, mut lost) = (parts(added), parts(lost));
    cancel(&mut added, &mut lost, |a, b| a == b);
    let hour = |(_, part): &(&str, String)| part.parse().ok();
    cancel(&mut added, &mut lost, |a, b| is_same_hour(hour(a), hour(b)));
    let is_implied =
        |(_, part): &(&str, String)| part.parse().is_ok_and(|it: u8| it <= MAX_IMPLIED);
    added.iter().all(|(_, part)| part == "0") && lost.iter().all(is_implied)
}

/// Whether dates are the same; months are numbers.
pub(crate) fn are_same_dates(added: &[Token], lost: &[Token], source: &str) -> bool {
    let words = source.split(|char: char| !char.is_alphabetic());
    let months = words.filter_map(|word| MONTHS.iter().position(|month| word.starts_with(month)));
    let mut lost: Vec<(&str, String)> = parts(lost);
    let known = lost.len();
    lost.extend(months.map(|month| ("", (month + 1).to_string())));
    lost.sort_unstable();
    lost.len() > known && parts(added) == lost
}

/// What separators part, as in dates.
pub(crate) fn parts(tokens: &[Token]) -> Vec<(&str, String)> {
    let mut parts: Vec<_> = tokens.iter().flat_map(Token::parts).collect();
    parts.sort_unstable();
    parts
}

/// Whether one of these follows a number.
fn has_any(text: &str, tokens: &[Token], words: &[&str]) -> bool {
    tokens.iter().any(|token| {
        let rest = text.get(token.end..).unwrap_or_default();
        is_before(rest.strip_prefix([' ', '\u{A0}', '\u{202F}']).unwrap_or(rest), words)
    })
}

/// Whether a text begins with one of these words.
fn is_before(rest: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let start = rest.get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
            && !rest
                .get(word.len()..)
                .is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_alphabetic()))
    })
}
