//! A tag of the source is lost or changed, or one is added; or a text has a character reference.
//!
//! # Why
//!
//! What is to be a link or to stand out is not, or to the end of the page; or the user reads `&amp;`,
//! which Fluent does not know.
//!
//! # Example
//!
//! ```fluent
//! # en-US/errors.ftl
//! E131201 = See <a>the limits</a>.
//! # de/errors.ftl
//! E131201 = Siehe <a>Grenzen<a>.
//! ```
//!
//! # Fix
//!
//! Write the tags of the source, and the characters themselves. The order of tags does not count;
//! of what is in them, only a `data-l10n-name` does.

use super::{Context, Find, Findings, Rule};
use crate::bundle::Bundle;
use crate::finding::Severity;
use crate::text::Variant;

pub(super) const RULE: Rule = Rule {
    name: "different-markup",
    severity: Severity::Warning,
    file: include_str!("different_markup.rs"),
    find: Find::In(find),
};

/// Longer ones are no tags.
const MAX_LEN: usize = 300;

fn find(context: &Context<'_>, bundle: &Bundle<'_>, findings: &mut Findings<'_>) {
    for (unit, text, source) in context.text_pairs(bundle) {
        for variant in &text.variants {
            let Some(difference) = Difference::of(variant, source.like(variant)) else { continue };
            let name = format!("`{}`{}", unit.text_name(text), variant.condition());
            let (at, message, help) = match difference {
                Difference::Lost(tag) => {
                    (0, format!("{name} lacks `{tag}`, which the source has"), "add it")
                }
                Difference::Added(at, tag) => {
                    let message = format!("{name} has `{tag}`, which the source does not have");
                    (at, message, "write the tags of the source")
                }
                Difference::Reference(at, written) => {
                    let message =
                        format!("expected text, found `{written}`, which is shown as it is");
                    (at, message, "write the character itself")
                }
            };
            findings.add_to_variant(unit, variant, at, message, help);
            break;
        }
    }
}

enum Difference<'t> {
    Lost(&'t str),
    Added(usize, &'t str),
    Reference(usize, &'t str),
}

impl<'t> Difference<'t> {
    fn of(variant: &'t Variant<'_>, source: &'t Variant<'_>) -> Option<Difference<'t>> {
        let may_have = |text: &str| text.contains(['<', '&']);
        if !may_have(&variant.text) && !may_have(&source.text) {
            return None;
        }
        let mut lost: Vec<Tag<'_>> = tags(&source.text).collect();
        let mut added = tags(&variant.text).filter(|tag| {
            let same = lost.iter().position(|other| other.means(tag));
            same.map(|index| lost.remove(index)).is_none()
        });
        // What is lost is known when all are compared.
        let first = added.next();
        added.for_each(drop);
        let is_of_source = |(_, written): &(usize, &str)| source.text.contains(written);
        let reference = references(&variant.text).find(|reference| !is_of_source(reference));
        (first.map(|tag| Difference::Added(tag.at, tag.written)))
            .or(lost.first().map(|tag| Difference::Lost(tag.written)))
            .or(reference.map(|(at, written)| Difference::Reference(at, written)))
    }
}

/// A tag of HTML or XML.
struct Tag<'t> {
    at: usize,
    written: &'t str,
}

impl Tag<'_> {
    /// Whether two tags mean the same, whatever their attributes.
    fn means(&self, other: &Tag<'_>) -> bool {
        self.name().eq_ignore_ascii_case(other.name()) && self.label() == other.label()
    }

    /// The name, with a `/` before it if it closes.
    fn name(&self) -> &str {
        let inside = self.written.trim_matches(['<', '>']);
        let is_name = |char: char| char.is_ascii_alphanumeric() || char == '-';
        let end = inside.char_indices().skip(1).find(|(_, char)| !is_name(*char));
        end.and_then(|(end, _)| inside.get(..end)).unwrap_or(inside)
    }

    /// The name by which a program knows it.
    fn label(&self) -> Option<&str> {
        let (_, value) = self.written.split_once("data-l10n-name")?;
        let value = value.trim_start().strip_prefix('=')?;
        value.split(['"', '\'']).nth(1)
    }
}

/// The tags of a text.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    text.match_indices('<').filter_map(|(at, _)| {
        let rest = text.get(at..)?;
        let name = rest.strip_prefix("</").or(rest.strip_prefix('<'))?;
        let len = rest.find('>').filter(|end| *end < MAX_LEN)? + 1;
        let written = rest.get(..len)?;
        let behind =
            name.trim_start_matches(|char: char| char.is_ascii_alphanumeric() || char == '-');
        let is_one = name.starts_with(|char: char| char.is_ascii_alphabetic())
            && behind.starts_with(['>', '/', ' ', '\n'])
            && !written.get(1..)?.contains('<');
        is_one.then_some(Tag { at, written })
    })
}

/// The character references of a text: `&amp;`, `&#39;`.
fn references(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('&').filter_map(|(at, _)| {
        let rest = text.get(at..)?;
        let len = rest.find(';').filter(|end| *end < 10)? + 1;
        let name = rest.get(1..len - 1)?;
        let number = name.strip_prefix('#');
        let is_one = name.len() > 1
            && number.unwrap_or(name).bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_one.then_some((at, rest.get(..len)?))
    })
}
