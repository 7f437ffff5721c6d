//! What a pattern refers to.

use fluent_syntax::ast;

/// Something that a pattern refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference<'s> {
    /// `{ $name }`. Inside a term it is the term's own parameter.
    Variable(&'s str),
    /// `{ id }` or `{ id.attribute }`.
    Message(&'s str, Option<&'s str>),
    /// `{ -id }`, or `-id.attribute` as a selector.
    Term(&'s str, Option<&'s str>),
    /// `{ NAME() }`.
    Function(&'s str),
}

/// Everything that a pattern refers to, in the order in which it stands there, repetitions
/// included.
pub fn references<'s>(pattern: &ast::Pattern<&'s str>) -> Vec<Reference<'s>> {
    let mut found = Vec::new();
    of_pattern(pattern, &mut found);
    found
}

fn of_pattern<'s>(pattern: &ast::Pattern<&'s str>, found: &mut Vec<Reference<'s>>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            of_expression(expression, found);
        }
    }
}

fn of_expression<'s>(expression: &ast::Expression<&'s str>, found: &mut Vec<Reference<'s>>) {
    match expression {
        ast::Expression::Inline(inline) => of_inline(inline, found),
        ast::Expression::Select { selector, variants } => {
            of_inline(selector, found);
            for variant in variants {
                of_pattern(&variant.value, found);
            }
        }
    }
}

fn of_inline<'s>(inline: &ast::InlineExpression<&'s str>, found: &mut Vec<Reference<'s>>) {
    match inline {
        ast::InlineExpression::StringLiteral { .. }
        | ast::InlineExpression::NumberLiteral { .. } => {}
        ast::InlineExpression::VariableReference { id } => found.push(Reference::Variable(id.name)),
        ast::InlineExpression::MessageReference { id, attribute } => {
            found.push(Reference::Message(id.name, attribute.as_ref().map(|id| id.name)));
        }
        ast::InlineExpression::TermReference { id, attribute, arguments } => {
            found.push(Reference::Term(id.name, attribute.as_ref().map(|id| id.name)));
            if let Some(arguments) = arguments {
                of_arguments(arguments, found);
            }
        }
        ast::InlineExpression::FunctionReference { id, arguments } => {
            found.push(Reference::Function(id.name));
            of_arguments(arguments, found);
        }
        ast::InlineExpression::Placeable { expression } => of_expression(expression, found),
    }
}

fn of_arguments<'s>(arguments: &ast::CallArguments<&'s str>, found: &mut Vec<Reference<'s>>) {
    let named = arguments.named.iter().map(|argument| &argument.value);
    for inline in arguments.positional.iter().chain(named) {
        of_inline(inline, found);
    }
}
