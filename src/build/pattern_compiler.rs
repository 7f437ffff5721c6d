//! Compiling syntax trees to patterns, with every reference resolved.

use fluent::FluentValue;
use fluent_syntax::unicode::unescape_unicode_to_string;

use crate::build::merge::{Merged, Winner};
use crate::build::pattern_index::{PatternIndex, PendingText, Target};
use crate::format::function::{Functions, NUMBER};
use crate::format::number::NumberKey;
use crate::format::number_options::{NumberOptions, OptionError};
use crate::format::pattern::{
    Call, Element, Expression, Key, Named, NumberCall, Pattern, Reference, Variant,
};
use crate::ftl::{Value, ast};
use crate::problem::problems::Problems;
use crate::problem::{ProblemKind, Unplaced};

/// A variable in the text of a message, and where it is written.
pub(crate) struct FoundVariable<'p> {
    /// The index of the pattern that the variable is in.
    pub(crate) pattern: usize,
    pub(crate) name: &'p str,
    pub(crate) winner: Winner<'p>,
    pub(crate) at: usize,
}

/// Compiles the patterns of a locale that are needed, and those that they refer to.
pub(crate) struct PatternCompiler<'m, 'p> {
    pub(crate) index: PatternIndex<'m, 'p>,
    functions: &'m Functions,
    /// The index of the pattern that is being compiled.
    current: usize,
    /// What is wrong with the patterns, where it is written.
    pub(crate) problems: Problems,
    /// The variables of messages, in the order of their patterns.
    pub(crate) uses: Vec<FoundVariable<'p>>,
}

impl<'m, 'p> PatternCompiler<'m, 'p> {
    pub(crate) fn new(merged: &'m Merged<'p>, functions: &'m Functions) -> Self {
        PatternCompiler {
            index: PatternIndex::new(merged),
            functions,
            current: 0,
            problems: Problems::default(),
            uses: Vec::new(),
        }
    }

    /// Compiles all texts that have an index, and all that they refer to, in the order of their
    /// indices.
    pub(crate) fn finish(&mut self) -> Vec<Pattern> {
        let mut compiled = Vec::new();
        while let Some(PendingText { index, is_term, winner, value }) = self.index.next_pending() {
            self.current = index;
            let uses = self.uses.len();
            let pattern = match value {
                Value::Plain(text) => Pattern { elements: [Element::Text(text.into())].into() },
                Value::Tree(pattern) => self.pattern(winner, pattern),
            };
            if is_term {
                // These are the term's parameters.
                self.uses.truncate(uses);
            }
            compiled.push(pattern);
        }
        compiled
    }

