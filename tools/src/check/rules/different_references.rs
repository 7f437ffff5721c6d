//! A reference of the source to another message or a term is lost or changed, or one is added.
//!
//! # Why
//!
//! The user reads another name, or none; or a name that is written out stays when the term changes.
//!
//! # Example
//!
//! ```fluent
//! ### en-US/app.ftl
//! about = About { -product }
//! ### de/app.ftl
//! about = Über { -company }
//! ```
//!
//! # Fix
//!
//! Refer to what the source refers to. A reference that only the translation has, or has twice, is a note, unless
//! the two stand side by side: languages repeat a name where English has a pronoun. So is a
//! message that is lost, for languages inflect it, and a term that several locales do without.

use std::collections::HashSet;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::check::tally::{Counts, Name, Tally};
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::references::Reference;
use crate::syntax::text::Text;
use crate::syntax::tree;

pub(super) const RULE: Rule = Rule {
    name: "different-references",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("different_references.rs"),
    find: Find::AfterCount { count, find },
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text, source) in context.text_pairs(messages) {
        if !text.has_placeables() && !source.has_placeables() {
            continue;
        }
        let Some(of_source) = context.source.get(message.id) else { continue };
        let (own, other) = (shown(message, text), shown(of_source, source));
        let has = |references: &[Reference<'_>], name: Name<'_>| {
            references.iter().any(|reference| name_of(reference) == name)
        };
        // One that is written without its braces is another finding.
        let is_named = |id: &str| text.variants.iter().any(|variant| variant.text.contains(id));
        let lost = other.iter().map(name_of).find(|name| !has(&own, *name) && !is_named(name.0));
        let is_known = |reference: &&Reference<'_>| context.source.find(reference.id).is_some();
        let added = own.iter().find(|it| !has(&other, name_of(it)) && is_known(it));
        let name = format!("`{}`", message.text_name(text));
        match (lost, added) {
            (Some(lost), Some(added)) => {
                let [lost, written] = [lost, name_of(added)].map(written);
                let title = format!("{name} has {written} where the source has {lost}");
                findings.add(
                    message.file,
                    added.offset,
                    Some(message.id),
                    title,
                    format!("write {lost}"),
                );
            }
            (Some(lost), None) => {
                let written = written(lost);
                let title = format!("{name} lacks {written}, which the source has");
                findings.add_to_text(message, text, title, format!("write {written}"));
                if !lost.0.starts_with('-') || is_common(context, message, text, lost) {
                    findings.soften();
                }
            }
            (None, Some(added)) => {
                let written = written(name_of(added));
                let title = format!("{name} has {written}, which the source does not have");
                findings.add(message.file, added.offset, Some(message.id), title, "take it out");
                findings.soften();
            }
            (None, None) => {
                let Some(again) = doubled(text, source, &own, &other) else { continue };
                let written = written(name_of(&again));
                let title = format!("{name} has {written} more often than the source");
                findings.add(message.file, again.offset, Some(message.id), title, "take one out");
                if !is_adjacent(message, again) {
                    findings.soften();
                }
            }
        }
    }
}

fn name_of<'c>(reference: &Reference<'c>) -> Name<'c> {
    (reference.id, reference.attribute)
}

fn written((id, attribute): Name<'_>) -> String {
    let attribute = attribute.map(|name| format!(".{name}")).unwrap_or_default();
    format!("`{{ {id}{attribute} }}`")
}

/// The references that a text shows; not those that it selects by.
fn shown<'c>(message: &Message<'c>, text: &Text<'c>) -> Vec<Reference<'c>> {
    let selects = tree::selects(text.pattern).into_iter();
    let selectors: HashSet<usize> =
        selects.map(|select| message.file.source.offset_of_inline(select.selector)).collect();
    let mut references = Reference::in_text(message.file, text);
    references.retain(|reference| !selectors.contains(&reference.offset));
    references
}

/// A reference that a text has more often than the source's, where neither has selections.
fn doubled<'c>(
    text: &Text<'_>,
    source: &Text<'_>,
    own: &[Reference<'c>],
    other: &[Reference<'_>],
) -> Option<Reference<'c>> {
    if text.variants.len() > 1 || source.variants.len() > 1 {
        return None;
    }
    let count = |references: &[Reference<'_>], name: Name<'_>| {
        references.iter().filter(|reference| name_of(reference) == name).count()
    };
    let is_more = |reference: &&Reference<'_>| {
        count(own, name_of(reference)) > count(other, name_of(reference))
    };
    own.iter().rev().find(is_more).copied()
}

/// Whether the placeable of a reference stands right behind another one for the same.
fn is_adjacent(message: &Message<'_>, reference: Reference<'_>) -> bool {
    let before = message.file.source.text().get(..reference.offset).unwrap_or_default();
    let before = before.trim_end_matches([' ', '{', '-']);
    let start = before.rfind('{').unwrap_or_default();
    let other = before.get(start..).and_then(|placeable| placeable.strip_suffix('}'));
    other.is_some_and(|other| other.trim_matches([' ', '{']) == written_name(reference))
}

/// A reference without its braces: `-product.gender`.
fn written_name(reference: Reference<'_>) -> String {
    let written = written(name_of(&reference));
    written.trim_matches(['`', '{', '}', ' ']).to_owned()
}

/// Counts the locales that do without a reference of a text of the source.
fn count<'c>(source: &'c Messages<'c>, messages: &Messages<'_>, tally: &mut Tally<'c>) {
    for message in source.served() {
        let Some(own) = messages.get(message.id) else { continue };
        for text in message.texts.iter().filter(|text| text.has_placeables()) {
            let Some(of_own) = own.counterpart(text) else { continue };
            let references = Reference::in_text(own.file, of_own);
            let names: HashSet<Name<'_>> = shown(message, text).iter().map(name_of).collect();
            for name in names {
                let has = references.iter().any(|it| name_of(it) == name);
                tally.add(RULE.name, ((message.id, text.attribute), Some(name)), !has);
            }
        }
    }
}

/// Whether several locales do without a reference.
fn is_common(
    context: &Context<'_>,
    message: &Message<'_>,
    text: &Text<'_>,
    name: Name<'_>,
) -> bool {
    /// One locale of so many is enough.
    const SHARE: usize = 4;
    const MIN_LOCALES: usize = 3;
    let counted = ((message.id, text.attribute), Some(name));
    let Counts { locales, differing } = context.tally.get(RULE.name, counted);
    differing >= MIN_LOCALES && differing * SHARE >= locales
}
