//! Texts that show nothing.

use fluent_syntax::ast;
use fluent_syntax::unicode::unescape_unicode_to_string;

/// Whether a pattern shows nothing but white space.
pub fn is_blank(pattern: &ast::Pattern<&str>) -> bool {
    pattern.elements.iter().all(|element| match element {
        ast::PatternElement::TextElement { value } => value.trim().is_empty(),
        ast::PatternElement::Placeable {
            expression: ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }),
        } => unescape_unicode_to_string(value).trim().is_empty(),
        ast::PatternElement::Placeable { .. } => false,
    })
}