    fn pattern(&mut self, winner: Winner<'p>, pattern: &'p ast::Pattern<&'p str>) -> Pattern {
        let mut elements: Vec<Element> = Vec::with_capacity(pattern.elements.len());
        // The parser makes an element of each line of a text.
        let mut text = String::new();
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => text.push_str(value),
                ast::PatternElement::Placeable { expression } => {
                    elements.extend(take_text(&mut text));
                    let is_isolated = pattern.elements.len() > 1 && !is_written(expression);
                    let expression = self.expression(winner, expression);
                    elements.push(Element::Placeable { expression, is_isolated });
                }
            }
        }
        elements.extend(take_text(&mut text));
        Pattern { elements: elements.into() }
    }

    fn expression(
        &mut self,
        winner: Winner<'p>,
        expression: &'p ast::Expression<&'p str>,
    ) -> Expression {
        match expression {
            ast::Expression::Inline(inline) => self.inline(winner, inline),
            ast::Expression::Select { selector, variants } => {
                let selector = Box::new(self.inline(winner, selector));
                let variant = |variant: &'p ast::Variant<&'p str>| Variant {
                    key: key(&variant.key),
                    value: self.pattern(winner, &variant.value),
                    is_default: variant.default,
                };
                Expression::Select { selector, variants: variants.iter().map(variant).collect() }
            }
        }
    }

    fn inline(
        &mut self,
        winner: Winner<'p>,
        inline: &'p ast::InlineExpression<&'p str>,
    ) -> Expression {
        match inline {
            ast::InlineExpression::StringLiteral { value } => {
                Expression::Text(unescape_unicode_to_string(value).into())
            }
            ast::InlineExpression::NumberLiteral { value } => literal(value),
            ast::InlineExpression::VariableReference { id } => {
                let at = winner.source.offset_of(id.name).saturating_sub(1);
                self.uses.push(FoundVariable { pattern: self.current, name: id.name, winner, at });
                Expression::Variable(id.name.into())
            }
            ast::InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map(|id| id.name);
                let target = Target { name: id.name, is_term: false, attribute };
                self.reference(winner, target, None)
            }
            ast::InlineExpression::TermReference { id, attribute, arguments } => {
                let attribute = attribute.as_ref().map(|id| id.name);
                let target = Target { name: id.name, is_term: true, attribute };
                let named = arguments.as_ref().map_or(&[][..], |arguments| &arguments.named);
                let parameters = self.named(winner, named);
                self.reference(winner, target, Some(parameters))
            }
            ast::InlineExpression::FunctionReference { id, arguments } => {
                self.call(winner, id.name, arguments)
            }
            ast::InlineExpression::Placeable { expression } => self.expression(winner, expression),
        }
    }

    fn reference(
        &mut self,
        winner: Winner<'p>,
        target: Target<'p>,
        parameters: Option<Named>,
    ) -> Expression {
        let index = self.index.find(target);
        if index.is_none() {
            let at = winner.source.offset_of(target.name) - usize::from(target.is_term);
            let written = target.written();
            let message =
                format!("expected an id of this locale, found `{written}`, which it lacks");
            self.add_problem(winner, at, ProblemKind::Reference, message);
        }
        Expression::Reference(Reference {
            written: target.written().into(),
            target: index,
            parameters,
        })
    }

    fn call(
        &mut self,
        winner: Winner<'p>,
        name: &'p str,
        arguments: &'p ast::CallArguments<&'p str>,
    ) -> Expression {
        let function = self.functions.get(name);
        if function.is_none() && name == NUMBER {
            let number = match &arguments.positional[..] {
                [number] => Some(Box::new(self.inline(winner, number))),
                _ => None,
            };
            let (options, invalid) = self.number_options(winner, &arguments.named);
            return Expression::Number(NumberCall { number, options, invalid }.into());
        }
        if function.is_none() {
            let at = winner.source.offset_of(name);
            let message = format!("expected a function that there is, found `{name}`");
            self.add_problem(winner, at, ProblemKind::Format, message);
        }
        let positional = arguments.positional.iter().map(|it| self.inline(winner, it)).collect();
        let named = self.named(winner, &arguments.named);
        Expression::Call(Call { name: name.into(), function, positional, named }.into())
    }

    /// The options of a call of `NUMBER`, and the names of those that cannot be followed.
    fn number_options(
        &mut self,
        winner: Winner<'p>,
        named: &[ast::NamedArgument<&'p str>],
    ) -> (NumberOptions, Box<[Box<str>]>) {
        let mut options = NumberOptions::default();
        let mut invalid: Vec<Box<str>> = Vec::new();
        for argument in named {
            let name = argument.name.name;
            let value = literal_value(&argument.value).unwrap_or(FluentValue::None);
            let Err(error) = options.set(name, &value) else { continue };
            let message = match error {
                OptionError::Value(expected) => {
                    format!("expected the option `{name}` of `NUMBER` to be {expected}")
                }
                _ => format!("expected an option that `NUMBER` follows, found `{name}`"),
            };
            let at = winner.source.offset_of(name);
            self.add_problem(winner, at, ProblemKind::Format, message);
            invalid.push(name.into());
        }
        if let Some((name, other)) = options.conflict() {
            let argument = named.iter().find(|argument| argument.name.name == name);
            let at = argument.map_or(0, |argument| winner.source.offset_of(argument.name.name));
            let message = format!("expected no option `{name}` that contradicts `{other}`");
            self.add_problem(winner, at, ProblemKind::Format, message);
            invalid.push(name.into());
        }
        (options, invalid.into())
    }

    fn add_problem(&mut self, winner: Winner<'p>, at: usize, kind: ProblemKind, message: String) {
        winner.add_problem(&mut self.problems, at, Unplaced::new(kind, message));
    }

    fn named(&mut self, winner: Winner<'p>, named: &'p [ast::NamedArgument<&'p str>]) -> Named {
        named.iter().map(|it| (it.name.name.into(), self.inline(winner, &it.value))).collect()
    }
}

fn take_text(text: &mut String) -> Option<Element> {
    let text = std::mem::take(text);
    (!text.is_empty()).then(|| Element::Text(text.into()))
}

/// Whether the translator has written what a placeable shows, so that it needs no isolation.
fn is_written(expression: &ast::Expression<&str>) -> bool {
    use ast::InlineExpression::{MessageReference, StringLiteral, TermReference};
    let ast::Expression::Inline(inline) = expression else { return false };
    matches!(inline, MessageReference { .. } | StringLiteral { .. } | TermReference { .. })
}

fn key(key: &ast::VariantKey<&str>) -> Key {
    match key {
        ast::VariantKey::Identifier { name } => Key::Name((*name).into()),
        ast::VariantKey::NumberLiteral { value } => match value.parse() {
            Ok(number) => Key::Number(NumberKey::new(&number)),
            Err(_) => Key::Name((*value).into()),
        },
    }
}

/// A number literal, with the fraction digits that it is written with.
fn literal(written: &str) -> Expression {
    match written.parse() {
        Ok(number) => Expression::Literal(Box::new(number)),
        // Too long for a number: it is shown as it is written.
        Err(_) => Expression::Text(written.into()),
    }
}

/// The value of a literal, which named arguments are; `None` for any other expression.
pub fn literal_value<'l>(value: &ast::InlineExpression<&'l str>) -> Option<FluentValue<'l>> {
    match value {
        ast::InlineExpression::StringLiteral { value } => {
            Some(FluentValue::String(unescape_unicode_to_string(value)))
        }
        ast::InlineExpression::NumberLiteral { value } => Some(FluentValue::try_number(value)),
        _ => None,
    }
}
