//! A number or code of the source is lost or changed, or one is added.
//!
//! # Why
//!
//! The user reads another limit, another version or another code.
//!
//! # Example
//!
//! ```fluent
//! # en-US/errors.ftl
//! E131201 = a file can have at most 100 MB (see E131205)
//! # de/errors.ftl
//! E131201 = Eine Datei darf höchstens 10 MB haben (siehe E131205)
//! ```
//!
//! # Fix
//!
//! Write the number of the source. Digits of any script are the same, and so are the ways to group
//! them: `1,234.5`, `1.234,5` and `١٬٢٣٤٫٥` are one number. What words can say is left alone: a
//! number that a form such as `[one]` does without, a lost 0, 1 or 2, a lost `3rd` or `3-digit`,
//! and what a word up to twelve says, such as `zwölf`. Hours can be
//! counted from noon or from midnight. It is a note where the translation only adds a number, where a
//! number up to twelve or one within a word, as in `A11y`, is lost, or where the same numbers
//! are set apart in another way.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::digits;
use crate::language::numerals;
use crate::language::script;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::numbers::{self, Token};
use crate::syntax::text::Text;
use crate::syntax::variant::Variant;

pub(super) const RULE: Rule = Rule {
    name: "different-numbers",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("different_numbers.rs"),
    find: Find::InLocale(find),
};

/// Up to here, languages say a number by a form of the noun, or by a word as short.
const MAX_IMPLIED: u8 = 2;

/// Up to here, numbers are written in letters.
const MAX_SPELLED: u8 = 12;

/// The keys of variants for one number.
const EXACT_KEYS: [&str; 3] = ["zero", "one", "two"];

/// English words that say a number.
const WORDS: [(&str, u8); 35] = [
    ("no", 0),
    ("zero", 0),
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("once", 1),
    ("single", 1),
    ("per", 1),
    ("each", 1),
    ("every", 1),
    ("first", 1),
    ("both", 2),
    ("two", 2),
    ("twice", 2),
    ("second", 2),
    ("double", 2),
    ("pair", 2),
    ("three", 3),
    ("third", 3),
    ("four", 4),
    ("fourth", 4),
    ("quarter", 4),
    ("five", 5),
    ("fifth", 5),
    ("six", 6),
    ("sixth", 6),
    ("seven", 7),
    ("week", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("dozen", 12),
    ("twelve", 12),
    ("year", 12),
];

/// What follows a number that another language counts differently: ten thousands, months.
const UNITS: [&str; 9] = ["万", "萬", "만", "亿", "億", "억", "兆", "月", "월"];

/// What follows an hour that another language counts from midnight.
const NOON: [&str; 6] = ["am", "pm", "a.m", "p.m", "o'clock", "o’clock"];

/// The ends of English ordinals, which other languages have words for.
const ORDINAL: [&str; 4] = ["st", "nd", "rd", "th"];

/// What the months begin with in English.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// More numbers than this in one text are not compared.
const MAX_NUMBERS: usize = 50;

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let language = messages.locale.id.language.as_str();
    let is_english = context.source.locale.id.language.as_str() == "en";
    let has_digits =
        |text: &Text<'_>| text.variants.iter().any(|variant| digits::is_in(&variant.text));
    for (message, text, source) in context.text_pairs(messages) {
        if !has_digits(text) && !has_digits(source) {
            continue;
        }
        let differing = text.variants.iter().find_map(|variant| {
            let difference =
                DifferentNumbers::of(variant, source.like(variant), is_english, language);
            Some((variant, difference?))
        });
        let Some((variant, difference)) = differing else { continue };
        let name = format!("`{}`{}", message.text_name(text), variant.condition());
        let (added, lost) = (difference.added.join("`, `"), difference.lost.join("`, `"));
        let (title, help) = match (added.as_str(), lost.as_str()) {
            (added, "") => {
                (format!("{name} has `{added}`, which the source does not have"), "remove it")
            }
            ("", lost) => (format!("{name} lacks `{lost}`, which the source has"), "add it"),
            (added, lost) => (
                format!("{name} has `{added}` where the source has `{lost}`"),
                "write what the source has",
            ),
        };
        findings.add_to_variant(message, variant, difference.at, title, help);
        if !difference.is_serious(&variant.text, &source.like(variant).text) {
            findings.soften();
        }
    }
}

