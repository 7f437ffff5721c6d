//! What a file contains, to compare it before and after it is corrected.

use std::collections::HashMap;
use std::ops::Range;

use fluent_codes::tooling::{Source, ast, is_blank};

use crate::syntax::text::Text;

/// What a file contains, to compare it before and after it is corrected.
pub(super) struct FileState {
    pub(super) problems: usize,
    /// How many texts can be empty.
    pub(super) empty: usize,
    /// How many attributes messages have.
    pub(super) attributes: usize,
    /// How often each id is defined.
    pub(super) counts: HashMap<String, usize>,
    /// The first entry of each id that is not blank, without the blanks after it.
    pub(super) served: HashMap<String, Range<usize>>,
}

impl FileState {
    pub(super) fn of(source: &Source) -> FileState {
        let parsed = source.parse();
        let (mut counts, mut served) = (HashMap::new(), HashMap::new());
        let (mut empty, mut attributes) = (0, 0);
        for entry in &parsed.entries {
            let value = match &entry.node {
                ast::Entry::Message(message) => message.value.as_ref(),
                ast::Entry::Term(term) => Some(&term.value),
                _ => continue,
            };
            if let ast::Entry::Message(message) = &entry.node {
                empty += usize::from(message.value.as_ref().is_some_and(is_empty));
                attributes += message.attributes.len();
            }
            let Some(id) = entry.id() else { continue };
            *counts.entry(id.clone()).or_insert(0) += 1;
            if !value.is_some_and(is_blank) {
                let text = source.text().get(entry.span.clone()).unwrap_or_default();
                let end = entry.span.start + text.trim_end().len();
                served.entry(id).or_insert(entry.span.start..end);
            }
        }
        FileState { problems: parsed.problems.len(), empty, attributes, counts, served }
    }
}

fn is_empty(pattern: &ast::Pattern<&str>) -> bool {
    Text::new(None, pattern).variants.iter().any(|variant| variant.text.trim().is_empty())
}
