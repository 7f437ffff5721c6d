//! The canonical layout of a file: one empty line around comments and groups, at most one between
//! messages, and texts as `fluent-syntax` writes them.

use fluent_codes::tooling::{Entry, Source, ast};
use fluent_syntax::serializer;

use crate::syntax::blocks::{Block, BlockKind};

/// Lays blocks out.
pub(crate) fn apply(blocks: &mut [Block]) {
    let mut is_apart = true;
    for block in blocks.iter_mut() {
        if let Some(text) = laid_out(block) {
            block.text = text;
        }
        let is_message = matches!(block.kind, BlockKind::Message(_));
        let needs_blank = !is_message || is_apart;
        block.blanks = if needs_blank { 1 } else { block.blanks.min(1) };
        is_apart = !is_message;
    }
}

/// The text of a message or term in the canonical layout, if its meaning stays the same.
fn laid_out(block: &Block) -> Option<String> {
    if !matches!(block.kind, BlockKind::Message(_)) {
        return None;
    }
    let before = Source::new("", (block.text.clone() + "\n").into_bytes());
    let entries = before.parse().entries;
    let [entry] = entries.as_slice() else { return None };
    let serialized = serializer::serialize(&ast::Resource { body: vec![entry.node.clone()] });
    let after = Source::new("", serialized.as_bytes());
    let is_same =
        matches!(after.parse().entries.as_slice(), [other] if says_the_same(entry, other));
    is_same.then(|| serialized.trim_end_matches('\n').to_owned())
}

fn says_the_same(entry: &Entry<'_>, other: &Entry<'_>) -> bool {
    entry.node == other.node
}
