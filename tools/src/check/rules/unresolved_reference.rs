//! A text refers to a message, a term or an attribute that its locale lacks.
//!
//! # Why
//!
//! The user sees its name in braces.
//!
//! # Example
//!
//! ```fluent
//! E131201 = { -prodct } cannot take files of this size
//! ```
//!
//! # Fix
//!
//! Correct the name, or add what it names to this locale, in any of its files.

use std::collections::HashMap;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::{Bundle, Unit};
use crate::syntax::references::Reference;
use crate::wording::did_you_mean;

pub(super) const RULE: Rule = Rule {
    name: "unresolved-reference",
    severity: Severity::Error,
    file: include_str!("unresolved_reference.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, bundle: &Bundle<'_>, findings: &mut Reporter<'_>) {
    let mut suggestions = Suggestions { bundle, of_id: HashMap::new() };
    for (unit, text) in bundle.texts() {
        for reference in Reference::in_text(unit.file, text) {
            if reference.find(bundle).is_none() {
                report(context, &mut suggestions, unit, reference, findings);
            }
        }
    }
}

fn report<'c>(
    context: &Context<'_>,
    suggestions: &mut Suggestions<'_, 'c>,
    unit: &Unit<'_>,
    reference: Reference<'c>,
    findings: &mut Reporter<'_>,
) {
    let (id, bundle) = (reference.id, suggestions.bundle);
    let (message, help) = match (bundle.get(id), reference.attribute) {
        (Some(target), Some(attribute)) => {
            let suggestion = did_you_mean(attribute, target.attributes());
            let message = format!("`{id}` has no attribute `.{attribute}`{suggestion}");
            (message, format!("correct the name, or add `.{attribute} = …` to `{id}`"))
        }
        (Some(_), None) => {
            let message = format!("`{id}` has attributes only, and no text to put in");
            (message, format!("write a text for `{id}`, or refer to one of its attributes"))
        }
        // It is there, and what is wrong with it is another finding.
        (None, _) if bundle.has_begun(id) => return,
        (None, _) => {
            let message = format!("`{}` has no {}", bundle.name(), named(id));
            if let Some(sigil) = missing_sigil(context, bundle, unit, id) {
                let message = format!("{message}; did you mean `{sigil}{id}`?");
                let help = format!("write `{{ {sigil}{id} }}`");
                return findings.add(unit.file, reference.offset, Some(unit.id), message, help);
            }
            let help = match context.source.get(id).filter(|_| !bundle.is_source) {
                Some(source) => {
                    format!(
                        "add `{id} = …` to this locale; the source has it at {}",
                        source.place()
                    )
                }
                None => format!("correct the name, or add `{id} = …` to this locale"),
            };
            (message + suggestions.of(id), help)
        }
    };
    findings.add(unit.file, reference.offset, Some(unit.id), message, help);
}

/// What was meant by ids that are not there, found once for each.
struct Suggestions<'b, 'c> {
    bundle: &'b Bundle<'c>,
    of_id: HashMap<&'c str, String>,
}

/// For how many ids it is looked up what was meant: each is compared with all ids of the locale.
const MAX_SUGGESTIONS: usize = 100;

impl<'c> Suggestions<'_, 'c> {
    fn of(&mut self, id: &'c str) -> &str {
        let is_enough = self.of_id.len() >= MAX_SUGGESTIONS;
        let is_like = |other: &&str| other.starts_with('-') == id.starts_with('-');
        let suggestion = || {
            let ids = self.bundle.served().map(|unit| unit.id).filter(is_like);
            if is_enough { String::new() } else { did_you_mean(id, ids) }
        };
        self.of_id.entry(id).or_insert_with(suggestion)
    }
}

/// What a name lacks that is a variable's of the source's text, or a term's.
fn missing_sigil(
    context: &Context<'_>,
    bundle: &Bundle<'_>,
    unit: &Unit<'_>,
    id: &str,
) -> Option<char> {
    let texts = context.source.get(unit.id).into_iter().flat_map(|source| &source.texts);
    let mut variants = texts.flat_map(|text| &text.variants);
    if variants.any(|variant| variant.variables.contains(&id)) {
        return Some('$');
    }
    bundle.get(&format!("-{id}")).map(|_| '-')
}

fn named(id: &str) -> String {
    match id.starts_with('-') {
        true => format!("term `{id}`"),
        false => format!("message `{id}`"),
    }
}
