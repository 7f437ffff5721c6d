//! Two messages with the same source text are translated in two ways.
//!
//! # Why
//!
//! Users take two texts for two things.
//!
//! # Example
//!
//! ```fluent
//! # en-US/errors.ftl
//! E120904 = user not found
//! E131900 = user not found
//! # de/errors.ftl
//! E120904 = Benutzer nicht gefunden
//! E131900 = Anwender unbekannt
//! ```
//!
//! # Fix
//!
//! Use one of the translations for both. If the messages mean different things, allow it and say
//! so. Texts with plurals or other variants are not compared, nor are attributes.

use std::collections::HashMap;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::{Bundle, Unit};
use crate::syntax::text::{Text, is_like, letters};

pub(super) const RULE: Rule = Rule {
    name: "inconsistent-translation",
    severity: Severity::Warning,
    file: include_str!("inconsistent_translation.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, bundle: &Bundle<'_>, findings: &mut Reporter<'_>) {
    let mut first: HashMap<&str, (&Unit<'_>, &Unit<'_>)> = HashMap::new();
    for (unit, source) in context.pairs(bundle).filter(|(unit, _)| !unit.is_term()) {
        let (Some(text), Some(source_text)) = (plain(unit), plain(source)) else { continue };
        let Some((other, other_source)) = first.get(&*source_text.default().text) else {
            if letters(&source_text.default().text).next().is_some() {
                first.insert(&source_text.default().text, (unit, source));
            }
            continue;
        };
        let (Some(other_text), Some(same)) = (plain(other), plain(other_source)) else { continue };
        let is_same = unit.id != other.id && same.pattern == source_text.pattern;
        if is_same && !is_like(&text.default().text, &other_text.default().text) {
            let message = format!(
                "`{}` is translated unlike `{}` at {}, which has the same source text",
                unit.id,
                other.id,
                other.place()
            );
            findings.add_to_unit(unit, message, "use one of the two translations for both");
        }
    }
}

/// The value, if it has no variants.
fn plain<'u, 'c>(unit: &'u Unit<'c>) -> Option<&'u Text<'c>> {
    unit.value().filter(|text| text.variants.len() == 1)
}
