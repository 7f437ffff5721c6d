//! A web or e-mail address of the source is lost or changed, or one is added.
//!
//! # Why
//!
//! The user ends up at another place, or at none.
//!
//! # Example
//!
//! ```fluent
//! # en-US/errors.ftl
//! E131201 = file too large; see https://example.com/limits
//! # de/errors.ftl
//! E131201 = Datei zu groß; siehe https://example.com/limit
//! ```
//!
//! # Fix
//!
//! Copy the address from the source. The part of it that names a locale may differ: `/en-US/` may
//! be `/de/`, and `en.example.com` may be `de.example.com`. Another e-mail address in the place of the
//! source's, unless one of two letters is wrong, is a note: examples are translated. So are an address
//! that only the translation has, and another one that is the whole text: it may lead to a page in the
//! locale's language.

use std::collections::HashMap;
use std::ops::Range;

use fluent_codes::LanguageIdentifier;

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::addresses;
use crate::syntax::messages::Messages;
use crate::syntax::variant::{PLACEHOLDER, Variant};

pub(super) const RULE: Rule = Rule {
    name: "different-addresses",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("different_addresses.rs"),
    find: Find::InLocale(find),
};

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let locales = [messages.locale.id, context.source.locale.id];
    for (message, text, source) in context.text_pairs(messages) {
        let differing = text.variants.iter().find_map(|variant| {
            let (added, lost) = difference(variant, source.like(variant), locales)?;
            // A form such as `[one]` means other numbers in other languages.
            let differs = |other: &Variant<'_>| difference(variant, other, locales).is_some();
            source.variants.iter().all(differs).then_some((variant, added, lost))
        });
        let Some((variant, added, lost)) = differing else { continue };
        let name = format!("`{}`{}", message.text_name(text), variant.condition());
        let at = added.ranges.first().map_or(0, |range| range.start);
        let (title, help) = match (added.written().as_str(), lost.written().as_str()) {
            (added, "") => {
                (format!("{name} has {added}, which the source does not have"), "remove it")
            }
            ("", lost) => (format!("{name} lacks {lost}, which the source has"), "add it"),
            (added, lost) => (
                format!("{name} has {added} where the source has {lost}"),
                "copy it from the source",
            ),
        };
        findings.add_to_variant(message, variant, at, title, help);
        let is_of_locale = lost.is_empty() || added.is_whole() && lost.is_whole();
        if is_of_locale || are_examples(&variant.text, &added, &lost) {
            findings.soften();
        }
    }
}

/// Whether a text has another e-mail address in the place of one of the source's, as translators do with
/// examples: `you@yourdomain.com`. One with a typing error is no such example.
fn are_examples(text: &str, added: &Addresses<'_>, lost: &Addresses<'_>) -> bool {
    const MAX_SLIPS: usize = 2;
    let is_mail = |address: &str| address.contains('@') && !address.contains("://");
    let has_slip = added
        .iter()
        .any(|own| lost.iter().any(|other| strsim::osa_distance(own, other) <= MAX_SLIPS));
    let count = lost.iter().count();
    added.iter().chain(lost.iter()).all(is_mail) && !has_slip && text.matches('@').count() >= count
}

/// The addresses of a translation that the source lacks, and the reverse.
fn difference<'t>(
    own: &'t Variant<'_>,
    source: &'t Variant<'_>,
    locales: [&LanguageIdentifier; 2],
) -> Option<(Addresses<'t>, Addresses<'t>)> {
    if !addresses::may_be_in(&own.text) && !addresses::may_be_in(&source.text) {
        return None;
    }
    let key = |address: &str| key(address, locales);
    let added = Addresses::of(&own.text).without(&Addresses::of(&source.text), key);
    let lost = Addresses::of(&source.text).without(&Addresses::of(&own.text), key);
    (!added.is_empty() || !lost.is_empty()).then_some((added, lost))
}

/// The addresses of a text.
struct Addresses<'t> {
    text: &'t str,
    ranges: Vec<Range<usize>>,
}

impl<'t> Addresses<'t> {
    fn of(text: &'t str) -> Addresses<'t> {
        Addresses { text, ranges: addresses::find(text) }
    }

    fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// Whether the text is one of these addresses, and has nothing else.
    fn is_whole(&self) -> bool {
        self.iter().any(|address| address == self.text)
    }

    /// The addresses without those of the others, each removed as often as they have it.
    fn without(mut self, others: &Addresses<'_>, key: impl Fn(&str) -> String) -> Addresses<'t> {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for address in others.iter() {
            *counts.entry(key(address)).or_default() += 1;
        }
        self.ranges.retain(|range| {
            let address = self.text.get(range.clone()).unwrap_or_default();
            match counts.get_mut(&key(address)).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => return true,
            }
            false
        });
        self
    }

    fn iter(&self) -> impl Iterator<Item = &'t str> {
        self.ranges.iter().filter_map(|range| self.text.get(range.clone()))
    }

    fn written(&self) -> String {
        let addresses =
            self.iter().map(|address| format!("`{}`", address.replace(PLACEHOLDER, "{…}")));
        addresses.collect::<Vec<_>>().join(", ")
    }
}

/// The part of an address that is the same in both locales.
fn key(address: &str, locales: [&LanguageIdentifier; 2]) -> String {
    let address = address.to_ascii_lowercase();
    let parts = address.split(['/', '?', '&', '=', '#', '.', ':']);
    let parts = parts.filter(|part| !part.is_empty() && !names_one_of(part, locales));
    parts.collect::<Vec<_>>().join("/")
}

/// Whether a part of an address is one of the languages.
fn names_one_of(part: &str, locales: [&LanguageIdentifier; 2]) -> bool {
    let language = part.split(['-', '_']).next().unwrap_or_default();
    locales.iter().any(|locale| locale.language.as_str() == language)
        && part.parse::<LanguageIdentifier>().is_ok()
}
