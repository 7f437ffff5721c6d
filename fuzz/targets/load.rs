//! Any bytes as a locale file: it loads, and the spans of its entries are right.

use fluent_codes::tooling::{Source, ast};

pub(crate) fn run(bytes: &[u8]) {
    let source = Source::new("e.ftl", bytes);
    let mut end = 0;
    for entry in source.parse().entries {
        assert!(entry.span.start >= end && entry.span.end >= entry.span.start);
        end = entry.span.end;
        let text = source.text().get(entry.span.clone()).expect("a span of the text");
        match &entry.node {
            ast::Entry::Message(message) => assert!(text.starts_with(message.id.name)),
            ast::Entry::Term(term) => {
                let name = text.strip_prefix('-').expect("a dash");
                assert!(name.starts_with(term.id.name));
            }
            ast::Entry::Junk { content } => assert!(text.starts_with(content)),
            _ => {}
        }
    }
}
