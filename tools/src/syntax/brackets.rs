//! The brackets and quotes of a text.

use unicode_script::Script;

use crate::language::script;
use crate::syntax::addresses;
use crate::syntax::variant::PLACEHOLDER;

/// Brackets, the opening ones each before its closing one.
const BRACKETS: [(char, char); 6] =
    [('(', ')'), ('（', '）'), ('[', ']'), ('［', '］'), ('【', '】'), ('〔', '〕')];

/// Quotes. Languages turn them to either side; apostrophes are none.
const QUOTES: [char; 18] = [
    '"', '“', '”', '„', '‟', '«', '»', '＂', '「', '」', '『', '』', '《', '》', '〝', '〞', '〟',
    '״',
];

/// How many brackets and quotes a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BracketCounts {
    /// Opening brackets, but for those of endings.
    pub(crate) brackets: usize,
    /// Brackets of endings.
    pub(crate) endings: usize,
    /// Quotes, opening and closing ones.
    pub(crate) quotes: usize,
    /// Of these, those for titles.
    pub(crate) titles: usize,
    /// Whether there are single quotes, which may be apostrophes.
    pub(crate) has_single: bool,
}

/// Quotes that are apostrophes or accents elsewhere.
const SINGLE_QUOTES: [char; 7] = ['\'', '‘', '‚', '‛', '`', '‹', '›'];

/// A bracket or quote without its counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LoneBracket {
    pub(crate) at: usize,
    pub(crate) char: char,
}

/// Whether a character closes a bracket.
pub(crate) fn is_closing(char: char) -> bool {
    BRACKETS.iter().any(|(_, closing)| *closing == char)
}

pub(crate) fn is_quote(char: char) -> bool {
    QUOTES.contains(&char)
}

