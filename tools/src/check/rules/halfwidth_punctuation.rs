//! Half-width punctuation stands between Han characters, or behind one at the end of a text.
//!
//! # Why
//!
//! Chinese and Japanese have signs of their own, `，` and `。`; the others look cramped.
//!
//! In numbers, beside Latin letters and beside what is put in they are not found, nor are colons in
//! Japanese, where both kinds are usual. Brackets in Japanese are a note, and so is a sign that a locale
//! writes half-width as a rule: for colons and semicolons, and for question and exclamation marks in
//! Japanese, wherever it does not write most of them full-width.
//!
//! # Example
//!
//! ```fluent
//! E131201 = 文件过大,请重试.
//! ```
//!
//! # Fix
//!
//! Write the full-width sign; `--fix` does it between two Han characters, but for stops and colons.
//! Where a program may read the text, as a list of search words, that needs `--unsafe-fixes`.

use std::collections::{HashMap, HashSet};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, MAX_PLACES, Rule};
use crate::language::script::is_east_asian;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::text::Text;

pub(super) const RULE: Rule = Rule {
    name: "halfwidth-punctuation",
    severity: Severity::Warning,
    has_fixes: true,
    file: include_str!("halfwidth_punctuation.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let is_japanese = match messages.locale.id.language.as_str() {
        "ja" => true,
        "zh" | "yue" => false,
        _ => return,
    };
    let mut all = Vec::new();
    for (message, text) in messages.texts() {
        let mut seen = HashSet::new();
        let file = message.file;
        let source = context.source_of(messages, message, text);
        let variants = text.variants.iter().filter(|variant| !variant.text.is_ascii());
        let signs = variants
            .flat_map(|variant| signs(&variant.text).map(move |sign| (variant, sign)))
            .filter(|(_, sign)| !(is_japanese && sign.text.starts_with(':')))
            .filter(|(_, sign)| !source.is_some_and(|source| is_separator(sign.text, source)))
            .filter_map(|(variant, sign)| {
                let start = variant.offset(file.source, sign.at);
                let slice = file.source.text().get(start..start + sign.text.len());
                // Text outside of a selector is in each of its variants.
                slice
                    .filter(|slice| *slice == sign.text && seen.insert(start))
                    .map(|slice| (slice, sign.is_between))
            });
        let signs = signs.take(MAX_PLACES);
        all.extend(signs.map(|(sign, is_between)| (message, text, sign, is_between)));
    }
    let habits = habits(messages, all.iter().map(|(_, _, sign, _)| *sign), is_japanese);
    for (message, text, sign, is_between) in all {
        let meant = full_width(sign, is_japanese);
        let title = format!("expected full-width punctuation, found `{}`", sign.trim());
        findings.add_to_slice(message, sign, title, format!("write `{meant}`"));
        // A stop or a colon may belong to a name: `设置.常规`, `主机:端口`.
        if is_between && !sign.starts_with(['.', ':']) {
            findings.fix_text((message, text), sign, meant);
        }
        let is_usual = is_japanese && sign.starts_with('(');
        if is_usual || sign.chars().next().is_some_and(|sign| habits.contains(&sign)) {
            findings.soften();
        }
    }
}

/// The signs that a locale writes half-width as a rule.
fn habits<'t>(
    messages: &Messages<'_>,
    signs: impl Iterator<Item = &'t str>,
    is_japanese: bool,
) -> HashSet<char> {
    const MIN_TIMES: usize = 12;
    let are_both_usual =
        |sign| matches!(sign, ':' | ';') || is_japanese && matches!(sign, '?' | '!');
    let mut half: HashMap<char, usize> = HashMap::new();
    for sign in signs.filter_map(|sign| sign.chars().next()) {
        *half.entry(sign).or_default() += 1;
    }
    half.retain(|sign, count| {
        (*count >= MIN_TIMES || are_both_usual(*sign)) && {
            let full = full_width(&sign.to_string(), is_japanese);
            let parts = messages.texts().flat_map(|(_, text)| text.parts());
            *count * 2 > parts.map(|part| part.text.matches(&full).count()).sum::<usize>()
        }
    });
    half.into_keys().collect()
}

/// Whether a sign separates the items of a list that a program splits: no space is behind it in the
/// source.
fn is_separator(sign: &str, source: &Text<'_>) -> bool {
    let sign = sign.trim();
    let follows = |text: &str| {
        let mut rests = text.match_indices(sign).filter_map(|(at, _)| text.get(at + sign.len()..));
        rests.any(|rest| rest.starts_with(char::is_alphanumeric))
    };
    matches!(sign, ";" | "," | ":") && source.variants.iter().any(|variant| follows(&variant.text))
}

/// Punctuation beside Han characters.
struct Sign<'t> {
    at: usize,
    /// With a space after it, if there is one; brackets with what they enclose.
    text: &'t str,
    /// Whether there are Han characters on both sides.
    is_between: bool,
}

/// The signs of a text.
fn signs(text: &str) -> impl Iterator<Item = Sign<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + text.get(from..)?.find([',', '.', ':', ';', '!', '?', '('])?;
            from = at + 1;
            let (before, rest) = (text.get(..at)?, text.get(at..)?);
            // `例.` is an abbreviation: for example.
            let is_example = rest.starts_with('.') && before.ends_with('例');
            if is_example || !before.chars().next_back().is_some_and(is_east_asian) {
                continue;
            }
            let sign = if rest.starts_with('(') { bracketed(at, rest) } else { single(at, rest) };
            if let Some(sign) = sign {
                from = at + sign.text.len();
                return Some(sign);
            }
        }
    })
}

fn single(at: usize, rest: &str) -> Option<Sign<'_>> {
    let behind = rest.get(1..)?;
    // A full-width sign has its space within.
    let spaced = behind.trim_start_matches([' ', '\u{3000}']);
    let is_between = spaced.starts_with(is_east_asian);
    let text = rest.get(..if is_between { rest.len() - spaced.len() } else { 1 })?;
    // As in a domain name.
    if is_between && text == "." {
        return None;
    }
    (is_between || behind.trim_end().is_empty()).then_some(Sign { at, text, is_between })
}

/// A pair of brackets around Han characters.
fn bracketed(at: usize, rest: &str) -> Option<Sign<'_>> {
    /// The maximum length of a remark that is searched.
    const MAX_LEN: usize = 200;
    let (end, _) = rest
        .char_indices()
        .take(MAX_LEN)
        .skip(1)
        .find(|(_, char)| matches!(char, '(' | ')' | '\n'))?;
    let text = rest.get(..=end)?;
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let is_whole = inner.starts_with(is_east_asian) && inner.ends_with(is_east_asian);
    is_whole.then_some(Sign { at, text, is_between: true })
}

fn full_width(text: &str, is_japanese: bool) -> String {
    let chars = text.trim().chars().map(|char| match char {
        ',' if is_japanese => '、',
        ',' => '，',
        '.' => '。',
        ':' => '：',
        ';' => '；',
        '!' => '！',
        '?' => '？',
        '(' => '（',
        ')' => '）',
        char => char,
    });
    chars.collect()
}
