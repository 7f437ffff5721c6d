//! Where the parser and Fluent's grammar differ: indentation before placeables, and arguments that
//! the grammar does not allow.

use std::ops::Range;

use fluent_syntax::ast;

use crate::ftl::{Source, syntax};

/// Something in an entry that Fluent's grammar does not allow: a byte, and what was expected there.
pub(super) type Violation = (usize, String);

impl Source {
    /// Corrects the texts of an entry, which the parser accepts; an error if Fluent's grammar does
    /// not accept the entry.
    ///
    /// The parser takes no account of the indentation of a line that begins with a placeable, and
    /// loses it (projectfluent/fluent-rs#286). It accepts any expression as the value of a named
    /// argument, and arguments without a comma between them.
    pub(super) fn correct<'s>(&'s self, entry: &mut ast::Entry<&'s str>) -> Result<(), Violation> {
        let (value, attributes) = match entry {
            ast::Entry::Message(message) => (message.value.as_mut(), &mut message.attributes),
            ast::Entry::Term(term) => (Some(&mut term.value), &mut term.attributes),
            _ => return Ok(()),
        };
        let attributes = attributes.iter_mut().map(|attribute| &mut attribute.value);
        value.into_iter().chain(attributes).try_for_each(|pattern| self.correct_pattern(pattern))
    }

    fn correct_pattern<'s>(&'s self, pattern: &mut ast::Pattern<&'s str>) -> Result<(), Violation> {
        let mut begins_line = true;
        let mut has_indented_placeable = false;
        for element in &mut pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => begins_line = value.ends_with('\n'),
                ast::PatternElement::Placeable { expression } => {
                    self.correct_expression(expression)?;
                    has_indented_placeable |= begins_line && self.line_of(element).is_some();
                    begins_line = false;
                }
            }
        }
        if has_indented_placeable {
            self.correct_indentation(pattern);
        }
        Ok(())
    }

    /// Gives the lines of a pattern their indentation: what each has more than the one with the
    /// least. A blank line has none.
    fn correct_indentation<'s>(&'s self, pattern: &mut ast::Pattern<&'s str>) {
        let lines: Vec<Option<Line>> =
            pattern.elements.iter().map(|element| self.line_of(element)).collect();
        let indented = lines.iter().flatten().filter(|line| !line.is_blank);
        let common = indented.map(|line| line.indent.len()).min().unwrap_or(0);
        let elements = std::mem::take(&mut pattern.elements);
        for (element, line) in elements.into_iter().zip(lines) {
            let Some(Line { indent, is_blank }) = line else {
                pattern.elements.push(element);
                continue;
            };
            let start = if is_blank { indent.end } else { indent.start + common };
            match element {
                ast::PatternElement::TextElement { value } => {
                    let value = self.slice(start..self.offset_of(value) + value.len());
                    pattern.elements.push(ast::PatternElement::TextElement { value });
                }
                placeable @ ast::PatternElement::Placeable { .. } => {
                    let value = self.slice(start..indent.end);
                    if !value.is_empty() {
                        pattern.elements.push(ast::PatternElement::TextElement { value });
                    }
                    pattern.elements.push(placeable);
                }
            }
        }
    }

    /// The line that begins with an element; `None` if something else stands before the element.
    fn line_of(&self, element: &ast::PatternElement<&str>) -> Option<Line> {
        let at = match element {
            ast::PatternElement::TextElement { value } => self.offset_of(value),
            ast::PatternElement::Placeable { expression } => self.start_of(expression),
        };
        let start = self.line_start(at);
        let line = self.text().get(start..)?;
        let rest = line.trim_start_matches(' ');
        let indent = start..start + line.len() - rest.len();
        (at <= indent.end).then(|| Line { indent, is_blank: rest.starts_with(['\n', '\r']) })
    }

    fn correct_expression<'s>(
        &'s self,
        expression: &mut ast::Expression<&'s str>,
    ) -> Result<(), Violation> {
        match expression {
            ast::Expression::Inline(inline) => self.correct_inline(inline),
            ast::Expression::Select { selector, variants } => {
                self.correct_inline(selector)?;
                variants.iter_mut().try_for_each(|variant| self.correct_pattern(&mut variant.value))
            }
        }
    }

    fn correct_inline<'s>(
        &'s self,
        inline: &mut ast::InlineExpression<&'s str>,
    ) -> Result<(), Violation> {
        match inline {
            ast::InlineExpression::Placeable { expression } => self.correct_expression(expression),
            ast::InlineExpression::FunctionReference { arguments, .. }
            | ast::InlineExpression::TermReference { arguments: Some(arguments), .. } => {
                self.check_arguments(arguments)?;
                let mut positional = arguments.positional.iter_mut();
                positional.try_for_each(|argument| self.correct_inline(argument))
            }
            _ => Ok(()),
        }
    }

    fn check_arguments(&self, arguments: &ast::CallArguments<&str>) -> Result<(), Violation> {
        let positional =
            arguments.positional.iter().map(|argument| self.offset_of_inline(argument));
        let named = arguments.named.iter().map(|argument| self.offset_of(argument.name.name));
        for at in positional.chain(named).skip(1) {
            if !self.before(at).ends_with(',') {
                return Err((at, syntax::unexpected(self.text(), at, COMMA)));
            }
        }
        for argument in &arguments.named {
            let is_literal = matches!(
                argument.value,
                ast::InlineExpression::StringLiteral { .. }
                    | ast::InlineExpression::NumberLiteral { .. }
            );
            if !is_literal {
                let at = self.offset_of_inline(&argument.value);
                return Err((at, syntax::unexpected(self.text(), at, syntax::LITERAL)));
            }
        }
        Ok(())
    }

    /// The offset of a placeable, of its `{`.
    fn start_of(&self, expression: &ast::Expression<&str>) -> usize {
        let (ast::Expression::Inline(first) | ast::Expression::Select { selector: first, .. }) =
            expression;
        self.before(self.offset_of_inline(first)).len().saturating_sub(1)
    }

    /// The offset of an expression that was parsed from this text.
    pub fn offset_of_inline(&self, inline: &ast::InlineExpression<&str>) -> usize {
        // The sign or the quote before a slice.
        let before = |slice| self.offset_of(slice).saturating_sub(1);
        match inline {
            ast::InlineExpression::StringLiteral { value } => before(value),
            ast::InlineExpression::NumberLiteral { value } => self.offset_of(value),
            ast::InlineExpression::FunctionReference { id, .. }
            | ast::InlineExpression::MessageReference { id, .. } => self.offset_of(id.name),
            ast::InlineExpression::TermReference { id, .. }
            | ast::InlineExpression::VariableReference { id } => before(id.name),
            ast::InlineExpression::Placeable { expression } => self.start_of(expression),
        }
    }

    /// The text before a byte, without the white space at its end.
    fn before(&self, at: usize) -> &str {
        self.slice(0..at).trim_end_matches([' ', '\n', '\r'])
    }
}

