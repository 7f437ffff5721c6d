//! A space between two sentences or before what is put in is lost.
//!
//! # Why
//!
//! Two words run together: `gelöscht.Die`, `Datei:report.txt`.
//!
//! # Example
//!
//! ```fluent
//! ### en-US/errors.ftl
//! E131201 = The file is too large. Try { $name }
//! ### de/errors.ftl
//! E131201 = Die Datei ist zu groß.Versuche{ $name }
//! ```
//!
//! # Fix
//!
//! Write the space. Languages that write without spaces, or join short words to the next one, are left
//! alone there, and so is what the source writes in the same way.

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::language::script::{self, is_east_asian};
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::text::Text;
use crate::syntax::variant::{PLACEHOLDER, Variant};

pub(super) const RULE: Rule = Rule {
    name: "missing-space",
    severity: Severity::Warning,
    has_fixes: false,
    file: include_str!("missing_space.rs"),
    find: Find::InLocale(find),
};

/// Languages that write words without spaces between them.
const WITHOUT_SPACES: [&str; 11] =
    ["bo", "dz", "ja", "km", "lo", "my", "th", "yue", "zh", "wuu", "cmn"];

/// Shorter words can be joined to what follows, as articles and prepositions are.
const MIN_WORD: usize = 4;

fn find(context: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    if WITHOUT_SPACES.contains(&messages.locale.id.language.as_str()) {
        return;
    }
    let joins = script::is_right_to_left(messages.locale.id);
    for (message, text, source) in context.text_pairs(messages) {
        let found =
            text.variants.iter().find_map(|variant| Some((variant, lost(variant, source, joins)?)));
        let Some((variant, (at, what))) = found else { continue };
        let title = format!("expected a space {what}");
        findings.add_to_variant(message, variant, at, title, "write a space here");
    }
}

/// Where a space is lost, and what stands there. Some scripts join words to the next one.
fn lost(variant: &Variant<'_>, source: &Text<'_>, joins: bool) -> Option<(usize, &'static str)> {
    let text = &*variant.text;
    let of_source = |is: &dyn Fn(&str) -> bool| source.variants.iter().any(|it| is(&it.text));
    if let Some(at) = joined_sentence(text)
        && !of_source(&|text| joined_sentence(text).is_some())
    {
        return Some((at, "between two sentences"));
    }
    for (at, _) in text.match_indices(PLACEHOLDER) {
        let before = text.get(..at)?;
        let Some(last) = before.chars().next_back() else { continue };
        let is_spaced = |text: &str| {
            let mut all = text.match_indices(PLACEHOLDER).filter_map(|(at, _)| text.get(..at));
            all.all(|before| before.is_empty() || before.ends_with(char::is_whitespace))
        };
        let has_same = |text: &str| text.contains(&format!("{last} {PLACEHOLDER}"));
        let is_mark = matches!(last, ',' | ':' | ';' | '.' | '!' | '?');
        if is_mark
            && of_source(&has_same)
            && !of_source(&|text| text.contains(&format!("{last}{PLACEHOLDER}")))
        {
            return Some((at, "before what is put in"));
        }
        let word = before.chars().rev().take_while(|char| char.is_alphabetic());
        let is_word = word.clone().all(|char| !is_east_asian(char)) && word.count() >= MIN_WORD;
        if is_word && !joins && source.variants.iter().all(|it| is_spaced(&it.text)) {
            return Some((at, "before what is put in"));
        }
    }
    None
}

/// Where a sentence begins right behind the end of another: a small letter, a stop, a capital and a
/// small letter.
fn joined_sentence(text: &str) -> Option<usize> {
    text.match_indices(['.', '!', '?']).find_map(|(at, mark)| {
        let mut before = text.get(..at)?.chars().rev();
        let mut behind = text.get(at + mark.len()..)?.chars();
        let is_end = before.next()?.is_lowercase() && before.next()?.is_lowercase();
        let begins = behind.next()?.is_uppercase() && behind.next()?.is_lowercase();
        (is_end && begins).then_some(at + mark.len())
    })
}
