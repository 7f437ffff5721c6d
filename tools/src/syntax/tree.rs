//! Visiting the syntax tree of a text.

use fluent_codes::tooling::ast;

use crate::syntax::selections::Select;

/// A part of a pattern.
#[derive(Clone, Copy)]
pub(crate) enum Node<'t> {
    /// A placeable, a selector, or an argument of a function.
    Inline(&'t ast::InlineExpression<&'t str>),
    Select(Select<'t>),
}

/// Visits every part of a pattern in the order of the file, but for the arguments of terms, which
/// are literals.
pub(crate) fn visit<'t>(pattern: &'t ast::Pattern<&'t str>, see: &mut impl FnMut(Node<'t>)) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            visit_expression(expression, see);
        }
    }
}

fn visit_expression<'t>(expression: &'t ast::Expression<&'t str>, see: &mut impl FnMut(Node<'t>)) {
    match expression {
        ast::Expression::Inline(inline) => visit_inline(inline, see),
        ast::Expression::Select { selector, variants } => {
            see(Node::Select(Select { selector, variants }));
            visit_inline(selector, see);
            variants.iter().for_each(|variant| visit(&variant.value, see));
        }
    }
}

fn visit_inline<'t>(inline: &'t ast::InlineExpression<&'t str>, see: &mut impl FnMut(Node<'t>)) {
    match inline {
        ast::InlineExpression::Placeable { expression } => visit_expression(expression, see),
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            see(Node::Inline(inline));
            arguments.positional.iter().for_each(|argument| visit_inline(argument, see));
        }
        _ => see(Node::Inline(inline)),
    }
}

/// The selections of a pattern.
pub(crate) fn selects<'t>(pattern: &'t ast::Pattern<&'t str>) -> Vec<Select<'t>> {
    let mut selects = Vec::new();
    visit(pattern, &mut |node| {
        if let Node::Select(select) = node {
            selects.push(select);
        }
    });
    selects
}
