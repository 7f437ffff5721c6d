//! A text as a reader of the page sees it: its variables by name, its variants beneath each other.

use fluent_codes::tooling::ast;
use fluent_syntax::unicode::unescape_unicode_to_string;

use crate::syntax::messages::Messages;
use crate::syntax::text::{key, unwrapped};

/// The maximum number of variants of a text that are shown. A page lists cases, not their combinations.
const MAX_VARIANTS: usize = 30;

/// The maximum number of parts of a text: references can multiply.
const MAX_PIECES: usize = 1000;

/// The maximum depth of references that are followed.
const MAX_DEPTH: usize = 10;

/// A text, with the default of each selection first.
#[derive(Debug, Default)]
pub(super) struct Readable {
    pub(super) variants: Vec<Variant>,
}

/// The text for one case.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Variant {
    /// The conditions under which this text is shown, each a variable and its value; none for the
    /// default.
    pub(super) conditions: Vec<(String, String)>,
    pub(super) pieces: Vec<Piece>,
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    /// The name of a value that the program puts in.
    Variable(String),
}

type Pattern<'m> = ast::Pattern<&'m str>;
type Expression<'m> = ast::Expression<&'m str>;
type Inline<'m> = ast::InlineExpression<&'m str>;

impl Readable {
    /// A text of a locale.
    pub(super) fn new(pattern: &Pattern<'_>, messages: &Messages<'_>) -> Readable {
        let mut choices = vec![Vec::new()];
        list_choices(pattern, &[], &mut choices);
        let variants = choices.iter().map(|choices| {
            let mut writer = Writer { messages, choices, pieces: Vec::new(), left: MAX_PIECES };
            writer.add_pattern(pattern, &[], MAX_DEPTH);
            let conditions = choices.iter().map(Choice::condition).collect();
            Variant { conditions, pieces: writer.pieces }
        });
        Readable { variants: variants.collect() }
    }

    /// The text, if it is one without variables and variants.
    pub(super) fn plain(&self) -> Option<&str> {
        match self.variants.as_slice() {
            [Variant { pieces, .. }] => match pieces.as_slice() {
                [Piece::Text(text)] => Some(text),
                _ => None,
            },
            _ => None,
        }
    }
}

/// A variant that is chosen, and is not the default.
#[derive(Clone, Copy)]
struct Choice<'m> {
    selector: &'m Inline<'m>,
    variant: &'m ast::Variant<&'m str>,
}

impl Choice<'_> {
    fn condition(&self) -> (String, String) {
        let name = variable(self.selector).unwrap_or_default();
        (name.to_owned(), key(self.variant).to_owned())
    }
}

/// The choices that lead to each variant which is not a default, with the defaults of all others.
fn list_choices<'m>(
    pattern: &'m Pattern<'m>,
    path: &[Choice<'m>],
    choices: &mut Vec<Vec<Choice<'m>>>,
) {
    for element in &pattern.elements {
        let ast::PatternElement::Placeable { expression } = element else { continue };
        let Expression::Select { selector, variants } = unwrapped(expression) else { continue };
        for variant in variants {
            if choices.len() == MAX_VARIANTS {
                return;
            }
            let mut path = path.to_vec();
            if !variant.default {
                path.push(Choice { selector, variant });
                choices.push(path.clone());
            }
            list_choices(&variant.value, &path, choices);
        }
    }
}

/// The variable that an expression shows or selects by: its own, or that of a function's argument.
fn variable<'m>(inline: &'m Inline<'m>) -> Option<&'m str> {
    match inline {
        Inline::VariableReference { id } => Some(id.name),
        Inline::FunctionReference { arguments, .. } => {
            arguments.positional.iter().find_map(variable)
        }
        Inline::Placeable { expression } => match expression.as_ref() {
            Expression::Inline(inline) => variable(inline),
            Expression::Select { .. } => None,
        },
        _ => None,
    }
}

/// What a reference to a term passes to it.
type Arguments<'a> = [ast::NamedArgument<&'a str>];

