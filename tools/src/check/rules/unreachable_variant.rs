//! A variant can never be chosen.
//!
//! # Why
//!
//! Its text is never shown; whoever wrote it expects it to be.
//!
//! # Example
//!
//! No number chooses `zero` in English, or anything but `other` in Chinese; and a key that was
//! translated is chosen by nothing:
//!
//! ```fluent
//! E700002 = { $count ->
//!     [zero] No file is too large
//!     [one] One file is too large
//!    *[other] { $count } files are too large
//! }
//! ```
//!
//! # Fix
//!
//! Delete the variant, or write its number: `[0]`. Where a category is chosen before it by the same
//! number, put the number first.

use std::collections::{BTreeSet, HashSet};

use fluent_codes::tooling::ast;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::plurals::Kind;
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::selections::{KeyValue, Select};
use crate::syntax::text::{self, Text};
use crate::syntax::tree;

pub(super) const RULE: Rule = Rule {
    name: "unreachable-variant",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("unreachable_variant.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text) in messages.texts().filter(|(_, text)| text.has_placeables()) {
        for select in tree::selects(text.pattern) {
            if let Some(kind) = select.kind(message.is_term()) {
                check(messages, message, select, kind, findings);
            } else if let Some(source) = context.source_of(messages, message, text) {
                compare(messages, message, select, source, findings);
            }
        }
    }
}

/// Finds the keys that were translated: the source's selection by the same variable lacks them, and
/// has others that this one lacks.
fn compare(
    messages: &Messages<'_>,
    message: &Message<'_>,
    select: Select<'_>,
    source: &Text<'_>,
    findings: &mut Reporter<'_>,
) {
    let Some(variable) = variable(select.selector) else { return };
    let selects = tree::selects(source.pattern).into_iter();
    let selects: Vec<Select<'_>> =
        selects.filter(|other| self::variable(other.selector) == Some(variable)).collect();
    let known: BTreeSet<&str> =
        selects.iter().flat_map(|select| select.variants).map(text::key).collect();
    let own: BTreeSet<&str> = select.variants.iter().map(text::key).collect();
    let kind = selects.iter().find_map(|select| select.kind(message.is_term()));
    // What the program passes may have more values than the source tells apart.
    if kind.is_none() && known.is_subset(&own) || known.is_empty() {
        return;
    }
    let is_category = |key: &str| kind.is_some_and(|kind| messages.plurals.has(kind, key));
    for variant in select.variants.iter().filter(|variant| !variant.default) {
        let ast::VariantKey::Identifier { name: key } = &variant.key else { continue };
        if known.contains(key) || is_category(key) {
            continue;
        }
        let at = message.file.source.offset_of(key);
        let title =
            format!("`[{key}]` can never be chosen: it is no key of the source's selection");
        let help = match kind {
            Some(kind) => messages.plurals.sentence(kind, messages.name()),
            None => {
                let known: Vec<&str> = known.iter().copied().collect();
                format!("keys are not translated; write one of `{}`", known.join("`, `"))
            }
        };
        findings.add(message.file, at, Some(message.id), title, help);
    }
}

/// The variable that a selection is by.
fn variable<'t>(selector: &ast::InlineExpression<&'t str>) -> Option<&'t str> {
    match selector {
        ast::InlineExpression::VariableReference { id } => Some(id.name),
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.first().and_then(variable)
        }
        _ => None,
    }
}

fn check(
    messages: &Messages<'_>,
    message: &Message<'_>,
    select: Select<'_>,
    kind: Kind,
    findings: &mut Reporter<'_>,
) {
    let mut before = Before::default();
    for variant in select.variants {
        // A key that stands twice is another finding.
        let is_new = before.keys.insert(KeyValue::new(variant));
        let reason = before.reason(messages, kind, variant).filter(|_| is_new && !variant.default);
        if let Some((reason, help)) = reason {
            let key = text::key(variant);
            let at = message.file.source.offset_of(key);
            let title = format!("`[{key}]` can never be chosen: {reason}");
            findings.add(message.file, at, Some(message.id), title, help);
        }
        if let ast::VariantKey::Identifier { name } = &variant.key {
            before.names.insert(name);
        }
    }
}

/// The keys that are looked at before another.
#[derive(Default)]
struct Before<'t> {
    keys: HashSet<KeyValue<'t>>,
    names: HashSet<&'t str>,
}

impl Before<'_> {
    /// Why a variant behind these can never be chosen, and what to do about it.
    fn reason(
        &self,
        messages: &Messages<'_>,
        kind: Kind,
        variant: &ast::Variant<&str>,
    ) -> Option<(String, &'static str)> {
        let plurals = &messages.plurals;
        match &variant.key {
            ast::VariantKey::Identifier { name } if !plurals.has(kind, name) => {
                let reason = plurals.sentence(kind, messages.name());
                let help = match *name {
                    "zero" => "write it `[0]`, or delete it",
                    "one" => "write it `[1]`, or delete it",
                    "two" => "write it `[2]`, or delete it",
                    _ => "delete it",
                };
                Some((reason, help))
            }
            // Beside a number of its own, as in `[1]`, a category does no harm.
            ast::VariantKey::Identifier { .. } => None,
            ast::VariantKey::NumberLiteral { value } => {
                let category = plurals.category(kind, value)?;
                let reason = || format!("`[{category}]` before it is chosen by this number too");
                self.names
                    .contains(category)
                    .then(|| (reason(), "put the number before the category"))
            }
        }
    }
}
