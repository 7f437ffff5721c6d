//! A plural form that several numbers choose does not show the number, and the source's does.
//!
//! # Why
//!
//! In Russian, `[one]` is the form of 1, 21, 31 and more: `Один файл` tells who has 21 files that it is
//! one. A form such as `*[other]` that has lost its number says too little in any language.
//!
//! # Example
//!
//! ```fluent
//! # ru/errors.ftl
//! E131201 = { $count ->
//!     [one] Один файл
//!     [few] { $count } файла
//!    *[many] { $count } файлов
//! }
//! ```
//!
//! # Fix
//!
//! Put the number in, and give the single number a form of its own, if it needs one: `[1]`. Forms that
//! only 0, 1 or 2 choose can do without. One that is empty, or has a variable that the source does not
//! have in the number's place, is another finding.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::invisible;
use crate::language::plurals::Kind;
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::selections::Select;
use crate::syntax::text::{Text, key};
use crate::syntax::tree;
use crate::syntax::variables;

pub(super) const RULE: Rule = Rule {
    name: "missing-number",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("missing_number.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text, source) in context.text_pairs(messages) {
        if !message.is_term() && text.has_placeables() {
            compare(context, messages, (message, text, source), findings);
        }
    }
}

fn compare(
    context: &Context<'_>,
    messages: &Messages<'_>,
    (message, text, source): (&Message<'_>, &Text<'_>, &Text<'_>),
    findings: &mut Reporter<'_>,
) {
    // Where there are several selections, one form's words may be in another's place.
    let [select] = tree::selects(text.pattern)[..] else { return };
    let Some(Kind::Cardinal) = select.kind(false) else { return };
    let Some(name) = select.variable() else { return };
    let is_chosen_by = |select: &Select<'_>| select.variable() == Some(name);
    let selects = tree::selects(source.pattern);
    // Where the source chooses by another, the number may stand elsewhere.
    if !selects.is_empty() && !selects.iter().any(is_chosen_by)
        || !variables::shown_by(context.source, source.default()).contains(name)
    {
        return;
    }
    let known = variables::of_text(context.source, source);
    let numbers = select.numbers();
    let default = select.variants.iter().find(|variant| variant.default).map(key);
    for variant in &text.variants {
        let Some(key) = variant.keys.last().copied().or(default) else { continue };
        let Some(category) = messages.plurals.get(Kind::Cardinal, key) else { continue };
        if !category.has_several(&numbers) || variables::shown_by(messages, variant).contains(name)
        {
            continue;
        }
        let is_misnamed = !variables::of_variant(messages, variant).is_subset(&known);
        if is_misnamed || invisible::is_blank(&variant.text) {
            continue;
        }
        let category = category.written(&numbers);
        let title = format!("`{}` does not show `${name}` for {category}", message.text_name(text));
        let help = format!("put in `{{ ${name} }}`, as the source does");
        let at = message.variant_offset(text, variant);
        findings.add(message.file, at, Some(message.id), title, help);
    }
}
