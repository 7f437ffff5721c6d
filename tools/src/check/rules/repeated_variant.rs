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
//! language nor other messages of the locale say that it has two; and where it may have the same form
//! behind 1 and behind 5, as in Croatian, and has another one in a further variant. It is a note, too,
//! within another selection, whose noun may be the one that changes.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::nouns;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::noun_forms::{self, NounForms};
use crate::syntax::text::Text;
use crate::syntax::tree;
use crate::syntax::variant::Variant;

pub(super) const RULE: Rule = Rule {
    name: "repeated-variant",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("repeated_variant.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let language = messages.locale.id.language.as_str();
    let forms = NounForms::of(messages);
    for (message, text, source) in context.text_pairs(messages) {
        if message.is_term() || text.variants.len() < 2 || !is_plural(text) {
            continue;
        }
        let differing = differing_keys(source);
        let is_copy = |variant: &&Variant<'_>| {
            let [key] = variant.keys.as_slice() else { return false };
            differing.contains(key) && noun_forms::is_same(variant, text.default())
        };
        let Some(copy) = text.variants.iter().skip(1).find(is_copy) else { continue };
        let offset = message.variant_offset(text, copy);
        let key = copy.keys.last().copied().unwrap_or_default();
        let title = format!("`[{key}]` says the same as the default, and the source's does not");
        let help = format!("write the form for `[{key}]`, or delete the variant");
        findings.add(message.file, offset, Some(message.id), title, help);
        if tree::selects(text.pattern).len() > 1 || !inflects(text, copy, language, &forms) {
            findings.soften();
        }
    }
}

fn is_plural(text: &Text<'_>) -> bool {
    tree::selects(text.pattern).iter().all(|select| select.kind(false).is_some())
}

/// Whether the noun behind the number has another form for other numbers.
fn inflects(text: &Text<'_>, copy: &Variant<'_>, language: &str, forms: &NounForms<'_>) -> bool {
    let Some(noun) = noun_forms::counted(&copy.text) else { return false };
    let others = text.variants.iter().skip(1).filter(|variant| variant.keys != copy.keys);
    let has_other_noun = |variant: &Variant<'_>| {
        noun_forms::counted(&variant.text).is_some_and(|other| other != noun)
    };
    let may_be_right =
        nouns::may_be_like_one(noun, language) && others.into_iter().any(has_other_noun);
    !may_be_right && forms.inflects(noun)
}

/// The keys of variants that differ from the default, where a single selection chooses them.
fn differing_keys<'c>(text: &Text<'c>) -> Vec<&'c str> {
    let variants = text.variants.iter().skip(1);
    let differing = variants.filter(|variant| !noun_forms::is_same(variant, text.default()));
    differing
        .filter_map(|variant| match variant.keys.as_slice() {
            [key] => Some(*key),
            _ => None,
        })
        .collect()
}