/// Whether a character cannot be seen and directs how others are shown.
pub(crate) fn is_invisible(char: char) -> bool {
    matches!(char, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
}

/// Whether a text may have brackets or quotes; a quick test.
pub(crate) fn may_be_in(text: &str) -> bool {
    text.bytes()
        .any(|byte| byte >= 0x80 || matches!(byte, b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'"'))
}

/// Counts the brackets and quotes of a text, or finds one that stands alone.
pub(crate) fn count(text: &str) -> Result<BracketCounts, LoneBracket> {
    let addresses = addresses::find(text);
    let has_single = text.contains(SINGLE_QUOTES);
    let mut counts = BracketCounts { brackets: 0, endings: 0, quotes: 0, titles: 0, has_single };
    let mut open: Vec<(LoneBracket, usize)> = Vec::new();
    let mut quotes: Vec<LoneBracket> = Vec::new();
    let is_directed = !text.chars().any(|char| script::runs_right_to_left(script::of(char)));
    let mut before = None;
    for (at, char) in text.char_indices() {
        let previous = before.replace(char);
        if char.is_alphanumeric() || addresses::holds(&addresses, at) {
            continue;
        }
        let rest = text.get(at + char.len_utf8()..).unwrap_or_default();
        let next = rest.chars().next();
        let single = LoneBracket { at, char };
        let ahead = text.get(..at).unwrap_or_default();
        let is_named = is_bracket(char) || is_quote(char);
        let is_apart =
            is_bracket(char) && (ahead.is_empty() || ahead.ends_with(' ')) && rest.starts_with(' ');
        let is_lone = is_apart && has_no_counterpart(char, rest, open.is_empty());
        let is_end = quotes.last().is_some_and(|it| closes_backslash(char, *it, ahead));
        if is_named && !is_end && (is_lone || is_shown(char, ahead, rest, is_directed)) {
            continue;
        }
        let is_quoted =
            if char == '"' { is_quoted_mark(ahead, rest) } else { is_quoted(ahead, rest) };
        if (is_bracket(char) || char == '"') && is_quoted {
            continue;
        }
        if let Some(index) = BRACKETS.iter().position(|(opening, _)| *opening == char) {
            let is_face = is_eyes(previous) && next.is_none_or(char::is_whitespace);
            if !is_face {
                open.push((single, index));
                counts.brackets += 1;
            }
        } else if let Some(index) = BRACKETS.iter().position(|(_, closing)| *closing == char) {
            let Some((opening, opened)) = open.pop() else {
                if is_eyes(previous) || is_numbering(ahead) || is_heading(ahead, rest) {
                    continue;
                }
                return Err(single);
            };
            let inside = text.get(opening.at + opening.char.len_utf8()..at).unwrap_or_default();
            if shape(opened) != shape(index) && !is_interval(inside) {
                return Err(opening);
            }
            if opening.char.is_ascii() != char.is_ascii() {
                return Err(single);
            }
            let outside = text.get(..opening.at).and_then(|text| text.chars().next_back());
            let is_ending = opening.char == '(' && is_ending(outside, inside, next);
            counts.brackets -= usize::from(is_ending);
            counts.endings += usize::from(is_ending);
        } else if is_quote(char) && !is_part_of_word(char, ahead, rest) {
            let is_inches = char == '"' && previous.is_some_and(char::is_numeric);
            if is_inches && quotes.is_empty() {
                continue;
            }
            counts.quotes += 1;
            counts.titles += usize::from(matches!(char, '《' | '》'));
            match quotes.last() {
                Some(opening) if closes(char, opening.char, is_directed) => {
                    quotes.pop();
                }
                _ => quotes.push(single),
            }
        }
    }
    // One by itself is shown as such: `\ / : * ? " < > |`.
    if let Some(LoneBracket { at, char: '"' }) = quotes.last()
        && is_apart(text, *at)
    {
        counts.quotes -= 1;
        quotes.pop();
    }
    match open.first().map(|(single, _)| single).or(quotes.first()).copied() {
        Some(single) => Err(single),
        None => Ok(counts),
    }
}

/// Whether a quote closes another one. From right to left, languages turn them either way.
fn closes(closing: char, opening: char, is_directed: bool) -> bool {
    if !is_directed || closing == '"' || opening == '"' {
        return true;
    }
    match opening {
        '“' | '‟' | '”' => closing == '”',
        '„' => matches!(closing, '“' | '”'),
        '«' => closing == '»',
        '»' => matches!(closing, '«' | '»'),
        '「' => closing == '」',
        '『' => closing == '』',
        '《' => closing == '》',
        '〝' => matches!(closing, '〞' | '〟'),
        '」' | '』' | '》' => false,
        opening => closing == opening,
    }
}

fn is_bracket(char: char) -> bool {
    BRACKETS.iter().any(|(opening, closing)| *opening == char || *closing == char)
}

/// Whether what stands between these is shown as such: behind a backslash, or in backticks. From right
/// to left, a backslash is written on either side of a bracket.
fn is_shown(char: char, before: &str, behind: &str, is_directed: bool) -> bool {
    let is_of_bracket = !is_directed
        && before.strip_suffix('\\').is_some_and(|before| before.ends_with(is_bracket));
    before.ends_with('\\') && !is_of_bracket
        || !is_directed && is_bracket(char) && behind.starts_with('\\')
        || before.ends_with('`') && behind.starts_with('`')
}

/// Whether a quote closes one that holds nothing but backslashes: `「\」`.
fn closes_backslash(char: char, opening: LoneBracket, before: &str) -> bool {
    let inside = before.get(opening.at + opening.char.len_utf8()..).unwrap_or_default();
    char != '"'
        && is_quote(char)
        && closes(char, opening.char, true)
        && !inside.is_empty()
        && inside.chars().all(|char| char == '\\')
}

/// Whether a bracket opens what the rest of the text does not close, or closes nothing.
fn has_no_counterpart(char: char, rest: &str, is_nothing_open: bool) -> bool {
    match BRACKETS.iter().find(|(opening, _)| *opening == char) {
        Some((_, closing)) => !rest.contains(*closing),
        None => is_nothing_open,
    }
}

/// Whether what stands between these is by itself in quotes: `expected ')'`.
fn is_quoted(before: &str, behind: &str) -> bool {
    let spaces = [' ', '\u{A0}', '\u{202F}'];
    // French has spaces there.
    let is_french = before.trim_end_matches(spaces).ends_with('«')
        && behind.trim_start_matches(spaces).starts_with('»');
    let (opening, closing) = (before.chars().next_back(), behind.chars().next());
    let is_pair = |(opening, closing): (char, char)| {
        let is_single = SINGLE_QUOTES.contains(&opening) && SINGLE_QUOTES.contains(&closing);
        is_single || is_quote(opening) && is_quote(closing) && closes(closing, opening, true)
    };
    is_french || opening.zip(closing).is_some_and(is_pair)
}

/// Whether a quote between these is by itself in quotes of another kind: `「"」`.
fn is_quoted_mark(before: &str, behind: &str) -> bool {
    !before.ends_with('"') && !behind.starts_with('"') && is_quoted(before, behind)
}

/// Whether there is a space before the character at this place, and a space or a mark behind it.
fn is_apart(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at_checked(at).unwrap_or_default();
    let is_end = |char: char| char.is_whitespace() || matches!(char, ',' | ';' | '、' | '，');
    before.ends_with(char::is_whitespace) && rest.chars().nth(1).is_some_and(is_end)
}

/// What brackets have in common, of either width: round, square, curly.
fn shape(index: usize) -> usize {
    match index {
        0 | 1 => 0,
        2..=5 => 1,
        _ => 2,
    }
}

/// Whether a bracket behind this may be the mouth of a face.
fn is_eyes(previous: Option<char>) -> bool {
    matches!(previous, Some(':' | ';'))
}

/// Whether a closing bracket behind this text is that of a numbering: `1)`, `a)`.
fn is_numbering(before: &str) -> bool {
    let start = before.trim_end_matches(char::is_alphanumeric);
    let number = before.get(start.len()..).unwrap_or_default();
    let is_number = number.len() <= 2 && number.chars().all(|char| char.is_ascii_digit());
    let is_letter = number.chars().count() == 1;
    !number.is_empty() && (is_number || is_letter) && !start.ends_with(PLACEHOLDER)
}

/// Whether a closing bracket between these ends a heading, as in Japanese: `入力例）`.
fn is_heading(before: &str, behind: &str) -> bool {
    const MAX_LEN: usize = 6;
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    behind.trim_start_matches([' ', '\u{3000}']).starts_with('\n')
        && line.chars().all(script::is_east_asian)
        && (1..=MAX_LEN).contains(&line.chars().count())
}

/// Whether what brackets hold are the ends of an interval: `[0, 1)`.
fn is_interval(inside: &str) -> bool {
    let is_part =
        |char: char| char.is_numeric() || char == PLACEHOLDER || ".,; -−+∞".contains(char);
    !inside.is_empty() && inside.chars().all(is_part)
}

/// Whether letters in brackets are part of the word that they touch: in its script, and few.
fn is_ending(before: Option<char>, inside: &str, after: Option<char>) -> bool {
    let Some(script) = inside.chars().next().map(script::of) else { return false };
    let max_len = match script {
        Script::Han | Script::Hiragana | Script::Katakana => 0,
        Script::Hangul => 2,
        _ => 3,
    };
    let touches =
        |char: Option<char>| char.is_some_and(|it| it == PLACEHOLDER || script::of(it) == script);
    (touches(before) || touches(after))
        && inside.chars().take(max_len + 1).count() <= max_len
        && inside.chars().all(char::is_alphabetic)
}

/// Whether a quote is part of a Hebrew abbreviation: it stands before its last letter, or at least
/// behind more than the letters that are put before other words.
fn is_part_of_word(char: char, before: &str, behind: &str) -> bool {
    let is_hebrew = |char: char| matches!(char, '\u{5D0}'..='\u{5EA}');
    if !matches!(char, '"' | '״' | '”')
        || !before.ends_with(is_hebrew)
        || !behind.starts_with(is_hebrew)
    {
        return false;
    }
    let is_before_last = !behind.chars().nth(1).is_some_and(is_hebrew);
    let prefix = before.chars().rev().take_while(|char| is_hebrew(*char));
    is_before_last || !prefix.into_iter().all(|char| "ובכלמשה".contains(char))
}

#[cfg(test)]
mod tests;