const COMMA: &str = "`,` between two arguments";

/// A line of a text.
struct Line {
    /// The bytes of its indentation.
    indent: Range<usize>,
    is_blank: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ftl::Value;

    /// The text of the first message, with `x` for each placeable.
    fn text(file: &str) -> String {
        let source = Source::new("e.ftl", file.as_bytes());
        let parsed = source.parse();
        let Some(ast::Entry::Message(message)) = parsed.entries.first().map(|entry| &entry.node)
        else {
            panic!("{file}");
        };
        let element = |element: &ast::PatternElement<&str>| match element {
            ast::PatternElement::TextElement { value } => (*value).to_owned(),
            ast::PatternElement::Placeable {
                expression: ast::Expression::Select { variants, .. },
            } => variants
                .iter()
                .map(|variant| Value::Tree(&variant.value).text().unwrap().into_owned())
                .collect(),
            ast::PatternElement::Placeable { .. } => "x".to_owned(),
        };
        message.value.as_ref().unwrap().elements.iter().map(element).collect()
    }

    #[test]
    fn a_placeable_does_not_hide_the_indentation_of_its_line() {
        assert_eq!(text("a =\n    { $x }:\n      - b\n      - c\n"), "x:\n  - b\n  - c");
        assert_eq!(text("a =\n      b\n    { $x }\n"), "  b\nx");
        assert_eq!(text("a =\n    b\n      { $x } c\n    d\n"), "b\n  x c\nd");
        assert_eq!(text("a = b\n    { $x }\n      c\n"), "b\nx\n  c");
        assert_eq!(text("a =\n    { $x }\n      { $y }{ $z }\n"), "x\n  xx");
        assert_eq!(text("a =\n    { $x }\n      \n      b\n"), "x\n\n  b");
        assert_eq!(text("a =\n    { $x }\r\n      b\r\n"), "x\n  b");
        assert_eq!(text("a =\n{ $x }\n  b\n"), "x\n  b");
        assert_eq!(text("a =\n    {\n\n\n  $x }\n      b\n"), "x\n  b");
        assert_eq!(text("a =\n    { { $x } }\n      b\n"), "x\n  b");
        assert_eq!(text("a =\n    { \"\" }  b\n      c\n"), "x  b\n  c");
    }

