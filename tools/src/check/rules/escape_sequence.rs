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
//! itself for `\u00e9`.

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
        for escape in escapes(text).filter(is_own).take(MAX_PLACES) {
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

/// The escapes of a text, but for those in quotes, which are meant to be shown.
fn escapes<'t>(text: &Text<'t>) -> impl Iterator<Item = &'t str> {
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
                if escape.is_some() {
                    return escape;
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
    // A percentage, as in `100%d'accord`.
    if before.ends_with(char::is_numeric) {
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
    let is_whole =
        !end.starts_with(|char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '%'));
    whole(end).filter(|_| is_whole)
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
    /// What stands further away does not count.
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
