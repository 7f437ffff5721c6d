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
//!
//! A category that the language lacks is an error where the selection is by a number for certain: by
//! `NUMBER`, or with a number or a category that the language has among its keys or the source's. It is
//! a note otherwise, for the program may pass a text such as `zero`, and where the user reads the same
//! without it: the same text, or the number 1 instead of a word for it. For a language that CLDR has no
//! plural rules for, programs go by those of another, and a category is a note, too.

use std::collections::{BTreeSet, HashSet};

use fluent_codes::tooling::ast;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::plural_rules;
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
    // Where CLDR has no rules for a language, programs go by those of others.
    let language = messages.locale.id.language.as_str();
    let has_rules = plural_rules::has_rules(language, &messages.plurals);
    for (message, text) in messages.texts().filter(|(_, text)| text.has_placeables()) {
        for select in tree::selects(text.pattern) {
            if let Some(kind) = select.kind(message.is_term()) {
                let source = context.source_of(messages, message, text);
                let is_certain = has_rules
                    && (is_by_number(messages, select, kind)
                        || source.is_some_and(|it| is_counterpart_by_number(context, select, it)));
                let selection = Selection { select, kind, is_certain };
                check(messages, message, selection, findings);
            } else if !message.is_term()
                && let Some(source) = context.source_of(messages, message, text)
            {
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
    // A program may pass more values than the source distinguishes.
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

/// A selection by what seems to be a number.
#[derive(Clone, Copy)]
struct Selection<'t> {
    select: Select<'t>,
    kind: Kind,
    /// Whether it is a number in any case.
    is_certain: bool,
}

/// Whether the keys of a selection, or its selector, say that it is by a number.
fn is_by_number(messages: &Messages<'_>, select: Select<'_>, kind: Kind) -> bool {
    let is_own = |name: &str| name != "other" && messages.plurals.has(kind, name);
    matches!(select.selector, ast::InlineExpression::FunctionReference { .. })
        || select.variants.iter().any(|variant| match &variant.key {
            ast::VariantKey::Identifier { name } => is_own(name),
            ast::VariantKey::NumberLiteral { .. } => true,
        })
}

/// Whether the source selects by the same variable, as a number in any case.
fn is_counterpart_by_number(context: &Context<'_>, select: Select<'_>, source: &Text<'_>) -> bool {
    let own = variable(select.selector);
    let is_same = |other: &Select<'_>| own.is_some() && variable(other.selector) == own;
    tree::selects(source.pattern).into_iter().filter(is_same).any(|other| {
        let kind = other.kind(false);
        kind.is_some_and(|kind| is_by_number(context.source, other, kind))
    })
}

/// Whether the user reads the same without a variant, or, without `one`, the number.
fn is_needless(
    messages: &Messages<'_>,
    selection: Selection<'_>,
    variant: &ast::Variant<&str>,
) -> bool {
    if text::key(variant) == "one" {
        return true;
    }
    let number = match &variant.key {
        ast::VariantKey::NumberLiteral { value } => Some(*value),
        ast::VariantKey::Identifier { name: "zero" } => Some("0"),
        ast::VariantKey::Identifier { name: "two" } => Some("2"),
        ast::VariantKey::Identifier { .. } => None,
    };
    let taken_by = number.and_then(|number| messages.plurals.category(selection.kind, number));
    let variants = selection.select.variants;
    let shown = taken_by.and_then(|name| variants.iter().find(|it| text::key(it) == name));
    let shown = shown.or(variants.iter().find(|it| it.default));
    shown.is_some_and(|shown| shown.value == variant.value)
}

fn check(
    messages: &Messages<'_>,
    message: &Message<'_>,
    selection: Selection<'_>,
    findings: &mut Reporter<'_>,
) {
    let Selection { select, kind, is_certain } = selection;
    let mut before = Before::default();
    for variant in select.variants {
        // A duplicate key is another finding.
        let is_new = before.keys.insert(KeyValue::new(variant));
        let reason = before.reason(messages, kind, variant).filter(|_| is_new && !variant.default);
        if let Some((reason, help)) = reason {
            let key = text::key(variant);
            let at = message.file.source.offset_of(key);
            let title = format!("`[{key}]` can never be chosen: {reason}");
            findings.add(message.file, at, Some(message.id), title, help);
            if !is_certain || is_needless(messages, selection, variant) {
                findings.soften();
            }
        }
        if let ast::VariantKey::Identifier { name } = &variant.key {
            before.names.insert(name);
        }
    }
}

/// The keys that are tried before another one.
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
