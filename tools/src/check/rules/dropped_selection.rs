//! A translation has one text where the source chooses among several.
//!
//! # Why
//!
//! The user reads “1 files”, or the same for every case.
//!
//! # Example
//!
//! ```fluent
//! ### en-US/errors.ftl
//! E700002 = { $count ->
//!     [one] One file is too large
//!    *[other] { $count } files are too large
//! }
//! ### de/errors.ftl
//! E700002 = { $count } Dateien sind zu groß
//! ```
//!
//! # Fix
//!
//! Choose as the source does, with the plural categories of the language. It is a warning where the
//! noun behind the number has more than one form, as its language or other messages of the locale say.
//! Where it may have one, the number stands apart from it, as in `Dateien: { $count }`, or a locale does
//! without choices in many messages, it is a note. Languages whose nouns have one form behind a number
//! need no choice.

use std::cell::LazyCell;

use fluent_codes::tooling::ast;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::plurals::{Kind, NAMES};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::noun_forms::{self, NounForms};
use crate::syntax::text::{self, Text};
use crate::syntax::tree;
use crate::syntax::variant::PLACEHOLDER;

pub(super) const RULE: Rule = Rule {
    name: "dropped-selection",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("dropped_selection.rs"),
    find: Find::InLocale(find),
};

/// Languages that have plural categories, and nouns with one form behind a number.
const INVARIABLE: [&str; 26] = [
    "am", "az", "bn", "eu", "fa", "fil", "gu", "ha", "hi", "hu", "hy", "ka", "kk", "kn", "ku",
    "ky", "ml", "mn", "mr", "ps", "ta", "te", "tk", "tr", "ug", "uz",
];

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    // Finding the categories takes longer than the rest: only where a source chooses by them.
    let has_forms = || {
        let categories = messages.plurals.of(Kind::Cardinal).iter();
        categories.filter(|category| !category.is_optional()).count() > 1
            && !INVARIABLE.contains(&messages.locale.id.language.as_str())
    };
    let (mut compared, mut found) = (0, Vec::new());
    for (message, text, source) in context.text_pairs(messages) {
        if message.is_term() {
            continue;
        }
        let Some((variable, is_plural)) = choice(source) else { continue };
        if is_plural && !has_forms() {
            continue;
        }
        compared += 1;
        let is_shown = text.default().shown.contains(&variable);
        let has_words = text.default().text.contains(char::is_alphabetic);
        let is_put_otherwise = !is_plural && is_shown || has_references(text) || !has_words;
        if tree::selects(text.pattern).is_empty() && !is_put_otherwise {
            // Where only the noun is chosen, the number stands beside the text.
            let is_beside = is_plural && !source.default().shown.contains(&variable);
            found.push((message, text, variable, is_beside));
        }
    }
    let is_habit = found.len() * 5 > compared && found.len() > 2;
    let forms = LazyCell::new(|| NounForms::of(messages));
    for (message, text, variable, is_beside) in found {
        let name = message.text_name(text);
        let title = format!("`{name}` has one text where the source chooses by `${variable}`");
        findings.add_to_text(message, text, title, "choose as the source does");
        let text = &text.default().text;
        let inflects = || noun_forms::counted(text).is_some_and(|noun| forms.inflects(noun));
        if is_habit || is_beside || stands_apart(text) || !inflects() {
            findings.soften();
        }
    }
}

/// The variable that a text selects by, and whether its variants are plural forms; `None` where it
/// does not select, its variants do not differ, or they are ordinals or an exception for zero.
fn choice<'c>(text: &Text<'c>) -> Option<(&'c str, bool)> {
    let selects = tree::selects(text.pattern);
    let select = selects.first()?;
    let default = &text.default().text;
    let differs = text.variants.iter().any(|variant| variant.text != *default);
    let variable = select.variable().filter(|_| differs)?;
    let is_number = |variant: &ast::Variant<&str>| match &variant.key {
        ast::VariantKey::NumberLiteral { .. } => true,
        ast::VariantKey::Identifier { name } => NAMES.contains(name),
    };
    let is_plural = select.variants.iter().all(is_number);
    let is_counted = || select.variants.iter().any(|it| matches!(text::key(it), "one" | "1"));
    let is_ordinal = select.kind(false) == Some(Kind::Ordinal);
    (!is_plural || is_counted() && !is_ordinal).then_some((variable, is_plural))
}

/// Whether a text puts in other messages, which may choose.
fn has_references(text: &Text<'_>) -> bool {
    text.variants.iter().any(|variant| !variant.references.is_empty())
}

/// Measures with one form behind any number.
const UNITS: [&str; 12] =
    ["GB", "KB", "MB", "h", "jaar", "kB", "kwartier", "min", "ms", "s", "uur", "år"];

/// Whether what is put in is counted in a measure without forms, or stands at an end, behind a colon, or in brackets.
fn stands_apart(text: &str) -> bool {
    let text = text.trim();
    text.contains(PLACEHOLDER)
        && text.match_indices(PLACEHOLDER).all(|(at, placeholder)| {
            let before = text.get(..at).unwrap_or_default().trim_end();
            let behind = text.get(at + placeholder.len()..).unwrap_or_default().trim_start();
            let unit = behind.split(|char: char| !char.is_alphabetic()).next().unwrap_or_default();
            before.ends_with([':', '：', '(', '（', '[', '/', '='])
                || behind.starts_with([')', '）', '/', '%'])
                || UNITS.contains(&unit)
        })
}
