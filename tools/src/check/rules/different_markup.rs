//! A tag of the source is lost or changed, or one is added; or a text has a character reference.
//!
//! # Why
//!
//! A link or an emphasis is lost, or goes on to the end of the page; or the user reads `&amp;`, which
//! Fluent does not know.
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
//! of what is in them, only a `data-l10n-name` does. A placeholder such as `<file>` is no tag. Whole
//! elements that only the translation has, such as `<em>…</em>`, are a note, and so are a lost `<br>`,
//! which breaks lines of the source's length, and character references in a file whose texts are HTML:
//! where the source's have tags.

use std::collections::{HashMap, HashSet};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::severity::Severity;
use crate::syntax::messages::{Message, Messages};
use crate::syntax::variant::{PLACEHOLDER, Variant};

pub(super) const RULE: Rule = Rule {
    name: "different-markup",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("different_markup.rs"),
    find: Find::InLocale(find),
};

/// Longer ones are no tags.
const MAX_LEN: usize = 300;

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    for (message, text, source) in context.text_pairs(messages) {
        for variant in &text.variants {
            let source_variant = source.like(variant);
            let Some(difference) = DifferentTag::of(variant, source_variant) else { continue };
            let name = format!("`{}`{}", message.text_name(text), variant.condition());
            let (at, title, help) = match difference {
                DifferentTag::Lost(tag) => {
                    (0, format!("{name} lacks `{}`, which the source has", shown(tag)), "add it")
                }
                DifferentTag::Added(at, tag) => {
                    let tag = shown(tag);
                    let title = format!("{name} has `{tag}`, which the source does not have");
                    (at, title, "write the tags of the source")
                }
                DifferentTag::Reference(at, written) => {
                    let title =
                        format!("expected text, found `{written}`, which is shown as it is");
                    (at, title, "write the character itself")
                }
            };
            let is_note = match difference {
                DifferentTag::Lost(tag) => is_line_break(tag),
                DifferentTag::Added(..) => has_whole_elements(&variant.text, &source_variant.text),
                DifferentTag::Reference(..) => is_html(context, message),
            };
            findings.add_to_variant(message, variant, at, title, help);
            if is_note {
                findings.soften();
            }
            break;
        }
    }
}

/// A tag as messages show it.
fn shown(tag: &str) -> String {
    tag.replace(PLACEHOLDER, "{…}")
}

/// Whether a tag breaks a line, as a layout needs it for the words of one language.
fn is_line_break(tag: &str) -> bool {
    let name = tag.trim_matches(['<', '>', '/', ' ']).to_ascii_lowercase();
    matches!(name.as_str(), "br" | "wbr")
}

/// Whether a text has all tags of the source, and beyond them only elements that begin and end.
fn has_whole_elements(text: &str, source: &str) -> bool {
    let mut open: HashMap<String, isize> = HashMap::new();
    let mut kept = HashMap::new();
    for tag in tags(source) {
        *kept.entry(tag.key()).or_insert(0) += 1;
    }
    for tag in tags(text) {
        match kept.get_mut(&tag.key()) {
            Some(count) if *count > 0 => *count -= 1,
            _ if VOID.contains(&tag.name()) => {}
            _ => match tag.name().strip_prefix('/') {
                Some(name) => *open.entry(name.to_owned()).or_default() -= 1,
                None => *open.entry(tag.name().to_owned()).or_default() += 1,
            },
        }
    }
    open.values().all(|count| *count == 0) && kept.values().all(|count| *count == 0)
}

/// Elements without an end.
const VOID: [&str; 3] = ["br", "hr", "img"];

/// Whether the source's texts in the file of a message are HTML.
fn is_html(context: &Context<'_>, message: &Message<'_>) -> bool {
    let Some(source) = context.source.get(message.id) else { return false };
    let text = source.file.source.text();
    text.contains("</") && !tags(text).is_empty()
}

