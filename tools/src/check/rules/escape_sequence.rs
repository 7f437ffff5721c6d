//! A text has an escape or a placeholder of another format, which is shown as it is.
//!
//! # Why
//!
//! Fluent knows neither `%s` nor `\n`; the user reads them. `{0}` shows the number 0.
//!
//! # Example
//!
//! ```fluent
//! E131201 = The file %s is too large.\nTry a smaller one.
//! ```
//!
//! # Fix
//!
//! Write a variable as `{ $name }`, begin a new line in the file for `\n`, and write the character
//! itself for `\u00e9`. What the source's text has too is meant, and so are the escapes of a text about
//! escapes: `\n` in quotes, brackets or backticks, `%s` in backticks, and three that differ.

use std::cell::LazyCell;
use std::collections::HashSet;

use fluent_codes::tooling::ast;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::text::{Text, expressions};

pub(super) const RULE: Rule = Rule {
    name: "escape-sequence",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("escape_sequence.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text) in messages.texts() {
        let source = LazyCell::new(|| {
            let source = context.source_of(messages, message, text).into_iter();
            source
                .flat_map(|source| escapes(source).chain(numbers(source)))
                .collect::<HashSet<&str>>()
        });
        let is_own = |escape: &&str| !source.contains(escape);
        let is_about_escapes = LazyCell::new(|| match context.source_of(messages, message, text) {
            Some(source) => is_about_escapes(source),
            None => is_about_escapes(text),
        });
        let is_wrong = |(part, escape): &(&str, &str)| {
            let is_in_word = !messages.is_source && is_in_word(part, escape);
            is_own(escape) && !is_in_word && !is_quoted(part, escape) && !*is_about_escapes
        };
        let wrong = escapes_with_parts(text).filter(is_wrong);
        for (_, escape) in wrong.take(MAX_PLACES) {
            let title = format!("expected text, found `{escape}`, which is shown as it is");
            findings.add_to_slice(message, escape, title, help(escape));
        }
        for index in numbers(text).into_iter().filter(is_own).take(MAX_PLACES) {
            let title = format!("expected a variable, found `{{{index}}}`, which shows {index}");
            findings.add_to_slice(message, index, title, "name the variable, as in `{ $name }`");
        }
    }
}

fn help(escape: &str) -> String {
    match escape {
        r"\n" | r"\r" => "begin a new line in the file, indented with spaces",
        r"\t" => "write a space",
        "%%" => "write `%`",
        r#"\""# | r"\'" => "delete the backslash",
        _ if escape.starts_with('\\') => "write the character itself, or delete it",
        _ => "write a variable, as in `{ $name }`",
    }
    .to_owned()
}

/// Whether a text explains escapes: it has three that differ, or the sign by itself beside one, or it
/// speaks of `printf` or a format.
fn is_about_escapes(text: &Text<'_>) -> bool {
    const MIN_DIFFERENT: usize = 3;
    let different: HashSet<&str> = escapes(text).collect();
    let has_sign = |part: &str| {
        let mut words = part.split_whitespace();
        words.any(|word| {
            matches!(word, "%" | "\\")
                || word.contains("%[")
                || word.contains("printf")
                || word == "FORMAT"
        })
    };
    different.len() >= MIN_DIFFERENT || text.parts().any(|part| has_sign(part.text))
}

/// Whether an escape is between small letters: a backslash in the place of a slash.
fn is_in_word(part: &str, escape: &str) -> bool {
    let at = escape.as_ptr().addr() - part.as_ptr().addr();
    let (before, behind) = (part.get(..at), part.get(at + escape.len()..));
    matches!(escape, r"\n" | r"\t" | r"\r")
        && before.is_some_and(|before| before.ends_with(char::is_lowercase))
        && behind.is_some_and(|behind| behind.starts_with(char::is_lowercase))
}

/// Whether an escape stands in a word that backticks set apart; one with a backslash, also in quotes or
/// brackets, which may well be around what a program puts in the place of `%s`.
fn is_quoted(part: &str, escape: &str) -> bool {
    let at = escape.as_ptr().addr() - part.as_ptr().addr();
    let (Some(before), Some(behind)) = (part.get(..at), part.get(at + escape.len()..)) else {
        return false;
    };
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let rest = behind.split(char::is_whitespace).next().unwrap_or_default();
    let opening = ['"', '\'', '(', '“', '‘', '«', '„', '「', '（'];
    let closing = ['"', '\'', ')', '”', '’', '»', '“', '」', '）'];
    let is_in_quotes = word.contains(opening) && rest.contains(closing);
    // The name of a sign, as in "use \t for a tab"; at the end of a text, a line end was meant.
    let is_word = word.trim_start_matches(opening).is_empty()
        && behind.starts_with(|char: char| char.is_whitespace() || closing.contains(&char));
    // A backslash in quotes: '\'.
    let is_alone = escape.get(1..).is_some_and(|quote| before.ends_with(quote));
    word.contains('`') && rest.contains('`')
        || escape.starts_with('\\') && (is_in_quotes || is_word || is_alone)
}

/// The escapes of a text, but for those in quotes, which are meant to be shown.
fn escapes<'t>(text: &Text<'t>) -> impl Iterator<Item = &'t str> {
    escapes_with_parts(text).map(|(_, escape)| escape)
}

