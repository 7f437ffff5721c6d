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
//! Correct the name, or add what it names to this locale, in any of its files. Where files are several
//! bundles, the configuration says which are in each: `[bundles] shared`. What the source's text refers to
//! in vain is found in the source alone. A selection by a term's attribute that is not there,
//! as in `{ -product.gender -> … }`, is a warning: it shows its default. It is a note in the source, and
//! where it has variants for several values: it is written for terms with the attribute and without.

use std::collections::HashMap;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::references::Reference;
use crate::syntax::selections::Select;
use crate::syntax::text::Text;
use crate::syntax::tree;
use crate::wording::did_you_mean;

pub(super) const RULE: Rule = Rule {
    name: "unresolved-reference",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("unresolved_reference.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let mut suggestions = Suggestions { messages, of_id: HashMap::new() };
    for (message, text) in messages.texts().filter(|(_, text)| text.has_placeables()) {
        let references = Reference::in_text(message.file, text).into_iter();
        let lost: Vec<Reference<'_>> =
            references.filter(|it| it.find(messages).is_none()).collect();
        if lost.is_empty() {
            continue;
        }
        let of_source = lost_in_source(context, messages, message, text);
        let selectors = selectors(message, text);
        for reference in lost {
            if of_source.contains(&(reference.id, reference.attribute)) {
                continue;
            }
            report(context, &mut suggestions, message, reference, findings);
            let is_attribute =
                reference.attribute.is_some() && messages.find(reference.id).is_some();
            let selector = selectors.iter().find(|(offset, _)| *offset == reference.offset);
            if let Some((_, count)) = selector.filter(|_| is_attribute) {
                let is_for_all = messages.is_source || *count > 2;
                findings.soften_to(if is_for_all { Severity::Note } else { Severity::Warning });
            }
        }
    }
}

/// What the source's text refers to without it existing.
fn lost_in_source<'c>(
    context: &Context<'c>,
    messages: &Messages<'_>,
    message: &Message<'_>,
    text: &Text<'_>,
) -> Vec<(&'c str, Option<&'c str>)> {
    let source = context.source.get(message.id).filter(|_| !messages.is_source);
    let Some(source) = source else { return Vec::new() };
    let Some(text) = source.counterpart(text) else { return Vec::new() };
    let references = Reference::in_text(source.file, text).into_iter();
    let lost = references.filter(|reference| reference.find(context.source).is_none());
    lost.map(|reference| (reference.id, reference.attribute)).collect()
}

/// The places of the references in a text's selectors, each with the number of its variants.
fn selectors(message: &Message<'_>, text: &Text<'_>) -> Vec<(usize, usize)> {
    let selects = tree::selects(text.pattern).into_iter();
    let offset = |select: &Select<'_>| message.file.source.offset_of_inline(select.selector);
    selects.map(|select| (offset(&select), select.variants.len())).collect()
}

fn report<'c>(
    context: &Context<'_>,
    suggestions: &mut Suggestions<'_, 'c>,
    message: &Message<'_>,
    reference: Reference<'c>,
    findings: &mut Reporter<'_>,
) {
    let (id, messages) = (reference.id, suggestions.messages);
    let (title, help) = match (messages.find(id), reference.attribute) {
        (Some(target), Some(attribute)) => {
            let suggestion = did_you_mean(attribute, target.attributes());
            let title = format!("`{id}` has no attribute `.{attribute}`{suggestion}");
            (title, format!("correct the name, or add `.{attribute} = …` to `{id}`"))
        }
        (Some(_), None) => {
            let title = format!("`{id}` has attributes only, and no text to put in");
            (title, format!("write a text for `{id}`, or refer to one of its attributes"))
        }
        // It exists, and what is wrong with it is another finding; or it may exist.
        (None, _) if messages.has_begun_anywhere(id) || context.is_shared_unread(messages) => {
            return;
        }
        (None, _) => {
            let title = format!("`{}` has no {}", messages.name(), named(id));
            if let Some(sigil) = missing_sigil(context, messages, message, id) {
                let title = format!("{title}; did you mean `{sigil}{id}`?");
                let help = format!("write `{{ {sigil}{id} }}`");
                return findings.add(message.file, reference.offset, Some(message.id), title, help);
            }
            match context.source.find(id).filter(|_| !messages.is_source) {
                Some(source) => {
                    let place = source.place();
                    (title, format!("add `{id} = …` to this locale; the source has it at {place}"))
                }
                None => {
                    let help = format!("correct the name, or add `{id} = …` to this locale");
                    (title + suggestions.of(id), help)
                }
            }
        }
    };
    findings.add(message.file, reference.offset, Some(message.id), title, help);
}

/// What was meant by ids that do not exist, found once for each.
struct Suggestions<'b, 'c> {
    messages: &'b Messages<'c>,
    of_id: HashMap<&'c str, String>,
}

/// For how many ids another one is suggested: each is compared with all ids of the locale.
const MAX_SUGGESTIONS: usize = 100;

impl<'c> Suggestions<'_, 'c> {
    fn of(&mut self, id: &'c str) -> &str {
        let is_enough = self.of_id.len() >= MAX_SUGGESTIONS;
        let is_like = |other: &&str| other.starts_with('-') == id.starts_with('-');
        let suggestion = || {
            let all = [Some(self.messages), self.messages.shared].into_iter().flatten();
            let ids = all.flat_map(Messages::served).map(|message| message.id).filter(is_like);
            if is_enough { String::new() } else { did_you_mean(id, ids) }
        };
        self.of_id.entry(id).or_insert_with(suggestion)
    }
}

/// What a name lacks that is a variable's of the source's text, or a term's.
fn missing_sigil(
    context: &Context<'_>,
    messages: &Messages<'_>,
    message: &Message<'_>,
    id: &str,
) -> Option<char> {
    let texts = context.source.get(message.id).into_iter().flat_map(|source| &source.texts);
    let mut variants = texts.flat_map(|text| &text.variants);
    if variants.any(|variant| variant.variables.contains(&id)) {
        return Some('$');
    }
    messages.find(&format!("-{id}")).map(|_| '-')
}

fn named(id: &str) -> String {
    let kind = if id.starts_with('-') { "term" } else { "message" };
    format!("{kind} `{id}`")
}
