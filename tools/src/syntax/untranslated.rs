//! Messages that need no translation, as the source's comments say.

use std::collections::HashSet;

use fluent_codes::tooling::ast;

use crate::syntax::messages::{Message, Messages};

/// What a sentence of such a comment ends with, in small letters. `Do not translate “Relay”` means one
/// word of the text.
const SIGNS: [&str; 9] = [
    "no need to translate",
    "no need to localize",
    "needs no translation",
    "do not translate",
    "do not translate this",
    "don't translate",
    "do not localize",
    "don't localize",
    "not for translation",
];

/// The ids of the messages and terms whose comment, or that of their group or file, says so.
pub(crate) fn ids(source: &Messages<'_>) -> HashSet<String> {
    let mut ids = HashSet::new();
    for file in &source.locale.files {
        let mut of_file = false;
        let mut of_group = false;
        for entry in &file.parsed.entries {
            let comment = match &entry.node {
                ast::Entry::ResourceComment(comment) => {
                    of_file |= says_so(&comment.content);
                    None
                }
                ast::Entry::GroupComment(comment) => {
                    of_group = says_so(&comment.content);
                    None
                }
                ast::Entry::Message(message) => message.comment.as_ref(),
                ast::Entry::Term(term) => term.comment.as_ref(),
                _ => None,
            };
            let is_own = comment.is_some_and(|comment| says_so(&comment.content));
            if of_file || of_group || is_own {
                ids.extend(Message::id_of(file, entry).map(str::to_owned));
            }
        }
    }
    ids
}

fn says_so(comment: &[&str]) -> bool {
    comment.iter().any(|line| {
        let line = line.to_lowercase().replace('’', "'");
        SIGNS.iter().any(|sign| {
            let mut ends =
                line.match_indices(sign).filter_map(|(at, _)| line.get(at + sign.len()..));
            ends.any(|rest| rest.trim_end().is_empty() || rest.starts_with(['.', '!', ';']))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_that_say_so() {
        for line in [
            "NO NEED TO TRANSLATE. This text is no longer used.",
            "Localization note: do not translate this.",
            "A brand name; don’t localize!",
            "Do not translate",
        ] {
            assert!(says_so(&["Shown in the menu.", line]), "{line}");
        }
        for line in ["Do not translate “Relay”.", "Do not translate the name of the file", "Button"]
        {
            assert!(!says_so(&[line]), "{line}");
        }
    }
}
