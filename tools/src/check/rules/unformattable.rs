//! A text cannot be formatted without an error, whatever the program passes.
//!
//! Each text is formatted with sample values: for every variable a number of each plural category,
//! and every key that its selections have.
//!
//! # Why
//!
//! The user sees a piece of Fluent's syntax, or less than the whole text.
//!
//! # Example
//!
//! ```fluent
//! -product = Cloud { $edition }
//! E131201 = { -product } is not licensed
//! E131202 = at most { NUMBER("five") } files
//! ```
//!
//! # Fix
//!
//! Pass a term its variables, as in `{ -product(edition: "Pro") }`; pass `NUMBER` a number.

use std::collections::BTreeMap;

use fluent_codes::tooling::{Entry, Formatter, Parsed, Source, ast};
use fluent_codes::{Defect, FluentArgs, FluentValue};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::plurals::{Category, Kind, Plurals};
use crate::project::files::File;
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::references::References;
use crate::syntax::selections::Select;
use crate::syntax::text::Text;
use crate::syntax::tree;

pub(super) const RULE: Rule = Rule {
    name: "unformattable",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("unformattable.rs"),
    find: Find::InLocale(find),
};

/// How many keys of a text's selections are tried.
const MAX_KEYS: usize = 100;

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    if !messages.texts().any(|(_, text)| text.has_placeables()) {
        return;
    }
    let borrowed = borrowed(messages);
    let mut layers: BTreeMap<usize, Vec<(&Source, &Parsed<'_>)>> = BTreeMap::new();
    for file in &messages.locale.files {
        layers.entry(file.layer).or_default().push((file.source, &file.parsed));
    }
    for (file, parsed) in &borrowed {
        layers.entry(file.layer).or_default().push((file.source, parsed));
    }
    let layers: Vec<Vec<_>> = layers.into_values().collect();
    let formatter = Formatter::new(messages.locale.id, &layers, &context.config.functions);
    for message in messages.served() {
        for text in message.texts.iter().filter(|text| text.has_placeables()) {
            let samples = samples(text, &messages.plurals);
            let Some((title, help)) = defect(&formatter, message.id, text, samples) else {
                continue;
            };
            findings.add_to_text(message, text, title, help);
        }
    }
}

/// What texts refer to in the files that every bundle has, each with its file.
fn borrowed<'c>(messages: &Messages<'c>) -> Vec<(&'c File<'c>, Parsed<'c>)> {
    if messages.shared.is_none() {
        return Vec::new();
    }
    let of_message = |message: &&Message<'c>| {
        let Entry { node, span } = message.entry;
        let entry = Entry { node: node.clone(), span: span.clone() };
        (message.file, Parsed { entries: vec![entry], problems: Vec::new() })
    };
    References::new(messages).borrowed.iter().map(of_message).collect()
}

/// A number of each plural category, and each key of the text's selections.
fn samples<'t>(text: &Text<'t>, plurals: &'t Plurals<'_>) -> Vec<FluentValue<'t>> {
    let selects = tree::selects(text.pattern);
    let is_ordinal = |select: &Select<'_>| select.kind(false) == Some(Kind::Ordinal);
    let ordinal = selects.iter().any(is_ordinal).then_some(Kind::Ordinal);
    let kinds = [Kind::Cardinal].into_iter().chain(ordinal);
    let examples = kinds.flat_map(|kind| plurals.of(kind)).filter_map(Category::example);
    let keys = selects.iter().flat_map(|select| select.variants).take(MAX_KEYS);
    let keys = keys.map(|variant| match &variant.key {
        ast::VariantKey::Identifier { name } => FluentValue::from(*name),
        ast::VariantKey::NumberLiteral { value } => FluentValue::try_number(value),
    });
    examples.map(FluentValue::try_number).chain(keys).collect()
}

/// What is wrong with a text, and how to correct it.
fn defect(
    formatter: &Formatter,
    id: &str,
    text: &Text<'_>,
    samples: Vec<FluentValue<'_>>,
) -> Option<(String, String)> {
    let variables = formatter.variables(id, text.attribute);
    samples.into_iter().find_map(|value| {
        let args: FluentArgs<'_> = variables.iter().map(|name| (*name, value.clone())).collect();
        let (formatted, defects) = formatter.format(id, text.attribute, &args)?;
        // A function may want a number where a selection wants a text.
        let is_text = matches!(value, FluentValue::String(_));
        let failed = |name: &str| {
            let title = format!("`{name}` does not take these arguments");
            (title, "pass it a number or a variable".to_owned())
        };
        if defects.iter().any(has_rule) {
            return None;
        }
        defects
            .iter()
            .find_map(|defect| match defect {
                Defect::FailedFunction(name) if !is_text => Some(failed(name)),
                Defect::TooLarge => Some((
                    "the text is too large, or its references are too deep".to_owned(),
                    "say it with fewer references".to_owned(),
                )),
                _ => None,
            })
            .or_else(|| variable_left(&formatted, text))
    })
}

/// Whether a rule of its own finds the defect; then its consequences are not reported.
fn has_rule(defect: &Defect) -> bool {
    matches!(
        defect,
        Defect::UnknownReference(_)
            | Defect::CyclicReference(_)
            | Defect::UnknownFunction(_)
            | Defect::InvalidOption(_)
            | Defect::TooManyPlaceables
    )
}

/// A variable that shows as it is written: one of a term, which has only what is passed to it.
fn variable_left(formatted: &str, text: &Text<'_>) -> Option<(String, String)> {
    let (_, rest) = formatted.split_once(VARIABLE)?;
    let (name, _) = rest.split_once('}')?;
    if text.variants.iter().any(|variant| variant.text.contains(VARIABLE)) {
        return None;
    }
    let title = format!("the text is shown with `{VARIABLE}{name}}}` in it");
    Some((title, format!("pass `{name}` to the term, as in `{{ -term({name}: \"…\") }}`")))
}

/// How a variable without a value begins in a formatted text.
const VARIABLE: &str = "{$";
