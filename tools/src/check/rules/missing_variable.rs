//! A translation does not use a variable that the source shows.
//!
//! # Why
//!
//! The user does not learn what the variable says.
//!
//! # Example
//!
//! `E131201 = limit is { $limit }` in `en-US`, and in `fr`:
//!
//! ```fluent
//! E131201 = la limite est dépassée
//! ```
//!
//! # Fix
//!
//! Put the variable in. A variable that a selection chooses by counts in each of its variants; one
//! that the source only chooses by, or shows in some variants only, need not be in all.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::text::Text;
use crate::syntax::variables;
use crate::syntax::variant::Variant;

pub(super) const RULE: Rule = Rule {
    name: "missing-variable",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("missing_variable.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text, source) in context.text_pairs(messages) {
        if !message.is_term() && source.has_placeables() {
            compare(context, messages, (message, text, source), findings);
        }
    }
}

fn compare<'c>(
    context: &Context<'c>,
    messages: &Messages<'c>,
    (message, text, source): (&Message<'c>, &Text<'c>, &Text<'c>),
    findings: &mut Reporter<'_>,
) {
    let shown: Vec<HashSet<&str>> =
        source.variants.iter().map(|it| variables::shown_by(context.source, it)).collect();
    let mut names: Vec<&str> = shown.iter().flatten().copied().collect();
    if names.is_empty() {
        return;
    }
    names.sort_unstable();
    names.dedup();
    let known = variables::of_text(context.source, source);
    let used = text.variants.iter().map(|it| (it, variables::of_variant(messages, it)));
    // The one that is missing is replaced by one that the source does not have.
    let used: Vec<_> = used.filter(|(_, used)| used.is_subset(&known)).collect();
    // Not all variants of a text with very many are compared one by one.
    let all = LazyCell::new(|| variables::of_text(messages, text));
    for name in names {
        // It exists, in full-width signs: that is another finding.
        let written = [format!("＄{name}"), format!("｛${name}")];
        let is_written = |it: &Variant<'_>| written.iter().any(|name| it.text.contains(name));
        if text.variants.iter().any(is_written) {
            continue;
        }
        let lacking: Vec<&Variant<'_>> =
            used.iter().filter(|(_, used)| !used.contains(name)).map(|(it, _)| *it).collect();
        let is_everywhere = lacking.len() == text.variants.len() && !all.contains(name);
        let is_in_all = || shown.iter().all(|shown| shown.contains(name));
        if is_everywhere {
            let title =
                format!("`{}` does not use the variable `${name}`", message.text_name(text));
            findings.add_to_text(message, text, title, help(name));
        } else if is_in_all() {
            for variant in lacking {
                let is_default = variant.keys.is_empty();
                let place =
                    if is_default { " in its default".to_owned() } else { variant.condition() };
                let id = message.text_name(text);
                let title = format!("`{id}` does not use the variable `${name}`{place}");
                let at = message.variant_offset(text, variant);
                findings.add(message.file, at, Some(message.id), title, help(name));
            }
        }
    }
}

fn help(name: &str) -> String {
    format!("put in `{{ ${name} }}`, as the source does")
}