/// Puts the pieces of one variant together.
struct Writer<'m> {
    messages: &'m Messages<'m>,
    choices: &'m [Choice<'m>],
    pieces: Vec<Piece>,
    /// How many pieces may follow.
    left: usize,
}

impl Writer<'_> {
    fn add_pattern(&mut self, pattern: &Pattern<'_>, arguments: &Arguments<'_>, depth: usize) {
        for element in &pattern.elements {
            if self.left == 0 {
                return;
            }
            match element {
                ast::PatternElement::TextElement { value } => self.add_text(value),
                ast::PatternElement::Placeable { expression } => {
                    self.add_expression(expression, arguments, depth);
                }
            }
        }
    }

    fn add_expression(
        &mut self,
        expression: &Expression<'_>,
        arguments: &Arguments<'_>,
        depth: usize,
    ) {
        match expression {
            Expression::Inline(inline) => self.add_inline(inline, arguments, depth),
            Expression::Select { selector, variants } => {
                let argument = literal_of(selector, arguments);
                let is_chosen = |variant: &&ast::Variant<&str>| match argument {
                    Some(value) => key(variant) == value,
                    None => {
                        self.choices.iter().any(|choice| std::ptr::eq(choice.variant, *variant))
                    }
                };
                let default = || variants.iter().find(|variant| variant.default);
                if let Some(variant) = variants.iter().find(is_chosen).or_else(default) {
                    self.add_pattern(&variant.value, arguments, depth);
                }
            }
        }
    }

    fn add_inline(&mut self, inline: &Inline<'_>, arguments: &Arguments<'_>, depth: usize) {
        match inline {
            Inline::StringLiteral { value } => self.add_text(&unescape_unicode_to_string(value)),
            Inline::NumberLiteral { value } => self.add_text(value),
            Inline::Placeable { expression } => self.add_expression(expression, arguments, depth),
            Inline::VariableReference { id } => match literal_of(inline, arguments) {
                Some(value) => self.add_text(&unescape_unicode_to_string(value)),
                None => self.add_variable(id.name),
            },
            Inline::FunctionReference { id, arguments: call } => {
                let shown = call.positional.first();
                match (variable(inline), shown) {
                    (Some(name), _) => self.add_variable(name),
                    (None, Some(shown)) => self.add_inline(shown, arguments, depth),
                    (None, None) => self.add_variable(id.name),
                }
            }
            Inline::MessageReference { id, attribute } => {
                self.add_reference(id.name, attribute.as_ref(), &[], depth);
            }
            Inline::TermReference { id, attribute, arguments: call } => {
                let named = call.as_ref().map_or(&[][..], |call| &call.named);
                self.add_reference(&format!("-{}", id.name), attribute.as_ref(), named, depth);
            }
        }
    }

    /// Adds the text that a reference leads to, or its name if that text is missing or too deep.
    fn add_reference(
        &mut self,
        id: &str,
        attribute: Option<&ast::Identifier<&str>>,
        arguments: &Arguments<'_>,
        depth: usize,
    ) {
        let messages = self.messages;
        let text = messages.get(id).and_then(|message| match attribute {
            Some(attribute) => message.attribute(attribute.name),
            None => message.value(),
        });
        match (text, depth.checked_sub(1)) {
            (Some(text), Some(depth)) => self.add_pattern(text.pattern, arguments, depth),
            _ => self.add_variable(id),
        }
    }

    fn add_text(&mut self, text: &str) {
        self.left = self.left.saturating_sub(1);
        match self.pieces.last_mut() {
            Some(Piece::Text(before)) => before.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    fn add_variable(&mut self, name: &str) {
        self.left = self.left.saturating_sub(1);
        self.pieces.push(Piece::Variable(name.to_owned()));
    }
}

/// The literal that a term's variable stands for, as the reference to the term has it.
fn literal_of<'a>(inline: &Inline<'_>, arguments: &'a Arguments<'a>) -> Option<&'a str> {
    let Inline::VariableReference { id } = inline else { return None };
    let argument = arguments.iter().find(|argument| argument.name.name == id.name)?;
    match argument.value {
        Inline::StringLiteral { value } | Inline::NumberLiteral { value } => Some(value),
        _ => None,
    }
}
