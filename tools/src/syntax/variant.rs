//! A text with one choice of variants, flattened.

use std::borrow::Cow;

use fluent_codes::tooling::{Source, ast};
use fluent_syntax::unicode::unescape_unicode_to_string;

/// The placeholder in a flat text for what is put in when it is formatted.
pub(crate) const PLACEHOLDER: char = '\u{FFFC}';

/// The text that one choice of variants gives.
#[derive(Debug)]
pub(crate) struct Variant<'c> {
    /// The keys chosen that are not the default, outermost first.
    pub(crate) keys: Vec<&'c str>,
    /// What the user reads, with [`PLACEHOLDER`] for what is put in.
    pub(crate) text: Cow<'c, str>,
    /// The variables that are put in or chosen by, each as often as it occurs.
    pub(crate) variables: Vec<&'c str>,
    /// Those of them that are shown.
    pub(crate) shown: Vec<&'c str>,
    /// The references to messages in it.
    pub(crate) references: Vec<&'c ast::InlineExpression<&'c str>>,
    /// The offsets in the flat text at which slices of the file begin.
    pieces: Vec<(usize, &'c str)>,
}

/// A variant chosen in a select expression.
#[derive(Clone, Copy)]
pub(super) struct Choice<'c> {
    pub(super) select: &'c ast::Expression<&'c str>,
    pub(super) variant: &'c ast::Variant<&'c str>,
}

impl<'c> Variant<'c> {
    pub(super) const EMPTY: Variant<'c> = Variant {
        keys: Vec::new(),
        text: Cow::Borrowed(""),
        variables: Vec::new(),
        shown: Vec::new(),
        references: Vec::new(),
        pieces: Vec::new(),
    };

    /// The variant of a text without placeables.
    pub(super) fn plain(text: &'c str) -> Variant<'c> {
        Variant { text: Cow::Borrowed(text), pieces: vec![(0, text)], ..Variant::EMPTY }
    }

    /// The variant of a pattern with these choices, whose keys are given.
    pub(super) fn new(
        pattern: &'c ast::Pattern<&'c str>,
        choices: &[Choice<'c>],
        keys: Vec<&'c str>,
    ) -> Variant<'c> {
        let mut variant = Variant { keys, ..Variant::EMPTY };
        variant.add_pattern(pattern, choices);
        variant
    }

    /// When this variant is shown, as a part of a sentence; empty if it is the default.
    pub(crate) fn condition(&self) -> String {
        match self.keys.as_slice() {
            [] => String::new(),
            keys => format!(" for `[{}]`", keys.join("] [")),
        }
    }

    /// The offset in the file of a byte of the flat text.
    pub(crate) fn offset(&self, source: &Source, at: usize) -> usize {
        let index = self.pieces.partition_point(|(start, _)| *start <= at);
        match self.pieces.get(index.wrapping_sub(1)).or(self.pieces.first()) {
            Some((start, slice)) => {
                source.offset_of(slice) + at.saturating_sub(*start).min(slice.len())
            }
            None => 0,
        }
    }

    /// Whether a byte of the flat text is written in a string literal: `{ "[" }`.
    pub(crate) fn is_quoted(&self, source: &Source, at: usize) -> bool {
        let index = self.pieces.partition_point(|(start, _)| *start <= at);
        let piece = index.checked_sub(1).and_then(|index| self.pieces.get(index));
        let start = piece.map_or(0, |(_, slice)| source.offset_of(slice));
        source.text().get(..start).is_some_and(|before| before.ends_with('"'))
    }

    fn add_pattern(&mut self, pattern: &'c ast::Pattern<&'c str>, choices: &[Choice<'c>]) {
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => self.add(value, value),
                ast::PatternElement::Placeable { expression } => {
                    self.add_expression(expression, choices);
                }
            }
        }
    }

    fn add_expression(&mut self, expression: &'c ast::Expression<&'c str>, choices: &[Choice<'c>]) {
        match expression {
            ast::Expression::Inline(inline) => self.add_inline(inline, choices),
            ast::Expression::Select { selector, variants } => {
                let shown = self.shown.len();
                self.add_variables(selector);
                self.shown.truncate(shown);
                let chosen = choices.iter().find(|choice| std::ptr::eq(choice.select, expression));
                let default = || variants.iter().find(|variant| variant.default);
                if let Some(variant) = chosen.map(|choice| choice.variant).or_else(default) {
                    self.add_pattern(&variant.value, choices);
                }
            }
        }
    }

    fn add_inline(&mut self, inline: &'c ast::InlineExpression<&'c str>, choices: &[Choice<'c>]) {
        match inline {
            ast::InlineExpression::StringLiteral { value } => {
                let shown = unescape_unicode_to_string(value);
                self.add(&shown, value);
            }
            ast::InlineExpression::NumberLiteral { value } => self.add(value, value),
            ast::InlineExpression::Placeable { expression } => {
                self.add_expression(expression, choices);
            }
            ast::InlineExpression::VariableReference { id } => {
                self.add_variables(inline);
                self.add(PLACEHOLDER.encode_utf8(&mut [0; 4]), id.name);
            }
            ast::InlineExpression::FunctionReference { id, .. }
            | ast::InlineExpression::MessageReference { id, .. }
            | ast::InlineExpression::TermReference { id, .. } => {
                self.add_variables(inline);
                self.add(PLACEHOLDER.encode_utf8(&mut [0; 4]), id.name);
            }
        }
    }

    fn add(&mut self, shown: &str, slice: &'c str) {
        self.pieces.push((self.text.len(), slice));
        self.text.to_mut().push_str(shown);
    }

    fn add_variables(&mut self, inline: &'c ast::InlineExpression<&'c str>) {
        match inline {
            ast::InlineExpression::VariableReference { id } => {
                self.variables.push(id.name);
                self.shown.push(id.name);
            }
            ast::InlineExpression::MessageReference { .. } => self.references.push(inline),
            ast::InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.add_variables(argument);
                }
            }
            ast::InlineExpression::Placeable { expression } => {
                if let ast::Expression::Inline(inline) = &**expression {
                    self.add_variables(inline);
                }
            }
            _ => {}
        }
    }
}
