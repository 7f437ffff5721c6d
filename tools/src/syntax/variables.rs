//! The variables of a text, those of the messages that it refers to included.

use std::collections::HashSet;

use fluent_codes::tooling::ast;

use crate::syntax::messages::Bundle;
use crate::syntax::text::{Text, Variant};
use crate::syntax::tree::{self, Node};

/// The variables of a text.
pub(crate) fn of_text<'c>(bundle: &Bundle<'c>, text: &Text<'c>) -> HashSet<&'c str> {
    let mut found = Found::default();
    found.pending.push(text.pattern);
    found.finish(bundle)
}

/// The variables of a variant: those that are put in, and those that are chosen by.
pub(crate) fn of_variant<'c>(bundle: &Bundle<'c>, variant: &Variant<'c>) -> HashSet<&'c str> {
    Found::new(&variant.variables, &variant.references, bundle).finish(bundle)
}

/// The variables that a variant puts in.
pub(crate) fn shown_by<'c>(bundle: &Bundle<'c>, variant: &Variant<'c>) -> HashSet<&'c str> {
    Found::new(&variant.shown, &variant.references, bundle).finish(bundle)
}

/// The variables of the message that an expression refers to.
pub(crate) fn of_reference<'c>(
    bundle: &Bundle<'c>,
    reference: &'c ast::InlineExpression<&'c str>,
) -> HashSet<&'c str> {
    Found::new(&[], &[reference], bundle).finish(bundle)
}

/// How many messages are followed. More than 100 are never formatted in one text; so each text takes
/// little time, however the messages refer to each other.
const MAX_FOLLOWED: usize = 200;

#[derive(Default)]
struct Found<'c> {
    variables: HashSet<&'c str>,
    pending: Vec<&'c ast::Pattern<&'c str>>,
    visited: HashSet<usize>,
}

impl<'c> Found<'c> {
    fn new(
        variables: &[&'c str],
        references: &[&'c ast::InlineExpression<&'c str>],
        bundle: &Bundle<'c>,
    ) -> Found<'c> {
        let mut found = Found::default();
        found.variables.extend(variables);
        references.iter().for_each(|reference| found.follow(reference, bundle));
        found
    }

    /// Adds the variables of all that is referred to.
    fn finish(mut self, bundle: &Bundle<'c>) -> HashSet<&'c str> {
        while let Some(pattern) = self.pending.pop() {
            if self.visited.len() > MAX_FOLLOWED {
                break;
            }
            if !self.visited.insert(std::ptr::from_ref(pattern).addr()) {
                continue;
            }
            tree::visit(pattern, &mut |node| match node {
                Node::Inline(ast::InlineExpression::VariableReference { id }) => {
                    self.variables.insert(id.name);
                }
                Node::Inline(inline) => self.follow(inline, bundle),
                Node::Select(_) => {}
            });
        }
        self.variables
    }

    /// A message has the arguments of the text that refers to it; a term has its own.
    fn follow(&mut self, inline: &'c ast::InlineExpression<&'c str>, bundle: &Bundle<'c>) {
        let ast::InlineExpression::MessageReference { id, attribute } = inline else { return };
        let text = bundle.get(id.name).and_then(|unit| match attribute {
            None => unit.value(),
            Some(attribute) => unit.attribute(attribute.name),
        });
        self.pending.extend(text.map(|text| text.pattern));
    }
}
