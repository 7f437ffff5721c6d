//! The message of one code, with all that belongs to it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use fluent_bundle::resolver::ResolverError;
use fluent_bundle::resolver::errors::ReferenceKind;
use fluent_bundle::{FluentArgs, FluentError, FluentMessage};
use unic_langid::LanguageIdentifier;

use crate::catalog::Catalog;
use crate::code::Code;
use crate::ftl::{Reference, ast, references};
use crate::row::{Bundle, Cell};

/// The message of a code: its text, its attributes, the variables that it wants arguments for and
/// the locale that serves it. From [`Catalog::get`].
///
/// ```
/// use fluent_codes::{Catalog, Locales, langid};
///
/// let catalog = Catalog::builder().embedded::<Locales>().build()?;
/// let message = catalog.get(131201, &langid!("de")).expect("the shipped catalog has it");
/// assert_eq!(message.text(), "size of file exceeds limit");
/// assert_eq!(message.locale(), &langid!("en-US"));
/// # Ok::<(), fluent_codes::BuildError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Message<'c> {
    code: Code,
    locale: &'c LanguageIdentifier,
    value: Value<'c>,
    bundle: Option<&'c Bundle>,
}

/// An attribute of a [`Message`]: a further text that belongs to the same code.
#[derive(Clone, Copy)]
pub struct Attribute<'c> {
    name: &'c str,
    value: Value<'c>,
}

/// A text, or what formats one.
#[derive(Clone, Copy)]
enum Value<'c> {
    Text(&'c str),
    Pattern(&'c Bundle, &'c ast::Pattern<&'c str>),
}

impl<'c> Message<'c> {
    /// The message that a cell stands for.
    pub(crate) fn new(
        catalog: &'c Catalog,
        code: Code,
        id: &str,
        cell: Cell,
    ) -> Option<Message<'c>> {
        let (Cell::Text { served, .. } | Cell::Pattern { served }) = cell else { return None };
        let row = catalog.rows.get(usize::from(served))?;
        let bundle = row.bundle.as_ref();
        let value = match cell {
            Cell::Text { start, len, .. } => Value::Text(catalog.text_at(start, len)),
            _ => {
                let bundle = bundle?;
                Value::Pattern(bundle, bundle.get_message(id)?.value()?)
            }
        };
        Some(Message { code, locale: &row.locale, value, bundle })
    }

    /// The code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The locale that the text comes from.
    pub fn locale(&self) -> &'c LanguageIdentifier {
        self.locale
    }

    /// The text without arguments: variables show as `{$name}`.
    pub fn text(&self) -> Cow<'c, str> {
        self.value.best_effort(None)
    }

    /// The text with arguments for its variables.
    ///
    /// # Errors
    ///
    /// If the text could not be formatted as it is meant, for lack of an argument for instance.
    /// The error has the best text that could be made.
    pub fn format(&self, args: &FluentArgs<'_>) -> Result<Cow<'c, str>, FormatError> {
        self.value.format(args)
    }

    /// The names of the variables that the text wants arguments for, sorted.
    pub fn arguments(&self) -> Vec<&'c str> {
        self.value.arguments()
    }

    /// The attributes of the message, in its order.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'c>> {
        let message = self
            .bundle
            .and_then(|bundle| Some((bundle, bundle.get_message(&self.code.message_id())?)));
        message.into_iter().flat_map(|(bundle, message): (&'c Bundle, FluentMessage<'c>)| {
            message.attributes().map(move |attribute| Attribute {
                name: attribute.id(),
                value: Value::Pattern(bundle, attribute.value()),
            })
        })
    }

    /// The attribute of this name.
    pub fn attribute(&self, name: &str) -> Option<Attribute<'c>> {
        self.attributes().find(|attribute| attribute.name == name)
    }

    pub(crate) fn best_effort(&self, args: Option<&FluentArgs<'_>>) -> Cow<'c, str> {
        self.value.best_effort(args)
    }
}

