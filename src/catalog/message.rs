//! The message of one code, with all that belongs to it.

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::FluentArgs;
use unic_langid::LanguageIdentifier;

use crate::catalog::Catalog;
use crate::catalog::row::{Cell, Row, Served};
use crate::code::Code;
use crate::format::resolver::{Defect, Program};

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
    row: &'c Row<'c>,
    value: Value<'c>,
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
    Pattern(&'c Program, usize),
}

impl<'c> Message<'c> {
    /// The message that a cell stands for.
    pub(crate) fn new(catalog: &'c Catalog, code: Code, served: Served<'c>) -> Option<Message<'c>> {
        let row = catalog.table.rows().get(usize::from(served.row))?;
        let value = match served.cell {
            Cell::Text(text) => Value::Text(text),
            Cell::Pattern(index) => Value::Pattern(&row.program, index as usize),
        };
        Some(Message { code, row, value })
    }

    /// The code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// The locale that the text comes from.
    pub fn locale(&self) -> &'c LanguageIdentifier {
        &self.row.locale
    }

    /// The text without arguments: variables show as `{$name}`.
    pub fn text(&self) -> Cow<'c, str> {
        self.value.best_effort(None)
    }

    /// The text with arguments for its variables.
    ///
    /// # Errors
    ///
    /// If the text could not be formatted as it is meant: an argument is missing, or one is given
    /// that the text has no variable for, or the message itself is at fault. The error has the best
    /// text that could be made, which is what [`Catalog::tr_args`] answers.
    pub fn format(&self, args: &FluentArgs<'_>) -> Result<Cow<'c, str>, FormatError> {
        self.value.format(args)
    }

    /// The names of the variables that the text wants arguments for, sorted.
    pub fn arguments(&self) -> Vec<&'c str> {
        self.value.arguments()
    }

    /// The attributes of the message, in its order.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'c>> {
        let row = self.row;
        let attributes = row.attributes.get(&self.code).into_iter().flatten();
        attributes
            .map(|(name, index)| Attribute { name, value: Value::Pattern(&row.program, *index) })
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
        match self {
            Value::Text(text) => Cow::Borrowed(text),
            Value::Pattern(program, index) => Cow::Owned(program.format(index, args).text),
        }
    }

    fn format(self, args: &FluentArgs<'_>) -> Result<Cow<'c, str>, FormatError> {
        let (text, mut defects) = match self {
            Value::Text(text) => (Cow::Borrowed(text), Vec::new()),
            Value::Pattern(program, index) => {
                let formatted = program.format(index, Some(args));
                (Cow::Owned(formatted.text), formatted.defects)
            }
        };
        let surplus = args.iter().map(|(name, _)| name).filter(|name| !self.wants(name));
        defects.extend(surplus.map(|name| Defect::SurplusArgument(name.to_owned())));
        match defects.is_empty() {
            true => Ok(text),
            false => Err(FormatError { text: text.into_owned(), defects }),
        }
    }

    fn wants(self, argument: &str) -> bool {
        match self {
            Value::Text(_) => false,
            Value::Pattern(program, index) => program.wants(index, argument),
        }
    }

    fn arguments(self) -> Vec<&'c str> {
        match self {
            Value::Text(_) => Vec::new(),
            Value::Pattern(program, index) => program.variables(index),
        }
    }
}

/// A text that could not be formatted as it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    text: String,
    defects: Vec<Defect>,
}

impl FormatError {
    /// The best text that could be made: what is missing shows as `{$name}`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What went wrong.
    pub fn defects(&self) -> &[Defect] {
        &self.defects
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, defect) in self.defects.iter().enumerate() {
            f.write_str(if index > 0 { "; " } else { "" })?;
            defect.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for FormatError {}
