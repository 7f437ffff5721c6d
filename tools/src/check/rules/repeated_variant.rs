//! A variant says the same as the default, and the source's does not.
//!
//! # Why
//!
//! It was copied to be changed, and was not: the user reads “1 files”.
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
//! E700002 = { $count ->
//!     [one] { $count } Dateien sind zu groß
//!    *[other] { $count } Dateien sind zu groß
//! }
//! ```
//!
//! # Fix
//!
//! Write the form for the number. It is a note where the noun may have one form: where neither its
//! language nor another message of the locale says that it has two.

use std::collections::HashSet;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::text::Text;
use crate::syntax::tree;
use crate::syntax::variant::{PLACEHOLDER, Variant};

pub(super) const RULE: Rule = Rule {
    name: "repeated-variant",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("repeated_variant.rs"),
    find: Find::InLocale(find),
};

/// Languages in which every noun, or nearly every one, has another form behind 1 than behind most
/// numbers, but for words that end with one of these.
const INFLECTING: [(&str, &[&str]); 19] = [
    ("be", &[]),
    ("bs", &[]),
    ("ca", &["s"]),
    ("cs", &["í"]),
    ("es", &["is"]),
    ("gl", &["is"]),
    ("hr", &[]),
    ("it", &["à", "è", "é", "ì", "ò", "ù", "i", "l", "m", "n", "o", "r", "s", "t"]),
    ("lt", &[]),
    ("lv", &[]),
    ("mk", &[]),
    ("oc", &[]),
    ("pl", &[]),
    ("pt", &["is"]),
    ("ru", &[]),
    ("sk", &["í", "ie"]),
    ("sl", &[]),
    ("sr", &[]),
    ("uk", &[]),
];

/// Languages whose nouns have one form behind a number.
const ONE_FORM: [&str; 25] = [
    "ar", "az", "ba", "bn", "br", "cv", "cy", "eu", "fa", "ga", "gd", "gv", "hi", "hu", "hy", "ka",
    "kk", "ku", "ky", "tk", "tr", "tt", "ug", "uz", "yi",
];

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let forms = forms(messages);
    for (message, text, source) in context.text_pairs(messages) {
        if message.is_term() || text.variants.len() < 2 || !is_plural(text) {
            continue;
        }
        let differing = differing_keys(source);
        let is_copy = |variant: &&Variant<'_>| {
            let [key] = variant.keys.as_slice() else { return false };
            differing.contains(key) && is_same(variant, text.default())
        };
        let Some(copy) = text.variants.iter().skip(1).find(is_copy) else { continue };
        let offset = message.variant_offset(text, copy);
        let key = copy.keys.last().copied().unwrap_or_default();
        let title = format!("`[{key}]` says the same as the default, and the source's does not");
        let help = format!("write the form for `[{key}]`, or delete the variant");
        findings.add(message.file, offset, Some(message.id), title, help);
        if !inflects(messages, &copy.text, &forms) {
            findings.soften();
        }
    }
}

fn is_plural(text: &Text<'_>) -> bool {
    tree::selects(text.pattern).iter().all(|select| select.kind(false).is_some())
}

/// Whether the noun behind the number has more than one form: its language says so, or another
/// message of the locale does.
fn inflects(messages: &Messages<'_>, text: &str, forms: &HashSet<&str>) -> bool {
    let language = messages.locale.id.language.as_str();
    let Some((before, behind)) = text.split_once(PLACEHOLDER) else { return false };
    // Behind a colon, no noun follows.
    if ONE_FORM.contains(&language) || before.trim_end().ends_with(':') {
        return false;
    }
    if words(behind).next().is_some_and(|word| forms.contains(word)) {
        return true;
    }
    let Some(noun) = behind.split_whitespace().next() else { return false };
    // An abbreviation, a sign or a short word may have one form.
    let is_word = noun.chars().all(char::is_alphabetic) && noun.chars().nth(3).is_some();
    let listed = INFLECTING.iter().find(|(name, _)| *name == language);
    is_word && listed.is_some_and(|(_, ends)| !ends.iter().any(|end| noun.ends_with(end)))
}

/// The words of a locale in which variants of a selection differ, where they differ in one word.
fn forms<'m>(messages: &'m Messages<'_>) -> HashSet<&'m str> {
    let mut forms = HashSet::new();
    for (_, text) in messages.texts().filter(|(_, text)| text.variants.len() > 1) {
        for variant in text.variants.iter().skip(1) {
            let pairs = words(&variant.text).zip(words(&text.default().text));
            let mut differing = pairs.filter(|(a, b)| a != b);
            let is_aligned = words(&variant.text).count() == words(&text.default().text).count();
            if let (Some((a, b)), None, true) = (differing.next(), differing.next(), is_aligned) {
                forms.extend([a, b]);
            }
        }
    }
    forms
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|char: char| !char.is_alphabetic());
    words.filter(|word| word.chars().nth(2).is_some())
}

/// The keys of variants that differ from the default, where a single selection chooses them.
fn differing_keys<'c>(text: &Text<'c>) -> Vec<&'c str> {
    let variants = text.variants.iter().skip(1);
    let differing = variants.filter(|variant| !is_same(variant, text.default()));
    differing
        .filter_map(|variant| match variant.keys.as_slice() {
            [key] => Some(*key),
            _ => None,
        })
        .collect()
}

/// Whether two variants show the same, the same variables included.
fn is_same(a: &Variant<'_>, b: &Variant<'_>) -> bool {
    a.text == b.text && a.shown == b.shown
}