/// The numbers of a translation that the source lacks, and the reverse, as they are written.
struct DifferentNumbers<'t> {
    added: Vec<&'t str>,
    lost: Vec<&'t str>,
    /// The place of the first that is added.
    at: usize,
}

impl<'t> DifferentNumbers<'t> {
    /// Whether the user misses a number, or reads another. A number that only the translation has
    /// explains something, a small one may be said in another way, and one within a word, as in `A11y`
    /// or `v3`, is a part of a name.
    fn is_serious(&self, text: &str, source: &str) -> bool {
        let is_in = |number: &&str, text: &str| {
            let runs = |text: &str| -> Vec<String> {
                text.split(|char: char| !char.is_numeric()).map(str::to_owned).collect()
            };
            let all = runs(text);
            runs(number).iter().all(|run| all.contains(run))
        };
        let is_in_word = |number: &&str| {
            let mut ends = source.match_indices(*number).filter_map(|(at, _)| source.get(..at));
            ends.any(|before| before.ends_with(char::is_alphabetic))
        };
        let is_small = |number: &&str| number.parse::<u8>().is_ok_and(|it| it <= MAX_SPELLED);
        match (self.added.as_slice(), self.lost.as_slice()) {
            (_, []) => false,
            ([], lost) => !lost.iter().all(|number| is_small(number) || is_in_word(number)),
            (added, lost) if added.len() == lost.len() => true,
            (added, lost) => {
                !added.iter().all(|number| is_in(number, source))
                    && !lost.iter().all(|number| is_in(number, text))
            }
        }
    }

    fn of(
        variant: &'t Variant<'_>,
        source: &'t Variant<'_>,
        is_english: bool,
        language: &str,
    ) -> Option<DifferentNumbers<'t>> {
        let (text, source) = (&*variant.text, &*source.text);
        let (mut added, mut lost) = (numbers::tokens(text), numbers::tokens(source));
        let is_long = added.len().max(lost.len()) > MAX_NUMBERS;
        if is_long || has_any(text, &added, &UNITS) || has_any(source, &lost, &UNITS) {
            return None;
        }
        // Around the clock, in words.
        if source.contains("24/7") {
            let is_else = |token: &Token| !token.small().is_some_and(|it| matches!(it, 7 | 24));
            added.retain(is_else);
            lost.retain(is_else);
        }
        let has_noon = has_any(source, &lost, &NOON) || has_any(text, &added, &NOON);
        if parts(&added) == parts(&lost)
            || has_noon && are_same_times(&added, &lost)
            || is_english && are_same_dates(&added, &lost, source)
        {
            return None;
        }
        cancel(&mut added, &mut lost, |a, b| a.means(b));
        if has_noon {
            cancel(&mut added, &mut lost, |a, b| is_same_hour(a.small(), b.small()));
        }
        if parts(&added) == parts(&lost) {
            return None;
        }
        if is_turned_back(&added, &lost) || is_year(&added, &lost) || is_stub(text, source) {
            return None;
        }
        let (all, of_source) = (numbers::tokens(text), numbers::tokens(source));
        added.retain(|token| !variant.keys.iter().any(|key| says(key, token)));
        // Said once instead of twice, or the reverse.
        lost.retain(|token| !all.iter().any(|other| other.means(token)));
        added.retain(|token| !of_source.iter().any(|other| other.means(token)));
        lost.retain(|token| !numerals::may_say_round(text, token.written(source)));
        if has_han_numbers(text) || variant.keys.iter().any(|key| is_exact(key)) {
            lost.clear();
        }
        let is_spelled_elsewhere = |token: &Token| {
            let rest = source.get(token.end..).unwrap_or_default();
            is_english && (is_before(rest, &ORDINAL) || is_compound(token, rest))
        };
        if added.is_empty() {
            lost.retain(|token| token.small().is_none_or(|number| number > MAX_IMPLIED));
            lost.retain(|token| !is_spelled_elsewhere(token));
            let may_say = |number| numerals::may_say(text, number, language);
            lost.retain(|token| !token.small().is_some_and(may_say));
        } else if lost.is_empty() {
            added.retain(|token| !is_spelled(source, token, is_english));
        }
        (!added.is_empty() || !lost.is_empty()).then(|| DifferentNumbers {
            added: added.iter().map(|token| token.written(text)).collect(),
            lost: lost.iter().map(|token| token.written(source)).collect(),
            at: added.first().map_or(0, |token| token.at),
        })
    }
}

