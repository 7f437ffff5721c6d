//! Compiling syntax trees to patterns, with every reference resolved.

use std::collections::HashMap;

use fluent::FluentValue;
use fluent_syntax::unicode::unescape_unicode_to_string;

use crate::build::merge::{Merged, Winner};
use crate::format::function::{Functions, NUMBER};
use crate::format::number::NumberKey;
use crate::format::number_options::NumberOptions;
use crate::format::pattern::{
    Call, Element, Expression, Key, Named, NumberCall, Pattern, Reference, Variant,
};
use crate::ftl::{Value, ast};

/// The message or term, or the attribute of one, that a reference means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Target<'p> {
    pub(crate) name: &'p str,
    pub(crate) is_term: bool,
    pub(crate) attribute: Option<&'p str>,
}

impl<'p> Target<'p> {
    pub(crate) fn message(name: &'p str) -> Target<'p> {
        Target { name, is_term: false, attribute: None }
    }

    /// The entry that this means and the text in it, if the locale has it.
    pub(crate) fn find(self, merged: &Merged<'p>) -> Option<(Winner<'p>, Value<'p>)> {
        let winner = merged.get(self.name, self.is_term)?;
        let value = match self.attribute {
            None => winner.value(),
            Some(name) => winner.attribute(name).map(Value::Tree),
        };
        Some((winner, value?))
    }

    fn written(self) -> String {
        let dash = if self.is_term { "-" } else { "" };
        let attribute = self.attribute.map(|name| format!(".{name}")).unwrap_or_default();
        format!("{dash}{}{attribute}", self.name)
    }
}

/// Collects the patterns of a locale that are needed, and those that they refer to.
pub(crate) struct PatternCompiler<'m, 'p> {
    merged: &'m Merged<'p>,
    functions: &'m Functions,
    indices: HashMap<Target<'p>, usize>,
    /// Those that have an index and are not compiled yet.
    pending: Vec<Target<'p>>,
    /// References that the locale cannot resolve: the entry, where in it, what was written.
    pub(crate) unresolved: Vec<(Winner<'p>, usize, String)>,
}

impl<'m, 'p> PatternCompiler<'m, 'p> {
    pub(crate) fn new(merged: &'m Merged<'p>, functions: &'m Functions) -> Self {
        let (indices, pending) = (HashMap::new(), Vec::new());
        PatternCompiler { merged, functions, indices, pending, unresolved: Vec::new() }
    }

    /// The index that a pattern will have, if the locale has it.
    pub(crate) fn index(&mut self, target: Target<'p>) -> Option<usize> {
        target.find(self.merged)?;
        let next = self.indices.len();
        let index = *self.indices.entry(target).or_insert(next);
        if index == next {
            self.pending.push(target);
        }
        Some(index)
    }

    /// Compiles all that have an index, and all that they refer to.
    pub(crate) fn finish(&mut self) -> Vec<Pattern> {
        let mut compiled: Vec<(usize, Pattern)> = Vec::new();
        while let Some(target) = self.pending.pop() {
            if let (Some(index), Some((winner, value))) =
                (self.indices.get(&target).copied(), target.find(self.merged))
            {
                let pattern = match value {
                    Value::Plain(text) => Pattern { elements: [Element::Text(text.into())].into() },
                    Value::Tree(pattern) => self.pattern(winner, pattern),
                };
                compiled.push((index, pattern));
            }
        }
        compiled.sort_by_key(|(index, _)| *index);
        compiled.into_iter().map(|(_, pattern)| pattern).collect()
    }

    fn pattern(&mut self, winner: Winner<'p>, pattern: &'p ast::Pattern<&'p str>) -> Pattern {
        let mut elements: Vec<Element> = Vec::new();
        // Of text over several lines, each line is an element.
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
            ast::InlineExpression::VariableReference { id } => Expression::Variable(id.name.into()),
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
        let index = self.index(target);
        if index.is_none() {
            let at = winner.source.offset_of(target.name) - usize::from(target.is_term);
            self.unresolved.push((winner, at, target.written()));
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
        name: &str,
        arguments: &'p ast::CallArguments<&'p str>,
    ) -> Expression {
        let function = self.functions.get(name);
        if function.is_none() && name == NUMBER {
            let number = match &arguments.positional[..] {
                [number] => Some(Box::new(self.inline(winner, number))),
                _ => None,
            };
            let (options, invalid) = number_options(&arguments.named);
            return Expression::Number(NumberCall { number, options, invalid });
        }
        let positional = arguments.positional.iter().map(|it| self.inline(winner, it)).collect();
        let named = self.named(winner, &arguments.named);
        Expression::Call(Call { name: name.into(), function, positional, named })
    }

    fn named(&mut self, winner: Winner<'p>, named: &'p [ast::NamedArgument<&'p str>]) -> Named {
        named.iter().map(|it| (it.name.name.into(), self.inline(winner, &it.value))).collect()
    }
}

fn take_text(text: &mut String) -> Option<Element> {
    let text = std::mem::take(text);
    (!text.is_empty()).then(|| Element::Text(text.into()))
}

/// Whether a placeable stands for what the translator wrote.
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

/// A number as it is written, with as many digits in its fraction.
fn literal(written: &str) -> Expression {
    match written.parse() {
        Ok(number) => Expression::Literal(Box::new(number)),
        // Longer than any number: it shows as it is written.
        Err(_) => Expression::Text(written.into()),
    }
}

/// The options of a call of `NUMBER`, and the names of those that cannot be followed.
fn number_options(named: &[ast::NamedArgument<&str>]) -> (NumberOptions, Box<[Box<str>]>) {
    let mut options = NumberOptions::default();
    let mut invalid: Vec<Box<str>> = Vec::new();
    for argument in named {
        let name = argument.name.name;
        let value = literal_value(&argument.value);
        if value.is_none_or(|value| options.set(name, &value).is_err()) {
            invalid.push(name.into());
        }
    }
    if let Some((name, _)) = options.conflict() {
        invalid.push(name.into());
    }
    (options, invalid.into())
}

/// The value of a literal, as a named argument is one; `None` for what is none.
pub fn literal_value<'l>(value: &ast::InlineExpression<&'l str>) -> Option<FluentValue<'l>> {
    match value {
        ast::InlineExpression::StringLiteral { value } => {
            Some(FluentValue::String(unescape_unicode_to_string(value)))
        }
        ast::InlineExpression::NumberLiteral { value } => Some(FluentValue::try_number(value)),
        _ => None,
    }
}