enum DifferentTag<'t> {
    Lost(&'t str),
    Added(usize, &'t str),
    Reference(usize, &'t str),
}

impl<'t> DifferentTag<'t> {
    fn of(variant: &'t Variant<'_>, source: &'t Variant<'_>) -> Option<DifferentTag<'t>> {
        let may_have = |text: &str| text.contains(['<', '&']);
        if !may_have(&variant.text) && !may_have(&source.text) {
            return None;
        }
        let (own, of_source) = (tags(&variant.text), tags(&source.text));
        let mut counts: HashMap<_, isize> = HashMap::new();
        for tag in &of_source {
            *counts.entry(tag.key()).or_default() += 1;
        }
        for tag in &own {
            *counts.entry(tag.key()).or_default() -= 1;
        }
        let count = |tag: &&Tag<'_>| counts.get(&tag.key()).copied().unwrap_or_default();
        // The last of some that are the same is the one too many.
        let added = own.iter().rev().find(|tag| count(tag) < 0);
        let mut lost = of_source.iter().filter(|tag| count(tag) > 0);
        let lost = lost.clone().find(|tag| !is_line_break(tag.written)).or(lost.next());
        let is_of_source = |(_, written): &(usize, &str)| source.text.contains(written);
        let reference = references(&variant.text).find(|reference| !is_of_source(reference));
        (added.map(|tag| DifferentTag::Added(tag.at, tag.written)))
            .or(lost.map(|tag| DifferentTag::Lost(tag.written)))
            .or(reference.map(|(at, written)| DifferentTag::Reference(at, written)))
    }
}

/// A tag of HTML or XML.
struct Tag<'t> {
    at: usize,
    written: &'t str,
}

impl<'t> Tag<'t> {
    /// What tags have in common that mean the same, whatever their attributes.
    fn key(&self) -> (String, Option<&'t str>) {
        (self.name().to_ascii_lowercase(), self.label())
    }

    /// The name, with a `/` before it if it closes.
    fn name(&self) -> &'t str {
        let inside = self.written.trim_matches(['<', '>']);
        let is_name = |char: char| char.is_ascii_alphanumeric() || char == '-';
        let end = inside.char_indices().skip(1).find(|(_, char)| !is_name(*char));
        end.and_then(|(end, _)| inside.get(..end)).unwrap_or(inside)
    }

    /// The name by which a program knows it.
    fn label(&self) -> Option<&'t str> {
        let (_, value) = self.written.split_once("data-l10n-name")?;
        let value = value.trim_start().strip_prefix('=')?;
        value.split(['"', '\'']).nth(1)
    }
}

/// The tags of a text. What HTML does not know is a placeholder such as `<file>`, unless it is closed
/// or has attributes.
fn tags(text: &str) -> Vec<Tag<'_>> {
    let tags: Vec<Tag<'_>> = (text.match_indices('<'))
        .filter_map(|(at, _)| {
            let rest = text.get(at..)?;
            let name = rest.strip_prefix("</").or(rest.strip_prefix('<'))?;
            let is_end = |byte: &u8| matches!(byte, b'<' | b'>');
            let len = 2 + rest.bytes().take(MAX_LEN).skip(1).position(|byte| is_end(&byte))?;
            let written = rest.get(..len).filter(|written| written.ends_with('>'))?;
            let is_name = |char: char| char.is_ascii_alphanumeric() || char == '-';
            let is_one = name.starts_with(|char: char| char.is_ascii_alphabetic())
                && name.trim_start_matches(is_name).starts_with(['>', '/', ' ', '\n']);
            is_one.then_some(Tag { at, written })
        })
        .collect();
    let closed: HashSet<&str> =
        tags.iter().filter_map(|tag| tag.name().strip_prefix('/')).collect();
    let is_markup = |tag: &Tag<'_>| {
        let name = tag.name().trim_start_matches('/');
        closed.contains(name)
            || tag.written.contains(['=', '/'])
            || HTML.contains(&name.to_ascii_lowercase().as_str())
    };
    tags.into_iter().filter(is_markup).collect()
}

/// The tags of HTML that texts have.
const HTML: [&str; 32] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "del", "div", "em",
    "h1", "h2", "h3", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "q", "small",
    "span", "strong", "sub", "sup", "ul",
];

/// The character references of a text: `&amp;`, `&#39;`.
fn references(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('&').filter_map(|(at, _)| {
        let rest = text.get(at..)?;
        let len = rest.bytes().take(10).position(|byte| byte == b';')? + 1;
        let name = rest.get(1..len - 1)?;
        let number = name.strip_prefix('#');
        let is_one = name.len() > 1
            && number.unwrap_or(name).bytes().all(|byte| byte.is_ascii_alphanumeric());
        is_one.then_some((at, rest.get(..len)?))
    })
}