/// Whether an angle is counted the other way round: 90 for 270 degrees.
fn is_turned_back(added: &[Token], lost: &[Token]) -> bool {
    let [a, b] = [added, lost].map(|tokens| match tokens {
        [token] => token.whole(),
        _ => None,
    });
    a.zip(b).is_some_and(|(a, b)| a != b && a + b == 360)
}

/// Whether twelve months are a year.
fn is_year(added: &[Token], lost: &[Token]) -> bool {
    matches!((added, lost), ([a], [b]) if a.small() == Some(1) && b.small() == Some(12))
}

/// Whether a text is too short to say what the source says: it stands for a translation.
fn is_stub(text: &str, source: &str) -> bool {
    const SHARE: usize = 5;
    let letters = |text: &str| text.chars().filter(|char| char.is_alphabetic()).count();
    let has_east_asian = text.contains(script::is_east_asian);
    !has_east_asian && letters(text) * SHARE < letters(source)
}

/// Takes away what both have.
fn cancel<T>(added: &mut Vec<T>, lost: &mut Vec<T>, is_same: impl Fn(&T, &T) -> bool) {
    added.retain(|token| match lost.iter().position(|other| is_same(other, token)) {
        Some(index) => {
            lost.remove(index);
            false
        }
        None => true,
    });
}

/// Whether two hours are the same one, counted from noon or from midnight.
fn is_same_hour(a: Option<u8>, b: Option<u8>) -> bool {
    let hours = a.zip(b).filter(|(a, b)| *a <= 24 && *b <= 24);
    hours.is_some_and(|(a, b)| a.abs_diff(b) == 12)
}

/// Whether times are the same, whatever separates hours and minutes; full hours need no minutes.
fn are_same_times(added: &[Token], lost: &[Token]) -> bool {
    let (mut added, mut lost) = (parts(added), parts(lost));
    cancel(&mut added, &mut lost, |a, b| a == b);
    let hour = |(_, part): &(&str, String)| part.parse().ok();
    cancel(&mut added, &mut lost, |a, b| is_same_hour(hour(a), hour(b)));
    let is_implied =
        |(_, part): &(&str, String)| part.parse().is_ok_and(|it: u8| it <= MAX_IMPLIED);
    added.iter().all(|(_, part)| part == "0") && lost.iter().all(is_implied)
}

/// Whether dates are the same; months are numbers.
fn are_same_dates(added: &[Token], lost: &[Token], source: &str) -> bool {
    let words = source.split(|char: char| !char.is_alphabetic());
    let months = words.filter_map(|word| MONTHS.iter().position(|month| word.starts_with(month)));
    let mut lost: Vec<(&str, String)> = parts(lost);
    let known = lost.len();
    lost.extend(months.map(|month| ("", (month + 1).to_string())));
    lost.sort_unstable();
    lost.len() > known && parts(added) == lost
}

/// What separators part, as in dates.
fn parts(tokens: &[Token]) -> Vec<(&str, String)> {
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

/// Whether a number is part of a word, as in `3-digit`.
fn is_compound(token: &Token, rest: &str) -> bool {
    token.small().is_some_and(|number| number <= MAX_SPELLED)
        && rest.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// Whether a text may say its numbers in Han.
fn has_han_numbers(text: &str) -> bool {
    text.contains([
        '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '两', '兩',
    ])
}

/// Whether a variant's key is that of one number.
fn is_exact(key: &str) -> bool {
    EXACT_KEYS.contains(&key) || key.parse::<f64>().is_ok()
}

/// Whether a variant's key says this number.
fn says(key: &str, token: &Token) -> bool {
    let Some(number) = token.small() else { return false };
    match EXACT_KEYS.iter().position(|exact| *exact == key) {
        Some(index) => index == usize::from(number),
        None => key.parse::<u8>().is_ok_and(|key| key == number),
    }
}

/// Whether the source says a number in letters, as far as can be told.
fn is_spelled(source: &str, token: &Token, is_english: bool) -> bool {
    let Some(number) = token.small().filter(|number| *number <= MAX_SPELLED) else { return false };
    let mut words = source.split(|char: char| !char.is_alphabetic());
    !is_english
        || words.any(|word| {
            WORDS.iter().any(|(name, value)| *value == number && name.eq_ignore_ascii_case(word))
        })
}
