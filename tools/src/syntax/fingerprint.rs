//! The fingerprint of a message's text, for a lock.

use fluent_codes::tooling::ast;
use fluent_syntax::serializer;
use sha2::{Digest, Sha256};

use crate::project::source_lock::{Fingerprint, TextPair};
use crate::syntax::messages::Message;

/// The fingerprint of a message's text and attributes, whatever its id, its comment and its layout:
/// the first 64 bits of the SHA-256 digest of what `fluent-syntax` writes for a message `x`.
pub(crate) fn of(node: &ast::Entry<&str>) -> Fingerprint {
    of_text(&canonical(node))
}

/// The fingerprint of a text as a table's cell has it.
pub(crate) fn of_text(text: &str) -> Fingerprint {
    let digest = Sha256::digest(text.as_bytes());
    let (first, _) = digest.as_slice().split_first_chunk().unwrap_or((&[0; 8], &[]));
    Fingerprint(u64::from_be_bytes(*first))
}

/// The fingerprints of a message of the source and of its translation.
pub(crate) fn of_pair(source: &Message<'_>, translation: &Message<'_>) -> TextPair {
    TextPair { source: of(&source.entry.node), translation: of(&translation.entry.node) }
}

fn canonical(node: &ast::Entry<&str>) -> String {
    let id = ast::Identifier { name: "x" };
    let alone = match node {
        ast::Entry::Message(message) => ast::Message {
            id,
            value: message.value.clone(),
            attributes: message.attributes.clone(),
            comment: None,
        },
        ast::Entry::Term(term) => ast::Message {
            id,
            value: Some(term.value.clone()),
            attributes: term.attributes.clone(),
            comment: None,
        },
        _ => return String::new(),
    };
    serializer::serialize(&ast::Resource { body: vec![ast::Entry::Message(alone)] })
}

#[cfg(test)]
mod tests {
    use fluent_codes::tooling::Source;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let source = Source::new("", text.as_bytes());
        assert_eq!(canonical(&source.parse().entries[0].node), expected);
    }

    #[test]
    fn layout_and_comments_do_not_count() {
        check("# note\nE1   =  one \n", "x = one\n");
        check("E1=one\n", "x = one\n");
        check("E1 =\n    one\n     two\n", "x =\n    one\n     two\n");
        check("E1 =\n  one\n   two\n", "x =\n    one\n     two\n");
        check("E1 = {$n}\n .a = b\n", "x = { $n }\n    .a = b\n");
    }
}
