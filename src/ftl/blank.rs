//! Texts that show nothing.

use fluent_syntax::ast;
use fluent_syntax::unicode::unescape_unicode_to_string;

/// Whether a text shows nothing but white space.
pub(crate) fn is_blank_text(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Whether a pattern shows nothing but white space.
pub fn is_blank(pattern: &ast::Pattern<&str>) -> bool {
    pattern.elements.iter().all(|element| match element {
        ast::PatternElement::TextElement { value } => is_blank_text(value),
        ast::PatternElement::Placeable {
            expression: ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }),
        } => is_blank_text(&unescape_unicode_to_string(value)),
        ast::PatternElement::Placeable { .. } => false,
    })
}