    #[test]
    fn a_placeable_that_begins_no_line_changes_nothing() {
        assert_eq!(text("a = { $x }\n    b\n      c\n"), "x\nb\n  c");
        assert_eq!(text("a =\n    b { $x }\n      c\n"), "b x\n  c");
        assert_eq!(text("a = { $x ->\n   *[b] c\n } d\n    e\n"), "c d\ne");
    }

    #[test]
    fn variants_have_lines_of_their_own() {
        let variant = "a = { $x ->\n   *[b]\n        { \"\" }\n          c\n}\n";
        let source = Source::new("e.ftl", variant.as_bytes());
        let parsed = source.parse();
        let ast::Entry::Message(message) = &parsed.entries[0].node else { panic!() };
        let ast::PatternElement::Placeable { expression } =
            &message.value.as_ref().unwrap().elements[0]
        else {
            panic!()
        };
        let ast::Expression::Select { variants, .. } = expression else { panic!() };
        let last = variants[0].value.elements.last().unwrap();
        assert_eq!(*last, ast::PatternElement::TextElement { value: "  c" });
    }

    #[track_caller]
    fn check_broken(entry: &str, expected: &str) {
        let file = format!("a = b\n{entry}\nc = d\n");
        let source = Source::new("e.ftl", file.as_bytes());
        let parsed = source.parse();
        let problems: Vec<String> = parsed.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, [expected], "{entry}");
        let ids: Vec<String> = parsed.entries.iter().filter_map(|entry| entry.id()).collect();
        assert_eq!(ids, ["a", "c"], "{entry}");
    }

    #[test]
    fn arguments_that_the_grammar_does_not_allow() {
        check_broken(
            "E1 = { NUMBER($n, x: msg) }",
            "e.ftl:2:22: expected a number or a string as the argument's value, found `m`",
        );
        check_broken(
            "E1 = { -t(x: F()) }",
            "e.ftl:2:14: expected a number or a string as the argument's value, found `F`",
        );
        check_broken(
            "E1 = { F(\"a\" \"b\") }",
            "e.ftl:2:14: expected `,` between two arguments, found `\"`",
        );
        check_broken(
            "E1 = { F($a\n    x: 1) }",
            "e.ftl:3:5: expected `,` between two arguments, found `x`",
        );
        check_broken(
            "E1 = b\n    .c = { $x ->\n       *[d] { F({ G(1 2) }) }\n    }",
            "e.ftl:4:23: expected `,` between two arguments, found `2`",
        );
        let allowed = "E1 = { F($a, { \"b\" } , -1\n  , x: 1,y: \"2\",) } { -t(x: 1) } { F() }\n";
        let source = Source::new("e.ftl", allowed.as_bytes());
        assert_eq!(source.parse().problems, []);
    }
}