/// The same, each with the part of the text that it is in.
fn escapes_with_parts<'t>(text: &Text<'t>) -> impl Iterator<Item = (&'t str, &'t str)> {
    let parts = text.parts().filter(|part| !part.is_quoted && part.text.contains(['%', '\\']));
    parts.flat_map(|part| {
        let text = part.text;
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let at = from + text.get(from..)?.find(['%', '\\'])?;
                let (before, rest) = (text.get(..at)?, text.get(at..)?);
                let escape = if rest.starts_with('%') {
                    directive(before, rest)
                } else {
                    escape(before, rest)
                };
                from = at + escape.map_or(1, str::len);
                if let Some(escape) = escape {
                    return Some((text, escape));
                }
            }
        })
    })
}

/// A directive of `printf` that the rest of a text begins with: `%s`, `%1$d`, `%-5.2f`, `%@`, `%%`.
fn directive<'t>(before: &str, rest: &'t str) -> Option<&'t str> {
    let behind = rest.strip_prefix('%')?;
    let whole = |behind: &str| rest.strip_suffix(behind);
    if let Some(behind) = behind.strip_prefix('%') {
        return whole(behind);
    }
    // A percentage, as in `100%d'accord`, or the end of a word.
    if before.ends_with(char::is_alphanumeric) {
        return None;
    }
    if let Some(name) = behind.strip_prefix('(') {
        let is_name = |char: char| char.is_ascii_alphanumeric() || char == '_';
        let end = name.trim_start_matches(is_name).strip_prefix(')')?;
        return whole(end.strip_prefix(['s', 'd', 'i', 'f', 'r'])?);
    }
    let digits = |text: &'t str| text.trim_start_matches(|char: char| char.is_ascii_digit());
    let position = digits(behind).strip_prefix('$').filter(|_| !behind.starts_with('$'));
    let flags = position.unwrap_or(behind).trim_start_matches(['-', '+', '#', '0', '\'']);
    let width = digits(flags);
    let precision = width.strip_prefix('.').map_or(width, digits);
    let length = precision.trim_start_matches(['h', 'l', 'L', 'q', 'j', 'z']);
    let end = length.strip_prefix([
        '@', 'd', 'i', 'u', 'o', 'x', 'X', 'f', 'F', 'e', 'E', 'g', 'G', 'c', 's', 'p',
    ])?;
    let goes_on = |char: char| char.is_alphanumeric() || matches!(char, '_' | '%');
    // An abbreviation, as in `%i-uż.`.
    let is_compound = end.strip_prefix('-').is_some_and(|end| end.starts_with(goes_on));
    whole(end).filter(|_| !is_compound && !end.starts_with(goes_on))
}

/// An escape of C that the rest of a text begins with: `\n`, `\"`, `\u00e9`, `\x1b`.
fn escape<'t>(before: &str, rest: &'t str) -> Option<&'t str> {
    if is_path(before) {
        return None;
    }
    let behind = rest.strip_prefix('\\')?;
    let hex = |digits: usize| {
        let (number, end) = behind.split_at_checked(1 + digits)?;
        let digits = number.get(1..)?;
        digits
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit())
            .then(|| rest.strip_suffix(end))
            .flatten()
    };
    match behind.as_bytes().first()? {
        b'n' | b't' | b'r' | b'"' | b'\'' => rest.get(..2),
        b'u' => hex(4),
        b'U' => hex(8),
        b'x' => hex(2),
        _ => None,
    }
}

/// Whether a backslash separates the parts of a path: `C:\new`, `\\server\temp`, `HKLM\Soft\new`.
fn is_path(before: &str) -> bool {
    /// How many characters before it are searched.
    const MAX_LEN: usize = 260;
    let is_end =
        |char: char| char.is_whitespace() || matches!(char, '"' | '“' | '”' | '„' | '«' | '`');
    let near = before.chars().rev().take(MAX_LEN).take_while(|char| !is_end(*char));
    let len: usize = near.map(char::len_utf8).sum();
    let start = before.get(before.len() - len..).unwrap_or_default();
    let start = start.trim_start_matches(['\'', '(', '[', '‘', '’']);
    let has_drive = start.get(1..).is_some_and(|rest| rest.starts_with(r":\") || rest == ":");
    let is_share = start.starts_with('\\');
    // As in `HKLM\Software`, and unlike `\n`.
    let mut parts = start.split('\\').skip(1);
    let has_parts = parts.any(|part| part.starts_with(|char: char| !"ntru\"'x".contains(char)));
    let is_name = |char: char| char.is_ascii_uppercase() || matches!(char, '_' | '%' | '-');
    let is_domain = start.len() > 1 && start.chars().all(is_name);
    has_drive || is_share || has_parts || is_domain
}

/// The numbers that are put in as such: `{0}`.
fn numbers<'t>(text: &Text<'t>) -> Vec<&'t str> {
    let mut numbers = Vec::new();
    add_numbers(text.pattern, &mut numbers);
    numbers
}

fn add_numbers<'t>(pattern: &'t ast::Pattern<&'t str>, numbers: &mut Vec<&'t str>) {
    for expression in expressions(pattern) {
        match expression {
            ast::Expression::Inline(ast::InlineExpression::NumberLiteral { value })
                if value.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                numbers.push(value);
            }
            ast::Expression::Inline(_) => {}
            ast::Expression::Select { variants, .. } => {
                variants.iter().for_each(|variant| add_numbers(&variant.value, numbers));
            }
        }
    }
}
