//! A text has more placeables than Fluent formats.
//!
//! # Why
//!
//! After 100 placeables, those of the texts referred to included, the rest is cut off.
//!
//! # Example
//!
//! A message that lists 101 variables, or refers 60 times to a term that itself has a reference.
//!
//! # Fix
//!
//! Write out what is the same in every text, or divide the message.

use fluent_codes::tooling::{MAX_PLACEABLES, ast};

use crate::check::context::Context;
use crate::check::reporter::Reporter;
use crate::check::rule::{Find, Rule};
use crate::project::files::File;
use crate::project::severity::Severity;
use crate::syntax::messages::Messages;
use crate::syntax::references::{Reference, References};

pub(super) const RULE: Rule = Rule {
    name: "too-many-placeables",
    severity: Severity::Error,
    has_fixes: false,
    file: include_str!("too_many_placeables.rs"),
    find: Find::InLocale(find),
};

fn find(_: &Context<'_>, messages: &Messages<'_>, findings: &mut Reporter<'_>) {
    let references = References::new(messages);
    let mut counts = vec![0; references.texts.len()];
    for index in references.order() {
        let Some(referring) = references.texts.get(index) else { continue };
        let (message, text) = (referring.message, referring.text);
        let counter = Counter { references: &references, counts: &counts, file: message.file };
        let count = counter.pattern(text.pattern);
        let mut targets = referring.references.iter().map(|it| counter.reference(*it));
        // Where a text referred to has too many itself, that is the one to correct.
        let is_of_targets = targets.any(|count| count > MAX_PLACEABLES);
        if count > MAX_PLACEABLES && !is_of_targets && references.is_own(index) {
            let name = message.text_name(text);
            let title = format!(
                "`{name}` has {count} placeables with those that it refers to, of at most {MAX_PLACEABLES}"
            );
            let help = "write out what is the same in every text, or divide the message";
            findings.add_to_text(message, text, title, help);
        }
        if let Some(place) = counts.get_mut(index) {
            *place = count;
        }
    }
}

/// Counts the placeables that a text formats at most, as the library does.
struct Counter<'a, 'b, 'c> {
    references: &'a References<'b, 'c>,
    /// The counts of those texts that are counted.
    counts: &'a [usize],
    file: &'c File<'c>,
}

impl<'c> Counter<'_, '_, 'c> {
    fn pattern(&self, pattern: &'c ast::Pattern<&'c str>) -> usize {
        let mut count: usize = 0;
        for element in &pattern.elements {
            if let ast::PatternElement::Placeable { expression } = element {
                count = count.saturating_add(1).saturating_add(self.expression(expression));
            }
        }
        count
    }

    fn expression(&self, expression: &'c ast::Expression<&'c str>) -> usize {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => {
                let most = variants.iter().map(|variant| self.pattern(&variant.value)).max();
                self.inline(selector).saturating_add(most.unwrap_or(0))
            }
        }
    }

    fn inline(&self, inline: &'c ast::InlineExpression<&'c str>) -> usize {
        match inline {
            // Braces in braces are one placeable.
            ast::InlineExpression::Placeable { expression } => self.expression(expression),
            ast::InlineExpression::FunctionReference { arguments, .. } => {
                let arguments = arguments.positional.iter();
                arguments.map(|argument| self.inline(argument)).fold(0, usize::saturating_add)
            }
            _ => Reference::new(self.file, inline).map_or(0, |it| self.reference(it)),
        }
    }

    fn reference(&self, reference: Reference<'c>) -> usize {
        let target = self.references.target(reference);
        target.and_then(|index| self.counts.get(index)).copied().unwrap_or(0)
    }
}
