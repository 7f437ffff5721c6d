//! The variables of a text, those of the messages that it refers to included.

use std::collections::HashSet;

use fluent_codes::tooling::ast;

use crate::syntax::messages::Messages;
use crate::syntax::text::Text;
use crate::syntax::tree::{self, Node};
use crate::syntax::variant::Variant;

/// The variables of a text.
pub(crate) fn of_text<'c>(messages: &Messages<'c>, text: &Text<'c>) -> HashSet<&'c str> {
    let mut search = Search::default();
    search.pending.push(text.pattern);
    search.finish(messages)
}

/// The variables of a variant, shown or in selectors.
pub(crate) fn of_variant<'c>(messages: &Messages<'c>, variant: &Variant<'c>) -> HashSet<&'c str> {
    Search::new(&variant.variables, &variant.references, messages).finish(messages)
}

/// The variables that a variant shows.
pub(crate) fn shown_by<'c>(messages: &Messages<'c>, variant: &Variant<'c>) -> HashSet<&'c str> {
    Search::new(&variant.shown, &variant.references, messages).finish(messages)
}

/// The variables of the message that an expression refers to.
pub(crate) fn of_reference<'c>(
    messages: &Messages<'c>,
    reference: &'c ast::InlineExpression<&'c str>,
) -> HashSet<&'c str> {
    Search::new(&[], &[reference], messages).finish(messages)
}

/// How many references are followed. A text formats at most 100 of them, and so each text takes
/// little time.
const MAX_FOLLOWED: usize = 200;

/// A search for variables, in a text and in what it refers to.
#[derive(Default)]
struct Search<'c> {
    variables: HashSet<&'c str>,
    pending: Vec<&'c ast::Pattern<&'c str>>,
    visited: HashSet<usize>,
}

impl<'c> Search<'c> {
    fn new(
        variables: &[&'c str],
        references: &[&'c ast::InlineExpression<&'c str>],
        messages: &Messages<'c>,
    ) -> Search<'c> {
        let mut search = Search::default();
        search.variables.extend(variables);
        for reference in references {
            search.follow(reference, messages);
        }
        search
    }

    /// Adds the variables of the messages that are referred to.
    fn finish(mut self, messages: &Messages<'c>) -> HashSet<&'c str> {
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
                Node::Inline(inline) => self.follow(inline, messages),
                Node::Select(_) => {}
            });
        }
        self.variables
    }

    /// A message has the arguments of the text that refers to it; a term has its own.
    fn follow(&mut self, inline: &'c ast::InlineExpression<&'c str>, messages: &Messages<'c>) {
        let ast::InlineExpression::MessageReference { id, attribute } = inline else { return };
        let text = messages.find(id.name).and_then(|message| match attribute {
            None => message.value(),
            Some(attribute) => message.attribute(attribute.name),
        });
        self.pending.extend(text.map(|text| text.pattern));
    }
}