impl<'c> Attribute<'c> {
    /// The name of the attribute.
    pub fn name(&self) -> &'c str {
        self.name
    }

    /// The text without arguments: variables show as `{$name}`.
    pub fn text(&self) -> Cow<'c, str> {
        self.value.best_effort(None)
    }

    /// The text with arguments for its variables.
    ///
    /// # Errors
    ///
    /// As [`Message::format`].
    pub fn format(&self, args: &FluentArgs<'_>) -> Result<Cow<'c, str>, FormatError> {
        self.value.format(args)
    }

    /// The names of the variables that the text wants arguments for, sorted.
    pub fn arguments(&self) -> Vec<&'c str> {
        self.value.arguments()
    }
}

impl<'c> Value<'c> {
    fn best_effort(self, args: Option<&FluentArgs<'_>>) -> Cow<'c, str> {
        self.resolve(args, &mut Vec::new())
    }

    fn format(self, args: &FluentArgs<'_>) -> Result<Cow<'c, str>, FormatError> {
        let mut errors = Vec::new();
        let text = self.resolve(Some(args), &mut errors);
        if errors.is_empty() {
            return Ok(text);
        }
        Err(FormatError { text: text.into_owned(), errors })
    }

    fn resolve(self, args: Option<&FluentArgs<'_>>, errors: &mut Vec<FluentError>) -> Cow<'c, str> {
        match self {
            Value::Text(text) => Cow::Borrowed(text),
            Value::Pattern(bundle, pattern) => bundle.format_pattern(pattern, args, errors),
        }
    }

    fn arguments(self) -> Vec<&'c str> {
        let Value::Pattern(bundle, pattern) = self else { return Vec::new() };
        let mut names = BTreeSet::new();
        let mut visited = BTreeSet::new();
        let mut pending = vec![pattern];
        while let Some(pattern) = pending.pop() {
            for reference in references(pattern) {
                match reference {
                    Reference::Variable(name) => drop(names.insert(name)),
                    Reference::Message(id, attribute) if visited.insert((id, attribute)) => {
                        pending.extend(referred(bundle, id, attribute));
                    }
                    _ => {}
                }
            }
        }
        names.into_iter().collect()
    }
}

fn referred<'c>(
    bundle: &'c Bundle,
    id: &str,
    attribute: Option<&str>,
) -> Option<&'c ast::Pattern<&'c str>> {
    let message = bundle.get_message(id)?;
    match attribute {
        None => message.value(),
        Some(name) => Some(message.get_attribute(name)?.value()),
    }
}

/// A text that could not be formatted as it is meant.
#[derive(Clone, Debug, PartialEq)]
pub struct FormatError {
    text: String,
    errors: Vec<FluentError>,
}

impl FormatError {
    /// The best text that could be made: what is missing shows as `{$name}`.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.errors.iter().enumerate() {
            f.write_str(if index > 0 { "; " } else { "" })?;
            let FluentError::ResolverError(error) = error else {
                write!(f, "{error}")?;
                continue;
            };
            match error {
                ResolverError::Reference(ReferenceKind::Variable { id }) => {
                    write!(f, "no argument for the variable `${id}`")
                }
                ResolverError::Reference(ReferenceKind::Function { id }) => {
                    write!(f, "no function `{id}`")
                }
                ResolverError::Reference(ReferenceKind::Message { id, attribute: None }) => {
                    write!(f, "no message `{id}`")
                }
                ResolverError::Reference(ReferenceKind::Term { id, attribute: None }) => {
                    write!(f, "no term `-{id}`")
                }
                ResolverError::Reference(ReferenceKind::Message { id, attribute: Some(name) }) => {
                    write!(f, "no attribute `{id}.{name}`")
                }
                ResolverError::Reference(ReferenceKind::Term { id, attribute: Some(name) }) => {
                    write!(f, "no attribute `-{id}.{name}`")
                }
                ResolverError::NoValue(id) => write!(f, "no text in the message `{id}`"),
                ResolverError::MissingDefault => f.write_str("no default variant"),
                ResolverError::Cyclic => f.write_str("a message that refers to itself"),
                ResolverError::TooManyPlaceables => f.write_str("more than 100 placeables"),
            }?;
        }
        Ok(())
    }
}

impl std::error::Error for FormatError {}
