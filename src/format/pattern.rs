//! Texts with placeables, compiled: every reference is resolved to its target.

use crate::format::decimal::Decimal;
use crate::format::function::Function;
use crate::format::number::NumberKey;
use crate::format::number_options::NumberOptions;

/// A text with placeables.
#[derive(Debug)]
pub(crate) struct Pattern {
    pub(crate) elements: Box<[Element]>,
}

impl Pattern {
    /// How many bytes its text is likely to have.
    pub(crate) fn likely_len(&self) -> usize {
        let likely_len = |element: &Element| match element {
            Element::Text(text) => text.len(),
            Element::Placeable { .. } => 32,
        };
        self.elements.iter().map(likely_len).sum()
    }

    /// Whether it has variables, and besides these only texts: it depends on arguments, and nothing can
    /// be wrong with it.
    pub(crate) fn is_simple(&self) -> bool {
        let is_variable = |element: &Element| {
            matches!(element, Element::Placeable { expression: Expression::Variable(_), .. })
        };
        let is_simple =
            |element: &Element| matches!(element, Element::Text(_)) || is_variable(element);
        self.elements.len() <= MAX_SIMPLE_ELEMENTS
            && self.elements.iter().any(is_variable)
            && self.elements.iter().all(is_simple)
            && self.likely_len() <= MAX_SIMPLE_LEN
    }
}

/// How many elements a simple pattern has at most, and how many bytes its text is likely to have.
const MAX_SIMPLE_ELEMENTS: usize = 50;
const MAX_SIMPLE_LEN: usize = 1 << 16;

#[derive(Debug)]
pub(crate) enum Element {
    Text(Box<str>),
    Placeable {
        expression: Expression,
        /// Whether it is put between isolation marks in locales that have them: not if the
        /// translator has written what it shows, and not if it is the whole text.
        is_isolated: bool,
    },
}

#[derive(Debug)]
pub(crate) enum Expression {
    Text(Box<str>),
    Literal(Box<Decimal>),
    Variable(Box<str>),
    Reference(Reference),
    // In boxes: there can be an expression for each three bytes of a file.
    Number(Box<NumberCall>),
    Call(Box<Call>),
    Select { selector: Box<Expression>, variants: Box<[Variant]> },
}

/// A call of Fluent's own `NUMBER`.
#[derive(Debug)]
pub(crate) struct NumberCall {
    /// Its one argument.
    pub(crate) number: Option<Box<Expression>>,
    pub(crate) options: NumberOptions,
    /// The names of options that cannot be followed.
    pub(crate) invalid: Box<[Box<str>]>,
}

/// A call of an application's function.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) name: Box<str>,
    /// The function, if the application has added it.
    pub(crate) function: Option<Function>,
    pub(crate) positional: Box<[Expression]>,
    pub(crate) named: Named,
}

/// A reference to a message, a term, or an attribute of one.
#[derive(Debug)]
pub(crate) struct Reference {
    /// As it is written: `-term.attribute`.
    pub(crate) written: Box<str>,
    /// The index of its target among the locale's patterns, if the locale has it.
    pub(crate) target: Option<usize>,
    /// The parameters of a term. A message has the caller's arguments instead.
    pub(crate) parameters: Option<Named>,
}

/// Named arguments; their values are literals.
pub(crate) type Named = Box<[(Box<str>, Expression)]>;

#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) key: Key,
    pub(crate) value: Pattern,
    pub(crate) is_default: bool,
}

#[derive(Debug)]
pub(crate) enum Key {
    Name(Box<str>),
    Number(NumberKey),
}
