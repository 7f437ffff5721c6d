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

use super::{Context, Find, Findings, Rule};
use crate::bundle::{Bundle, Unit};
use crate::finding::Severity;
use crate::reference::Reference;
use crate::suggestion::did_you_mean;

pub(super) const RULE: Rule = Rule {
    name: "unresolved-reference",
    severity: Severity::Error,
    file: include_str!("unresolved_reference.rs"),
    find: Find::In(find),
};

fn find(context: &Context<'_>, bundle: &Bundle<'_>, findings: &mut Findings<'_>) {
    for (unit, text) in bundle.texts() {
        for reference in Reference::in_text(unit.file, text) {
            if reference.find(bundle).is_none() {
                report(context, bundle, unit, reference, findings);
            }
        }
    }
}

fn report(
    context: &Context<'_>,
    bundle: &Bundle<'_>,
    unit: &Unit<'_>,
    reference: Reference<'_>,
    findings: &mut Findings<'_>,
) {
    let id = reference.id;
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
            let is_like = |other: &&str| other.starts_with('-') == id.starts_with('-');
            let ids = bundle.served().map(|unit| unit.id).filter(is_like);
            let message = format!("`{}` has no {}", bundle.name(), named(id));
            let help = match context.source.get(id).filter(|_| !bundle.is_source) {
                Some(source) => {
                    format!(
                        "add `{id} = …` to this locale; the source has it at {}",
                        source.place()
                    )
                }
                None => format!("correct the name, or add `{id} = …` to this locale"),
            };
            (message + &did_you_mean(id, ids), help)
        }
    };
    findings.add(unit.file, reference.offset, Some(unit.id), message, help);
}

fn named(id: &str) -> String {
    match id.starts_with('-') {
        true => format!("term `{id}`"),
        false => format!("message `{id}`"),
    }
}
