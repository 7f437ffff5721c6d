//! What stands in a text, at any depth.

use fluent_codes::tooling::{Source, ast};

/// A part of a pattern.
#[derive(Clone, Copy)]
pub(crate) enum Node<'t> {
    /// What is put in, chosen by, or given to a function.
    Inline(&'t ast::InlineExpression<&'t str>),
    Select(Select<'t>),
}

/// A selection: what it chooses by, and what it chooses from.
#[derive(Clone, Copy)]
pub(crate) struct Select<'t> {
    pub(crate) selector: &'t ast::InlineExpression<&'t str>,
    pub(crate) variants: &'t [ast::Variant<&'t str>],
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

impl<'t> Select<'t> {
    /// The variable that it chooses by, be it as it is or by `NUMBER`.
    pub(crate) fn variable(self) -> Option<&'t str> {
        let selector = match self.selector {
            ast::InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.first()?
            }
            selector => selector,
        };
        match selector {
            ast::InlineExpression::VariableReference { id } => Some(id.name),
            _ => None,
        }
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

/// Where an expression begins.
pub(crate) fn offset(source: &Source, inline: &ast::InlineExpression<&str>) -> usize {
    let sign = |slice| source.offset_of(slice).saturating_sub(1);
    match inline {
        ast::InlineExpression::StringLiteral { value } => sign(value),
        ast::InlineExpression::NumberLiteral { value } => source.offset_of(value),
        ast::InlineExpression::FunctionReference { id, .. }
        | ast::InlineExpression::MessageReference { id, .. } => source.offset_of(id.name),
        ast::InlineExpression::TermReference { id, .. }
        | ast::InlineExpression::VariableReference { id } => sign(id.name),
        ast::InlineExpression::Placeable { expression } => match &**expression {
            ast::Expression::Inline(inner) => offset(source, inner),
            ast::Expression::Select { selector, .. } => offset(source, selector),
        },
    }
}

/// A variant's key. Numbers are the same however they are written: `1`, `1.0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key<'t> {
    Name(&'t str),
    Number(Number<'t>),
}

impl<'t> Key<'t> {
    pub(crate) fn new(variant: &ast::Variant<&'t str>) -> Key<'t> {
        match &variant.key {
            ast::VariantKey::Identifier { name } => Key::Name(name),
            ast::VariantKey::NumberLiteral { value } => Key::Number(Number::new(value)),
        }
    }
}

/// A number without the zeros that say nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Number<'t> {
    is_negative: bool,
    integer: &'t str,
    fraction: &'t str,
}

impl<'t> Number<'t> {
    pub(crate) fn new(written: &'t str) -> Number<'t> {
        let unsigned = written.strip_prefix('-').unwrap_or(written);
        let (integer, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let (integer, fraction) = (integer.trim_start_matches('0'), fraction.trim_end_matches('0'));
        let is_zero = integer.is_empty() && fraction.is_empty();
        let is_negative = written.starts_with('-') && !is_zero;
        Number { is_negative, integer, fraction }
    }
}
