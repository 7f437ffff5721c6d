//! A bracket or quote is not closed or not opened, or the translation has others than the source.
//!
//! # Why
//!
//! The reader looks for the other half; or what the source sets apart is set apart no more.
//!
//! # Example
//!
//! ```fluent
//! # en-US/errors.ftl
//! E131201 = file too large (see { $limit })
//! # de/errors.ftl
//! E131201 = Datei zu groß (siehe { $limit }
//! ```
//!
//! # Fix
//!
//! Add what is missing, or take away what is too much. Which kind of brackets and quotes a language
//! has does not matter: `„…“`, `«…»`, `「…」` and `"…"` are the same, and so are `（…）` and `(…)`.
//! Apostrophes are no quotes, and endings such as `file(s)` no brackets. One that is shown by itself
//! is left alone: between spaces, in backticks or quotes, behind a backslash, or in a literal, `{ "[" }`.
//! A translation that has more or fewer pairs than the source is a note, and one whose source has a single
//! bracket or quote, too, is not found.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::brackets::{self, BracketCounts, LoneBracket};
use crate::syntax::messages::{Message, Messages};
use crate::syntax::text::Text;
use crate::syntax::variant::Variant;

pub(super) const RULE: Rule = Rule {
    name: "unbalanced-brackets",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("unbalanced_brackets.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text) in messages.texts() {
        let source = context.source_of(messages, message, text);
        let of_source = source.is_some_and(shows_single);
        if of_source || is_cut_off(text, source) || is_unbalanced(message, text, findings) {
            continue;
        }
        if let Some(source) = source {
            compare(message, text, source, findings);
        }
    }
}

/// Reports the first bracket or quote of a text that stands alone.
fn is_unbalanced(message: &Message<'_>, text: &Text<'_>, findings: &mut Reporter<'_>) -> bool {
    let Some((variant, single)) = single(text) else { return false };
    // Whoever writes it in a literal means it by itself.
    if variant.is_quoted(message.file.source, single.at) {
        return true;
    }
    let name = format!("`{}`{}", message.text_name(text), variant.condition());
    let title = format!("`{}` has no counterpart in {name}", single.char);
    let help = "add the other half, or take this one away";
    findings.add_to_variant(message, variant, single.at, title, help);
    true
}

/// Whether a text has a bracket or quote that stands alone, or shows one.
fn shows_single(text: &Text<'_>) -> bool {
    let is_odd = |text: &str| text.matches('"').count() % 2 == 1;
    single(text).is_some() || text.variants.iter().any(|variant| is_odd(&variant.text))
}

/// Whether a text is cut off within brackets, where the source is cut off too.
fn is_cut_off(text: &Text<'_>, source: Option<&Text<'_>>) -> bool {
    let has_end = |text: &str| text.trim_end().ends_with(['…']) || text.trim_end().ends_with("...");
    let is_cut = |text: &Text<'_>| text.variants.iter().all(|variant| has_end(&variant.text));
    let has_brackets =
        |text: &Text<'_>| text.variants.iter().any(|it| it.text.contains(['(', '（', '[', '［']));
    source.is_some_and(|source| is_cut(source) && !has_brackets(source) && is_cut(text))
}

/// The first bracket or quote of a text that stands alone.
fn single<'t, 'c>(text: &'t Text<'c>) -> Option<(&'t Variant<'c>, LoneBracket)> {
    let mut variants = text.variants.iter().filter(|it| brackets::may_be_in(&it.text));
    variants.find_map(|variant| Some((variant, brackets::count(&variant.text).err()?)))
}

/// Reports the first variant that has more or fewer brackets or quotes than the source.
fn compare(message: &Message<'_>, text: &Text<'_>, source: &Text<'_>, findings: &mut Reporter<'_>) {
    for variant in &text.variants {
        let other = source.like(variant);
        if !brackets::may_be_in(&variant.text) && !brackets::may_be_in(&other.text) {
            continue;
        }
        let (Ok(own), Ok(other)) = (brackets::count(&variant.text), brackets::count(&other.text))
        else {
            return;
        };
        let Some(difference) = difference(own, other) else { continue };
        // A form such as `[one]` means other numbers in other languages.
        let fits = |other: &Variant<'_>| {
            brackets::count(&other.text).is_ok_and(|other| self::difference(own, other).is_none())
        };
        if source.variants.iter().any(fits) {
            continue;
        }
        let name = format!("`{}`{}", message.text_name(text), variant.condition());
        let title = format!("{name} has {difference}");
        let help = "put in brackets and quotes what the source puts there, and nothing else";
        findings.add_to_variant(message, variant, 0, title, help);
        findings.soften();
        return;
    }
}

/// What a translation has and its source has not, or the reverse.
fn difference(own: BracketCounts, source: BracketCounts) -> Option<String> {
    let pairs = |count: usize, noun: &str| match count {
        0 => format!("no {noun}s"),
        1 => format!("one pair of {noun}s"),
        count => format!("{count} pairs of {noun}s"),
    };
    let differs = |own: usize, source: usize, noun: &str| {
        format!("{}, the source {}", pairs(own, noun), pairs(source, noun))
    };
    // What one language puts in quotes, another puts in brackets: `“OK”`, `［OK］`.
    let pairs_of = |counts: BracketCounts| counts.brackets + counts.quotes / 2;
    if pairs_of(own) == pairs_of(source) && own.brackets > source.brackets {
        return None;
    }
    let without_titles = own.quotes - own.titles;
    // What is an ending in one language is a word in another: `file(s)`.
    let with_endings = source.brackets..=source.brackets + source.endings;
    if !with_endings.contains(&own.brackets) {
        return Some(differs(own.brackets, source.brackets, "bracket"));
    }
    if own.has_single || source.has_single {
        return None;
    }
    // Chinese and Japanese mark titles that other languages leave as they are.
    (!(without_titles..=own.quotes).contains(&source.quotes))
        .then(|| differs(own.quotes / 2, source.quotes / 2, "quote"))
}
